import { placeOf, themeOf } from '../analysis/coded-transcript';
import { QuotedTranscript } from '../analysis/quoted-words';
import { type Quote, type QuoteChoice, questionsOf, quotes } from '../analysis/quotes';
import { select } from '../analysis/theme-summary';
import type { ThemeTree } from '../analysis/theme-tree';
import type { Range } from '../format/position';
import { readTranscript } from '../format/transcript';
import type { Asked } from './themes-json';

/** What one number counts, and which page of it is wanted. */
export interface QuotesAsked extends QuoteChoice {
  /** How many to pass over, and how many to give at the most. */
  readonly offset?: number;
  readonly limit?: number;
}

export interface QuotesJson {
  readonly schemaVersion: 1;
  /** How many there are altogether: the number that was opened. */
  readonly total: number;
  readonly offset: number;
  /** In the order of the transcripts, and of the text. */
  readonly quotes: readonly QuoteJson[];
}

/** What somebody said, and what it is coded with. */
export interface QuoteJson {
  readonly uri: string;
  /** From the beginning of its first words to the end of its last ones. */
  readonly range: Range;
  /**
   * Its stretches in order: one for each paragraph, or each piece of one that is coded in pieces. None where the text could
   * not be read, or has changed since it was counted.
   */
  readonly parts: readonly QuotePartJson[];
  /** A few words before and after it, so that the three together read as one; empty at the ends of the transcript. */
  readonly before: string;
  readonly after: string;
  /** The transcript's participant, or its name where none is named; who says the words is in the parts. */
  readonly participant: string;
  readonly group: string | null;
  readonly date: string | null;
  /** IDs of the questions that are answered in its words and where it begins. */
  readonly questions: readonly string[];
  /** Of the themes that were asked for, those that it is coded with. */
  readonly themes: readonly QuoteThemeJson[];
  /** Memos in it and right behind it. */
  readonly memos: readonly string[];
}

export interface QuotePartJson {
  /** Whose words they are; `null` before the first speaker label. */
  readonly speaker: string | null;
  /** Whether nothing that is said is left out between the part before and this one. */
  readonly follows: boolean;
  /** As said: without markup and memos, what stands in plain brackets included. */
  readonly text: string;
  readonly range: Range;
}

export interface QuoteThemeJson {
  readonly id: string;
  /** Labels from the uppermost theme to this one. */
  readonly path: readonly string[];
  /** `null` where nobody is named. */
  readonly coder: string | null;
  /** As written for `w=`. */
  readonly weight: string | null;
  /** Where the theme is written first. */
  readonly range: Range;
}

/** How many quotes there are on a page when nobody says. */
const usualLimit = 100;

interface Page {
  readonly tree: ThemeTree;
  readonly total: number;
  readonly offset: number;
  readonly quotes: readonly Quote[];
}

function pageOf({ study, filter, transcripts }: Asked, wanted: QuotesAsked): Page {
  const { offset = 0, limit = usualLimit } = wanted;
  const selection = select(study, filter, transcripts);
  const page: Quote[] = [];
  let total = 0;
  for (const quote of quotes(selection, wanted)) {
    if (total >= offset && total < offset + limit) page.push(quote);
    total++;
  }
  return { tree: selection.tree, total, offset, quotes: page };
}

/** The files of the quotes of a page, whose texts `quotesJson` needs. */
export function filesOfQuotes(asked: Asked, wanted: QuotesAsked): string[] {
  return [...new Set(pageOf(asked, wanted).quotes.map(({ coded }) => coded.file.uri))];
}

/** A page of quotes. `textOf` gives the texts of the files that no editor has open. */
export function quotesJson(
  asked: Asked,
  wanted: QuotesAsked,
  textOf: (uri: string) => string | undefined,
): QuotesJson {
  const { tree, total, offset, quotes } = pageOf(asked, wanted);
  const read = new Map<string, QuotedTranscript | undefined>();
  const transcriptOf = ({ coded }: Quote): QuotedTranscript | undefined => {
    const { uri, transcript } = coded.file;
    if (!read.has(uri)) {
      const text = transcript ? undefined : textOf(uri);
      const now = transcript ?? (text === undefined ? undefined : readTranscript(text));
      read.set(uri, now && new QuotedTranscript(asked.study, coded, now));
    }
    return read.get(uri);
  };
  return {
    schemaVersion: 1,
    total,
    offset,
    quotes: quotes.map(quote => quoteJson(quote, tree, transcriptOf(quote))),
  };
}

function quoteJson(quote: Quote, tree: ThemeTree, transcript: QuotedTranscript | undefined): QuoteJson {
  const { coded, segments } = quote;
  const { group, date } = coded.file.facts.frontMatter;
  const words = transcript?.wordsOf(quote);
  const themes = segments.map(segment => {
    const id = themeOf(coded, segment);
    const coder = coded.coders[coded.segments.coder(segment)] || null;
    const weight = transcript?.weightOf(segment) ?? null;
    return { id, path: pathOf(tree, id), coder, weight, range: placeOf(coded, segment) };
  });
  const place = themes[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const [first, last] = [words?.parts[0], words?.parts.at(-1)];
  return {
    uri: coded.file.uri,
    range: first && last ? { start: first.range.start, end: last.range.end } : place,
    parts: words?.parts.map(part => ({ ...part, speaker: part.speaker ?? null })) ?? [],
    before: words?.before ?? '',
    after: words?.after ?? '',
    participant: coded.participant,
    group: group?.value ?? null,
    date: date ?? null,
    questions: questionsOf(quote),
    themes,
    memos: words?.memos ?? [],
  };
}

function pathOf(tree: ThemeTree, id: string): string[] {
  const place = tree.placeOf(id);
  const branch = place === undefined ? [] : tree.branchOf(place);
  return branch.map(above => labelOf(tree, above)).reverse();
}

function labelOf({ themes }: ThemeTree, place: number): string {
  const { id = '', theme } = themes[place] ?? {};
  return theme?.label ?? id;
}
