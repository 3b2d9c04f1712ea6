import { applied, changesBetween, type Edit, inOrder, offsetsAfter, type Stretch } from './edits';
import { type Coding, coding, segmentsOf, type WrittenCoding, writtenCodings } from './written-codings';

/*
 * Codings apart from the words they stand on: what is coded in a transcript, as offsets into the transcript without its
 * codings. write-codings.ts goes the other way. All offsets are UTF-16 code units into the file's text, byte order mark
 * and line ends included.
 */

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

/**
 * Edits that make one text of another where they differ in codings alone: nothing else is touched, so that cursors stay where
 * they are.
 */
export function codingChanges(before: string, after: string): Edit[] {
  const was = markupOf(before);
  const then = markupOf(after);
  if (was.words !== then.words) return changesBetween(before, after);
  const places = [...new Set([...was.at.keys(), ...then.at.keys()])].sort((a, b) => a - b);
  let removed = 0;
  return places.flatMap((place): Edit[] => {
    const [there = '', wanted = ''] = [was.at.get(place), then.at.get(place)];
    const start = place + removed;
    removed += there.length;
    return changesBetween(there, wanted).map(edit => ({
      start: start + edit.start,
      end: start + edit.end,
      text: edit.text,
    }));
  });
}

/** The words of a text, and by their offsets the markup of codings that stands before them. */
function markupOf(text: string): { readonly words: string; readonly at: ReadonlyMap<number, string> } {
  const at = new Map<number, string>();
  let removed = 0;
  const { edits } = uncode(text);
  for (const { start, end } of edits) {
    const place = start - removed;
    at.set(place, (at.get(place) ?? '') + text.slice(start, end));
    removed += end - start;
  }
  return { words: applied(text, edits), at };
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
  const codings = writtenCodings(text);
  return {
    edits: inOrder(codings.flatMap(({ removal }) => removal)),
    segments: segmentsOf(codings).map(joinedSegment).sort(byBeginning),
    answers: codings
      .filter(({ kind }) => kind === 'answer')
      .map(({ themes, by, w, outer: { start: heading } }) => ({ ...coding({ themes, by, w }), heading })),
  };
}

function joinedSegment(fragments: readonly WrittenCoding[]): CodedSegment {
  const [first] = fragments;
  return {
    ...coding(first ?? { themes: [] }),
    ...(first?.part !== undefined && { part: first.part }),
    stretches: fragments.flatMap(({ stretches }) => stretches),
  };
}

/** In the order of their beginnings, the longer of two first. */
export function byBeginning(a: CodedSegment, b: CodedSegment): number {
  const [first] = a.stretches;
  const [other] = b.stretches;
  return (first?.start ?? 0) - (other?.start ?? 0) || (other?.end ?? 0) - (first?.end ?? 0);
}
