import { effectsOf } from '../analysis/comparison-effects';
import { compareGuides } from '../analysis/guide-comparison';
import { comparisonJson } from '../convert/comparison-json';
import { comparisonText } from '../convert/comparison-report';
import { readGuide } from '../format/guide';
import type { Study } from '../study/study';
import { fileName, normalUri } from '../study/uris';

/** An earlier version of a guide, from wherever. */
export interface EarlierGuide {
  readonly text: string;
  /** What the reader knows it by. */
  readonly name: string;
  /** Its file, where it is one: transcripts that follow it count, too. */
  readonly uri?: string;
}

/** A report for people, or a sentence that says why there is none. */
export type GuideChanges = { readonly report: string } | { readonly refused: string };

/** What has changed in a guide of the study since an earlier version, and what that does to coverage. */
export function compareWithEarlier(study: Study, uri: string, earlier: EarlierGuide): GuideChanges {
  const file = study.get(uri);
  if (file?.kind !== 'guide') return { refused: `${fileName(uri)} is no guide of this study.` };
  const before = readGuide(earlier.text);
  const name = fileName(file.uri);
  for (const [guide, what] of [[file.guide, name] as const, [before, earlier.name] as const])
    if (guide.questions.length === 0) return { refused: `${what} has no questions that can be read.` };
  const comparison = compareGuides(before, file.guide);
  const old = { ...file, guide: before, uri: normalUri(earlier.uri ?? file.uri) };
  const effects = effectsOf(study, comparison, file, old);
  return { report: comparisonText(comparisonJson(comparison, effects, { before: earlier.name, now: name })) };
}
