import type { Question } from '../format/guide';
import { comparePositions, type Position } from '../format/position';
import { type Status, statuses } from '../format/transcript';
import type { Marker } from '../study/markers';

/*
 * What is added up about coverage, whatever it is added up over: a transcript, a question, a section, a group, a study.
 * docs/coverage.md defines the figures.
 */

/** A status someone wrote, or what follows from the words: `answered`, `empty` (asked, no word), `missing`. */
export type AnswerState = Status | 'answered' | 'empty' | 'missing';

export const answerStates: readonly AnswerState[] = ['answered', ...statuses, 'empty', 'missing'];

/** What is added up of one question in one transcript. */
export interface CoverageCell {
  readonly question: Question;
  readonly state: AnswerState;
  /** Whether it was put to the participant; of an empty answer, whether anybody, the interviewer, speaks there. */
  readonly asked: boolean;
  /** Whether it is meant for this interview: for its group and date, without condition, and not said to be not applicable. */
  readonly applies: boolean;
  /** Whether this interview should answer it: it applies, and is required. */
  readonly expected: boolean;
}

/** So many questions, and how many of those were asked and are answered. Of several transcripts each counts in each. */
export interface CoverageShare {
  readonly of: number;
  readonly asked: number;
  readonly answered: number;
}

/** Counts of questions; rates are shares of the expected ones, 0 to 1, `undefined` where none is expected. */
export interface CoverageTotals {
  readonly expected: number;
  /** Expected questions that were asked. */
  readonly asked: number;
  /** Expected questions that are answered. */
  readonly answered: number;
  readonly askedRate: number | undefined;
  readonly answeredRate: number | undefined;
  /** Of those expected the main questions. */
  readonly main: CoverageShare;
  /** All questions that apply, probes and what is not required included. */
  readonly all: CoverageShare;
  /** How many are in each state, whether they apply or not; the states that none has are left out. */
  readonly states: ReadonlyMap<AnswerState, number>;
  /** Participants' words under these questions, each counted once. */
  readonly words: number;
}

/** Whether a question is still to be answered. */
export function isOpen({ expected, state }: CoverageCell): boolean {
  return expected && state !== 'answered';
}

/** A rate, 0 to 1; `undefined` where there is nothing that it could be a share of. */
export function rateOf(count: number, of: number): number | undefined {
  return of > 0 ? count / of : undefined;
}

class Share implements CoverageShare {
  of = 0;
  asked = 0;
  answered = 0;

  add({ asked, state }: CoverageCell): void {
    this.of++;
    if (asked) this.asked++;
    if (state === 'answered') this.answered++;
  }

  addAll({ of, asked, answered }: CoverageShare): void {
    this.of += of;
    this.asked += asked;
    this.answered += answered;
  }
}

/** Adds up what is counted in some cells. */
export class CoverageTally {
  readonly #expected = new Share();
  readonly #main = new Share();
  readonly #all = new Share();
  readonly #states = new Map<AnswerState, number>();
  #words = 0;

  add(cell: CoverageCell): void {
    this.#states.set(cell.state, (this.#states.get(cell.state) ?? 0) + 1);
    if (cell.applies) this.#all.add(cell);
    if (!cell.expected) return;
    this.#expected.add(cell);
    if (cell.question.probeOf === undefined) this.#main.add(cell);
  }

  /** Words are not added up by cell: those of two questions may be the same. */
  addWords(words: number): void {
    this.#words += words;
  }

  /** Adds what was counted in other transcripts or of other questions. */
  addAll({ expected, asked, answered, main, all, states, words }: CoverageTotals): void {
    this.#expected.addAll({ of: expected, asked, answered });
    this.#main.addAll(main);
    this.#all.addAll(all);
    for (const [state, count] of states) this.#states.set(state, (this.#states.get(state) ?? 0) + count);
    this.#words += words;
  }

  get totals(): CoverageTotals {
    const { of: expected, asked, answered } = this.#expected;
    return {
      expected,
      asked,
      answered,
      askedRate: rateOf(asked, expected),
      answeredRate: rateOf(answered, expected),
      main: { ...this.#main },
      all: { ...this.#all },
      states: new Map(this.#states),
      words: this.#words,
    };
  }
}

/** The sum of what was counted in different transcripts: rates are over all their expected questions together. */
export function sumOf(several: readonly CoverageTotals[]): CoverageTotals {
  const tally = new CoverageTally();
  for (const totals of several) tally.addAll(totals);
  return tally.totals;
}

/**
 * Participants' words in the scopes of these markers, which are in the order of the text: each once, though an aside stands
 * in the scope of another marker, or in another aside.
 */
export function wordsOnce(markers: readonly Marker[]): number {
  let words = 0;
  let scopeEnd: Position = { line: 0, character: 0 };
  let asideEnd = scopeEnd;
  for (const { kind, range, end, words: said } of markers) {
    if (kind !== 'aside') {
      scopeEnd = end;
      words += said;
      continue;
    }
    const isIn = (counted: Position): boolean => comparePositions(range.start, counted) < 0;
    if (!isIn(scopeEnd) && !isIn(asideEnd)) words += said;
    if (comparePositions(asideEnd, end) < 0) asideEnd = end;
  }
  return words;
}
