import type { Question } from '../format/guide';
import { markersIn } from '../study/markers';
import type { GuideFile, Study } from '../study/study';
import { coverageOf, coverageUnder, type TranscriptCoverage, totalsOf } from './coverage';
import { questionFigures } from './coverage-figures';
import type { CoverageTotals } from './coverage-totals';
import type { GuideComparison } from './guide-comparison';

/** What a change of a guide does to the coverage of the transcripts that follow it. */
export interface ComparisonEffects {
  readonly transcripts: number;
  /** The same transcripts held against the earlier guide, and against the later one. */
  readonly before: CoverageTotals;
  readonly now: CoverageTotals;
  /** How each question fares under its guide; the transcripts that mark one are those with a state besides missing. */
  readonly tallies: ReadonlyMap<Question, CoverageTotals>;
  /** By ID of the earlier guide, how many transcripts mark it. */
  readonly marked: ReadonlyMap<string, number>;
}

/** `earlier` need not be a file of the study; who follows either of the two counts. */
export function effectsOf(
  study: Study,
  { before, now }: GuideComparison,
  later: GuideFile,
  earlier: GuideFile,
): ComparisonEffects {
  const followers = study.transcripts().filter(transcript => {
    const link = study.guideOf(transcript);
    return link.kind === 'found' && (link.file.uri === later.uri || link.file.uri === earlier.uri);
  });
  const under = (file: GuideFile): TranscriptCoverage[] =>
    followers.map(transcript => {
      const known = coverageOf(study, transcript);
      if (known?.guide.guide === file.guide) return known;
      return coverageUnder(file, transcript, markersIn(transcript.facts, file.guide));
    });
  const old = under({ ...earlier, guide: before });
  const present = under({ ...later, guide: now });
  const tallies = [
    ...questionFigures({ ...earlier, guide: before }, old),
    ...questionFigures({ ...later, guide: now }, present),
  ];
  return {
    transcripts: followers.length,
    before: totalsOf(old),
    now: totalsOf(present),
    tallies: new Map(tallies.map(({ question, totals }) => [question, totals])),
    marked: markedIn(old),
  };
}

function markedIn(coverages: readonly TranscriptCoverage[]): Map<string, number> {
  const marked = new Map<string, number>();
  for (const { questions } of coverages)
    for (const { question, markers } of questions)
      if (markers.length > 0) marked.set(question.id, (marked.get(question.id) ?? 0) + 1);
  return marked;
}
