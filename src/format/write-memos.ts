import type { Heading, Paragraph } from './blocks';
import { applied, type Edit, type Stretch } from './edits';
import type { InlineMemo } from './inline';
import { PlacedBlocks } from './placed-blocks';

/* Memos that the program writes into a transcript, and takes out again. All offsets are those of the file's text. */

/** A memo and the heading or paragraph that it stands in. */
export interface PlacedMemo {
  readonly block: Heading | Paragraph;
  readonly memo: InlineMemo;
}

/** An edit that writes a memo, and where the memo begins afterwards. */
export interface MemoEdit extends Edit {
  readonly at: number;
}

/** The memo that begins at this offset. */
export function memoAt(placed: PlacedBlocks, offset: number): PlacedMemo | undefined {
  for (const block of placed.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    const memo = block.inline.memos.find(({ start }) => placed.inFile(block, start) === offset);
    if (memo) return { block, memo };
  }
  return undefined;
}

/** A memo with its signs. */
export function stretchOfMemo(placed: PlacedBlocks, { block, memo }: PlacedMemo): Stretch {
  return { start: placed.inFile(block, memo.start), end: placed.inFile(block, memo.end) };
}

/** Whether signs before it do not make something else of a memo that begins here. */
export function isReadAt(text: string, at: number, memo: string): boolean {
  const there = memoAt(new PlacedBlocks(text), at);
  return there?.memo.text === memo.slice('{>>'.length, -'<<}'.length).trim();
}

/** Writes a memo in a paragraph of its own behind this line; -1 for the first line. */
export function memoParagraph(text: string, placed: PlacedBlocks, line: number, memo: string): MemoEdit {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  if (line < 0) {
    const start = placed.lineStart(0);
    return { start, end: start, text: `${memo}${lineEnd}${lineEnd}`, at: start };
  }
  const at = placed.lineEnd(line);
  const next = placed.lineStart(line + 1);
  const isParted = next >= text.length || isBlankLine(text, placed, line + 1);
  const written = `${lineEnd}${lineEnd}${memo}${isParted ? '' : lineEnd}`;
  return { start: at, end: at, text: written, at: at + 2 * lineEnd.length };
}

/** Takes a memo out with the blanks around it that nobody needs; one in a paragraph of its own goes with the paragraph. */
export function withoutMemo(text: string, placed: PlacedBlocks, there: PlacedMemo): Edit {
  const { block, memo } = there;
  if (block.kind === 'paragraph' && block.text.trim().length === memo.end - memo.start) {
    const last = block.line + block.lines - 1;
    let before = block.line;
    while (before > 0 && text.slice(placed.lineStart(before - 1), placed.lineEnd(before - 1)).trim() === '')
      before--;
    if (before > 0) return { start: placed.lineEnd(before - 1), end: placed.lineEnd(last), text: '' };
    let behind = last + 1;
    while (placed.lineStart(behind) < text.length && isBlankLine(text, placed, behind)) behind++;
    // In the first line, a rule would begin a front matter: what parts it from the memo stays.
    if (text.startsWith('---', placed.lineStart(behind))) behind = last + 1;
    return { start: placed.lineStart(block.line), end: placed.lineStart(behind), text: '' };
  }
  const { start, end } = stretchOfMemo(placed, there);
  const blanks = / $/.test(text.slice(0, start)) && /^(?:\s|\]|$)/.test(text.slice(end)) ? 1 : 0;
  return { start: start - blanks, end, text: '' };
}

function isBlankLine(text: string, placed: PlacedBlocks, line: number): boolean {
  return text.slice(placed.lineStart(line), placed.lineEnd(line)).trim() === '';
}

/** The edit, if the memo that it writes is read again at its place. */
export function readable(text: string, { at, ...edit }: MemoEdit, memo: string): Edit[] | undefined {
  return isReadAt(applied(text, [edit]), at, memo) ? [edit] : undefined;
}
