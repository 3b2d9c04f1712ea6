import { themeOf } from './coded-transcript';
import type { Selection } from './theme-summary';

/** What two themes have to share to occur together: words, a turn, or an answer (the scope of one question marker). */
export type Together = 'span' | 'turn' | 'answer';
export const togetherIn: readonly Together[] = ['span', 'turn', 'answer'];

/** How often two themes occur together. */
export interface CoOccurrence {
  /** The one that comes first in the tree. */
  readonly theme: string;
  readonly other: string;
  /** Of `span`, pairs of segments that share words, a passage with both themes being one; else turns or answers. */
  readonly count: number;
}

/**
 * Which themes occur together, in the order of the tree; those that never do are left out. Only words that count are
 * looked at, and outside all answers nothing is together in an answer.
 */
export function coOccurrences({ tree, transcripts, isShown }: Selection, unit: Together): CoOccurrence[] {
  const counts = new Map<number, number>();
  const size = tree.themes.length;
  const add = (pair: number): void => void counts.set(pair, (counts.get(pair) ?? 0) + 1);
  for (const { coded, passes, pieces } of transcripts) {
    const places = coded.themes.map(theme => tree.placeOf(theme) ?? 0);
    const placeOf = (segment: number): number => places[coded.segments.theme(segment)] ?? 0;
    if (unit === 'span') {
      const pairs = new Map<number, number>();
      for (const piece of pieces) {
        if (coded.pieces.firstSegment(piece + 1) - coded.pieces.firstSegment(piece) < 2) continue;
        const on = [...coded.pieces.segments(piece)].filter(segment => passes[segment]);
        for (const [index, a] of on.entries()) {
          for (const b of on.slice(index + 1)) {
            const [first, second] = [placeOf(a), placeOf(b)];
            if (first === second) continue;
            pairs.set(
              a * coded.segments.length + b,
              Math.min(first, second) * size + Math.max(first, second),
            );
          }
        }
      }
      for (const pair of pairs.values()) add(pair);
      continue;
    }
    /** By turn or answer the themes in it. */
    const units = new Map<number, Set<number>>();
    for (const piece of pieces) {
      const number = unit === 'turn' ? coded.pieces.turn(piece) : coded.pieces.answer(piece);
      if (number < 0) continue;
      for (const segment of coded.pieces.segments(piece)) {
        if (!passes[segment]) continue;
        const themes = units.get(number) ?? new Set<number>();
        units.set(number, themes.add(placeOf(segment)));
      }
    }
    for (const themes of units.values()) {
      const inOrder = [...themes].sort((a, b) => a - b);
      for (const [index, first] of inOrder.entries())
        for (const second of inOrder.slice(index + 1)) add(first * size + second);
    }
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([pair, count]) => ({ first: Math.floor(pair / size), second: pair % size, count }))
    .filter(({ first, second }) => isShown(first) && isShown(second))
    .map(({ first, second, count }) => ({
      theme: tree.themes[first]?.id ?? '',
      other: tree.themes[second]?.id ?? '',
      count,
    }));
}

/** How many themes an interview brought that none before it had. */
export interface NewThemes {
  readonly uri: string;
  readonly participant: string;
  readonly date: string | undefined;
  /** IDs of the new ones, in the order of the tree. */
  readonly themes: readonly string[];
  /** How many different themes there are up to here. */
  readonly soFar: number;
}

/** New themes interview by interview, in the order of dates; those without one come last, in the order of the study. */
export function saturation({ tree, transcripts, isShown }: Selection): NewThemes[] {
  const known = new Set<number>();
  const dateOf = ({ coded }: (typeof transcripts)[number]): string | undefined =>
    coded.file.facts.frontMatter.date;
  return [...transcripts]
    .sort((a, b) => {
      const [first, second] = [dateOf(a) ?? '9999', dateOf(b) ?? '9999'];
      return first < second ? -1 : first > second ? 1 : 0;
    })
    .map(each => {
      const here = new Set(each.segments.map(segment => tree.placeOf(themeOf(each.coded, segment)) ?? -1));
      const found = [...here].filter(place => !known.has(place) && isShown(place)).sort((a, b) => a - b);
      for (const place of found) known.add(place);
      return {
        uri: each.coded.file.uri,
        participant: each.coded.participant,
        date: dateOf(each),
        themes: found.map(place => tree.themes[place]?.id ?? ''),
        soFar: known.size,
      };
    });
}
