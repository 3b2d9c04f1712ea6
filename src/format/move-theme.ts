import type { Codebook, Theme } from './codebook';
import {
  type CodebookChange,
  changed,
  type Entry,
  entryOf,
  linesOf,
  type SaidTheme,
  said,
} from './codebook-entries';

/** Where a theme is to stand: as the last one under another, or of all, or beside one. */
export type ThemePlace =
  | { readonly under: string | undefined }
  | { readonly before: string }
  | { readonly after: string };

/**
 * Moves a theme with everything under it to another place in its codebook. Its entry goes as it is, comments inside and
 * directly above it included, and is only indented anew; all other lines stay.
 */
export function moveTheme(fileText: string, id: string, place: ThemePlace): CodebookChange {
  let refused: string | undefined;
  const text = changed(
    fileText,
    (text, codebook) => {
      refused = whyNot(codebook, id, place);
      return refused === undefined ? withMoved(text, codebook, id, place) : undefined;
    },
    codebook => treeAfter(codebook, id, place),
  );
  if (text !== undefined) return { text };
  return {
    refused:
      refused ??
      `“${id}” cannot be moved line by line, because of how the codebook is written there. Write each theme on lines of its own, “- id: …”, without braces and aliases.`,
  };
}

function whyNot({ byId }: Codebook, id: string, place: ThemePlace): string | undefined {
  const beside = besideOf(place);
  for (const each of [id, beside]) {
    if (each !== undefined && !byId.has(each)) return `The codebook has no theme “${each}”.`;
  }
  for (let at = beside; at !== undefined; at = byId.get(at)?.parent) {
    if (at === id && !(at === beside && !('under' in place))) return `“${id}” cannot be moved under itself.`;
  }
  return undefined;
}

function besideOf(place: ThemePlace): string | undefined {
  if ('under' in place) return place.under;
  return 'before' in place ? place.before : place.after;
}

/** The themes that the theme is to stand among, and how many of the others before it. */
function target(
  { roots, byId }: Codebook,
  id: string,
  place: ThemePlace,
): { readonly parent: Theme | undefined; readonly others: readonly Theme[]; readonly index: number } {
  const beside = byId.get(besideOf(place) ?? '');
  const parent = 'under' in place ? beside : byId.get(beside?.parent ?? '');
  const siblings = parent ? parent.themes : roots;
  const others = siblings.filter(theme => theme.id !== id);
  if ('under' in place || !beside) return { parent, others, index: others.length };
  const index = siblings.slice(0, siblings.indexOf(beside)).filter(theme => theme.id !== id).length;
  return { parent, others, index: 'after' in place && beside.id !== id ? index + 1 : index };
}

function treeAfter(codebook: Codebook, id: string, place: ThemePlace): SaidTheme[] {
  const theme = codebook.byId.get(id);
  if (!theme) return [];
  const { parent, others, index } = target(codebook, id, place);
  const moved = [...others.slice(0, index), theme, ...others.slice(index)];
  const listed = (themes: readonly Theme[], above: Theme | undefined): SaidTheme[] =>
    (above === parent ? moved : themes.filter(each => each !== theme)).flatMap(each => [
      { ...said(each), parent: above?.id ?? null },
      ...listed(each.themes, each),
    ]);
  return listed(codebook.roots, undefined);
}

