import { type Attributes, readAttributes } from './attributes';
import { countWords, type SaidWords, wordsOutside } from './words';

/*
 * What stands inside a paragraph or a heading: spans, memos, brackets. Offsets are UTF-16 code units into the text
 * given, lines joined by LF. Code spans, HTML comments and tags, autolinks and escapes are delimited as CommonMark
 * does (https://spec.commonmark.org/0.31.2/#inlines), because Pandoc, Git hosts and editors will read the file too.
 */

/** Pandoc's bracketed span, `[text]{.theme}`; with no text and `q=` it switches the question. */
export interface InlineSpan {
  /** Offset of `[`. */
  readonly start: number;
  readonly textStart: number;
  /** Offset of `]`. */
  readonly textEnd: number;
  /** Offset behind `}`. */
  readonly end: number;
  readonly attributes: Attributes;
}

/** CriticMarkup comment, `{>>AB: text<<}`. */
export interface InlineMemo {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Inline {
  /** In the order of their opening brackets. */
  readonly spans: readonly InlineSpan[];
  readonly memos: readonly InlineMemo[];
  /** Offsets of brackets without a partner. */
  readonly unbalanced: readonly number[];
  /** `]{…}` that is no attribute list, so that its words are not coded. */
  readonly notAttributes: readonly { readonly start: number; readonly end: number }[];
  /** Offset of `{>>` that is never closed. */
  readonly unclosedMemo: number | undefined;
  /** Words said between two offsets: markup, memos, notes in brackets and timestamps are not talk. */
  wordsBetween(from: number, to: number): number;
}

const special = /[\\`<[\]{&]/g;
const htmlTag =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|\/[A-Za-z][A-Za-z0-9-]*\s*>)/y;
const autolink = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>/y;
const entity = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
/** No blank can be taken by two parts of it: many blanks that lead nowhere would cost quadratic time otherwise. */
const linkTarget =
  /\([ \t\n]*(?:(?=[^\s)])(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ \t\n]+(?:(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t\n]*)?)?)?\)/y;
const escapable = /[!-/:-@[-`{-~]/;
const onlyBegun = /^\{[ \t.#]*\}$/;

/** What was found in a text; its words are looked for when somebody asks. */
class FoundInline implements Inline {
  readonly spans: readonly InlineSpan[];
  readonly memos: readonly InlineMemo[];
  readonly unbalanced: readonly number[];
  readonly notAttributes: Inline['notAttributes'];
  readonly unclosedMemo: number | undefined;
  readonly #text: string;
  /** Pairs of offsets between which nobody speaks. */
  readonly #silent: readonly (readonly [number, number])[];
  #words: SaidWords | undefined;

  constructor(text: string, found: Omit<Inline, 'wordsBetween'>, silent: [number, number][]) {
    this.spans = found.spans;
    this.memos = found.memos;
    this.unbalanced = found.unbalanced;
    this.notAttributes = found.notAttributes;
    this.unclosedMemo = found.unclosedMemo;
    this.#text = text;
    this.#silent = silent.sort((a, b) => a[0] - b[0]);
  }

  wordsBetween(from: number, to: number): number {
    if (this.#silent.length === 0 && from === 0 && to === this.#text.length) return countWords(this.#text);
    this.#words ??= wordsOutside(this.#text, this.#silent);
    const { starts, ends } = this.#words;
    return Math.max(0, countBelow(starts, to) - countBelow(ends, from + 1));
  }
}

const nothing: readonly never[] = [];
const nothingFound = {
  spans: nothing,
  memos: nothing,
  unbalanced: nothing,
  notAttributes: nothing,
  unclosedMemo: undefined,
};

/** Reads a text that is one paragraph's or one heading's. Takes time linear in its length. */
export function readInline(text: string): Inline {
  special.lastIndex = 0;
  if (!special.test(text)) return new FoundInline(text, nothingFound, []);
  const spans: InlineSpan[] = [];
  const memos: InlineMemo[] = [];
  const strayClosings: number[] = [];
  const notAttributes: { start: number; end: number }[] = [];
  let unclosedMemo: number | undefined;
  const silent: [number, number][] = [];
  const open: number[] = [];
  const find = searchOnce(text);
  const behindCodeSpan = codeSpans(text);

  let at = 0;
  for (;;) {
    special.lastIndex = at;
    const hit = special.exec(text);
    if (!hit) break;
    at = hit.index;
    switch (hit[0]) {
      case '\\':
        silent.push([at, at + 1]);
        at += escapable.test(text.charAt(at + 1)) ? 2 : 1;
        break;
      case '`':
        at = behindCodeSpan(at);
        break;
      case '<': {
        const behind = behindHtml(text, at, find);
        if (behind > at + 1) silent.push([at, behind]);
        at = behind;
        break;
      }
      case '&': {
        const behind = matchAt(entity, text, at) ?? at + 1;
        if (behind > at + 1) silent.push([at, behind]);
        at = behind;
        break;
      }
      case '{': {
        if (!text.startsWith('{>>', at)) {
          at++;
          break;
        }
        const close = find('<<}', at + 3);
        if (close < 0) {
          unclosedMemo ??= at;
          at += 3;
          break;
        }
        memos.push({ start: at, end: close + 3, text: text.slice(at + 3, close).trim() });
        silent.push([at, close + 3]);
        at = close + 3;
        break;
      }
      case '[':
        open.push(at);
        at++;
        break;
      default: {
        const start = open.pop();
        const attributes = readAttributes(text, at + 1);
        if (start === undefined) {
          strayClosings.push(at);
          if (attributes) silent.push([at, attributes.end]);
          at = attributes?.end ?? at + 1;
          break;
        }
        if (attributes) {
          spans.push({ start, textStart: start + 1, textEnd: at, end: attributes.end, attributes });
          silent.push([start, start + 1], [at, attributes.end]);
          at = attributes.end;
          break;
        }
        const behindLink = matchAt(linkTarget, text, at + 1);
        if (behindLink !== undefined) {
          silent.push([start, start + 1], [at, behindLink]);
          at = behindLink;
          break;
        }
        const brace =
          text.charCodeAt(at + 1) === 123 && !text.startsWith('{>>', at + 1)
            ? bracedText(text, at + 1)
            : undefined;
        if (brace && !onlyBegun.test(text.slice(at + 1, brace))) {
          // Meant as a coding, so its words are talk and what stands in the braces is not.
          notAttributes.push({ start: at + 1, end: brace });
          silent.push([start, start + 1], [at, brace]);
          at = brace;
          break;
        }
        silent.push([start, at + 1]);
        at++;
      }
    }
  }
  spans.sort((a, b) => a.start - b.start);
  const unbalanced = strayClosings.concat(open);
  return new FoundInline(text, { spans, memos, unbalanced, notAttributes, unclosedMemo }, silent);
}

/** Offset behind the braces that open at `at`, or behind the line's end where a word follows and none closes. */
function bracedText(text: string, at: number): number | undefined {
  const rest = /^\{[^{}[\]\n]*(\}?)/.exec(text.slice(at, at + 500));
  if (!rest) return undefined;
  return rest[1] || /\s\S/.test(rest[0]) ? at + rest[0].trimEnd().length : undefined;
}

/** For the offset of a run of backticks: the offset behind the code span it opens, or behind the run itself. */
function codeSpans(text: string): (at: number) => number {
  // Closings by length, each list read once from the left: linear however many openings find none.
  let runs: Map<number, number[]> | undefined;
  return at => {
    if (!runs) {
      runs = new Map();
      for (const run of text.matchAll(/`+/g)) {
        const same = runs.get(run[0].length);
        if (same) same.push(run.index);
        else runs.set(run[0].length, [run.index]);
      }
      for (const same of runs.values()) same.reverse();
    }
    let length = 1;
    while (text.charCodeAt(at + length) === 96) length++;
    const same = runs.get(length) ?? [];
    while ((same.at(-1) ?? Number.POSITIVE_INFINITY) <= at) same.pop();
    const close = same.at(-1);
    return close === undefined ? at + length : close + length;
  };
}

function behindHtml(text: string, at: number, find: Find): number {
  for (const [opening, closing] of [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!text.startsWith(opening, at)) continue;
    if (opening === '<!--') {
      if (text.startsWith('<!-->', at)) return at + 5;
      if (text.startsWith('<!--->', at)) return at + 6;
    }
    const close = find(closing, at + opening.length);
    return close < 0 ? at + 1 : close + closing.length;
  }
  if (/[A-Za-z]/.test(text.charAt(at + 2)) && text.startsWith('<!', at)) {
    const close = find('>', at + 2);
    return close < 0 ? at + 1 : close + 1;
  }
  return matchAt(autolink, text, at) ?? matchAt(htmlTag, text, at) ?? at + 1;
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

type Find = (needle: string, from: number) => number;

/**
 * `indexOf` that remembers what is not there: of many openings without a closing, only the first pays for the
 * search to the end. Without it `<!--<!--<!--…` would take quadratic time.
 */
function searchOnce(text: string): Find {
  const absent = new Set<string>();
  return (needle, from) => {
    if (absent.has(needle)) return -1;
    const at = text.indexOf(needle, from);
    if (at < 0) absent.add(needle);
    return at;
  };
}

function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
