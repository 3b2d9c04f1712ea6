import type { Attributes } from './attributes';
import type { Heading, Paragraph } from './blocks';
import { applied, type Edit, inOrder, type Stretch } from './edits';
import type { InlineSpan } from './inline';
import { PlacedBlocks } from './placed-blocks';
import { type MemoInBlock, memosBehind, memosBelow, reasonIn, reasonMemo } from './status-reasons';
import { inOneLine } from './summaries';
import type { Status } from './transcript';
import { isReadAt, type MemoEdit, memoParagraph, withoutMemo } from './write-memos';

/* The status of a question marker, and why it has it: written, changed, taken out. All offsets are those of the file's text. */

/** A heading, or a span in one or in a paragraph, with which a question begins. */
interface PlacedMarker {
  readonly block: Heading | Paragraph;
  readonly attributes: Attributes | undefined;
  /** `undefined` of a heading. */
  readonly span: InlineSpan | undefined;
  /** The memos directly behind it. */
  readonly memos: readonly MemoInBlock[];
}

/**
 * Gives the marker that begins at an offset a status, or takes it away. A reason takes the place of the one that is there,
 * an empty one takes that away, and without any, it is left as it is; it goes with its status. `undefined` where no marker
 * begins there, or where signs before them would make something else of what is written.
 */
export function statusEdits(
  text: string,
  marker: number,
  status: Status | undefined,
  reason?: string,
): Edit[] | undefined {
  const placed = new PlacedBlocks(text);
  const there = markerAt(placed, marker);
  if (!there) return undefined;
  const { block, attributes } = there;
  const before = statusOf(attributes);
  const onMarker =
    status === undefined
      ? withoutStatus(placed, there)
      : status === before
        ? undefined
        : withStatus(placed, there, status);
  const edits: Edit[] = onMarker ? [onMarker] : [];

  const words = status === undefined ? '' : reason === undefined ? undefined : inOneLine(reason);
  const old = before === undefined ? undefined : there.memos.find(({ memo }) => reasonIn(memo.text, before));
  let memo: MemoEdit | undefined;
  if (status !== undefined && words) {
    const written = reasonMemo(status, words);
    memo = old ? inPlaceOf(placed, old, written) : behind(text, placed, there, written);
    edits.push(memo);
  } else if (words === '' && old) {
    edits.push(withoutMemo(text, placed, old));
  }

  const inTurn = inOrder(edits).map(({ start, end, text }) => ({ start, end, text }));
  const after = applied(text, inTurn);
  const read = markerAt(new PlacedBlocks(after), marker);
  if (!read || read.block.kind !== block.kind || statusOf(read.attributes) !== status) return undefined;
  if (!memo) return inTurn;
  const shift = onMarker && onMarker.start <= memo.start ? lengthened(onMarker) : 0;
  return isReadAt(after, memo.at + shift, memo.text.trim()) ? inTurn : undefined;
}

/** Why the marker that begins at an offset has its status. */
export function reasonAt(text: string, marker: number): string | undefined {
  const there = markerAt(new PlacedBlocks(text), marker);
  const status = there && statusOf(there.attributes);
  if (status === undefined) return undefined;
  for (const { memo } of there?.memos ?? []) {
    const reason = reasonIn(memo.text, status);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function markerAt(placed: PlacedBlocks, offset: number): PlacedMarker | undefined {
  for (const [index, block] of placed.blocks.entries()) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
    if (placed.lineStart(block.line + block.lines) < offset) continue;
    if (block.kind === 'heading' && placed.inFile(block, 0) === offset) {
      const memos = memosBelow(block, placed.blocks.slice(index + 1));
      return { block, attributes: block.attributes, span: undefined, memos };
    }
    const span = block.inline.spans.find(({ start }) => placed.inFile(block, start) === offset);
    if (span) return { block, attributes: span.attributes, span, memos: memosBehind(block, span) };
    if (placed.lineStart(block.line) > offset) return undefined;
  }
  return undefined;
}

function statusOf(attributes: Attributes | undefined): string | undefined {
  return attributes?.pairs.find(({ key }) => key === 'status')?.value || undefined;
}

function withStatus(placed: PlacedBlocks, { block, attributes }: PlacedMarker, status: Status): Edit {
  const edit = ({ start, end }: Stretch, text: string): Edit => ({
    start: placed.inFile(block, start),
    end: placed.inFile(block, end),
    text,
  });
  if (!attributes) {
    const end = block.text.trimEnd().length;
    return edit({ start: end, end }, ` {status=${status}}`);
  }
  const pair = attributes.pairs.find(({ key }) => key === 'status');
  if (pair) return edit({ start: pair.valueStart, end: pair.valueEnd }, status);
  const at = attributes.end - 1;
  const blank = /[\s{]/.test(block.text.charAt(at - 1)) ? '' : ' ';
  return edit({ start: at, end: at }, `${blank}status=${status}`);
}

/** Every `status=` goes, and a heading's list in which nothing else stands; a span needs its list. */
function withoutStatus(placed: PlacedBlocks, { block, attributes, span }: PlacedMarker): Edit | undefined {
  const { text } = block;
  const pairs = attributes?.pairs.filter(({ key }) => key === 'status') ?? [];
  if (!attributes || pairs.length === 0) return undefined;
  let left = '';
  let at = attributes.start;
  for (const { keyStart, valueEnd } of pairs) {
    const before = text.slice(at, keyStart);
    const isFirst = before.trimEnd().endsWith('{');
    left += isFirst ? before : before.trimEnd();
    at = valueEnd;
    if (isFirst) while (/\s/.test(text.charAt(at))) at++;
  }
  left += text.slice(at, attributes.end);
  const { end } = attributes;
  let { start } = attributes;
  if (!span && /^\{\s*\}$/.test(left)) {
    while (/[ \t]/.test(text.charAt(start - 1))) start--;
    left = '';
  }
  return { start: placed.inFile(block, start), end: placed.inFile(block, end), text: left };
}

function inPlaceOf(placed: PlacedBlocks, { block, memo }: MemoInBlock, written: string): MemoEdit {
  const start = placed.inFile(block, memo.start);
  return { start, end: placed.inFile(block, memo.end), text: written, at: start };
}

function behind(text: string, placed: PlacedBlocks, { block, span }: PlacedMarker, memo: string): MemoEdit {
  if (!span) return memoParagraph(text, placed, block.line + block.lines - 1, memo);
  const at = placed.inFile(block, span.end);
  const blank = span.textStart === span.textEnd ? ' ' : ''; // an aside may end within a word
  return { start: at, end: at, text: `${blank}${memo}`, at: at + blank.length };
}

function lengthened({ start, end, text }: Edit): number {
  return text.length - (end - start);
}
