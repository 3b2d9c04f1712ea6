import { onLine, splitLines } from './position';
import type { Located } from './yaml';

/*
 * The YAML of nearly every front matter, read line by line: a mapping of texts, lists and mappings of texts, in which
 * each value ends on its line. Reading it with the YAML library would take longer than reading the whole transcript.
 * Whatever might mean something else to YAML is not read at all, and is for that library (`YamlReader`): a pattern
 * here that is too narrow costs a little time, one that is too wide would be a mistake.
 */

export type SimpleValue =
  /** No value, or `null`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: Located<string> }
  | { readonly kind: 'list'; readonly items: readonly Located<string>[] }
  | {
      readonly kind: 'entries';
      readonly entries: ReadonlyMap<string, string>;
      readonly keys: readonly Located<string>[];
    };

type Entries = Extract<SimpleValue, { readonly kind: 'entries' }> & {
  readonly entries: Map<string, string>;
  readonly keys: Located<string>[];
};

/** More or longer lines are not usual, and the library has limits of its own. */
const mostLines = 500;
/** UTF-16 code units. YAML wants a key to end within 1,024 characters. */
const longestLine = 1000;

/** What a text without quotes begins with; YAML allows some other signs before certain characters. */
const first = '[^-?:,[\\]{}#&*!|>\'"%@`\\s]';
/** One without escapes. */
const quoted = `"[^"\\\\\\t]*"|'[^'\\t]*'`;
const name = `${first}[^:,[\\]{}#\\s]*(?: +[^:,[\\]{}#\\s]+)*`;
const text = textWithout('');
const textInBrackets = textWithout(',[\\]{}');
const lineEnd = '(?: +#.*| *)$';

/** A colon belongs to a text unless it ends a word, a `#` unless it begins one. */
function textWithout(signs: string): string {
  const part = `(?:[^:${signs}\\s]|:(?=[^${signs}\\s]))`;
  return `${first}${part}*(?: +(?!#)${part}+)*`;
}

const silentLine = new RegExp(`^${lineEnd}|^#`);
const fieldLine = new RegExp(
  `^( *)(${quoted}|${name}):(?:( +)(${quoted}|${text}|\\{[^{}#]*\\}|\\[[^[\\]#]*\\]))?${lineEnd}`,
);
const itemLine = new RegExp(`^( *- +)(${quoted}|${text})${lineEnd}`);
const itemInBrackets = new RegExp(`( *)(${quoted}|${textInBrackets}) *(,|$)`, 'y');
const entryInBraces = new RegExp(`( *)(${quoted}|${name}): +(${quoted}|${textInBrackets}) *(,|$)`, 'y');
const isNull = /^(?:null|Null|NULL|~)$/;

const nothing: SimpleValue = { kind: 'nothing' };

/**
 * Reads a mapping; `firstLine` is the file's line of the text's first line. `undefined` where the text is not so simple
 * or has a mistake in it.
 */
export function readSimpleYaml(
  written: string,
  firstLine: number,
): ReadonlyMap<string, SimpleValue> | undefined {
  const lines = splitLines(written);
  if (lines.length > mostLines || lines.some(line => line.length > longestLine)) return undefined;
  const fields = new Map<string, SimpleValue>();
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (silentLine.test(line)) {
      at++;
      continue;
    }
    const field = fieldLine.exec(line);
    if (field?.[1] !== '') return undefined;
    const [, , name = '', blanks = '', value] = field;
    const key = unquoted(name).trim();
    if (fields.has(key)) return undefined;
    let read: SimpleValue | undefined;
    let behind = at + 1;
    if (value === undefined) {
      while (behind < lines.length && /^[ -]|^$|^#/.test(lines[behind] ?? '')) behind++;
      read = blockOf(lines.slice(at + 1, behind), firstLine + at + 1);
    } else {
      read = valueOnLine(value, firstLine + at, name.length + 1 + blanks.length);
    }
    if (!read) return undefined;
    fields.set(key, read);
    at = behind;
  }
  return fields;
}

function valueOnLine(written: string, line: number, character: number): SimpleValue | undefined {
  if (written.startsWith('{')) return entriesInBraces(written.slice(1, -1), line, character + 1);
  if (written.startsWith('[')) return itemsInBrackets(written.slice(1, -1), line, character + 1);
  return isNull.test(written) ? nothing : { kind: 'text', text: located(written, line, character) };
}

/** The lines under a key without a value: all of them items, or all of them entries, indented alike. */
function blockOf(lines: readonly string[], firstLine: number): SimpleValue | undefined {
  const items: Located<string>[] = [];
  const found = noEntries();
  let indent: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (silentLine.test(line)) continue;
    const blanks = line.search(/[^ ]/);
    indent ??= blanks;
    if (blanks !== indent) return undefined;
    const item = itemLine.exec(line);
    if (item) {
      const [, opening = '', value = ''] = item;
      items.push(located(value, firstLine + index, opening.length));
      continue;
    }
    const [, , name, , value = ''] = fieldLine.exec(line) ?? [];
    if (name === undefined || indent === 0 || /^[[{]/.test(value)) return undefined;
    if (!add(found, name, value, firstLine + index, indent)) return undefined;
  }
  if (items.length > 0) return found.keys.length > 0 ? undefined : { kind: 'list', items };
  return found.keys.length > 0 ? found : nothing;
}

function itemsInBrackets(inside: string, line: number, character: number): SimpleValue | undefined {
  const items: Located<string>[] = [];
  const found = partsOf(inside, itemInBrackets);
  for (const { index, 1: blanks = '', 2: value = '' } of found ?? []) {
    items.push(located(value, line, character + index + blanks.length));
  }
  return found && { kind: 'list', items };
}

function entriesInBraces(inside: string, line: number, character: number): SimpleValue | undefined {
  const found = noEntries();
  const simple = partsOf(inside, entryInBraces)?.every(
    ({ index, 1: blanks = '', 2: name = '', 3: value = '' }) =>
      add(found, name, value, line, character + index + blanks.length),
  );
  return simple ? found : undefined;
}

/** What stands between the commas; the pattern's last group is the comma behind a part. */
function partsOf(inside: string, part: RegExp): RegExpExecArray[] | undefined {
  const parts: RegExpExecArray[] = [];
  part.lastIndex = 0;
  for (let more = /[^ ]/.test(inside); more; ) {
    const found = part.exec(inside);
    if (!found) return undefined;
    parts.push(found);
    more = found.at(-1) === ',';
  }
  return parts;
}

function noEntries(): Entries {
  return { kind: 'entries', entries: new Map(), keys: [] };
}

/** Adds an entry, whose key is written at a place; `false` where it is there already. */
function add({ entries, keys }: Entries, name: string, value: string, line: number, at: number): boolean {
  const key = unquoted(name).trim();
  if (entries.has(key)) return false;
  entries.set(key, textOf(value));
  keys.push({ value: key, range: onLine(line, at, at + name.length) });
  return true;
}

/** The place is that of what is written, quotes included. */
function located(written: string, line: number, character: number): Located<string> {
  const end = { line, character: character + written.length };
  return { value: textOf(written), range: { start: { line, character }, end } };
}

function textOf(written: string): string {
  return isNull.test(written) ? '' : unquoted(written).trim();
}

function unquoted(written: string): string {
  return /^["']/.test(written) ? written.slice(1, -1) : written;
}
