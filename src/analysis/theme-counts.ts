import { passagesOf } from '../study/coded-talk';
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

/** How often one theme is used in the transcripts that a codebook is for. */
export function themeCount(study: Study, codebook: CodebookFile, theme: string): ThemeCount {
  let [segments, transcripts] = [0, 0];
  for (const transcript of study.transcriptsUnder(codebook)) {
    const count = segmentsByTheme(transcript).get(theme) ?? 0;
    segments += count;
    if (count > 0) transcripts++;
  }
  return { segments, transcripts };
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

/** Of the passages of a transcript the sets of themes that they have, each with how many have it. */
type ThemeSets = readonly { readonly themes: readonly string[]; readonly passages: number }[];

const knownSets = new WeakMap<TranscriptFacts, ThemeSets>();

function themeSets({ facts }: TranscriptFile): ThemeSets {
  let sets = knownSets.get(facts);
  if (!sets) {
    const passages = new Map<number, Set<string>>();
    const talk = facts.codedTalk();
    for (const { use, passage } of passagesOf(talk)) {
      const theme = talk.themeOf(use);
      const themes = passages.get(passage);
      if (themes) themes.add(theme);
      else passages.set(passage, new Set([theme]));
    }
    const counts = new Map<string, { themes: readonly string[]; passages: number }>();
    for (const themes of passages.values()) {
      const key = [...themes].sort().join(' '); // no ID has a blank
      const count = counts.get(key);
      if (count) count.passages++;
      else counts.set(key, { themes: [...themes], passages: 1 });
    }
    sets = [...counts.values()];
    knownSets.set(facts, sets);
  }
  return sets;
}

/** How many coded passages a transcript has: one with several themes counts once. */
export function passagesIn(transcript: TranscriptFile): number {
  return themeSets(transcript).reduce((sum, { passages }) => sum + passages, 0);
}

/**
 * How often each theme is used together with all below it, in the transcripts that a codebook is for: a passage with
 * several of them counts once. The same figures as `branch` in `theme-summary.ts`, without reading all talk for them.
 */
export function branchCounts(study: Study, file: CodebookFile): ReadonlyMap<string, ThemeCount> {
  const { byId } = file.codebook;
  const counts = new Map<string, { segments: number; transcripts: number }>();
  for (const transcript of study.transcriptsUnder(file)) {
    const here = new Set<string>();
    for (const { themes, passages } of themeSets(transcript)) {
      const branch = new Set<string>();
      for (const theme of themes)
        for (let at: string | undefined = theme; at !== undefined; at = byId.get(at)?.parent) branch.add(at);
      for (const theme of branch) {
        const count = counts.get(theme) ?? { segments: 0, transcripts: 0 };
        count.segments += passages;
        if (!here.has(theme)) count.transcripts++;
        here.add(theme);
        counts.set(theme, count);
      }
    }
  }
  return counts;
}
