import type { Edit } from './edits';
import { PlacedBlocks } from './placed-blocks';
import { inOneLine, type Summary, summaryIn, summaryMemo } from './summaries';
import { memoAt, memoParagraph, readable, stretchOfMemo, withoutMemo } from './write-memos';

/* Summaries put into a transcript, changed and taken out of it. All offsets are those of the file's text. */

/** Where a summary is, or is to be. */
export type SummaryPlace =
  /** The memo that begins at this offset. */
  | { readonly memo: number }
  /** In the answer whose heading, or whose span with `q=`, begins at this offset. */
  | { readonly marker: number }
  /** Before the interview, where those of themes stand. */
  | 'beginning';

/**
 * Writes a summary, changes it, or, where its text is empty, takes it out. `undefined` where it cannot stand: at a place
 * that is none, or where signs before it would make something else of it.
 */
export function summaryEdits(text: string, place: SummaryPlace, summary: Summary): Edit[] | undefined {
  const placed = new PlacedBlocks(text);
  const memo = summaryMemo(summary);
  if (place !== 'beginning' && 'memo' in place) {
    const there = memoAt(placed, place.memo);
    if (!there) return undefined;
    if (inOneLine(summary.text) === '') return [withoutMemo(text, placed, there)];
    const { start, end } = stretchOfMemo(placed, there);
    return readable(text, { start, end, text: memo, at: start }, memo);
  }
  if (inOneLine(summary.text) === '') return [];
  if (place === 'beginning')
    return readable(text, memoParagraph(text, placed, behindFrontMatter(placed), memo), memo);
  for (const block of placed.blocks) {
    if (block.kind === 'heading') {
      if (placed.inFile(block, 0) === place.marker)
        return readable(text, memoParagraph(text, placed, block.line + block.lines - 1, memo), memo);
    } else if (block.kind !== 'paragraph') continue;
    const span = block.inline.spans.find(({ start }) => placed.inFile(block, start) === place.marker);
    if (!span) continue;
    const isSwitch = span.textStart === span.textEnd;
    const at = placed.inFile(block, isSwitch ? span.end : span.textEnd);
    const blank = isSwitch ? ' ' : ''; // one at the end of the aside would be left among what is said
    return readable(text, { start: at, end: at, text: `${blank}${memo}`, at: at + blank.length }, memo);
  }
  return undefined;
}

/** Number of the line that the summaries of themes come behind; -1 for the first line. */
function behindFrontMatter({ blocks }: PlacedBlocks): number {
  let line = -1;
  for (const block of blocks) {
    if (block.kind === 'blank') continue;
    const isSummary =
      block.kind === 'paragraph' &&
      block.inline.memos.some(
        ({ start, end, text }) => end - start === block.text.trim().length && summaryIn(text)?.theme,
      );
    if (block.kind !== 'front-matter' && !isSummary) break;
    line = block.line + block.lines - 1;
  }
  return line;
}
