import { type Codebook, codebookKind, type Theme, themeKeys, themeKind } from './codebook';
import { type CodebookChange, changed, entryOf, linesOf, said } from './codebook-entries';
import type { Position } from './position';
import { type Field, type Fields, YamlReader } from './yaml';
import { yamlWord, yamlWordInPlace } from './yaml-word';

/** What a codebook says of a theme besides its ID and the themes under it. */
export type ThemeKey = Exclude<(typeof themeKeys)[number], 'id' | 'themes'>;

/**
 * Writes what a codebook says of a theme, or takes it out where `value` is `undefined` or empty. A new line stands among
 * the others in the usual order of keys; everything else stays as it is.
 */
export function setThemeKey(
  fileText: string,
  id: string,
  key: ThemeKey,
  value: string | undefined,
): CodebookChange {
  const words = value?.replace(/\s+/g, ' ').trim() || undefined;
  const text = changed(
    fileText,
    (text, codebook) => {
      const place = placeIn(text, codebook, id);
      if (!place) return undefined;
      return words === undefined ? without(place, key) : withValue(place, key, words);
    },
    ({ themes }) => themes.map(theme => ({ ...said(theme), ...(theme.id === id && { [key]: words }) })),
  );
  return text === undefined ? cannot(id, key) : { text };
}

/**
 * Where a theme's definition or the like is written, as positions in the text given back: the text is the old one, or has
 * an empty line `definition: ` more where there was none.
 */
export function whereToWrite(
  fileText: string,
  id: string,
  key: ThemeKey,
):
  | { readonly text: string; readonly start: Position; readonly end: Position }
  | { readonly refused: string } {
  let there: { readonly start: Position; readonly end: Position } | undefined;
  const text = changed(
    fileText,
    (text, codebook) => {
      const place = placeIn(text, codebook, id);
      const field = place?.fields.get(key);
      if (place && field && !isEmpty(field)) there = field.range;
      if (!place || there) return text;
      const { text: after, behind } = field ? afterColon(place, field, '') : withLine(place, key, '');
      there = { start: behind, end: behind };
      return after;
    },
    ({ themes }) => themes.map(said),
  );
  return text !== undefined && there ? { text, ...there } : cannot(id, key);
}

function cannot(id: string, key: ThemeKey): { readonly refused: string } {
  return {
    refused: `“${key}” of “${id}” cannot be written by itself, because of how the codebook is written there. Change it in the codebook.`,
  };
}

/** A theme's entry that is to be changed. */
interface Place {
  readonly lines: readonly string[];
  readonly lineEnd: string;
  readonly fields: Fields;
  /** The column of its keys. */
  readonly column: number;
}

/** A text with something written into it, and the place behind that. */
interface Written {
  readonly text: string;
  readonly behind: Position;
}

function placeIn(text: string, codebook: Codebook, id: string): Place | undefined {
  const lines = linesOf(text);
  const theme = codebook.byId.get(id);
  const entry = theme && entryOf(lines, theme);
  const fields = theme && fieldsOf(text, theme);
  if (!entry || !fields) return undefined;
  return { lines, lineEnd: /\r\n|\r|\n/.exec(text)?.[0] ?? '\n', fields, column: entry.key };
}

function fieldsOf(text: string, { range: { start } }: Theme): Fields | undefined {
  const yaml = new YamlReader(text);
  const among = (list: Field | undefined): Fields | undefined => {
    for (const node of yaml.list(list, '“themes”')) {
      const fields = yaml.fields(node, themeKind);
      const at = yaml.rangeOf(node).start;
      if (at.line === start.line && at.character === start.character) return fields;
      const below = among(fields?.get('themes'));
      if (below) return below;
    }
    return undefined;
  };
  return among(yaml.fields(yaml.root, codebookKind)?.get('themes'));
}

function isEmpty({ range: { start, end }, key }: Field): boolean {
  return (
    (start.line === end.line && start.character === end.character) || // nothing behind the colon
    (start.line === key.range.end.line && start.character < key.range.end.character)
  );
}

