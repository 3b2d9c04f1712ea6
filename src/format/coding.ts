import type { Attributes } from './attributes';
import { type Block, type Heading, type Paragraph, rangeIn } from './blocks';
import { LineOffsets } from './position';
import { blocksOf, readTranscript } from './transcript';

/*
 * Codings apart from the words they stand on: what is coded in a transcript, as offsets into the transcript without its
 * codings. write-codings.ts goes the other way. All offsets are UTF-16 code units into the file's text, byte order mark
 * and line ends included.
 */

/** A stretch of text; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a coding says, whatever words it stands on. */
export interface Coding {
  /** Theme IDs, at least one. */
  readonly themes: readonly string[];
  /** Who coded; the front matter's `coder` when left out. */
  readonly by?: string;
  /** A weight. */
  readonly w?: string;
}

/** Words with themes. Several stretches are one segment all the same: they were written in pieces. */
export interface CodedSegment extends Coding {
  /** Ascending; never two with nothing but blanks, memos or comments between them. */
  readonly stretches: readonly Stretch[];
  /** What joins its pieces where it is written in several. */
  readonly part?: string;
}

/** A whole answer that is coded on its heading. Where it ends is for its study: that depends on the guide. */
export interface CodedAnswer extends Coding {
  /** Offset of the heading's first line. */
  readonly heading: number;
}

export interface Codings {
  /** In the order of their beginnings, the outer of two first. */
  readonly segments: readonly CodedSegment[];
  /** In the order of the text. */
  readonly answers: readonly CodedAnswer[];
}

/** A stretch that gives way to a text. */
export interface Edit extends Stretch {
  readonly text: string;
}

/**
 * The transcript as it was before anybody coded it (docs/format.md, "Coding"): words of spans lose their brackets, divs
 * with themes their lines, headings their themes. What else stands in an attribute list stays, and keeps its span or
 * div: `[words]{q=Q1 .theme by=AB}` becomes `[words]{q=Q1}`, a question marker. Spans without a theme are no codings.
 */
export function withoutCodings(text: string): string {
  return applied(text, uncode(text).edits);
}

/**
 * What is coded, as offsets into `withoutCodings(text)`. A div is one segment of its paragraphs' talk; one that never
 * ends codes nothing. Spans with the same `part`, themes and coder are one segment.
 */
export function codingsIn(text: string): Codings {
  const { edits, segments, answers } = uncode(text);
  const clean = applied(text, edits);
  const moved = offsetsAfter(edits);
  return {
    segments: segments
      .map(segment => ({
        ...segment,
        stretches: joined(
          clean,
          segment.stretches.map(({ start, end }) => ({ start: moved(start), end: moved(end) })),
        ),
      }))
      .filter(({ stretches }) => stretches.length > 0),
    answers: answers.map(answer => ({ ...answer, heading: moved(answer.heading) })),
  };
}

/** The blocks of a transcript and their places in its file. */
export class PlacedBlocks {
  readonly blocks: readonly Block[];
  readonly #text: string;
  readonly #offsets: LineOffsets;
  readonly #mark: number;

  constructor(text: string) {
    this.#text = text;
    this.#mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.#offsets = new LineOffsets(text.slice(this.#mark));
    this.blocks = [...blocksOf(readTranscript(text))];
  }

  /** Offset of a line's first character in the file. */
  lineStart(line: number): number {
    return this.#mark + this.#offsets.offsetAt({ line, character: 0 });
  }

