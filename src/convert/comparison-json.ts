import type { ComparisonEffects } from '../analysis/comparison-effects';
import type { CoverageTotals } from '../analysis/coverage-totals';
import {
  type ConditionChange,
  type GuideComparison,
  type Move,
  sectionOf,
} from '../analysis/guide-comparison';
import type { Guide, Question } from '../format/guide';
import { type TotalsJson, totalsJson } from './coverage-json';

/** The shape of `verbatim compare --format json` (docs/cli.md). Numbers are of transcripts. */
export interface ComparisonJson {
  readonly schemaVersion: 1;
  readonly before: VersionJson;
  readonly now: VersionJson;
  /** Those that follow one of the two guides. */
  readonly transcripts: number;
  readonly added: readonly (QuestionJson & {
    readonly expected: number;
    readonly answered: number;
    readonly notApplicable: number;
    /** Whether a day says since when it is asked. */
    readonly dated: boolean;
  })[];
  readonly removed: readonly (QuestionJson & { readonly answered: number; readonly marked: number })[];
  readonly reworded: readonly (PairJson & { readonly answered: number })[];
  readonly moved: readonly (PairJson & { readonly how: Move; readonly from: string; readonly to: string })[];
  /** `marked`: how many use the ID it had; `formerly`: whether the guide says that it had it. */
  readonly renumbered: readonly (PairJson & { readonly marked: number; readonly formerly: boolean })[];
  /** What decides of whom a question is expected. */
  readonly conditions: readonly (PairJson & { readonly changes: readonly ConditionChange[] })[];
  /** IDs that another question has now; `marked`: how many used it for the one before. */
  readonly reused: readonly (PairJson & { readonly marked: number })[];
}

export interface VersionJson {
  /** What the reader knows it by: a path, or a path and a revision. */
  readonly name: string;
  readonly title: string | null;
  readonly version: string | null;
  readonly questions: number;
  /** The coverage of the transcripts, if they followed it. */
  readonly totals: TotalsJson;
}

interface QuestionJson {
  readonly id: string;
  readonly text: string;
}

interface PairJson {
  readonly before: QuestionJson;
  readonly now: QuestionJson;
}

/** A comparison with its effects as plain data; `names`: what the reader knows the two versions by. */
export function comparisonJson(
  comparison: GuideComparison,
  effects: ComparisonEffects,
  names: { readonly before: string; readonly now: string },
): ComparisonJson {
  const { before, now } = comparison;
  const answered = (question: Question): number => tally(question)?.states.get('answered') ?? 0;
  const tally = (question: Question) => effects.tallies.get(question);
  const marked = ({ id }: Question): number => effects.marked.get(id) ?? 0;
  const pair = (of: { readonly before: Question; readonly now: Question }): PairJson => ({
    before: plain(of.before),
    now: plain(of.now),
  });
  return {
    schemaVersion: 1,
    before: version(before, names.before, effects.before),
    now: version(now, names.now, effects.now),
    transcripts: effects.transcripts,
    added: comparison.added.map(question => ({
      ...plain(question),
      expected: tally(question)?.expected ?? 0,
      answered: answered(question),
      notApplicable: tally(question)?.states.get('not-applicable') ?? 0,
      dated: isDated(now, question),
    })),
    removed: comparison.removed.map(question => ({
      ...plain(question),
      answered: answered(question),
      marked: marked(question),
    })),
    reworded: comparison.reworded.map(of => ({ ...pair(of), answered: answered(of.now) })),
    moved: comparison.moved.map(of => ({
      ...pair(of),
      how: of.how,
      from: placeOf(before, of.before, of.how),
      to: placeOf(now, of.now, of.how),
    })),
    renumbered: comparison.renumbered.map(of => ({
      ...pair(of),
      marked: marked(of.before),
      formerly: now.formerIds.get(of.before.id) === of.now.id,
    })),
    conditions: comparison.conditions.map(of => ({ ...pair(of), changes: of.changes })),
    reused: comparison.reused.map(of => ({ ...pair(of), marked: marked(of.before) })),
  };
}

function version({ title, version, questions }: Guide, name: string, totals: CoverageTotals): VersionJson {
  return {
    name,
    title: title ?? null,
    version: version ?? null,
    questions: questions.length,
    totals: totalsJson(totals),
  };
}

function plain({ id, text }: Question): QuestionJson {
  return { id, text };
}

function isDated(guide: Guide, question: Question): boolean {
  if (sectionOf(guide, question)?.added !== undefined) return true;
  for (let at: Question | undefined = question; at; at = guide.byId.get(at.probeOf ?? ''))
    if (at.added !== undefined) return true;
  return false;
}

/** Where a question stands, as far as that has changed; empty for a place in the order. */
function placeOf(guide: Guide, question: Question, how: Move): string {
  if (how === 'in the order') return '';
  if (how === 'under another question' && question.probeOf !== undefined) return question.probeOf;
  const section = sectionOf(guide, question);
  return [section?.id, section?.title].filter(Boolean).join(' ');
}
