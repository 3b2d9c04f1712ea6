import type { QuoteCell } from '../analysis/quotes';
import type { ThemeFilter } from '../analysis/theme-filter';
import type { Range } from '../format/position';

/** Which quotes are wanted. What is left out leaves nothing out. */
export interface QuotesAsked {
  readonly filter?: ThemeFilter;
  /** IDs of themes; any of them. */
  readonly themes?: readonly string[];
  /** Those below the themes as well, a passage with several of them once: the quotes of the figures of a branch. */
  readonly below?: boolean;
  /** Just those that a cell of a table, or of what occurs together, counts. */
  readonly cell?: QuoteCell;
  /** How many to pass over, and how many to give at the most (100). */
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
  /** Its stretches in order: one for each paragraph, or each piece of one that is coded in pieces. */
  readonly parts: readonly QuotePartJson[];
  /** A few words before and after it, as said; empty at the ends of the transcript. */
  readonly before: string;
  readonly after: string;
  /** The transcript's participant, or its name where none is named; who says the words is in the parts. */
  readonly participant: string;
  readonly group: string | null;
  readonly date: string | null;
  /** IDs of the questions that are answered where it begins and in its words, in the order of the text. */
  readonly questions: readonly string[];
  /** The themes that it was asked for with, each with where it is written. */
  readonly themes: readonly QuoteThemeJson[];
  /** Memos in it. */
  readonly memos: readonly string[];
}

export interface QuotePartJson {
  /** Whose words they are; `null` before the first speaker label. */
  readonly speaker: string | null;
  /** Whether the part before ends where this one begins, with no word left out between them. */
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
  /** The theme where it is written first. */
  readonly range: Range;
}
