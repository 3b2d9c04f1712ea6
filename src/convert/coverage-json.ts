import {
  type AnswerState,
  type CoverageTotals,
  type TranscriptCoverage,
  tallyOf,
  totalsOf,
} from '../analysis/coverage';
import type { LeftOut } from '../analysis/left-out';
import { byGuide } from './coverage-report';

/** The shape of `verbatim coverage --format json` (docs/cli.md). Lines count from 1. */
export interface CoverageJson {
  readonly schemaVersion: 1;
  readonly totals: CoverageTotals;
  /** The guides that the transcripts follow. */
  readonly guides: readonly GuideJson[];
  readonly transcripts: readonly TranscriptJson[];
  /** Transcripts that are in no figure, and why. */
  readonly leftOut: readonly LeftOut[];
}

export interface GuideJson {
  readonly uri: string;
  readonly title: string;
  readonly totals: CoverageTotals;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    /** In guide order, probes behind their question. */
    readonly questions: readonly {
      readonly id: string;
      readonly text: string;
      readonly line: number;
      readonly conditional: boolean;
      readonly probe: boolean;
      /** Number of transcripts it is expected of. */
      readonly expected: number;
      /** Number of transcripts it is applicable to. */
      readonly applicable: number;
      /** Number of transcripts by state. */
      readonly states: Readonly<Partial<Record<AnswerState, number>>>;
      readonly words: number;
    }[];
  }[];
}

export interface TranscriptJson {
  readonly uri: string;
  readonly participant: string;
  readonly group: string | null;
  readonly date: string | null;
  readonly state: string;
  /** URI of its guide. */
  readonly guide: string;
  readonly totals: CoverageTotals;
  /** Every question of the guide, in guide order. */
  readonly questions: readonly QuestionJson[];
}

export interface QuestionJson {
  readonly id: string;
  readonly state: AnswerState;
  readonly words: number;
  readonly expected: boolean;
  readonly asked: boolean;
  /** Lines of its markers. */
  readonly lines: readonly number[];
  /** The probes through which it is answered. */
  readonly through: readonly string[];
}

export function coverageJson(
  coverages: readonly TranscriptCoverage[],
  leftOut: readonly LeftOut[],
): CoverageJson {
  return {
    schemaVersion: 1,
    totals: totalsOf(coverages),
    guides: byGuide(coverages).map(({ guide: file, title, coverages: following }) => {
      const tallies = tallyOf(file, following);
      return {
        uri: file.uri,
        title,
        totals: totalsOf(following),
        sections: file.guide.sections.map(({ id, title }, section) => ({
          id,
          title,
          questions: tallies
            .filter(({ question }) => question.section === section)
            .map(({ question, expected, applicable, states, words }) => ({
              id: question.id,
              text: question.text,
              line: question.idRange.start.line + 1,
              conditional: question.condition !== undefined,
              probe: question.probeOf !== undefined,
              expected,
              applicable,
              states: Object.fromEntries(states),
              words,
            })),
        })),
      };
    }),
    transcripts: coverages.map(({ uri, participant, group, date, state, guide, totals, questions }) => ({
      uri,
      participant,
      group: group ?? null,
      date: date ?? null,
      state,
      guide: guide.uri,
      totals,
      questions: questions.map(({ question, state, words, expected, asked, markers, through }) => ({
        id: question.id,
        state,
        words,
        expected,
        asked,
        lines: markers.map(marker => marker.range.start.line + 1),
        through,
      })),
    })),
    leftOut,
  };
}
