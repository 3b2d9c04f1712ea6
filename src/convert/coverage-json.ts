import type { QuestionCoverage } from '../analysis/coverage';
import type { GuideFigures, StudyFigures, TranscriptFigures } from '../analysis/coverage-figures';
import { standsOut } from '../analysis/coverage-gaps';
import type { AnswerState, CoverageTotals } from '../analysis/coverage-totals';
import { exclusionReason } from '../analysis/exclusion';
import type { LeftOut } from '../analysis/left-out';
import type { StudyFilter } from '../analysis/study-filter';
import { inOrder, titlesOf } from './coverage-report';
import type { StudyOptionsJson } from './study-options-json';

/** The shape of `verbatim coverage --format json` (docs/cli.md). Lines count from 1. */
export interface CoverageJson {
  readonly schemaVersion: 1;
  /** As it was understood. */
  readonly filter: StudyFilter;
  /** Number of people interviewed. */
  readonly participants: number;
  readonly totals: TotalsJson;
  /** The guides that the transcripts follow. */
  readonly guides: readonly GuideJson[];
  readonly transcripts: readonly TranscriptJson[];
  /** Transcripts that are in no figure, and why. */
  readonly leftOut: readonly LeftOut[];
}

/** The same with what one can filter by: what the coverage panel shows. */
export interface CoverageReportJson extends CoverageJson {
  readonly options: StudyOptionsJson;
}

/** Totals; without rates where nothing is expected. */
export type TotalsJson = Omit<CoverageTotals, 'states' | 'askedRate' | 'answeredRate'> & {
  readonly askedRate?: number;
  readonly answeredRate?: number;
  readonly states: StatesJson;
};
export type StatesJson = Readonly<Partial<Record<AnswerState, number>>>;

export interface GuideJson {
  readonly uri: string;
  readonly title: string;
  readonly totals: TotalsJson;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly totals: TotalsJson;
    /** In guide order, probes behind their question. */
    readonly questions: readonly {
      readonly id: string;
      readonly text: string;
      readonly line: number;
      readonly conditional: boolean;
      readonly probe: boolean;
      /** 0 for a main question, 1 for its probes, and so on. */
      readonly depth: number;
      /** Number of transcripts it is expected of. */
      readonly expected: number;
      /** Number of transcripts it is applicable to. */
      readonly applicable: number;
      /** Number of transcripts by state. */
      readonly states: StatesJson;
      readonly words: number;
      readonly totals: TotalsJson;
    }[];
  }[];
  /** Without a name for transcripts without one. */
  readonly groups: readonly {
    readonly name: string;
    readonly transcripts: number;
    readonly totals: TotalsJson;
  }[];
  /** Without an ID for questions about none. */
  readonly researchQuestions: readonly {
    readonly id: string;
    readonly text: string;
    readonly totals: TotalsJson;
  }[];
  /** What nobody answers, which sections are skipped, and which interviews have gaps (docs/coverage.md). */
  readonly standsOut: {
    readonly unanswered: readonly { readonly id: string; readonly due: number }[];
    readonly skipped: readonly { readonly id: string; readonly title: string; readonly due: number }[];
    readonly gaps: readonly { readonly uri: string; readonly questions: readonly string[] }[];
  };
}

export interface TranscriptJson {
  readonly uri: string;
  readonly participant: string;
  readonly group: string | null;
  readonly date: string | null;
  readonly state: string;
  /** URI of its guide. */
  readonly guide: string;
  readonly totals: TotalsJson;
  /** In the order of the guide's sections. */
  readonly sections: readonly TotalsJson[];
  /** Every question of the guide that the filter leaves, in guide order. */
  readonly questions: readonly QuestionJson[];
}