  /** Offset in the file behind a line's last character. */
  lineEnd(line: number): number {
    const start = this.lineStart(line);
    let end = this.lineStart(line + 1);
    if (end > start && this.#text.charCodeAt(end - 1) === 10) end--;
    if (end > start && this.#text.charCodeAt(end - 1) === 13) end--;
    return end;
  }

  /** Offset in the file of an offset into a block's text. */
  inFile(block: Heading | Paragraph, offset: number): number {
    return this.#mark + this.#offsets.offsetAt(rangeIn(block, offset, offset).start);
  }

  /** Offset into a block's text of an offset in the file; the nearest one where the block does not reach. */
  inBlock(block: Heading | Paragraph, offset: number): number {
    const { line, character } = this.#offsets.positionAt(offset - this.#mark);
    if (line < block.line) return 0;
    let start = 0;
    for (let at = block.line; ; at++) {
      const lineEnd = block.text.indexOf('\n', start);
      const end = lineEnd < 0 ? block.text.length : lineEnd;
      if (at === line) return Math.min(start + character, end);
      if (lineEnd < 0) return end;
      start = end + 1;
    }
  }
}

/** The text with all edits made; these are in order and do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let after = '';
  let at = 0;
  for (const edit of edits) {
    after += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return after + text.slice(at);
}

/** Where an offset is after the edits; asked in any order. */
function offsetsAfter(edits: readonly Edit[]): (offset: number) => number {
  const shifts: number[] = [];
  let shift = 0;
  for (const { start, end, text } of edits) {
    shift += text.length - (end - start);
    shifts.push(shift);
  }
  return offset => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + (shifts[low - 1] ?? 0);
  };
}

/** Stretches in order, those joined that have nothing between them which could be coded. */
export function joined(text: string, stretches: readonly Stretch[]): Stretch[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start >= end) continue;
    const last = joined.at(-1);
    if (last && (start <= last.end || isGap(text, last.end, start))) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

const lineEnd = /\r\n|\n|\r/y;
const blanks = /[^\S\r\n]+/y;
/** What begins the lines of a quotation or list. */
export const lineMarks = /[ \t]*(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|(?=[\r\n]|$)))*/y;

/** Whether there are only blanks, memos and comments between two places of one paragraph. */
function isGap(text: string, from: number, to: number): boolean {
  let at = from;
  let blankLine = false;
  while (at < to) {
    if (text.startsWith('{>>', at)) at = behind(text, '<<}', at);
    else if (text.startsWith('<!--', at)) at = behind(text, '-->', at);
    else if (matches(blanks, text, at)) at = blanks.lastIndex;
    else if (matches(lineEnd, text, at) && !blankLine) {
      at = lineEnd.lastIndex;
      if (matches(lineMarks, text, at) && lineMarks.lastIndex <= to) at = lineMarks.lastIndex;
      blankLine = true;
      continue;
    } else return false;
    blankLine = false;
  }
  return at === to;
}

