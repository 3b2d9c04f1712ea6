import { type Inline, markupIn } from './inline';

/**
 * What a paragraph says between two offsets, for a reader: without brackets of codings, attribute lists, memos, comments,
 * link targets and marks of quotation, in one line; runs of blanks are one. What stands in plain brackets, such as `[laughs]`, is kept.
 */
export function asSaid(text: string, inline: Inline, from: number, to: number): string {
  let said = '';
  let at = from;
  for (const [start, end] of markupIn(text, inline)) {
    if (end <= at) continue;
    if (start >= to) break;
    said += text.slice(at, Math.max(at, start));
    at = end;
  }
  if (at < to) said += text.slice(at, to);
  const isWholeLine = from === 0 || text.charAt(from - 1) === '\n';
  const withoutMarks = (isWholeLine ? `\n${said}` : said).replace(/\n[ \t]*(?:>[ \t]*)+/g, '\n');
  return withoutMarks.replace(/\s+/g, ' ');
}
