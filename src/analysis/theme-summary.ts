import type { Study, TranscriptFile } from '../study/study';
import { type CodedTranscript, codedTranscript } from './coded-transcript';
import { type Selected, selected, type ThemeFilter } from './theme-filter';
import { Numbered, ThemeTallies } from './theme-tallies';
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

function shareOf(words: number, all: number): number | undefined {
  return all > 0 ? words / all : undefined;
}

/** The figures of a selection. */
export function themeSummary({ tree, transcripts, isShown }: Selection): ThemeSummary {
  const [groups, people, coders] = [new Numbered(), new Numbered(), new Numbered()];
  const named = transcripts.map(({ coded }) => ({
    group: groups.numberOf(coded.file.facts.frontMatter.group?.value ?? ''),
    coders: coded.coders.map(coder => coders.numberOf(coder)),
    speakers: coded.speakers.map(({ participant }) =>
      participant === undefined ? -1 : people.numberOf(participant),
    ),
  }));
  const of = { groups: groups.names.length, participants: people.names.length, coders: coders.names.length };
  const own = new ThemeTallies(tree.themes.length, of);
  const branches = new ThemeTallies(tree.themes.length, of);
  const branchOf = tree.themes.map((_, place) => tree.branchOf(place));
  const speaking = new Set<number>();
  let segments = 0;
  let words = 0;
  let codedWords = 0;
  for (const [number, selected] of transcripts.entries()) {
    const { coded, passes, pieces } = selected;
    const { group = 0, coders = [], speakers = [] } = named[number] ?? {};
    const places = coded.themes.map(theme => tree.placeOf(theme) ?? -1);
    let before = -1;
    let speaker = -1;
    for (const segment of inPassages(selected)) {
      const passage = coded.segments.passage(segment);
      const coder = coders[coded.segments.coder(segment)] ?? 0;
      if (passage !== before) segments++;
      before = passage;
      const place = places[coded.segments.theme(segment)] ?? -1;
      own.segment(place, number, segment, group, coder);
      for (const above of branchOf[place] ?? []) branches.segment(above, number, passage, group, coder);
    }
    for (const piece of pieces) {
      const count = coded.pieces.words(piece);
      const who = speakers[coded.pieces.speaker(piece)] ?? -1;
      words += count;
      if (who >= 0 && who !== speaker) speaking.add(who);
      speaker = who;
      let isCoded = false;
      const end = coded.pieces.firstSegment(piece + 1);
      for (let index = coded.pieces.firstSegment(piece); index < end; index++) {
        const segment = coded.pieces.segmentAt(index);
        if (!passes[segment]) continue;
        isCoded = true;
        const place = places[coded.segments.theme(segment)] ?? -1;
        own.piece(place, piece, count, group, who);
        for (const above of branchOf[place] ?? []) branches.piece(above, piece, count, group, who);
      }
      if (isCoded) codedWords += count;
    }
  }
  const figures = (tallies: ThemeTallies, place: number): Omit<ThemeFigures, 'theme' | 'branch'> => ({
    segments: tallies.segments[place] ?? 0,
    words: tallies.words[place] ?? 0,
    share: shareOf(tallies.words[place] ?? 0, words),
    transcripts: tallies.transcripts[place] ?? 0,
    participants: tallies.participants.count(place),
    coders: coders.names.filter((_, coder) => tallies.coders.has(place, coder)).sort(),
    groups: new Map(
      groups.names.flatMap((name, group) => {
        const amount = tallies.inGroup(place, group);
        return amount.segments > 0 ? [[name, amount]] : [];
      }),
    ),
  });
  return {
    transcripts: transcripts.length,
    participants: speaking.size,
    segments,
    words,
    codedWords,
    codedShare: shareOf(codedWords, words),
    themes: tree.themes.flatMap((theme, place) =>
      isShown(place) ? [{ theme, ...figures(own, place), branch: figures(branches, place) }] : [],
    ),
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
