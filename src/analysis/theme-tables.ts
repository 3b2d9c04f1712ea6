import { byName } from '../study/names-in-order';
import { themeOf } from './coded-transcript';
import type { Selected } from './theme-filter';
import { type Amount, participantIn, type Selection } from './theme-summary';

/*
 * Themes against something else, and against each other (docs/figures.md). Like the summary, all of it is about what a
 * filter has selected.
 */

export type TableBy = 'question' | 'participant' | 'group' | 'coder';
export const tablesBy: readonly TableBy[] = ['question', 'participant', 'group', 'coder'];

/** A theme's segments and words by something else. */
export interface ThemeTable {
  /** Names of the columns: questions in guide order, all else by name; the empty text for nobody or none. */
  readonly columns: readonly string[];
  /** By theme, in the order of the tree, those without any left out. */
  readonly rows: readonly { readonly theme: string; readonly cells: readonly Amount[] }[];
}

interface Cell {
  segments: number;
  words: number;
}

/** Counts segments and words of each theme by question, participant, group or coder. */
export function themeTable(selection: Selection, by: TableBy): ThemeTable {
  const { tree, transcripts, isShown } = selection;
  const rows = tree.themes.map(() => new Map<string, Cell>());
  const cellOf = (place: number, column: string): Cell => {
    const row = rows[place];
    let cell = row?.get(column);
    if (!cell) {
      cell = { segments: 0, words: 0 };
      row?.set(column, cell);
    }
    return cell;
  };
  for (const each of transcripts) {
    const { coded, segments: passing, passes, pieces } = each;
    const columnsOf = columns(each, by);
    /** By segment the columns that it counts in. */
    const counted = new Map<number, Set<string>>();
    const count = (segment: number, column: string): void => {
      const own = counted.get(segment) ?? new Set<string>();
      counted.set(segment, own);
      if (own.has(column)) return;
      own.add(column);
      cellOf(tree.placeOf(themeOf(coded, segment)) ?? -1, column).segments++;
    };
    for (const piece of pieces) {
      if (coded.pieces.firstSegment(piece) === coded.pieces.firstSegment(piece + 1)) continue;
      const words = coded.pieces.words(piece);
      /** What has had these words already, by theme and column. */
      const done = new Set<string>();
      for (const segment of coded.pieces.segments(piece)) {
        if (!passes[segment]) continue;
        const theme = themeOf(coded, segment);
        for (const column of columnsOf.piece(piece, segment)) {
          count(segment, column);
          const key = `${theme}\n${column}`;
          if (done.has(key)) continue;
          done.add(key);
          cellOf(tree.placeOf(theme) ?? -1, column).words += words;
        }
      }
    }
    for (const segment of passing) {
      if (!counted.has(segment)) for (const column of columnsOf.silent(segment)) count(segment, column);
    }
  }
  const used = new Set(rows.flatMap(row => [...row.keys()]));
  const names = by === 'question' ? inGuideOrder(selection, used) : [...used].sort(byName);
  return {
    columns: names,
    rows: rows.flatMap((row, place) =>
      row.size > 0 && isShown(place)
        ? [
            {
              theme: tree.themes[place]?.id ?? '',
              cells: names.map(name => row.get(name) ?? { segments: 0, words: 0 }),
            },
          ]
        : [],
    ),
  };
}

/** By segment the columns that it counts in. */
export function columnsBySegment(selected: Selected, by: TableBy): ReadonlyMap<number, ReadonlySet<string>> {
  const { coded, segments, passes, pieces } = selected;
  const columnsOf = columns(selected, by);
  const found = new Map<number, Set<string>>();
  const add = (segment: number, names: readonly string[]): void => {
    const own = found.get(segment) ?? new Set<string>();
    for (const name of names) own.add(name);
    found.set(segment, own);
  };
  for (const piece of pieces)
    for (const segment of coded.pieces.segments(piece))
      if (passes[segment]) add(segment, columnsOf.piece(piece, segment));
  for (const segment of segments) if (!found.has(segment)) add(segment, columnsOf.silent(segment));
  return found;
}

/** Which columns a segment belongs to: by a piece of its words, or, where none of its words count, by itself. */
interface Columns {
  piece(piece: number, segment: number): readonly string[];
  silent(segment: number): readonly string[];
}

function columns({ coded }: Selected, by: TableBy): Columns {
  const { segments, coders, questionSets, pieces, participant, file } = coded;
  const outside = (ids: readonly string[] = []): readonly string[] => (ids.length > 0 ? ids : ['']);
  const coder = (segment: number): readonly string[] => [coders[segments.coder(segment)] ?? ''];
  const group = [file.facts.frontMatter.group?.value ?? ''];
  switch (by) {
    case 'question':
      return {
        piece: piece => outside(questionSets[pieces.questions(piece)]),
        silent: segment => outside(questionSets[segments.questions(segment)]),
      };
    case 'participant':
      return { piece: piece => [participantIn(coded, piece) ?? participant], silent: () => [participant] };
    case 'group':
      return { piece: () => group, silent: () => group };
    case 'coder':
      return { piece: (_, segment) => coder(segment), silent: coder };
  }
}

function inGuideOrder({ transcripts }: Selection, used: ReadonlySet<string>): string[] {
  const order = new Set<string>();
  for (const guide of new Set(transcripts.flatMap(({ guide }) => guide ?? [])))
    for (const { id } of guide.questions) if (used.has(id)) order.add(id);
  return [...order, ...(used.has('') ? [''] : [])];
}