export interface QuestionJson {
  readonly id: string;
  readonly state: AnswerState;
  readonly words: number;
  readonly expected: boolean;
  /** Whether it is meant for this interview and has no condition: what is counted among all questions. */
  readonly applies: boolean;
  /** Why the guide does not mean it for this interview, where that is so: “it was added on …, after this interview”. */
  readonly why?: string;
  readonly asked: boolean;
  /** Lines of its markers. */
  readonly lines: readonly number[];
  /** The probes through which it is answered. */
  readonly through: readonly string[];
}

export function coverageJson(
  figures: StudyFigures,
  leftOut: readonly LeftOut[],
  filter: StudyFilter = {},
): CoverageJson {
  const titles = titlesOf(figures);
  return {
    schemaVersion: 1,
    filter,
    participants: figures.participants,
    totals: totalsJson(figures.totals),
    guides: figures.guides.map((guide, index) => guideJson(guide, titles[index] ?? '')),
    transcripts: inOrder(figures).map(transcriptJson),
    leftOut,
  };
}

export function totalsJson({ askedRate, answeredRate, states, ...counts }: CoverageTotals): TotalsJson {
  const rates = askedRate === undefined || answeredRate === undefined ? {} : { askedRate, answeredRate };
  return { ...counts, ...rates, states: Object.fromEntries(states) };
}

function guideJson(figures: GuideFigures, title: string): GuideJson {
  const { guide: file, questions, sections, groups, researchQuestions, totals } = figures;
  const { uri, guide } = file;
  const { unanswered, skipped, gaps } = standsOut(figures);
  const texts = new Map(guide.researchQuestions.map(({ value: { id, text } }) => [id, text]));
  return {
    uri,
    title,
    totals: totalsJson(totals),
    sections: sections.map(({ section, totals }) => ({
      id: section.id,
      title: section.title,
      totals: totalsJson(totals),
      questions: questions
        .filter(({ question }) => guide.sections[question.section] === section)
        .map(({ question, depth, totals }) => ({
          id: question.id,
          text: question.text,
          line: question.idRange.start.line + 1,
          conditional: question.condition !== undefined,
          probe: question.probeOf !== undefined,
          depth,
          expected: totals.expected,
          applicable: applicableTo(totals),
          states: Object.fromEntries(totals.states),
          words: totals.words,
          totals: totalsJson(totals),
        })),
    })),
    groups: groups.map(({ group, transcripts, totals }) => ({
      name: group,
      transcripts,
      totals: totalsJson(totals),
    })),
    researchQuestions: researchQuestions.map(({ id, totals }) => ({
      id,
      text: texts.get(id) ?? '',
      totals: totalsJson(totals),
    })),
    standsOut: {
      unanswered: unanswered.map(({ question: { id }, due }) => ({ id, due })),
      skipped: skipped.map(({ section: { id, title }, due }) => ({ id, title, due })),
      gaps: gaps.map(({ coverage: { uri }, questions }) => ({
        uri,
        questions: questions.map(({ id }) => id),
      })),
    },
  };
}

/** Of how many cells the state is not “not applicable”. */
function applicableTo({ states }: CoverageTotals): number {
  let count = 0;
  for (const [state, times] of states) if (state !== 'not-applicable') count += times;
  return count;
}

function transcriptJson({ coverage, cells, sections, totals }: TranscriptFigures): TranscriptJson {
  const { uri, participant, group, date, state, guide } = coverage;
  return {
    uri,
    participant,
    group: group ?? null,
    date: date ?? null,
    state,
    guide: guide.uri,
    totals: totalsJson(totals),
    sections: sections.map(totalsJson),
    questions: cells.map(questionJson),
  };
}

function questionJson(covered: QuestionCoverage): QuestionJson {
  const { question, state, words, expected, applies, exclusion, asked, markers, through } = covered;
  return {
    id: question.id,
    state,
    words,
    expected,
    applies,
    ...(exclusion && { why: exclusionReason(question, exclusion) }),
    asked,
    lines: markers.map(marker => marker.range.start.line + 1),
    through,
  };
}
