import type { Study, TranscriptFile } from '../study/study';
import { type CodedTranscript, codedTranscript } from './coded-transcript';
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
  readonly branch: Omit<ThemeFigures, 'theme' | 'branch'>;
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
  for (const { themes } of transcripts) yield* themes;
}

/** What is counted of one theme, or of a branch. */
class Tally {
  segments = 0;
  words = 0;
  transcripts = 0;
  readonly participants = new Set<string>();
  readonly coders = new Set<string>();
  readonly groups = new Map<string, { segments: number; words: number }>();
  #transcript = -1;
  #passage = -1;
  #piece = -1;
  /** The last ones: adding to a set takes time, and it is nearly always the same. */
  #who: string | undefined;
  #coder: string | undefined;
  /** Of the group of the transcript that is looked at. */
  #amount = { segments: 0, words: 0 };

  /** A segment of the transcript that is looked at. Segments of one passage come one after the other. */
  segment(transcript: number, passage: number, group: string, coder: string): void {
    if (this.#transcript !== transcript) {
      this.#transcript = transcript;
      this.#passage = -1;
      this.#piece = -1;
      this.#who = undefined;
      this.#amount = this.#groupOf(group);
      this.transcripts++;
    }
    if (this.#coder !== coder) this.coders.add(coder);
    this.#coder = coder;
    if (this.#passage === passage) return;
    this.#passage = passage;
    this.segments++;
    this.#amount.segments++;
  }

  /** Words of a piece of talk in a segment of the same transcript; a piece counts once. */
  piece(piece: number, words: number, participant: string | undefined): void {
    if (this.#piece === piece) return;
    this.#piece = piece;
    this.words += words;
    this.#amount.words += words;
    if (participant === undefined || participant === this.#who) return;
    this.#who = participant;
    this.participants.add(participant);
  }

  /** `all`: how many words count altogether. */
  figures(all: number): Omit<ThemeFigures, 'theme' | 'branch'> {
    const { segments, words, transcripts, participants, coders, groups } = this;
    return {
      segments,
      words,
      share: shareOf(words, all),
      transcripts,
      participants: participants.size,
      coders: [...coders].sort(),
      groups,
    };
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

function shareOf(words: number, all: number): number | undefined {
  return all > 0 ? words / all : undefined;
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
  for (const [number, selected] of transcripts.entries()) {
    const { coded, passes, pieces } = selected;
    const group = coded.file.facts.frontMatter.group?.value ?? '';
    const places = coded.themes.map(theme => tree.placeOf(theme) ?? -1);
    let before = -1;
    let speaking: string | undefined;
    for (const segment of inPassages(selected)) {
      const passage = coded.segments.passage(segment);
      const coder = coded.coders[coded.segments.coder(segment)] ?? '';
      if (passage !== before) segments++;
      before = passage;
      const place = places[coded.segments.theme(segment)] ?? -1;
      own[place]?.segment(number, segment, group, coder);
      for (const above of branchOf[place] ?? []) branches[above]?.segment(number, passage, group, coder);
    }
    for (const piece of pieces) {
      const count = coded.pieces.words(piece);
      const who = participantIn(coded, piece);
      words += count;
      if (who !== undefined && who !== speaking) participants.add(who);
      speaking = who;
      let isCoded = false;
      const end = coded.pieces.firstSegment(piece + 1);
      for (let index = coded.pieces.firstSegment(piece); index < end; index++) {
        const segment = coded.pieces.segmentAt(index);
        if (!passes[segment]) continue;
        isCoded = true;
        const place = places[coded.segments.theme(segment)] ?? -1;
        own[place]?.piece(piece, count, who);
        for (const above of branchOf[place] ?? []) branches[above]?.piece(piece, count, who);
      }
      if (isCoded) codedWords += count;
    }
  }
  return {
    transcripts: transcripts.length,
    participants: participants.size,
    segments,
    words,
    codedWords,
    codedShare: shareOf(codedWords, words),
    themes: tree.themes.flatMap((theme, place) => {
      const [tally, branch] = [own[place], branches[place]];
      if (!tally || !branch || !isShown(place)) return [];
      return [{ theme, ...tally.figures(words), branch: branch.figures(words) }];
    }),
  };
}

/** The segments so that those of a passage follow one another, as they nearly always do. */
function inPassages({ coded, segments }: Selected): readonly number[] {
  const passageOf = (segment: number): number => coded.segments.passage(segment);
  const isInOrder = segments.every(
    (segment, index) => index === 0 || passageOf(segments[index - 1] ?? 0) <= passageOf(segment),
  );
  return isInOrder ? segments : [...segments].sort((a, b) => passageOf(a) - passageOf(b) || a - b);
}

/** Who says a piece, if that is a participant. */
export function participantIn({ pieces, speakers }: CodedTranscript, piece: number): string | undefined {
  return speakers[pieces.speaker(piece)]?.participant;
}
