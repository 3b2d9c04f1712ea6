import type { ThemeFiguresJson } from '../../convert/themes-json';
import type { Sort } from './state';

/** A theme as a row of the table. */
export interface ThemeRow {
  readonly theme: ThemeFiguresJson;
  /** How many of the themes above it are in the table. */
  readonly level: number;
  readonly hasBelow: boolean;
  readonly isFolded: boolean;
}

const groupColumn = 'group:';

export function columnOfGroup(group: string): string {
  return groupColumn + group;
}

/** What a theme is sorted by in a column. */
export function sortedBy(theme: ThemeFiguresJson, column: string, below: boolean): number | string {
  const of = below ? theme.branch : theme;
  switch (column) {
    case 'theme':
      return theme.label;
    case 'segments':
    case 'words':
    case 'transcripts':
    case 'participants':
      return of[column];
    case 'share':
      return of.share ?? 0;
    case 'coders':
      return of.coders.length;
    default:
      return of.groups.find(({ group }) => columnOfGroup(group) === column)?.segments ?? 0;
  }
}

/**
 * The rows in the order in which they are shown: each theme before those below it, in the codebook's order or sorted, then
 * among those that have the same theme above. What is below a folded theme is left out.
 */
export function themeRows(
  themes: readonly ThemeFiguresJson[],
  {
    sort,
    below,
    folded,
  }: { readonly sort?: Sort; readonly below: boolean; readonly folded: readonly string[] },
): ThemeRow[] {
  const shown = new Set(themes.map(({ id }) => id));
  const belowOf = new Map<string | null, ThemeFiguresJson[]>();
  for (const theme of themes) {
    const above = theme.parent !== null && shown.has(theme.parent) ? theme.parent : null;
    const siblings = belowOf.get(above);
    if (siblings) siblings.push(theme);
    else belowOf.set(above, [theme]);
  }
  if (sort) for (const siblings of belowOf.values()) siblings.sort(inOrder(sort, below));
  const areFolded = new Set(folded);
  const rows: ThemeRow[] = [];
  const add = (above: string | null, level: number): void => {
    for (const theme of belowOf.get(above) ?? []) {
      const hasBelow = belowOf.has(theme.id);
      const isFolded = hasBelow && areFolded.has(theme.id);
      rows.push({ theme, level, hasBelow, isFolded });
      if (!isFolded) add(theme.id, level + 1);
    }
  };
  add(null, 0);
  return rows;
}

function inOrder(
  { column, descending }: Sort,
  below: boolean,
): (a: ThemeFiguresJson, b: ThemeFiguresJson) => number {
  return (a, b) => {
    const [first, second] = [sortedBy(a, column, below), sortedBy(b, column, below)];
    const order =
      typeof first === 'number' && typeof second === 'number'
        ? first - second
        : String(first).localeCompare(String(second), undefined, { numeric: true });
    return descending ? -order : order;
  };
}

/** IDs of the themes above one, the nearest first. */
export function themesAbove(themes: readonly ThemeFiguresJson[], id: string): string[] {
  const byId = new Map(themes.map(theme => [theme.id, theme]));
  const above: string[] = [];
  for (let at = byId.get(id)?.parent; at; at = byId.get(at)?.parent) above.push(at);
  return above;
}
