import type { SpeakerRole } from '../format/front-matter';
import type { Guide } from '../format/guide';
import type { CodedTranscript } from './coded-transcript';
import { isWanted, type StudyFilter, wantedQuestions } from './study-filter';
import type { ThemeTree } from './theme-tree';

/** What of a study's codings is looked at. */
export interface ThemeFilter extends StudyFilter {
  /** The empty text for segments of nobody who is named. */
  readonly coders?: readonly string[];
  /** Whose words are counted; participants' when left out. */
  readonly roles?: readonly SpeakerRole[];
  /** Themes, each with those below it. */
  readonly themes?: readonly string[];
}

/** What of a transcript passes a filter. */
export interface Selected {
  readonly coded: CodedTranscript;
  /** The transcript's guide. */
  readonly guide: Guide | undefined;
  /** Numbers of the segments, ascending, and by the number of any segment whether it is one of them (1 or 0). */
  readonly segments: readonly number[];
  readonly passes: Uint8Array;
  /** Numbers of the pieces of talk whose words count. */
  readonly pieces: readonly number[];
}

/** What of a transcript passes; `undefined` where the whole transcript is left out. */
export function selected(
  coded: CodedTranscript,
  filter: ThemeFilter,
  tree: ThemeTree,
  guide: Guide | undefined,
): Selected | undefined {
  if (!isWanted(coded.file.facts.frontMatter, filter)) return undefined;
  const { pieces, questionSets, segments, speakers } = coded;
  const questions = wantedQuestions(filter, guide);
  const answers = questionSets.map(ids => !questions || ids.some(id => questions.has(id)));
  const wantedRoles = filter.roles?.length ? filter.roles : undefined;
  const counts = speakers.map(({ role }) => role && (wantedRoles ?? ['participant']).includes(role));
  const branch = filter.themes?.length ? tree.withThoseBelow(filter.themes) : undefined;
  const isWantedTheme = coded.themes.map(theme => !branch || branch.has(theme));
  const isWantedCoder = coded.coders.map(coder => !filter.coders?.length || filter.coders.includes(coder));

  const counted: number[] = [];
  /** By segment whether it has words that answer what is wanted, and words that count. */
  const answering = new Uint8Array(segments.length);
  const said = new Uint8Array(segments.length);
  for (let piece = 0; piece < pieces.length; piece++) {
    if (!answers[pieces.questions(piece)]) continue;
    const isCounted = counts[pieces.speaker(piece)] === true;
    if (isCounted) counted.push(piece);
    const end = pieces.firstSegment(piece + 1);
    for (let index = pieces.firstSegment(piece); index < end; index++) {
      const segment = pieces.segmentAt(index);
      answering[segment] = 1;
      if (isCounted) said[segment] = 1;
    }
  }
  const passing: number[] = [];
  const passes = new Uint8Array(segments.length);
  for (let segment = 0; segment < segments.length; segment++) {
    if (!isWantedTheme[segments.theme(segment)] || !isWantedCoder[segments.coder(segment)]) continue;
    if (!answers[segments.questions(segment)] && !answering[segment]) continue;
    if (wantedRoles && !said[segment]) continue;
    passing.push(segment);
    passes[segment] = 1;
  }
  return { coded, guide, segments: passing, passes, pieces: counted };
}
