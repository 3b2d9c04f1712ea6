import {
  type FollowUp,
  type FollowUpKind,
  type FollowUpQuestion,
  type FollowUpReason,
  isAnythingToAsk,
} from '../analysis/follow-up';
import { saidWords } from './framework-json';

/* Follow-up sheets as JSON: what the reports are written of. */

export interface FollowUpJson {
  readonly schemaVersion: 1;
  /** `YYYY-MM-DD`: for which day the guide was read. */
  readonly day: string;
  readonly sheets: readonly FollowUpSheetJson[];
}

/** What to ask one participant. */
export interface FollowUpSheetJson {
  readonly uri: string;
  readonly participant: string;
  readonly group: string | null;
  readonly date: string | null;
  readonly guide: {
    readonly uri: string;
    readonly title: string | null;
    readonly version: string | null;
    readonly note: string | null;
  };
  /** Counts of questions in this transcript. */
  readonly expected: number;
  readonly answered: number;
  readonly isAnythingToAsk: boolean;
  readonly parts: readonly FollowUpPartJson[];
  /** IDs of questions that are left out since another interview answers them. */
  readonly elsewhere: readonly { readonly uri: string; readonly questions: readonly string[] }[];
}

export interface FollowUpPartJson {
  readonly kind: FollowUpKind;
  readonly sections: readonly FollowUpSectionJson[];
}

export interface FollowUpSectionJson {
  /** ID and title are empty for the questions of a guide without sections. */
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly questions: readonly FollowUpQuestionJson[];
}

export interface FollowUpQuestionJson {
  readonly id: string;
  readonly text: string;
  readonly note: string | null;
  readonly condition: string | null;
  /** Of a probe that stands by itself: its question. */
  readonly probeOf: { readonly id: string; readonly text: string } | null;
  readonly why: FollowUpReason;
  readonly day: string | null;
  readonly saidIn: string | null;
  readonly reason: string | null;
  readonly near: SaidNearJson | null;
  readonly probes: readonly FollowUpQuestionJson[];
}

export interface SaidNearJson {
  /** The question that it answers. */
  readonly question: string;
  readonly words: string;
  readonly timestamp: string | null;
  /** Counts from 1. */
  readonly line: number;
}

export function followUpJson(day: string, sheets: readonly FollowUp[]): FollowUpJson {
  return { schemaVersion: 1, day, sheets: sheets.map(sheetJson) };
}

function sheetJson(sheet: FollowUp): FollowUpSheetJson {
  const { coverage, parts, elsewhere } = sheet;
  const { guide, uri } = coverage.guide;
  return {
    uri: coverage.uri,
    participant: coverage.participant,
    group: coverage.group ?? null,
    date: coverage.date ?? null,
    guide: { uri, title: guide.title ?? null, version: guide.version ?? null, note: guide.note ?? null },
    expected: coverage.totals.expected,
    answered: coverage.totals.answered,
    isAnythingToAsk: isAnythingToAsk(sheet),
    parts: parts.map(({ kind, questions }) => ({
      kind,
      sections: guide.sections.flatMap(({ id, title, note }, number) => {
        const here = questions.filter(({ question }) => question.section === number);
        if (here.length === 0) return [];
        return {
          ...{ id, title, note: note ?? null },
          questions: here.map(each => questionJson(sheet, each, undefined)),
        };
      }),
    })),
    elsewhere: elsewhere.map(({ uri, questions }) => ({ uri, questions: questions.map(({ id }) => id) })),
  };
}

/** `above`: the question under which a probe stands. */
function questionJson(
  sheet: FollowUp,
  { question, why, day, saidIn, reason, near, probes }: FollowUpQuestion,
  above: string | undefined,
): FollowUpQuestionJson {
  const { file, coverage } = sheet;
  const { guide } = coverage.guide;
  const { id, text, note, condition, probeOf } = question;
  const main = probeOf === undefined || probeOf === above ? undefined : guide.byId.get(probeOf);
  return {
    ...{ id, text, note: note ?? null, condition: condition ?? null },
    probeOf: main ? { id: main.id, text: main.text } : null,
    ...{ why, day: day ?? null, saidIn: saidIn ?? null, reason: reason ?? null },
    near: near
      ? {
          question: near.question.id,
          words: saidWords(file, near.parts),
          timestamp: near.timestamp ?? null,
          line: near.range.start.line + 1,
        }
      : null,
    probes: probes.map(each => questionJson(sheet, each, id)),
  };
}
