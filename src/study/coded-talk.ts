import type { Attributes } from '../format/attributes';
import { type DivOpening, type Heading, type Paragraph, rangeIn } from '../format/blocks';
import type { InlineSpan } from '../format/inline';
import { onLine, type Position, type Range } from '../format/position';
import type { Transcript } from '../format/transcript';
import type { Located } from '../format/yaml';
import { codingKinds, type FactNumbers, talk, themeLength, turn } from './fact-layout';
import type { CodedPart, CodingPiece } from './segments';

/* Which words of a transcript are coded with what: what every figure about themes is made of. */

/** A theme where it is written. Uses are numbered in the order of the text. */
export interface ThemeUse extends Located<string> {
  readonly kind: CodingPiece['kind'];
  /** Who coded, where that is written. */
  readonly by: string | undefined;
  /** Number of the attribute list that it stands in. */
  readonly list: number;
  /** Number of the segment that it belongs to (`segmentNumbers`); 0 where nothing is coded. */
  readonly segment: number;
}

/** Words of one speaker, one after the other, on which the same uses of themes stand. */
export interface CodedRun {
  readonly at: Position;
  /** At least 1. */
  readonly words: number;
  /** `undefined` before the first speaker label. */
  readonly speaker: string | undefined;
  /** Numbers of uses, ascending. Those on headings are not among them: where an answer ends depends on the guide. */
  readonly uses: readonly number[];
}

/**
 * What is said and coded in a transcript, read from numbers (fact-layout.ts): a study has a million stretches of talk, and
 * hundreds of thousands of coded ones. Names are places in `names`.
 */
export class CodedTalk {
  readonly names: readonly string[];
  /** How many uses of themes there are. */
  readonly uses: number;
  readonly #numbers: FactNumbers;
  readonly #runs: number;

  constructor(numbers: FactNumbers, names: readonly string[], themes: number, runs: number) {
    this.names = names;
    this.uses = themes / themeLength;
    this.#numbers = numbers;
    this.#runs = runs;
  }

