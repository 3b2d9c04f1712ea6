import type { Question, Section } from '../format/guide';
import type { QuestionCoverage, TranscriptCoverage } from './coverage';
import type { GuideFigures } from './coverage-figures';

/*
 * What stands out in the coverage of a guide. Only what is due counts: a draft is not asked about what it has not reached.
 */

export interface StandsOut {
  /** Questions that were due in some interviews, and that none answers even in part; without those of skipped sections. */
  readonly unanswered: readonly { readonly question: Question; readonly due: number }[];
  /** Sections with questions that were due in some interviews, of which nobody was asked anything in any. */
  readonly skipped: readonly { readonly section: Section; readonly due: number }[];
  /** Interviews with gaps, those with most first. */
  readonly gaps: readonly {
    readonly coverage: TranscriptCoverage;
    readonly questions: readonly Question[];
  }[];
}

/** What of a transcript should be there by now: all that is expected, or of a draft what stands before the last answer. */
export function dueIn({ state, questions }: TranscriptCoverage): QuestionCoverage[] {
  const reached = state === 'draft' ? questions.findLastIndex(isReached) : Number.POSITIVE_INFINITY;
  return questions.filter(({ expected }, index) => expected && index < reached);
}

/** Whether anything was said to a question, or why not. */
function isReached({ words, markers, through }: QuestionCoverage): boolean {
  return words > 0 || through.length > 0 || markers.some(marker => marker.status !== undefined);
}

/** Whether nothing is there of a question, and nobody has written why. */
export function isGap({ state }: Pick<QuestionCoverage, 'state'>): boolean {
  return state === 'missing' || state === 'empty';
}

export function standsOut({ guide: { guide }, questions, sections, transcripts }: GuideFigures): StandsOut {
  const due = new Map<string, number>();
  /** By section in how many interviews some of its questions are due. */
  const dueSections = new Map<Section | undefined, number>();
  const gaps: { coverage: TranscriptCoverage; questions: Question[] }[] = [];
  for (const { coverage, cells } of transcripts) {
    const shown = new Set(cells);
    const here = dueIn(coverage).filter(covered => shown.has(covered));
    for (const { question } of here) due.set(question.id, (due.get(question.id) ?? 0) + 1);
    for (const section of new Set(here.map(({ question }) => guide.sections[question.section])))
      dueSections.set(section, (dueSections.get(section) ?? 0) + 1);
    const open = here.filter(isGap).map(({ question }) => question);
    if (open.length > 0) gaps.push({ coverage, questions: open });
  }
  const asked = new Set<Section | undefined>();
  for (const { cells } of transcripts)
    for (const cell of cells) if (cell.asked) asked.add(guide.sections[cell.question.section]);
  const skipped = sections.flatMap(({ section }) => {
    const times = dueSections.get(section) ?? 0;
    return times > 0 && !asked.has(section) ? [{ section, due: times }] : [];
  });
  const isSkipped = new Set(skipped.map(({ section }) => section));
  return {
    unanswered: questions.flatMap(({ question, totals: { states } }) => {
      const times = due.get(question.id) ?? 0;
      const section = guide.sections[question.section];
      if (times === 0 || states.has('answered') || states.has('partial')) return [];
      return section && isSkipped.has(section) ? [] : [{ question, due: times }];
    }),
    skipped,
    gaps: gaps.sort((a, b) => b.questions.length - a.questions.length),
  };
}
