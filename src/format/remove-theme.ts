import { type Codebook, readCodebook, type Theme } from './codebook';
import { withoutByteOrderMark } from './position';

/** Whole lines of a text, from `from` to before `to`, that give way to others. */
export interface LinesReplaced {
  readonly from: number;
  readonly to: number;
  readonly lines: string;
}

/**
 * Takes a theme out of a codebook's text; the themes under it take its place. Comments and layout of all others stay.
 * `undefined` where that cannot be done line by line, as in braces or where something refers to the entry by an alias.
 */
export function removeTheme(fileText: string, id: string): LinesReplaced | undefined {
  const text = withoutByteOrderMark(fileText);
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [];
  const before = readCodebook(text);
  const theme = before.byId.get(id);
  const dash = theme && dashOf(lines, theme);
  if (!theme || dash === undefined) return undefined;
  const from = theme.range.start.line;
  const to = lastLine(theme) + 1;
  const below = linesBelow(lines, theme, to);
  const shift = below ? below.dash - dash : 0;
  if (shift < 0) return undefined;
  const moved = lines
    .slice(below?.from ?? to, below?.to ?? to)
    .map(line => line.slice(Math.min(shift, Math.max(0, line.search(/[^ ]/)))));
  const after = [...lines.slice(0, from), ...moved, ...lines.slice(to)].join('');
  return isWithout(before, id, readCodebook(after)) ? { from, to, lines: moved.join('') } : undefined;
}

/** The column of the dash that begins an entry; `undefined` where something else begins its line. */
function dashOf(lines: readonly string[], { range: { start } }: Theme): number | undefined {
  const opening = lines[start.line]?.slice(0, start.character) ?? '';
  return /^ *- +$/.test(opening) ? opening.indexOf('-') : undefined;
}

function lastLine({ range: { start, end } }: Theme): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

/** The lines of the themes under one, comments between and above them included. */
function linesBelow(
  lines: readonly string[],
  { themes }: Theme,
  end: number,
): { readonly from: number; readonly to: number; readonly dash: number } | undefined {
  const first = themes[0];
  const last = themes.at(-1);
  const dash = first && dashOf(lines, first);
  if (!first || !last || dash === undefined) return undefined;
  let from = first.range.start.line;
  while (/^ *(?:#|$)/.test(lines[from - 1]?.trimEnd() ?? '')) from--;
  let to = lastLine(last) + 1;
  while (to < end && (lines[to] ?? '').search(/[^ ]/) >= dash) to++;
  return { from, to, dash };
}

/** Whether a codebook is another one without a theme. */
export function isWithout(before: Codebook, id: string, after: Codebook): boolean {
  const parent = before.byId.get(id)?.parent;
  const wanted = before.themes
    .filter(theme => theme.id !== id)
    .map(theme => (theme.parent === id ? { ...theme, parent } : theme));
  const problems = ({ problems }: Codebook): number =>
    problems.filter(({ code }) => code !== 'no-themes').length;
  const said = (themes: readonly Theme[]): string =>
    JSON.stringify(
      themes.map(({ range: _, idRange: __, themes: below, ...rest }) => ({
        ...rest,
        parent: rest.parent ?? null,
      })),
    );
  return problems(before) === problems(after) && said(wanted) === said(after.themes);
}
