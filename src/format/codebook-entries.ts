import { Lexer } from 'yaml';
import { type Codebook, readCodebook, type Theme } from './codebook';
import { withoutByteOrderMark } from './position';
import { removeTheme } from './remove-theme';

/* Entries of a codebook as lines of its text, for edits that leave everything else as it is. */

/** A codebook's text with something changed in it; or why nothing is, as whole sentences. */
export type CodebookChange = { readonly text: string } | { readonly refused: string };

/** Where an entry stands: whole lines, and the columns in which it begins. */
export interface Entry {
  /** Its first line, comments directly above it included, and the line behind its last one. */
  readonly from: number;
  readonly to: number;
  /** The line with its dash. */
  readonly opening: number;
  readonly dash: number;
  /** The column of its keys. */
  readonly key: number;
}

/** The lines of a text, each with its line end. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/**
 * The lines of a theme's entry, those of the themes under it included. `undefined` where it has no lines of its own, as in
 * braces or behind an alias.
 */
export function entryOf(lines: readonly string[], { range: { start, end } }: Theme): Entry | undefined {
  let opening = start.line;
  let before = (lines[opening] ?? '').slice(0, start.character);
  while (opening > 0 && before.trim() === '') before = lines[--opening] ?? '';
  const isInBraces = /[{[]/.test((lines[start.line] ?? '').charAt(start.character));
  if (!/^ *-\s*$/.test(before) || isInBraces) return undefined;
  const dash = before.indexOf('-');
  const column = (line: number): number => (lines[line] ?? '').search(/[^ \t]/);
  const isBlank = (line: number): boolean => (lines[line] ?? '').trim() === '';
  const isComment = (line: number): boolean => /^[ \t]*#/.test(lines[line] ?? '');
  const endsBefore = end.line > start.line && (lines[end.line] ?? '').slice(0, end.character).trim() === '';
  let to = endsBefore ? end.line : end.line + 1;
  while (to > opening + 1 && (isBlank(to - 1) || (isComment(to - 1) && column(to - 1) <= dash))) to--;
  for (
    let line = to;
    line < lines.length && (isBlank(line) || (isComment(line) && column(line) > dash));
    line++
  )
    if (!isBlank(line)) to = line + 1;
  let from = opening;
  while (from > 0 && isComment(from - 1) && column(from - 1) === dash) from--;
  return { from, to, opening, dash, key: start.character };
}

/**
 * The text after a change, if the codebook that it gives is the one wanted, and no line of comments is lost. A byte order
 * mark stays.
 */
export function changed(
  fileText: string,
  change: (text: string, codebook: Codebook) => string | undefined,
  wanted: (codebook: Codebook) => readonly SaidTheme[],
): string | undefined {
  const text = withoutByteOrderMark(fileText);
  const before = readCodebook(text);
  const after = change(text, before);
  if (after === undefined) return undefined;
  const read = readCodebook(after);
  const isWanted =
    JSON.stringify(wanted(before)) === JSON.stringify(read.themes.map(said)) &&
    problemsOf(read) <= problemsOf(before) &&
    areAllIn(comments(text), comments(after));
  return isWanted ? fileText.slice(0, fileText.length - text.length) + after : undefined;
}

/** A codebook without a theme; those under it take its place. */
export function withoutTheme(text: string, id: string): CodebookChange {
  const removed = removeTheme(text, id);
  if (!removed)
    return {
      refused: `The entry of “${id}” cannot be taken out by itself, because of how it is written. Remove it from the codebook by hand.`,
    };
  const lines = linesOf(text);
  return { text: [...lines.slice(0, removed.from), removed.lines, ...lines.slice(removed.to)].join('') };
}

/** What a codebook says of a theme, wherever it says it. */
export type SaidTheme = Omit<Theme, 'idRange' | 'range' | 'themes' | 'parent'> & {
  readonly parent: string | null;
};

export function said({ range: _, idRange: __, themes: ___, parent, ...rest }: Theme): SaidTheme {
  return { ...rest, parent: parent ?? null };
}

/** A codebook that has just lost its last theme has a problem more, which is none of the change. */
function problemsOf({ problems }: Codebook): number {
  return problems.filter(({ code }) => code !== 'no-themes').length;
}

function comments(text: string): string[] {
  const found: string[] = [];
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    // A word may begin with the same sign, behind one that says that it is a word.
    if (lexeme.startsWith('#') && before !== '\u001f') found.push(lexeme.trim());
    before = lexeme;
  }
  return found;
}

function areAllIn(some: readonly string[], others: readonly string[]): boolean {
  const left = [...others];
  return some.every(each => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
