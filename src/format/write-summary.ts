import type { Heading, Paragraph } from './blocks';
import { applied, type Edit } from './edits';
import type { InlineMemo } from './inline';
import { PlacedBlocks } from './placed-blocks';
import { inOneLine, type Summary, summaryIn, summaryMemo } from './summaries';

/* Summaries put into a transcript, changed and taken out of it. All offsets are those of the file's text. */

/** Where a summary is, or is to be. */
export type SummaryPlace =
  /** The memo that begins at this offset. */
  | { readonly memo: number }
  /** In the answer whose heading, or whose span with `q=`, begins at this offset. */
  | { readonly marker: number }
  /** Before the interview, where those of themes stand. */
  | 'beginning';

interface Placed {
  readonly block: Heading | Paragraph;
  readonly memo: InlineMemo;
}

/**
 * Writes a summary, changes it, or, where its text is empty, takes it out. `undefined` where it cannot stand: at a place
 * that is none, or where signs before it would make something else of it.
 */
export function summaryEdits(text: string, place: SummaryPlace, summary: Summary): Edit[] | undefined {
  const placed = new PlacedBlocks(text);
  if (place !== 'beginning' && 'memo' in place) {
    const there = memoAt(placed, place.memo);
    if (!there) return undefined;
    if (inOneLine(summary.text) === '') return [withoutMemo(text, placed, there)];
    const { start, end } = stretchOf(placed, there);
    return readable(text, { start, end, text: summaryMemo(summary) }, start, summary);
  }
  if (inOneLine(summary.text) === '') return [];
  const memo = summaryMemo(summary);
  if (place === 'beginning') return inParagraph(text, placed, behindFrontMatter(placed), summary);
  for (const block of placed.blocks) {
    if (block.kind === 'heading') {
      if (placed.inFile(block, 0) === place.marker)
        return inParagraph(text, placed, block.line + block.lines - 1, summary);
    } else if (block.kind !== 'paragraph') continue;
    const span = block.inline.spans.find(({ start }) => placed.inFile(block, start) === place.marker);
    if (!span) continue;
    const isSwitch = span.textStart === span.textEnd;
    const at = placed.inFile(block, isSwitch ? span.end : span.textEnd);
    const blank = isSwitch ? ' ' : ''; // one at the end of the aside would be left among what is said
    return readable(text, { start: at, end: at, text: `${blank}${memo}` }, at + blank.length, summary);
  }
  return undefined;
}

function memoAt(placed: PlacedBlocks, offset: number): Placed | undefined {
  for (const block of placed.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    const memo = block.inline.memos.find(({ start }) => placed.inFile(block, start) === offset);
    if (memo) return { block, memo };
  }
  return undefined;
}

function stretchOf(placed: PlacedBlocks, { block, memo }: Placed): { start: number; end: number } {
  return { start: placed.inFile(block, memo.start), end: placed.inFile(block, memo.end) };
}

/** The edit, if the summary that it writes is read again at its place. */
function readable(text: string, edit: Edit, at: number, { theme, text: words }: Summary): Edit[] | undefined {
  const there = memoAt(new PlacedBlocks(applied(text, [edit])), at);
  const read = there && summaryIn(there.memo.text);
  return read && read.theme === theme && read.text === inOneLine(words) ? [edit] : undefined;
}

/** A memo with the blanks around it that nobody needs; one in a paragraph of its own goes with the paragraph. */
function withoutMemo(text: string, placed: PlacedBlocks, there: Placed): Edit {
  const { block, memo } = there;
  if (block.kind === 'paragraph' && block.text.trim().length === memo.end - memo.start) {
    const last = block.line + block.lines - 1;
    let before = block.line;
    while (before > 0 && text.slice(placed.lineStart(before - 1), placed.lineEnd(before - 1)).trim() === '')
      before--;
    if (before > 0) return { start: placed.lineEnd(before - 1), end: placed.lineEnd(last), text: '' };
    let behind = last + 1;
    while (placed.lineStart(behind) < text.length && isBlankLine(text, placed, behind)) behind++;
    return { start: placed.lineStart(block.line), end: placed.lineStart(behind), text: '' };
  }
  const { start, end } = stretchOf(placed, there);
  const blanks = / $/.test(text.slice(0, start)) && /^(?:\s|\]|$)/.test(text.slice(end)) ? 1 : 0;
  return { start: start - blanks, end, text: '' };
}

function isBlankLine(text: string, placed: PlacedBlocks, line: number): boolean {
  return text.slice(placed.lineStart(line), placed.lineEnd(line)).trim() === '';
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

/** Writes the summary in a paragraph of its own behind this line. */
function inParagraph(text: string, placed: PlacedBlocks, line: number, summary: Summary): Edit[] | undefined {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const memo = summaryMemo(summary);
  if (line < 0) {
    const start = placed.lineStart(0);
    return readable(text, { start, end: start, text: `${memo}${lineEnd}${lineEnd}` }, start, summary);
  }
  const at = placed.lineEnd(line);
  const next = placed.lineStart(line + 1);
  const isParted = next >= text.length || isBlankLine(text, placed, line + 1);
  const written = `${lineEnd}${lineEnd}${memo}${isParted ? '' : lineEnd}`;
  return readable(text, { start: at, end: at, text: written }, at + 2 * lineEnd.length, summary);
}