function behind(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at < 0 ? text.length + 1 : at + closing.length;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** What there is to remove, in order, and what was coded there, at its places before. */
function uncode(text: string): Codings & { readonly edits: readonly Edit[] } {
  const edits: Edit[] = [];
  const segments: (CodedSegment & { stretches: Stretch[] })[] = [];
  const answers: CodedAnswer[] = [];
  const parts = new Map<string, CodedSegment & { stretches: Stretch[] }>();
  const file = new PlacedBlocks(text);
  const { blocks } = file;
  const openDivs: number[] = [];

  for (const [index, block] of blocks.entries()) {
    switch (block.kind) {
      case 'div':
        openDivs.push(index);
        break;
      case 'div-end': {
        const opening = openDivs.pop();
        const div = opening === undefined ? undefined : blocks[opening];
        if (opening === undefined || div?.kind !== 'div' || !codes(div.attributes)) break;
        const rest = withoutCoding(div.text, div.attributes);
        if (rest.all) edits.push(withoutLine(file, opening), withoutLine(file, index));
        else {
          const line = file.lineStart(div.line);
          for (const { start, end } of rest.removed)
            edits.push({ start: line + start, end: line + end, text: '' });
        }
        const stretches = blocks
          .slice(opening, index)
          .filter(block => block.kind === 'paragraph')
          .map(block => ({
            start: file.inFile(block, block.label?.textStart ?? 0),
            end: file.inFile(block, block.text.length),
          }));
        segments.push({ ...codingOf(div.attributes), stretches });
        break;
      }
      case 'heading':
      case 'paragraph': {
        const remove = (start: number, end: number): void => {
          if (start < end)
            edits.push({ start: file.inFile(block, start), end: file.inFile(block, end), text: '' });
        };
        for (const { start, textStart, textEnd, end, attributes } of block.inline.spans) {
          if (!codes(attributes)) continue;
          const rest = withoutCoding(block.text, attributes);
          if (rest.all) {
            remove(start, textStart);
            remove(textEnd, end);
          } else for (const item of rest.removed) remove(item.start, item.end);
          const stretch = { start: file.inFile(block, textStart), end: file.inFile(block, textEnd) };
          const coding = codingOf(attributes);
          const part = writtenFor(attributes, 'part');
          const key = part === undefined ? undefined : JSON.stringify([part, coding.by, ...coding.themes]);
          const before = key === undefined ? undefined : parts.get(key);
          if (before) {
            before.stretches.push(stretch);
            continue;
          }
          const segment = { ...coding, ...(part !== undefined && { part }), stretches: [stretch] };
          segments.push(segment);
          if (key !== undefined) parts.set(key, segment);
        }
        if (block.kind === 'heading' && codes(block.attributes)) {
          answers.push({ ...codingOf(block.attributes), heading: file.lineStart(block.line) });
          const rest = withoutCoding(block.text, block.attributes);
          const { start, end } = block.attributes;
          if (rest.all) remove(block.text.slice(0, start).trimEnd().length, end);
          else for (const item of rest.removed) remove(item.start, item.end);
        }
      }
    }
  }
  return {
    edits: edits.sort((a, b) => a.start - b.start || a.end - b.end),
    segments: segments.sort(byBeginning),
    answers,
  };
}

/** In the order of their beginnings, the longer of two first. */
export function byBeginning(a: CodedSegment, b: CodedSegment): number {
  const [first] = a.stretches;
  const [other] = b.stretches;
  return (first?.start ?? 0) - (other?.start ?? 0) || (other?.end ?? 0) - (first?.end ?? 0);
}

function codes(attributes: Attributes | undefined): attributes is Attributes {
  return attributes !== undefined && attributes.classes.length > 0;
}

function codingOf(attributes: Attributes): Coding {
  const by = writtenFor(attributes, 'by');
  const w = writtenFor(attributes, 'w');
  return {
    themes: [...new Set(attributes.classes.map(({ name }) => name))],
    ...(by !== undefined && { by }),
    ...(w !== undefined && { w }),
  };
}

function writtenFor({ pairs }: Attributes, key: string): string | undefined {
  return pairs.find(pair => pair.key === key)?.value;
}

const codingKeys = new Set(['by', 'part', 'w']);

/** What of an attribute list is coding, the blanks beside it included, and whether that is all there is. */
function withoutCoding(
  text: string,
  { classes, pairs, start, end }: Attributes,
): { readonly all: boolean; readonly removed: readonly Stretch[] } {
  const items = [
    ...classes.map(({ start, end }) => ({ start: start - 1, end })),
    ...pairs
      .filter(({ key }) => codingKeys.has(key))
      .map(({ keyStart, valueEnd }) => ({ start: keyStart, end: valueEnd })),
  ].sort((a, b) => a.start - b.start);
  const behindBlanks = (at: number): number => at + (/^\s*/.exec(text.slice(at, end))?.[0].length ?? 0);
  const first = behindBlanks(start + 1);
  const removed: Stretch[] = [];
  /** Behind the items that the list begins with. */
  let kept = first;
  for (const item of items) {
    if (item.start === kept) kept = behindBlanks(item.end);
    else removed.push({ start: text.slice(0, item.start).trimEnd().length, end: item.end });
  }
  if (kept > first) removed.unshift({ start: first, end: kept });
  return { all: kept === end - 1, removed };
}

/** A div's line goes, with a blank line if there are two beside it, and leaves one if there is none. */
function withoutLine(file: PlacedBlocks, index: number): Edit {
  const line = file.blocks[index]?.line ?? 0;
  const start = file.lineStart(line);
  const isBlank = (block: Block | undefined): boolean => block === undefined || block.kind === 'blank';
  const blankBefore = isBlank(file.blocks[index - 1]);
  const blankBehind = isBlank(file.blocks[index + 1]);
  if (blankBefore && blankBehind) return { start, end: file.lineStart(line + 2), text: '' };
  return { start, end: blankBefore || blankBehind ? file.lineStart(line + 1) : file.lineEnd(line), text: '' };
}
