import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { nearest } from './ids';
import { LineOffsets, movedDown, type Range, splitLines } from './position';
import type { Problem, ProblemCode, ProblemFix, Severity } from './problem';

/** A value with the place it was written at. */
export interface Located<T> {
  readonly value: T;
  readonly range: Range;
}

/** One `key: value` of a mapping. */
export interface Field {
  readonly key: Located<string>;
  readonly node: Node | null;
  /** The value's place; behind the key where there is no value. */
  readonly range: Range;
}

export type Fields = ReadonlyMap<string, Field>;

/** A mapping with known keys, as its messages call it. */
export interface MappingKind {
  /** `the guide`, `a question` */
  readonly name: string;
  readonly keys: readonly string[];
  /** One or two of its lines in quotation marks, for somebody who wrote something else. */
  readonly lines: string;
}

export const noFields: Fields = new Map<string, Field>();

/** An alias costs a walk through the document, and aliases of aliases multiply: no study needs more of them. */
const maximumAliases = 100;

/**
 * UTF-16 code units. The parser takes up to 20 µs for each of a text made to be hard, so a longer one could hold up
 * everything else for minutes; the longest of real guides is a fiftieth of this.
 */
const longestText = 1_000_000;

/**
 * Levels of lists and mappings within each other. Making nodes of the parser's tokens recurses, and where that comes to
 * the end of the stack the engine may give up on the whole process; probes within probes need a tenth of this.
 */
const deepestNesting = 100;

/** The offset of a token below the deepest level that is read, if there is one. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open: { readonly token: CST.Token; readonly level: number }[] = tokens.map(token => ({
    token,
    level: 0,
  }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, level } = next;
    if (level > deepestNesting) return token.offset;
    if ('value' in token && token.value) open.push({ token: token.value, level });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, level: level + 1 });
      if (value) open.push({ token: value, level: level + 1 });
    }
  }
  return undefined;
}

/**
 * YAML read with positions and without exceptions. The methods read a node as something (a mapping with known keys,
 * a list, a line of text, …); where it is something else they report a problem and give `undefined`.
 */
export class YamlReader {
  readonly problems: Problem[] = [];
  readonly root: Node | null;
  readonly #document: Document.Parsed | undefined;
  readonly #offsets: LineOffsets;
  readonly #firstLine: number;
  #aliases = 0;
  readonly #reportedAliases = new Set<Node>();
  /** Lines with a mistake in their syntax. */
  readonly #brokenLines = new Set<number>();

