import type { TranscriptFacts } from '../study/facts';
import type { CodebookFile, Study, TranscriptFile } from '../study/study';

/*
 * How often themes are used. A coded segment counts once for each of its themes, however many pieces it is written in
 * (docs/format.md, "Coding"); a theme's own segments only, not those of the themes under it.
 */

export interface ThemeCount {
  /** Coded segments. */
  readonly segments: number;
  /** Transcripts with at least one of them. */
  readonly transcripts: number;
}

/** What a theme has that nobody has used. */
export const unused: ThemeCount = { segments: 0, transcripts: 0 };

/** Facts are made anew when their transcript changes. */
const known = new WeakMap<TranscriptFacts, ReadonlyMap<string, number>>();

/** How many coded segments each theme has in a transcript; themes without any are left out. */
export function segmentsByTheme({ facts }: TranscriptFile): ReadonlyMap<string, number> {
  let counts = known.get(facts);
  if (!counts) {
    counts = facts.segmentCounts;
    known.set(facts, counts);
  }
  return counts;
}

/** How often each theme is used in the transcripts that a codebook is for; themes that are not used are left out. */
export function themeCounts(study: Study, codebook: CodebookFile): ReadonlyMap<string, ThemeCount> {
  const counts = new Map<string, { segments: number; transcripts: number }>();
  for (const transcript of study.transcriptsUnder(codebook)) {
    for (const [theme, segments] of segmentsByTheme(transcript)) {
      const count = counts.get(theme);
      if (!count) counts.set(theme, { segments, transcripts: 1 });
      else {
        count.segments += segments;
        count.transcripts++;
      }
    }
  }
  return counts;
}
