import { type Codebook, readCodebook, type Theme } from './codebook';
import type { Edit } from './edits';
import { isThemeId } from './ids';
import { withoutByteOrderMark } from './position';
import { isWithout } from './remove-theme';
import { yamlWord } from './yaml-word';

/** A theme that a codebook is to get. */
export interface NewTheme {
  readonly id: string;
  /** Left out where it is empty or the same as the ID. */
  readonly label?: string;
}

export type ThemeInsertion = { readonly edit: Edit } | { readonly refused: string };

/**
 * Puts a theme into a codebook's text, as the last one under another, or of all. Everything else stays as it is, comments
 * and layout included; the new lines are indented as those beside them. Refused, with a sentence for people, where that
 * cannot be done line by line, as in brackets.
 */
export function insertTheme(fileText: string, theme: NewTheme, under?: string): ThemeInsertion {
  const text = withoutByteOrderMark(fileText);
  const mark = fileText.length - text.length;
  const before = readCodebook(text);
  const parent = under === undefined ? undefined : before.byId.get(under);
  if (!isThemeId(theme.id)) return { refused: `“${theme.id}” cannot be the ID of a theme.` };
  if (before.byId.has(theme.id)) return { refused: `The codebook has a theme “${theme.id}” already.` };
  if (under !== undefined && !parent) return { refused: `The codebook has no theme “${under}”.` };
  for (const { start, end, text: lines } of places(text, before, theme, parent)) {
    const after = readCodebook(text.slice(0, start) + lines + text.slice(end));
    const added = after.byId.get(theme.id);
    const isMeant = added?.parent === under && (added?.label ?? theme.id) === (theme.label || theme.id);
    if (isMeant && isWithout(after, theme.id, before))
      return { edit: { start: mark + start, end: mark + end, text: lines } };
  }
  const label = theme.label ? ` with the label “${theme.label}”` : '';
  return {
    refused: `This codebook is written in a way in which no theme can be put in line by line${inBrackets(text, before, parent)}. Write each theme on lines of its own, “- id: …”, or add “${theme.id}”${label} by hand.`,
  };
}

function inBrackets(text: string, { roots }: Codebook, parent: Theme | undefined): string {
  const beside = parent ?? roots.at(-1);
  if (!beside) return '';
  const line = text.split(/\r\n|\n|\r/)[beside.range.start.line] ?? '';
  return /[{[]/.test(line) ? `: see line ${beside.range.start.line + 1}, where it is in brackets` : '';
}

/** Where the theme may go, the best place first; what it is read as there is still to be looked at. */
function* places(
  text: string,
  { roots }: Codebook,
  theme: NewTheme,
  parent: Theme | undefined,
): Generator<Edit> {
  const lines = new Lines(text);
  const style = styleOf(lines, roots);
  const siblings = parent ? parent.themes : roots;
  const last = siblings.at(-1);
  const write = (dash: number, gap: number): string[] => entryLines(theme, dash, gap);
  if (last) {
    const columns = columnsOf(lines, last);
    if (!columns) return;
    const entry = write(columns.dash, columns.key - columns.dash);
    for (const line of behind(lines, last)) yield lines.inserting(line, entry);
    return;
  }
  const columns = parent && columnsOf(lines, parent);
  if (parent && !columns) return;
  const key = columns?.key ?? 0;
  const gap = columns ? columns.key - columns.dash : style.gap;
  const entry = write(key + style.indent, gap);
  const first = parent?.range.start.line ?? 0;
  const end = parent ? lastLine(parent) : lines.count - 1;
  for (let line = first; line <= end; line++) {
    const own = lines.at(line);
    const empty = /^( *(?:- +)*)themes:[ \t]*(?:\[[ \t]*\])?[ \t]*(?:#.*)?$/.exec(own);
    if (empty?.[1]?.length === key)
      yield lines.inserting(line + 1, entry, { line, from: key + 'themes:'.length });
  }
  const added = [`${' '.repeat(key)}themes:`, ...entry];
  const from = parent ? behind(lines, parent) : [lines.end, lines.beforeEnd];
  for (const line of from) yield lines.inserting(line, added);
}

function entryLines({ id, label }: NewTheme, dash: number, gap: number): string[] {
  const indent = ' '.repeat(dash);
  const name = label === undefined || label === id ? '' : label;
  return [
    `${indent}-${' '.repeat(gap - 1)}id: ${id}`,
    ...(name === '' ? [] : [`${indent}${' '.repeat(gap)}label: ${yamlWord(name)}`]),
  ];
}

interface Columns {
  readonly dash: number;
  /** Where the entry's keys begin. */
  readonly key: number;
}

function columnsOf(lines: Lines, { range: { start } }: Theme): Columns | undefined {
  let opening = lines.at(start.line).slice(0, start.character);
  for (let line = start.line - 1; line >= 0 && opening.trim() === ''; line--) opening = lines.at(line);
  return /^ *-[ \t]*$/.test(opening) ? { dash: opening.indexOf('-'), key: start.character } : undefined;
}

/** How a codebook indents: from a key to the dashes below it, and from a dash to what it begins. */
function styleOf(lines: Lines, roots: readonly Theme[]): { readonly indent: number; readonly gap: number } {
  const [first] = roots;
  const columns = first && columnsOf(lines, first);
  return columns ? { indent: columns.dash, gap: columns.key - columns.dash } : { indent: 2, gap: 2 };
}

function lastLine({ range: { start, end } }: Theme): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

/** The lines before which something can stand that follows an entry: behind its last words, or behind all that is its. */
function behind(lines: Lines, theme: Theme): number[] {
  const all = lastLine(theme) + 1;
  let words = all;
  while (words > theme.range.start.line + 1 && /^\s*(?:#|$)/.test(lines.at(words - 1))) words--;
  return [words, all];
}

/** The lines of a text. */
class Lines {
  readonly #lines: readonly string[];
  readonly #ends: readonly string[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#lines = text.split(/\r\n|\n|\r/);
    this.#ends = text.match(/\r\n|\n|\r/g) ?? [];
  }

  get count(): number {
    return this.#lines.length;
  }

  at(line: number): string {
    return this.#lines[line] ?? '';
  }

  /** Behind all of it. */
  get end(): number {
    return this.at(this.count - 1) === '' ? this.count - 1 : this.count;
  }

  /** Before the line that ends the document, if there is one. */
  get beforeEnd(): number {
    const line = this.#lines.findIndex(line => /^\.\.\.(?:\s|$)/.test(line));
    return line < 0 ? this.end : line;
  }

  /** Inserts lines before one; `emptied` is where above it an empty list may stand that goes. */
  inserting(before: number, added: readonly string[], emptied?: { line: number; from: number }): Edit {
    const lineEnd = this.#ends[0] ?? '\n';
    const end = this.#start(before);
    const start = emptied ? this.#start(emptied.line) + emptied.from : end;
    const kept = this.#text.slice(start, end).replace(/^[ \t]*\[[ \t]*\]/, '');
    const lines = added.join(lineEnd);
    return { start, end, text: kept + (before < this.count ? lines + lineEnd : lineEnd + lines) };
  }

  #start(line: number): number {
    let at = 0;
    for (let index = 0; index < Math.min(line, this.count); index++)
      at += this.at(index).length + (this.#ends[index]?.length ?? 0);
    return at;
  }
}
