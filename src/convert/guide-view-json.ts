import type { QuestionCoverage, TranscriptCoverage } from '../analysis/coverage';
import { guideFigures } from '../analysis/coverage-figures';
import type { AnswerState } from '../analysis/coverage-totals';
import { exclusionReason } from '../analysis/exclusion';
import type { Question } from '../format/guide';
import { sectionTitle, stateName } from './coverage-report';

/* The guide of one transcript as a side bar shows it: its questions with their states there. */

export interface GuideViewJson extends Progress {
  readonly participant: string;
  readonly sections: readonly GuideSectionJson[];
}

/** Counts of expected questions. */
interface Progress {
  readonly expected: number;
  readonly answered: number;
}

export interface GuideSectionJson extends Progress {
  /** Empty where it has no name. */
  readonly title: string;
  /** Main questions. */
  readonly questions: readonly GuideQuestionJson[];
}

export interface GuideQuestionJson {
  readonly id: string;
  readonly text: string;
  readonly state: AnswerState;
  /** The state as reports call it: “conditional” of one that has not come up. */
  readonly name: string;
  /** Why the guide does not mean it for this interview, or when it does; empty where neither is said. */
  readonly why: string;
  readonly isExpected: boolean;
  /** Whether it is marked anywhere in the transcript. */
  readonly isThere: boolean;
  readonly probes: readonly GuideQuestionJson[];
}

export function guideViewJson(coverage: TranscriptCoverage): GuideViewJson {
  const { guide, participant, totals, questions } = coverage;
  const byId = new Map(questions.map(covered => [covered.question.id, covered]));
  const entry = (question: Question): GuideQuestionJson[] => {
    const covered = byId.get(question.id);
    return covered ? [{ ...questionJson(covered), probes: question.probes.flatMap(entry) }] : [];
  };
  return {
    participant,
    expected: totals.expected,
    answered: totals.answered,
    sections: guideFigures(guide, [coverage]).sections.map(({ section, totals: { expected, answered } }) => ({
      title: sectionTitle(guide, guide.guide.sections.indexOf(section)),
      expected,
      answered,
      questions: section.questions.flatMap(entry),
    })),
  };
}

function questionJson(covered: QuestionCoverage): Omit<GuideQuestionJson, 'probes'> {
  const { question, state, expected, exclusion, markers } = covered;
  const { id, text, condition } = question;
  return {
    id,
    text,
    state,
    name: stateName(state, expected, condition !== undefined).replace(/^\S+ /, ''),
    why:
      state === 'not-applicable' && exclusion
        ? exclusionReason(question, exclusion)
        : condition === undefined
          ? ''
          : `if ${condition}`,
    isExpected: expected,
    isThere: markers.length > 0,
  };
}
