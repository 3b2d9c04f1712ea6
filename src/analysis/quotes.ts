import type { Together } from './co-occurrence';
import { type CodedTranscript, themeOf } from './coded-transcript';
import type { Selected } from './theme-filter';
import type { Selection } from './theme-summary';
import { columnsBySegment, type TableBy } from './theme-tables';

/*
 * Which passages a number about themes counts (docs/figures.md, "Quotes"): as many as the number says.
 */

/** A number that themes have against something else, and that can be opened. */
export type QuoteCell =
  /** A column of a table, by its name there. */
  | { readonly by: TableBy; readonly column: string }
  /** One transcript. */
  | { readonly uri: string }
  /** Together with another theme: each time that the two occur together is a quote. */
  | { readonly other: string; readonly unit: Together };

/** Which quotes are wanted. */
export interface QuoteChoice {
  /** IDs of themes; all where left out. */
  readonly themes?: readonly string[];
  /** Those below the themes as well. */
  readonly below?: boolean;
  readonly cell?: QuoteCell;
}

/** A passage that a number counts. */
export interface Quote {
  readonly coded: CodedTranscript;
  /** Numbers of the segments that it is made of, ascending. */
  readonly segments: readonly number[];
  /** Of the words of the segments: all of them, those that they share, or those in one turn or answer, by its number. */
  readonly words: 'all' | 'shared' | { readonly turn: number } | { readonly answer: number };
}

/**
 * The quotes in the order of the transcripts and of the text. Of several themes, a passage with more than one of them is one
 * quote; of one theme, each segment is one.
 */
export function* quotes({ tree, transcripts, isShown }: Selection, choice: QuoteChoice): Generator<Quote> {
  const { themes, below = false, cell } = choice;
  const branch = themes && (below ? tree.withThoseBelow(themes) : new Set(themes));
  const shown = new Set(tree.themes.flatMap(({ id }, place) => (isShown(place) ? [id] : [])));
  const isWanted = (theme: string): boolean => shown.has(theme) && (!branch || branch.has(theme));
  for (const selected of transcripts) {
    const { coded, segments } = selected;
    if (cell && 'uri' in cell && cell.uri !== coded.file.uri) continue;
    const own = segments.filter(segment => isWanted(themeOf(coded, segment)));
    if (own.length === 0) continue;
    if (cell && 'other' in cell) {
      const others = shown.has(cell.other)
        ? segments.filter(segment => themeOf(coded, segment) === cell.other)
        : [];
      yield* together(selected, own, others, cell.unit);
      continue;
    }
    yield* byPassage(coded, cell && 'by' in cell ? inColumn(selected, own, cell) : own);
  }
}

function inColumn(
  selected: Selected,
  segments: readonly number[],
  { by, column }: Extract<QuoteCell, { by: TableBy }>,
): number[] {
  const columns = columnsBySegment(selected, by);
  return segments.filter(segment => columns.get(segment)?.has(column));
}

/** A quote for each passage, in the order of their first places. */
function* byPassage(coded: CodedTranscript, segments: readonly number[]): Generator<Quote> {
  const passages = new Map<number, number[]>();
  for (const segment of segments) {
    const passage = coded.segments.passage(segment);
    const before = passages.get(passage);
    if (before) before.push(segment);
    else passages.set(passage, [segment]);
  }
  const inOrder = [...passages].sort(([a], [b]) => a - b);
  for (const [, segments] of inOrder) yield { coded, segments: segments.sort((a, b) => a - b), words: 'all' };
}

/** A quote for each time that two themes occur together, as `coOccurrences` counts them. */
function* together(
  { coded, pieces }: Selected,
  own: readonly number[],
  others: readonly number[],
  unit: Together,
): Generator<Quote> {
  const [isOwn, isOther] = [new Set(own), new Set(others)];
  const themeAt = (segment: number): number => coded.segments.theme(segment);
  /** By turn or answer the segments in it. */
  const units = new Map<number, { own: Set<number>; others: Set<number> }>();
  const pairs = new Map<string, readonly [number, number]>();
  for (const piece of pieces) {
    const here = [...coded.pieces.segments(piece)];
    const [first, second] = [here.filter(each => isOwn.has(each)), here.filter(each => isOther.has(each))];
    if (unit === 'span') {
      for (const a of first)
        for (const b of second) if (themeAt(a) !== themeAt(b)) pairs.set(`${a} ${b}`, [a, b]);
      continue;
    }
    const number = unit === 'turn' ? coded.pieces.turn(piece) : coded.pieces.answer(piece);
    if (number < 0 || first.length + second.length === 0) continue;
    const found = units.get(number) ?? { own: new Set(), others: new Set() };
    units.set(number, found);
    for (const each of first) found.own.add(each);
    for (const each of second) found.others.add(each);
  }
  const inOrder = (segments: Iterable<number>): number[] => [...new Set(segments)].sort((a, b) => a - b);
  for (const pair of [...pairs.values()].sort(([a, b], [c, d]) => a - c || b - d))
    yield { coded, segments: inOrder(pair), words: 'shared' };
  for (const [number, found] of [...units].sort(([a], [b]) => a - b)) {
    const isBoth = [...found.own].some(a => [...found.others].some(b => themeAt(a) !== themeAt(b)));
    if (!isBoth) continue;
    const words = unit === 'turn' ? { turn: number } : { answer: number };
    yield { coded, segments: inOrder([...found.own, ...found.others]), words };
  }
}

/** IDs of the questions that are answered in a quote's words and where it begins. */
export function questionsOf({ coded, segments }: Quote): string[] {
  const { pieces, questionSets } = coded;
  const sets = new Set<number>();
  for (let piece = 0; piece < pieces.length; piece++)
    if (pieces.segments(piece).some(segment => segments.includes(segment))) sets.add(pieces.questions(piece));
  for (const segment of segments) sets.add(coded.segments.questions(segment));
  return [...new Set([...sets].flatMap(set => questionSets[set] ?? []))];
}
