import type { Study, TranscriptFile } from '../study/study';
import { coverageOf } from './coverage';
import { namesInOrder } from './coverage-figures';
import { type CoverageTotals, sumOf } from './coverage-totals';

/** The transcripts of a group with what they come to. */
export interface GroupOverview {
  /** Empty for transcripts without a group. */
  readonly group: string;
  /** In the order of the study. */
  readonly transcripts: readonly TranscriptFile[];
  /** Of those that follow a guide. */
  readonly totals: CoverageTotals;
}

/** All transcripts by group: groups in the order of the guides, then those that no guide has by name. */
export function groupOverviews(study: Study): GroupOverview[] {
  const byGroup = new Map<string, TranscriptFile[]>();
  for (const transcript of study.transcripts()) {
    const group = transcript.facts.frontMatter.group?.value ?? '';
    const others = byGroup.get(group);
    if (others) others.push(transcript);
    else byGroup.set(group, [transcript]);
  }
  const known = study.guides().flatMap(({ guide }) => guide.groups.map(({ value }) => value));
  return namesInOrder(known, [...byGroup.keys()]).map(group => {
    const transcripts = byGroup.get(group) ?? [];
    const totals = transcripts.flatMap(transcript => coverageOf(study, transcript)?.totals ?? []);
    return { group, transcripts, totals: sumOf(totals) };
  });
}