  themeOf(use: number): string {
    return this.names[this.#ofUse(use, 0)] ?? '';
  }

  placeOf(use: number): Range {
    const line = this.#ofUse(use, 1);
    return onLine(line, this.#ofUse(use, 2), this.#ofUse(use, 3));
  }

  /** The number of its segment (`segmentNumbers`); 0 where nothing is coded. */
  segmentOf(use: number): number {
    return this.#ofUse(use, 4);
  }

  isOnHeading(use: number): boolean {
    return codingKinds[this.#ofUse(use, 5)] === 'heading';
  }

  /** Who coded, where that is written. */
  coderOf(use: number): string | undefined {
    return this.names[this.#ofUse(use, 6) - 1];
  }

  /** The number of the attribute list that it stands in. */
  listOf(use: number): number {
    return this.#ofUse(use, 7);
  }

  #ofUse(use: number, field: number): number {
    return this.#numbers[use * themeLength + field] ?? 0;
  }

  /** All talk, in the order of the text. */
  talk(): TalkCursor {
    return new TalkCursor(this.#numbers, this.uses * themeLength, this.#runs);
  }

  /** The coded runs, in the order of the text. */
  runs(): RunCursor {
    return new RunCursor(this.#numbers, this.#runs);
  }
}

/** Goes from one stretch of talk to the next: words of one speaker without a question marker in between. */
export class TalkCursor {
  words = 0;
  /** Place of the name of whoever speaks; -1 before the first label. */
  speaker = -1;
  /** Number of the turn; -1 before the first. */
  turn = -1;
  start: Position = { line: 0, character: 0 };
  end: Position = { line: 0, character: 0 };
  readonly #numbers: FactNumbers;
  readonly #end: number;
  #at: number;
  /** Where the record of the next turn is. */
  #turn: number;

  constructor(numbers: FactNumbers, start: number, end: number) {
    this.#numbers = numbers;
    this.#at = start;
    this.#end = end;
    this.#turn = start;
    while (this.#turn < end && numbers[this.#turn] !== turn) this.#turn = this.#behind(this.#turn);
  }

  /** Whether there is another one. */
  next(): boolean {
    const numbers = this.#numbers;
    while (this.#at < this.#end && numbers[this.#at] !== talk) this.#at = this.#behind(this.#at);
    if (this.#at >= this.#end) return false;
    const at = this.#at;
    this.words = numbers[at + 2] ?? 0;
    this.start = { line: numbers[at + 4] ?? 0, character: numbers[at + 5] ?? 0 };
    this.end = { line: numbers[at + 6] ?? 0, character: numbers[at + 7] ?? 0 };
    this.#at = this.#behind(at);
    this.#openTurns();
    return true;
  }

  /** The turns whose labels stand before the talk. */
  #openTurns(): void {
    const numbers = this.#numbers;
    const { line, character } = this.start;
    for (; this.#turn < this.#end; this.#turn = this.#behind(this.#turn)) {
      const label = numbers[this.#turn + 4] ?? 0;
      if (label > line || (label === line && (numbers[this.#turn + 5] ?? 0) > character)) return;
      this.speaker = numbers[this.#turn + 3] ?? 0;
      this.turn++;
    }
  }

  #behind(record: number): number {
    return record + (this.#numbers[record + 1] ?? 1);
  }
}

/** Goes from one coded run to the next: words of one speaker on which the same uses of themes stand. */
export class RunCursor {
  at: Position = { line: 0, character: 0 };
  /** At least 1. */
  words = 0;
  /** How many uses there are on it, which `use` numbers. Those on headings are not among them. */
  uses = 0;
  readonly #numbers: FactNumbers;
  #next: number;
  #uses = 0;

  constructor(numbers: FactNumbers, start: number) {
    this.#numbers = numbers;
    this.#next = start;
  }

  /** Whether there is another one. */
  next(): boolean {
    const numbers = this.#numbers;
    const at = this.#next;
    if (at >= numbers.length) return false;
    this.at = { line: numbers[at] ?? 0, character: numbers[at + 1] ?? 0 };
    this.words = numbers[at + 2] ?? 0;
    this.uses = numbers[at + 4] ?? 0;
    this.#uses = at + 5;
    this.#next = this.#uses + this.uses;
    return true;
  }

  use(index: number): number {
    return this.#numbers[this.#uses + index] ?? 0;
  }
}

/** The uses of themes, from what collects them. `segments`: those of `segmentNumbers`. */
export function themeUses(parts: readonly CodedPart[], segments: readonly number[]): ThemeUse[] {
  const uses: ThemeUse[] = [];
  let before: CodingPiece | undefined;
  let list = -1;
  for (const { themes, pieces } of parts) {
    for (const [index, { value, range }] of themes.entries()) {
      const piece = pieces[index];
      if (piece !== before || list < 0) list++;
      before = piece;
      const { kind = 'nothing', by } = piece ?? {};
      uses.push({ value, range, kind, by, list, segment: segments[uses.length] ?? 0 });
    }
  }
  return uses;
}

/** A block that may have uses of themes, or words. */
export interface CodedBlock {
  readonly block: Paragraph | Heading | DivOpening;
  /** The first line of its section, which its lines count from. */
  readonly line: number;
  /** Who speaks there; `undefined` before the first label. */
  readonly speaker: string | undefined;
  /** Number of the turn; -1 before the first. */
  readonly turn: number;
  /** Numbers of the uses on the divs around it. */
  readonly around: readonly number[];
  /** Its attribute lists, its own before those of its spans, each with the number of its first use. */
  readonly lists: readonly { readonly attributes: Attributes; readonly first: number }[];
}

/** Stands for all empty lists: most blocks have none of what is listed. Never added to. */
const none: never[] = [];

/** The blocks of a transcript with the numbers of the uses of themes in them. */
export function* codedBlocks({ head, sections }: Transcript): Generator<CodedBlock> {
  const closed = closedDivs(sections);
  /** Of the divs that are open their uses. */
  const open: number[][] = [];
  let speaker: string | undefined;
  let turn = -1;
  let uses = 0;
  let divs = 0;
  let line = head.lines;
  const listed = (attributes: Attributes): CodedBlock['lists'][number] => {
    const first = uses;
    uses += attributes.classes.length;
    return { attributes, first };
  };
  for (const { blocks, lines } of sections) {
    for (const block of blocks) {
      switch (block.kind) {
        case 'div': {
          const lists = block.attributes ? [listed(block.attributes)] : [];
          yield { block, line, speaker, turn, around: open.flat(), lists };
          if (!closed.has(divs++)) break;
          open.push(
            lists.flatMap(({ attributes, first }) => attributes.classes.map((_, own) => first + own)),
          );
          break;
        }
        case 'div-end':
          open.pop();
          break;
        case 'heading':
        case 'paragraph': {
          if (block.kind === 'paragraph' && block.label) {
            speaker = block.label.name;
            turn++;
          }
          const { spans } = block.inline;
          const own = block.kind === 'heading' && block.attributes ? [listed(block.attributes)] : none;
          const lists =
            spans.length === 0 ? own : own.concat(spans.map(({ attributes }) => listed(attributes)));
          yield { block, line, speaker, turn, around: open.length === 0 ? none : open.flat(), lists };
        }
      }
    }
    line += lines;
  }
}

/** The coded words of a transcript. */
export function codedRuns(transcript: Transcript): CodedRun[] {
  const runs: CodedRun[] = [];
  for (const { block, line, speaker, around, lists } of codedBlocks(transcript)) {
    if (block.kind !== 'paragraph' || (around.length === 0 && lists.length === 0)) continue;
    for (const { at, words, uses } of runsIn(block, around, lists)) {
      const { start } = rangeIn(block, at, at);
      runs.push({ at: { line: line + start.line, character: start.character }, words, speaker, uses });
    }
  }
  return runs;
}

/** Numbers of the divs that end, in the order of their openings. */
function closedDivs(sections: Transcript['sections']): ReadonlySet<number> {
  const closed = new Set<number>();
  const open: number[] = [];
  let divs = 0;
  for (const { blocks } of sections) {
    for (const { kind } of blocks) {
      if (kind === 'div') open.push(divs++);
      else if (kind === 'div-end') {
        const ended = open.pop();
        if (ended !== undefined) closed.add(ended);
      }
    }
  }
  return closed;
}

/** The coded words of a paragraph, by offsets into its text: parted wherever a span begins or ends. */
function runsIn(
  { inline, label, text }: Paragraph,
  around: readonly number[],
  lists: CodedBlock['lists'],
): { readonly at: number; readonly words: number; readonly uses: readonly number[] }[] {
  /** Where each run begins and ends, in the order of the text. */
  const edges: number[] = [];
  const usesOfRuns: (readonly number[])[] = [];
  const open: { readonly span: InlineSpan; readonly uses: readonly number[] }[] = [];
  let at = label?.textStart ?? 0;
  const upTo = (end: number, behind: number): void => {
    if (end > at) {
      const [only] = open.length === 1 && around.length === 0 ? open : none;
      const uses = only ? only.uses : [...around, ...open.flatMap(({ uses }) => uses)];
      if (uses.length > 0) {
        edges.push(at, end);
        usesOfRuns.push(uses);
      }
    }
    at = Math.max(at, behind);
  };
  const close = (before: number): void => {
    for (let last = open.at(-1); last && last.span.end <= before; last = open.at(-1)) {
      upTo(last.span.textEnd, last.span.end);
      open.pop();
    }
  };
  inline.spans.forEach((span, index) => {
    close(span.start);
    upTo(span.start, span.textStart);
    const first = lists[index]?.first ?? 0;
    open.push({ span, uses: span.attributes.classes.map((_, own) => first + own) });
  });
  close(Number.POSITIVE_INFINITY);
  upTo(text.length, text.length);
  // Counted from the beginning of the text: a word that is parted by a bracket is one.
  const before = inline.wordsBefore(edges);
  const runs: { at: number; words: number; uses: readonly number[] }[] = [];
  usesOfRuns.forEach((uses, index) => {
    const words = (before[2 * index + 1] ?? 0) - (before[2 * index] ?? 0);
    if (words > 0) runs.push({ at: edges[2 * index] ?? 0, words, uses });
  });
  return runs;
}

/**
 * The segments in the order of their first places, each with the number of its first use and that of its passage: segments
 * on the same words share it.
 */
export function passagesOf(talk: CodedTalk): { readonly use: number; readonly passage: number }[] {
  const segments: { readonly use: number; readonly passage: number }[] = [];
  /** Of the attribute list that is looked at. */
  let passage: number | undefined;
  let list = -1;
  for (let use = 0; use < talk.uses; use++) {
    const number = talk.segmentOf(use);
    if (number === 0) continue;
    if (talk.listOf(use) !== list) passage = undefined;
    list = talk.listOf(use);
    const before = segments[number - 1];
    passage = before?.passage ?? passage ?? segments.length;
    if (!before) segments.push({ use, passage });
  }
  return segments;
}