  /** `firstLine` is the line of the file on which the text starts. */
  constructor(written: string, firstLine = 0) {
    const text = splitLines(written).join('\n'); // so that no place is inside of a line end
    this.#offsets = new LineOffsets(text);
    this.#firstLine = firstLine;
    if (text.length > longestText) {
      const message = `This is longer than ${longestText / 1_000_000} million characters, so it is not read. Is it the right file?`;
      this.report('yaml-syntax', 'error', this.place(0, 0), message);
      this.root = null;
      return;
    }
    const tokens = [...new Parser().parse(text)];
    const deep = tooDeep(tokens);
    if (deep !== undefined) {
      const message = `More than ${deepestNesting} levels are not read. Is it the right file?`;
      this.report('yaml-syntax', 'error', this.place(deep, deep + 1), message);
      this.root = null;
      return;
    }
    const composer = new Composer({ prettyErrors: false, uniqueKeys: false, keepSourceTokens: false });
    const [document, second] = composer.compose(tokens, true, text.length);
    this.#document = document;
    for (const error of document?.errors.slice(0, 20) ?? []) {
      const range = this.place(error.pos[0], error.pos[1]);
      if (this.#brokenLines.has(range.start.line)) continue; // one slip has several errors
      this.#brokenLines.add(range.start.line);
      this.report('yaml-syntax', 'error', range, inPlainWords(error, text));
    }
    if (second) {
      const dashes = this.place(second.range[0], second.range[0] + 3); // not all that follows them
      const message = 'A second document starts here, and it is not read. Remove the line of dashes.';
      this.report('yaml-syntax', 'error', dashes, message);
    }
    this.root = document?.contents ?? null;
  }

  report(
    code: ProblemCode,
    severity: Severity,
    range: Range,
    message: string,
    more?: { related?: Problem['related']; fix?: ProblemFix },
  ): void {
    this.problems.push({
      code,
      severity,
      range,
      message,
      ...(more?.related && { related: more.related }),
      ...(more?.fix && { fix: more.fix }),
    });
  }

  place(from: number, to: number): Range {
    return movedDown(this.#offsets.rangeOf(from, Math.max(from, to)), this.#firstLine);
  }

  rangeOf(node: Node): Range {
    const [from, to] = node.range ?? [0, 0];
    return this.place(from, to);
  }

  /** Reads a mapping; keys that are unknown, twice there or not text are reported. */
  fields(
    node: Node | null,
    { name: what, keys: known, lines }: MappingKind,
    unknownKey: (key: string, near: string | undefined) => Severity = () => 'warning',
  ): Fields | undefined {
    const map = this.#resolved(node);
    if (!isMap(map)) {
      if (node && !isNothing(map)) this.#noMapping(node, map, what, lines);
      return undefined;
    }
    const fields = new Map<string, Field>();
    for (const field of this.#pairs(map, what)) {
      const { value: name, range } = field.key;
      fields.set(name, field);
      if (known.includes(name) || this.#brokenLines.has(range.start.line)) continue;
      const near = nearest(name, known);
      this.report(
        'unknown-key',
        unknownKey(name, near),
        range,
        near
          ? `“${name}” is not a key of ${what}. Did you mean “${near}”?`
          : `“${name}” is not a key of ${what}. Known keys: ${known.join(', ')}.`,
        near ? { fix: { kind: 'replace', range, text: near, title: `Change to “${near}”` } } : undefined,
      );
    }
    return fields;
  }

  /** Every `key: value` of a mapping whose keys are free, such as the speakers of a transcript; `lines` shows one. */
  entries(field: Field | undefined, what: string, lines: string): Field[] {
    if (!field?.node) return [];
    const map = this.#resolved(field.node);
    if (isMap(map)) return [...this.#pairs(map, what)];
    if (!isNothing(map)) this.#noMapping(field.node, map, what, lines);
    return [];
  }

  /** Reads a list; nothing (`questions:` and no more) is the empty list. */
  list(field: Field | undefined, what: string): Node[] {
    if (!field?.node) return [];
    const seq = this.#resolved(field.node);
    if (isNothing(seq)) return [];
    if (!isSeq(seq)) {
      this.#wrongType(field.node, `${what} is a list: each entry on a line of its own that starts with “- ”`);
      return [];
    }
    return seq.items.filter(
      (item): item is Node => item !== null && typeof item === 'object' && 'range' in item,
    );
  }

  /** A list of texts, or one text alone. */
  texts(field: Field | undefined, what: string): Located<string>[] {
    if (!field?.node) return [];
    const node = this.#resolved(field.node);
    if (isScalar(node)) {
      const one = this.text(field, what);
      return one && one.value !== '' ? [one] : [];
    }
    return this.list(field, what).flatMap(item => {
      const text = this.#scalarText(item, `an entry of ${what}`);
      return text ? [text] : [];
    });
  }

  /** A scalar as it was written (`3.10` stays `3.10`, `on` stays `on`), without blanks at its ends. */
  text(field: Field | undefined, what: string): Located<string> | undefined {
    return field?.node ? this.#scalarText(field.node, what) : undefined;
  }

  /** The same without its place; `undefined` where there is none or it is empty. */
  words(field: Field | undefined, what: string): string | undefined {
    return this.text(field, what)?.value || undefined;
  }

  /** `true` or `false`. */
  flag(field: Field | undefined, what: string): boolean | undefined {
    if (!field?.node) return undefined;
    const node = this.#resolved(field.node);
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    if (!isNothing(node)) this.#wrongType(field.node, `${what} is true or false`);
    return undefined;
  }

  /** A day, `YYYY-MM-DD`. */
  date(field: Field | undefined, what: string): Located<string> | undefined {
    const text = this.text(field, what);
    if (!text || text.value === '') return undefined;
    if (isDate(text.value)) return text;
    this.report(
      'invalid-value',
      'error',
      text.range,
      `“${text.value}” is not a day. Write ${what} as year-month-day, such as 2026-03-14.`,
    );
    return undefined;
  }

  /** The pairs of a mapping, each key once. */
  *#pairs(map: YAMLMap, what: string): Generator<Field> {
    const names = new Set<string>();
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const key = this.#resolved(pair.key);
      if (!isScalar(key)) {
        this.#wrongType(pair.key ?? map, `a key of ${what} is a word`);
        continue;
      }
      const range = this.rangeOf(pair.key ?? key);
      const name = (key.source ?? String(key.value)).trim();
      if (names.has(name)) {
        this.report(
          'duplicate-key',
          'error',
          range,
          `“${name}” stands here twice; only the first one counts. Remove one of them.`,
        );
        continue;
      }
      names.add(name);
      yield {
        key: { value: name, range },
        node: pair.value,
        range: pair.value ? this.rangeOf(pair.value) : { start: range.end, end: range.end },
      };
    }
  }

  #scalarText(written: Node, what: string): Located<string> | undefined {
    const node = this.#resolved(written);
    const range = this.rangeOf(written);
    if (isScalar(node)) {
      const value =
        typeof node.value === 'string' ? node.value : node.value === null ? '' : (node.source ?? '');
      return { value: value.trim(), range };
    }
    this.#wrongType(written, `${what} is text`);
    return undefined;
  }

  #resolved(node: Node | null): Node | null | undefined {
    if (!isAlias(node) || !this.#document) return node;
    this.#aliases++;
    if (this.#aliases > maximumAliases) {
      if (this.#aliases === maximumAliases + 1) {
        this.report(
          'too-many-aliases',
          'error',
          this.rangeOf(node),
          `More than ${maximumAliases} aliases (“*name”) are not followed. Write the text out.`,
        );
      }
      return undefined;
    }
    const target = node.resolve(this.#document) as Node | undefined;
    const insideItself = target?.range && node.range && node.range[0] < target.range[1];
    if (target && !insideItself) return target;
    if (!this.#reportedAliases.has(node)) {
      this.#reportedAliases.add(node);
      const range = this.rangeOf(node);
      if (this.#brokenLines.has(range.start.line)) return undefined;
      this.report(
        'yaml-syntax',
        'error',
        range,
        insideItself
          ? `“*${node.source}” stands inside of what it stands for. Remove it.`
          : 'A “*” in front of a text means another place of this file, and there is none of this name. If it belongs to the text, put the whole text in quotes.',
      );
    }
    return undefined;
  }

  #noMapping(written: Node, node: Node | null | undefined, what: string, lines: string): void {
    const found = isSeq(node)
      ? 'This is a list'
      : isScalar(node)
        ? `This is only the text “${shortened(node.source ?? String(node.value))}”`
        : 'This cannot be read';
    this.#wrongType(written, `${found}. ${capital(what)} begins with lines such as ${lines}`);
  }

  #wrongType(node: Node, expected: string): void {
    if (isAlias(node)) return; // what the alias stands for was reported where it stands
    const range = this.rangeOf(node);
    if (this.#brokenLines.has(range.start.line)) return; // it may only be of another type because of that
    const shown = range.start.line === range.end.line ? range : { start: range.start, end: range.start };
    this.report('wrong-type', 'error', shown, `${capital(expected)}.`);
  }
}

/** A value that has not been written yet (`speakers:` and no more), which is no mistake. */
function isNothing(node: Node | null | undefined): boolean {
  return isScalar(node) && node.value === null;
}

/** Whether the text is a day of the calendar written as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A text as a message quotes it: on one line, and no longer than a few words. */
function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40).trimEnd()}…` : line;
}

const notRead =
  'This fits neither a line “key: value” nor a list entry “- …”. If it belongs to a text, put the whole text in quotes.';
const noColon = 'A line here is “key: value”: a colon and a blank are missing.';
const newValue =
  'A colon followed by a blank starts a new value here. If it belongs to the text, put the whole text in quotes.';

/**
 * What is wrong, for people who do not know YAML. The library's own sentences are for those who do; they are only looked
 * at where one of its codes stands for several mistakes.
 */
function inPlainWords({ code, message, pos: [start] }: YAMLError, text: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'This line is indented with a tab. YAML allows only spaces: replace the tab by spaces.';
    case 'MULTILINE_IMPLICIT_KEY':
      return /^[ -]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)) ? noColon : newValue;
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /:(?:\s|$)/.test(text.slice(start).split('\n', 1)[0] ?? '')
        ? newValue
        : 'The next line is indented further than this one, as if it went on with this text. Give it as many blanks as the lines it belongs with.';
    case 'BAD_INDENT':
      if (/ and end with a /.test(message)) return 'A bracket is opened before this and never closed.';
      return 'This line is not indented like its neighbours. Give it as many blanks as the lines it belongs with.';
    case 'MISSING_CHAR':
      if (/closing/.test(message)) return 'A quote or bracket is opened before this and never closed.';
      if (/followed by map values/.test(message)) return noColon;
      if (/Comments/.test(message))
        return 'A “#” begins a comment only behind a blank. Put a blank before it; if it belongs to the text, put the whole text in quotes.';
      if (/Missing [,:]|Missing space/.test(message))
        return 'Entries in brackets are parted by commas, and a colon there has a blank behind it. One of these is missing here.';
      if (/- indicator/.test(message))
        return 'An entry of a list starts with “- ”, and this line does not. Put it in front, or give the line as many blanks as those it belongs with.';
      return notRead;
    case 'BAD_SCALAR_START':
      return `A text cannot begin with “${text.charAt(start)}”. Put the whole text in quotes.`;
    case 'BAD_DQ_ESCAPE':
      return 'In double quotes, “\\” begins a special sign, and this is none. Write “\\\\”, or put the text in single quotes.';
    case 'BLOCK_IN_FLOW':
      return 'Inside brackets, a colon or dash cannot start a new value here. If it belongs to the text, put the whole text in quotes.';
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
      return 'A “*”, “&” or “!” in front of a text means something of its own in YAML. If it belongs to the text, put the whole text in quotes.';
    case 'UNEXPECTED_TOKEN':
      if (/ at node end$/.test(message))
        return 'The value has ended before this. If this belongs to the text, put the whole text in quotes.';
      if (/^(?:Not a YAML token|Block scalar header)/.test(message))
        return 'Behind “>” or “|” the text begins on the next line. If the sign belongs to the text, put the whole text in quotes.';
      return notRead;
    default:
      return notRead;
  }
}
