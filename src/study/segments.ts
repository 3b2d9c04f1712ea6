import type { Range } from '../format/position';
import type { PartFacts } from './events';

/*
 * Which places of a transcript belong to the same coded segment of a theme (docs/format.md, "Coding"): fragments with the
 * same `part=` and coder are one, a div codes only if it ends and somebody says something in it.
 */

/** What codes at a place: one attribute list. */
export interface CodingPiece {
  /** `nothing`: a span without words. */
  readonly kind: 'span' | 'div' | 'heading' | 'nothing';
  readonly part?: string | undefined;
  /** Who coded, where that is written. */
  readonly by?: string | undefined;
}

/** A div that opens, the end of one, or words that those around them code. */
export type DivEdge = CodingPiece | 'end' | 'words';

/** The facts of a part, and what codes in it. */
export interface CodedPart extends PartFacts {
  /** For each of `themes` what attaches it. */
  readonly pieces: readonly CodingPiece[];
  /** In the order of the text. */
  readonly divs: readonly DivEdge[];
}

/**
 * For each use of a theme, in the order of the text, the number of the segment that it belongs to: from 1, in the order of
 * their first places; 0 where nothing is coded. A segment is of one theme: a span with two classes has two.
 */
export function segmentNumbers(parts: readonly CodedPart[], coder: string | undefined): number[] {
  const divs = codingDivs(parts);
  const numbers: number[] = [];
  const joined = new Map<string, number>();
  /** Those of the piece that is looked at, by theme: a class may stand twice. */
  const own = new Map<string, number>();
  let before: CodingPiece | undefined;
  let last = 0;
  for (const { themes, pieces } of parts) {
    for (const [index, { value }] of themes.entries()) {
      const piece = pieces[index];
      if (piece !== before) own.clear();
      before = piece;
      if (!piece || piece.kind === 'nothing' || (piece.kind === 'div' && !divs.has(piece))) {
        numbers.push(0);
        continue;
      }
      const [known, key] =
        piece.part === undefined
          ? [own, value]
          : [joined, JSON.stringify([value, piece.part, piece.by ?? coder])];
      let number = known.get(key);
      if (number === undefined) {
        number = ++last;
        known.set(key, number);
      }
      numbers.push(number);
    }
  }
  return numbers;
}

/** The divs that end, and have words. */
function codingDivs(parts: readonly CodedPart[]): ReadonlySet<CodingPiece> {
  const coding = new Set<CodingPiece>();
  const open: { readonly div: CodingPiece; hasWords: boolean }[] = [];
  for (const { divs } of parts) {
    for (const edge of divs) {
      const innermost = open.at(-1);
      if (edge === 'words') {
        if (innermost) innermost.hasWords = true;
      } else if (edge !== 'end') open.push({ div: edge, hasWords: false });
      else if (innermost) {
        open.pop();
        if (!innermost.hasWords) continue;
        coding.add(innermost.div);
        const around = open.at(-1);
        if (around) around.hasWords = true;
      }
    }
  }
  return coding;
}

/** How many segments each theme has. `uses` in the order of their numbers. */
export function countSegments(
  uses: Iterable<readonly [theme: string, segment: number]>,
): Map<string, number> {
  const counts = new Map<string, number>();
  let last = 0;
  for (const [theme, segment] of uses) {
    if (segment <= last) continue; // of one that has been counted, or of none
    last = segment;
    counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return counts;
}

/** How many segments each theme has in parts. `numbers`: those of `segmentNumbers`. */
export function countedSegments(
  parts: readonly CodedPart[],
  numbers: readonly number[],
): Map<string, number> {
  const themes = parts.flatMap(({ themes }) => themes);
  return countSegments(numbers.map((segment, index) => [themes[index]?.value ?? '', segment]));
}

/** Places of one theme by their segments; those of none are left out. */
export function inSegments(uses: Iterable<readonly [segment: number, place: Range]>): Range[][] {
  const segments = new Map<number, Range[]>();
  for (const [segment, place] of uses) {
    const pieces = segments.get(segment);
    if (pieces) pieces.push(place);
    else if (segment > 0) segments.set(segment, [place]);
  }
  return [...segments.values()];
}
