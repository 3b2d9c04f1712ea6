import type { SpeakerRole } from '../format/front-matter';
import type { Guide } from '../format/guide';
import type { CodedTranscript } from './coded-transcript';
import type { ThemeTree } from './theme-tree';

/**
 * What of a study is looked at. Values of one kind are alternatives, kinds are joined: group A or B, and question Q1. What
 * is left out or empty leaves nothing out.
 */
export interface ThemeFilter {
  readonly groups?: readonly string[];
  readonly attributes?: readonly { readonly key: string; readonly value: string }[];
  /** IDs of questions. */
  readonly questions?: readonly string[];
  /** Sections of guides, by ID, or by title where there is none. */
  readonly sections?: readonly string[];
  /** The empty text for segments of nobody who is named. */
  readonly coders?: readonly string[];
  /** Whose words are counted; participants' when left out. */
  readonly roles?: readonly SpeakerRole[];
  /** Days, `YYYY-MM-DD`, both included. Transcripts without a date are left out by either. */
  readonly from?: string;
  readonly to?: string;
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
  if (!isWanted(coded, filter)) return undefined;
  const { pieces, questionSets, segments, speakers } = coded;
  const questions = questionsOf(filter, guide);
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

function isWanted({ file }: CodedTranscript, { groups, attributes, from, to }: ThemeFilter): boolean {
  const { group, date, attributes: has } = file.facts.frontMatter;
  if (groups?.length && !groups.includes(group?.value ?? '')) return false;
  if ((from !== undefined || to !== undefined) && date === undefined) return false;
  if (from !== undefined && (date ?? '') < from) return false;
  if (to !== undefined && (date ?? '') > to) return false;
  const keys = new Set(attributes?.map(({ key }) => key));
  return [...keys].every(key =>
    attributes?.some(attribute => attribute.key === key && (has.get(key) ?? '') === attribute.value),
  );
}

/** The wanted questions; `undefined` where all are. */
function questionsOf(
  { questions, sections }: ThemeFilter,
  guide: Guide | undefined,
): ReadonlySet<string> | undefined {
  if (!questions?.length && !sections?.length) return undefined;
  const inSections = guide?.questions.filter(question => {
    const section = guide.sections[question.section];
    return section && sections?.includes(section.id || section.title);
  });
  return new Set([...(questions ?? []), ...(inSections?.map(({ id }) => id) ?? [])]);
}
