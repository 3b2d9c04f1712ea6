import type { Study, TranscriptFile } from '../study/study';
import { type CodedTranscript, codedTranscript, roles } from './coded-transcript';
import { type Selected, selected, type ThemeFilter } from './theme-filter';
import { type StudyTheme, ThemeTree } from './theme-tree';

/*
 * What themes say: how often, in how many words, with whom. Every figure of themes that anybody sees comes from here;
 * docs/figures.md defines them.
 */

/** How much of something there is. */
export interface Amount {
  /** Coded segments, each once. */
  readonly segments: number;
  /** Words said in them, each once. */
  readonly words: number;
}

export interface ThemeFigures extends Amount {
  readonly theme: StudyTheme;
  /** `words` as a share, 0 to 1, of all words that count; `undefined` where there are none. */
  readonly share: number | undefined;
  /** Transcripts with at least one of the segments. */
  readonly transcripts: number;
  /** Participants who say at least one of the words. */
  readonly participants: number;
  /** Names of those who coded, the empty text for nobody named; in order. */
  readonly coders: readonly string[];
  /** By group, the empty text for transcripts without one. */
  readonly groups: ReadonlyMap<string, Amount>;
  /** The same of this theme and all below it together, each segment and word once. */
  readonly branch: Amount & { readonly transcripts: number; readonly participants: number };
}

export interface ThemeSummary {
  /** Transcripts that the filter leaves. */
  readonly transcripts: number;
  /** Participants who speak in them. */
  readonly participants: number;
  /** Coded passages: one with several themes counts once. */
  readonly segments: number;
  /** Words that count: participants', or those of the roles of the filter. */
  readonly words: number;
  readonly codedWords: number;
  /** `undefined` where no words count. */
  readonly codedShare: number | undefined;
  /** In the order of the codebook; where the filter has themes, only those. */
  readonly themes: readonly ThemeFigures[];
}

/** What of a study passes a filter: what the figures below are made of. */
export interface Selection {
  readonly tree: ThemeTree;
  readonly transcripts: readonly Selected[];
  /** Which themes have figures, by their places in the tree. */
  readonly isShown: (place: number) => boolean;
}

/** Selects what figures are about, of all transcripts or of some. */
export function select(
  study: Study,
  filter: ThemeFilter = {},
  transcripts: readonly TranscriptFile[] = study.transcripts(),
): Selection {
  const coded = transcripts.map(file => codedTranscript(study, file));
  const tree = new ThemeTree(study, themesUsed(coded));
  const branch = filter.themes?.length ? tree.withThoseBelow(filter.themes) : undefined;
  return {
    tree,
    transcripts: coded.flatMap(each => {
      const link = study.guideOf(each.file);
      return selected(each, filter, tree, link.kind === 'found' ? link.file.guide : undefined) ?? [];
    }),
    isShown: place => !branch || branch.has(tree.themes[place]?.id ?? ''),
  };
}

function* themesUsed(transcripts: readonly CodedTranscript[]): Generator<string> {
  for (const { segments } of transcripts) for (const { theme } of segments) yield theme;
}

/** What is counted of one theme, or of a branch. */
class Tally {
  segments = 0;
  words = 0;
  transcripts = 0;
  readonly participants = new Set<string>();
  readonly coders = new Set<string>();
  readonly groups = new Map<string, { segments: number; words: number }>();
  #lastTranscript = -1;
  #lastPiece = -1;
  #lastPassage = -1;