function withMoved(text: string, codebook: Codebook, id: string, place: ThemePlace): string | undefined {
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const isEnded = /[\r\n]$/.test(text);
  const lines = linesOf(isEnded ? text : text + lineEnd);
  const theme = codebook.byId.get(id);
  const entry = theme && entryOf(lines, theme);
  if (!theme || !entry) return undefined;
  const { parent, others, index } = target(codebook, id, place);
  const from = codebook.byId.get(theme.parent ?? '');
  const siblings = from ? from.themes : codebook.roots;
  const own = siblings.indexOf(theme);
  if (parent === from && index === own) return text;
  const cut = cutOf(lines, entry, from, own, siblings.length);
  const put = landing(lines, codebook, parent, others, index);
  if (!put) return undefined;
  const gap = separation(lines, parent ? parent.themes : codebook.roots);
  const block = indented(lines.slice(entry.from, entry.to), put.dash - entry.dash);
  const added =
    put.as === 'before another'
      ? [...block, ...gap]
      : put.as === 'behind another'
        ? [...gap, ...block]
        : [...(put.opens === undefined ? [`${' '.repeat(put.key ?? 0)}themes:${lineEnd}`] : []), ...block];
  const isBefore = put.line <= cut.from;
  const kept = (start: number, end: number): string[] =>
    lines
      .slice(start, end)
      .map((line, offset) => (start + offset === put.opens ? withoutEmptyList(line) : line));
  const after = isBefore
    ? [...kept(0, put.line), ...added, ...kept(put.line, cut.from), ...kept(cut.to, lines.length)]
    : [...kept(0, cut.from), ...kept(cut.to, put.line), ...added, ...kept(put.line, lines.length)];
  const joined = after.join('');
  return isEnded ? joined : joined.replace(/(?:\r\n|\r|\n)$/, '');
}

/** The lines that go with an entry: blank ones beside it, and a `themes:` that would stand there for nothing. */
function cutOf(
  lines: readonly string[],
  { from, to }: Entry,
  parent: Theme | undefined,
  index: number,
  count: number,
): { readonly from: number; readonly to: number } {
  const isBlank = (line: number): boolean => lines[line]?.trim() === '';
  if (index > 0) {
    let start = from;
    while (isBlank(start - 1)) start--;
    return { from: start, to };
  }
  if (count > 1) {
    let end = to;
    while (isBlank(end)) end++;
    return { from, to: end };
  }
  return parent && lines[from - 1]?.trim() === 'themes:' ? { from: from - 1, to } : { from, to };
}

/** Where an entry is put: before a line, with its dash in a column. */
interface Landing {
  readonly line: number;
  readonly dash: number;
  readonly as: 'before another' | 'behind another' | 'first below';
  /** The line of an empty `themes:` that it stands behind; without one it gets one of its own, in the column `key`. */
  readonly opens?: number;
  readonly key?: number;
}

function landing(
  lines: readonly string[],
  { roots }: Codebook,
  parent: Theme | undefined,
  others: readonly Theme[],
  index: number,
): Landing | undefined {
  const next = others[index];
  const before = others[index - 1];
  if (before) {
    const entry = entryOf(lines, before);
    return entry && { line: entry.to, dash: entry.dash, as: 'behind another' };
  }
  if (next) {
    const entry = entryOf(lines, next);
    return entry && { line: entry.from, dash: entry.dash, as: 'before another' };
  }
  const above = parent && entryOf(lines, parent);
  const first = roots[0] && entryOf(lines, roots[0]);
  if (!above || !first) return undefined;
  const dash = above.key + first.dash;
  for (let line = above.opening; line < above.to; line++) {
    const empty = emptyList.exec(lines[line] ?? '');
    if (empty?.[1]?.length === above.key) return { line: line + 1, dash, as: 'first below', opens: line };
  }
  return { line: above.to, dash, as: 'first below', key: above.key };
}

const emptyList = /^( *(?:- +)?)themes:[ \t]*(?:\[[ \t]*\])?[ \t]*(?:#.*)?\s*$/;

function withoutEmptyList(line: string): string {
  return line.replace(/^( *(?:- +)?themes:)[ \t]*\[[ \t]*\]/, '$1');
}

/** The blank lines that stand between entries of a list, if they stand between all of them. */
function separation(lines: readonly string[], themes: readonly Theme[]): string[] {
  let gap: string[] = [];
  for (const [index, theme] of themes.entries()) {
    const next = themes[index + 1];
    if (!next) break;
    const [entry, following] = [entryOf(lines, theme), entryOf(lines, next)];
    if (!entry || !following) return [];
    const between = lines.slice(entry.to, following.from).filter(line => line.trim() === '');
    if (between.length === 0) return [];
    if (index === 0) gap = between;
  }
  return gap;
}

function indented(lines: readonly string[], by: number): string[] {
  return lines.map(line => {
    if (line.trim() === '') return line;
    return by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, line.search(/[^ ]/)));
  });
}