function withValue(place: Place, key: ThemeKey, words: string): string | undefined {
  const field = place.fields.get(key);
  if (!field) return withLine(place, key, yamlWord(words)).text;
  if (isEmpty(field)) return afterColon(place, field, yamlWord(words)).text;
  const before = written(place, field);
  const value =
    yamlWordInPlace(before, before.replace(/^(["'])(.*)\1$/, '$2').trim(), words) ?? yamlWord(words);
  const { start, end } = valuePlace(place, field);
  return replaced(place, start, end, value);
}

function without(place: Place, key: ThemeKey): string | undefined {
  const field = place.fields.get(key);
  if (!field) return place.lines.join('');
  const { start } = field.key.range;
  const { end } = isEmpty(field) ? behindColon(place, field) : valuePlace(place, field);
  const line = place.lines[start.line] ?? '';
  const rest = (place.lines[end.line] ?? '').slice(end.character);
  if (rest.trim() !== '') return replaced(place, start, behindBlanks(place, end), '');
  if (line.slice(0, start.character).trim() === '') return withoutLines(place, start.line, end.line + 1);
  // The next key takes its place behind the dash.
  return replaced(place, start, behindBlanks(place, { line: end.line + 1, character: 0 }), '');
}

function withoutLines({ lines }: Place, from: number, to: number): string {
  const text = [...lines.slice(0, from), ...lines.slice(to)].join('');
  const isEnded = /[\r\n]$/.test(lines.at(-1) ?? '');
  return isEnded ? text : text.replace(/(?:\r\n|\r|\n)$/, '');
}

/** A line more, behind what usually stands before the key. */
function withLine(place: Place, key: ThemeKey, value: string): Written {
  const before = themeKeys.slice(0, themeKeys.indexOf(key)).flatMap(each => place.fields.get(each) ?? []);
  const line = Math.max(...before.map(field => valuePlace(place, field).end.line));
  const { lines, lineEnd, column } = place;
  const above = lines[line] ?? '';
  const isEnded = /[\r\n]$/.test(above);
  const added = `${' '.repeat(column)}${key}: ${value}`;
  const text = [
    ...lines.slice(0, line),
    isEnded ? above + added + lineEnd : above + lineEnd + added,
    ...lines.slice(line + 1),
  ].join('');
  return { text, behind: { line: line + 1, character: added.length } };
}

/** Behind the colon of a key that has nothing there yet. */
function behindColon({ lines }: Place, { key: { range } }: Field): { start: Position; end: Position } {
  const { line, character } = range.end;
  const colon = /^\s*:/.exec((lines[line] ?? '').slice(character))?.[0].length ?? 0;
  const at = { line, character: character + colon };
  return { start: at, end: at };
}

function afterColon(place: Place, field: Field, value: string): Written {
  const { start } = behindColon(place, field);
  const end = behindBlanks(place, start);
  const isLast = (place.lines[end.line] ?? '').slice(end.character).trim() === '';
  const text = replaced(place, start, isLast ? end : start, ` ${value}`);
  return { text, behind: { ...start, character: start.character + 1 + value.length } };
}

/** Where a value is written; of one that ends with a line, to the end of its last words. */
function valuePlace({ lines }: Place, field: Field): { readonly start: Position; readonly end: Position } {
  let { start, end } = field.range;
  while (end.character === 0 && end.line > start.line) {
    const line = end.line - 1;
    end = { line, character: (lines[line] ?? '').trimEnd().length };
  }
  return { start, end };
}

function written(place: Place, field: Field): string {
  const { start, end } = valuePlace(place, field);
  const { lines } = place;
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  return [
    (lines[start.line] ?? '').slice(start.character),
    ...lines.slice(start.line + 1, end.line),
    (lines[end.line] ?? '').slice(0, end.character),
  ].join('');
}

function behindBlanks({ lines }: Place, { line, character }: Position): Position {
  const blanks = /^[ \t]*/.exec((lines[line] ?? '').slice(character))?.[0].length ?? 0;
  return { line, character: character + blanks };
}

function replaced({ lines }: Place, start: Position, end: Position, by: string): string {
  const before = lines.slice(0, start.line).join('') + (lines[start.line] ?? '').slice(0, start.character);
  const after = (lines[end.line] ?? '').slice(end.character) + lines.slice(end.line + 1).join('');
  return before + by + after;
}