  /** A segment of the transcript that is looked at. Segments of one passage come one after the other. */
  segment(transcript: number, passage: number, group: string, coder: string): void {
    if (this.#lastTranscript !== transcript) {
      this.#lastTranscript = transcript;
      this.#lastPassage = -1;
      this.#lastPiece = -1;
      this.transcripts++;
    }
    this.coders.add(coder);
    if (this.#lastPassage === passage) return;
    this.#lastPassage = passage;
    this.segments++;
    this.#groupOf(group).segments++;
  }

  /** Words of a piece of talk; a piece counts once. */
  piece(piece: number, words: number, group: string, participant: string | undefined): void {
    if (this.#lastPiece === piece) return;
    this.#lastPiece = piece;
    this.words += words;
    this.#groupOf(group).words += words;
    if (participant !== undefined) this.participants.add(participant);
  }

  #groupOf(group: string): { segments: number; words: number } {
    let amount = this.groups.get(group);
    if (!amount) {
      amount = { segments: 0, words: 0 };
      this.groups.set(group, amount);
    }
    return amount;
  }
}

/** The figures of a selection. */
export function themeSummary({ tree, transcripts, isShown }: Selection): ThemeSummary {
  const own = tree.themes.map(() => new Tally());
  const branches = tree.themes.map(() => new Tally());
  const branchOf = tree.themes.map((_, place) => tree.branchOf(place));
  const participants = new Set<string>();
  let segments = 0;
  let words = 0;
  let codedWords = 0;
  for (const [number, { coded, segments: passing, pieces }] of transcripts.entries()) {
    const group = coded.file.facts.frontMatter.group?.value ?? '';
    const places = coded.segments.map(({ theme }) => tree.placeOf(theme) ?? -1);
    segments += new Set([...passing].map(segment => coded.segments[segment]?.passage)).size;
    for (const segment of inPassages(coded, passing)) {
      const { passage = -1, coder = '' } = coded.segments[segment] ?? {};
      const place = places[segment] ?? -1;
      own[place]?.segment(number, segment, group, coder);
      for (const above of branchOf[place] ?? []) branches[above]?.segment(number, passage, group, coder);
    }
    for (const piece of pieces) {
      const count = coded.pieces.words(piece);
      const who = participantIn(coded, piece);
      words += count;
      if (who !== undefined) participants.add(who);
      let isCoded = false;
      for (const segment of coded.pieces.segments(piece)) {
        if (!passing.has(segment)) continue;
        isCoded = true;
        const place = places[segment] ?? -1;
        own[place]?.piece(piece, count, group, who);
        for (const above of branchOf[place] ?? []) branches[above]?.piece(piece, count, group, who);
      }
      if (isCoded) codedWords += count;
    }
  }
  const share = (count: number): number | undefined => (words > 0 ? count / words : undefined);
  return {
    transcripts: transcripts.length,
    participants: participants.size,
    segments,
    words,
    codedWords,
    codedShare: share(codedWords),
    themes: tree.themes.flatMap((theme, place) => {
      const [tally, branch] = [own[place], branches[place]];
      if (!tally || !branch || !isShown(place)) return [];
      return [
        {
          theme,
          segments: tally.segments,
          words: tally.words,
          share: share(tally.words),
          transcripts: tally.transcripts,
          participants: tally.participants.size,
          coders: [...tally.coders].sort(),
          groups: tally.groups,
          branch: {
            segments: branch.segments,
            words: branch.words,
            transcripts: branch.transcripts,
            participants: branch.participants.size,
          },
        },
      ];
    }),
  };
}

/** The segments so that those of a passage follow one another. */
function inPassages({ segments }: CodedTranscript, passing: ReadonlySet<number>): number[] {
  const passageOf = (segment: number): number => segments[segment]?.passage ?? 0;
  return [...passing].sort((a, b) => passageOf(a) - passageOf(b) || a - b);
}

const participant = roles.indexOf('participant');

/**
 * Who says a piece, if that is a participant: the one that the front matter names, else the speaker, who is somebody else
 * in every transcript.
 */
export function participantIn(
  { file, path, pieces, speakers }: CodedTranscript,
  piece: number,
): string | undefined {
  if (pieces.role(piece) !== participant) return undefined;
  return file.facts.frontMatter.participant?.value ?? `${speakers[pieces.speaker(piece)]} (${path})`;
}
