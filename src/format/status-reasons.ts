import type { Heading, Paragraph } from './blocks';
import type { InlineMemo, InlineSpan } from './inline';
import { fromMemo, inMemo } from './summaries';
import type { Status } from './transcript';

/* Why a question has its status: a memo behind its marker that begins with the status, `{>>declined: too personal<<}`. */

/** The memo that says why. */
export function reasonMemo(status: Status, reason: string): string {
  return `{>>${status}: ${inMemo(reason)}<<}`;
}

/** What the words of a memo say of a status; `undefined` where they say nothing of it. */
export function reasonIn(memo: string, status: string): string | undefined {
  const [before, ...words] = memo.split(':');
  if (before?.trim().toLowerCase() !== status || words.length === 0) return undefined;
  return fromMemo(words.join(':')) || undefined;
}

/** A memo and what it stands in. */
export interface MemoInBlock {
  readonly block: Heading | Paragraph;
  readonly memo: InlineMemo;
}

/** The memos in a heading and directly below it. `blocks`: those behind the heading, in order. */
export function memosBelow(
  heading: Heading,
  blocks: Iterable<Heading | Paragraph | { readonly kind: string }>,
): MemoInBlock[] {
  const found: MemoInBlock[] = heading.inline.memos.map(memo => ({ block: heading, memo }));
  for (const block of blocks) {
    if (block.kind === 'blank') continue;
    if (!isParagraph(block) || behindMemos(block, 0) < block.text.trimEnd().length) break;
    found.push(...block.inline.memos.map(memo => ({ block, memo })));
  }
  return found;
}

/** The memos directly behind a span. */
export function memosBehind(block: Heading | Paragraph, span: InlineSpan): MemoInBlock[] {
  const end = behindMemos(block, span.end);
  return block.inline.memos.flatMap(memo =>
    memo.start >= span.end && memo.end <= end ? [{ block, memo }] : [],
  );
}

function isParagraph(block: { readonly kind: string }): block is Paragraph {
  return block.kind === 'paragraph';
}

/** Offset behind the memos, and the blanks between them, that follow an offset; that offset where none does. */
function behindMemos({ text, inline }: Heading | Paragraph, from: number): number {
  let at = from;
  for (const { start, end } of inline.memos) {
    if (start < at) continue;
    if (text.slice(at, start).trim() !== '') break;
    at = end;
  }
  return at;
}
