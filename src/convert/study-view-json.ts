import { coverageOf, participantOf } from '../analysis/coverage';
import { groupOverviews } from '../analysis/study-overview';
import { passagesIn, segmentsByTheme } from '../analysis/theme-counts';
import type { Study, TranscriptFile } from '../study/study';

/* The transcripts of a study as a side bar shows them. */

export interface StudyViewJson {
  readonly groups: readonly StudyGroupJson[];
}

/** Counts of expected questions. */
interface Progress {
  readonly expected: number;
  readonly answered: number;
}

export interface StudyGroupJson extends Progress {
  /** Empty for transcripts without a group. */
  readonly group: string;
  readonly count: number;
  /** In the order of the study; `null` where nobody has asked for them. */
  readonly transcripts: readonly StudyTranscriptJson[] | null;
}

export interface StudyTranscriptJson {
  readonly uri: string;
  readonly participant: string;
  readonly date: string | null;
  readonly state: string;
  /** `null` where it follows no guide. */
  readonly coverage: (Progress & { readonly words: number }) | null;
  /** How many different themes it is coded with, and in how many passages. */
  readonly themes: number;
  readonly segments: number;
}

/** `wanted`: the groups whose transcripts are shown. Where there is one group only, its transcripts always are. */
export function studyViewJson(study: Study, wanted: readonly string[]): StudyViewJson {
  const groups = groupOverviews(study);
  return {
    groups: groups.map(({ group, transcripts, totals: { expected, answered } }) => ({
      group,
      count: transcripts.length,
      expected,
      answered,
      transcripts:
        groups.length === 1 || wanted.includes(group)
          ? transcripts.map(each => transcriptJson(study, each))
          : null,
    })),
  };
}

/** What takes long for a large study, transcript by transcript: what asks for all of them has it at once afterwards. */
export function* studyViewInSteps(study: Study, wanted: readonly string[]): Generator<void> {
  for (const transcript of study.transcripts()) {
    coverageOf(study, transcript);
    if (wanted.includes(transcript.facts.frontMatter.group?.value ?? '')) passagesIn(transcript);
    yield;
  }
}

function transcriptJson(study: Study, transcript: TranscriptFile): StudyTranscriptJson {
  const { frontMatter } = transcript.facts;
  const totals = coverageOf(study, transcript)?.totals;
  return {
    uri: transcript.uri,
    participant: participantOf(transcript),
    date: frontMatter.date ?? null,
    state: frontMatter.state,
    coverage: totals ? { expected: totals.expected, answered: totals.answered, words: totals.words } : null,
    themes: segmentsByTheme(transcript).size,
    segments: passagesIn(transcript),
  };
}
