import { type Attributes, readAttributes } from './attributes';
import {
  behindBackticks,
  behindEntity,
  behindHtml,
  behindLinkTarget,
  type CodeSpanEnd,
  codeSpans,
  type Find,
  isEscapable,
  searchOnce,
} from './commonmark';
import { countWords, inOrder, type SaidWords, type Silence, wordsBefore, wordsOutside } from './words';

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

/** `[laughs]`: a bracket that nobody says. */
export interface InlineNote {
  readonly start: number;
  /** Offset behind `]`. */
  readonly end: number;
}

/** `[text](target)`; of a picture, without its `!`. */
export interface InlineLink {
  readonly start: number;
  /** Offset of `]`. */
  readonly textEnd: number;
  /** Offset behind `)`. */
  readonly end: number;
}

/** Signs that CommonMark takes for something else than text; no bracket, span or memo begins in them. */
export interface InlineLiteral {
  /** `html`: a tag, a comment or the like, or an autolink. */
  readonly kind: 'code' | 'html' | 'escape' | 'entity';
  readonly start: number;
  readonly end: number;
}

/** `]{…}` that was meant for a coding and is none, so that its words are not coded. */
export interface NotAttributes {
  /** Offset of `[`. */
  readonly bracket: number;
  /** Offset of `{`. */
  readonly start: number;
  readonly end: number;
}

interface Found {
  /** In the order of their opening brackets. */
  readonly spans: readonly InlineSpan[];
  readonly memos: readonly InlineMemo[];
  /** These two in the order of their closing brackets. */
  readonly notes: readonly InlineNote[];
  readonly links: readonly InlineLink[];
  readonly literals: readonly InlineLiteral[];
  /** Offsets of brackets without a partner. */
  readonly unbalanced: readonly number[];
  readonly notAttributes: readonly NotAttributes[];
  /** Offset of `{>>` that is never closed. */
  readonly unclosedMemo: number | undefined;
}

export interface Inline extends Found {
  /** Words said between two offsets: markup, memos, notes in brackets and timestamps are not talk. */
  wordsBetween(from: number, to: number): number;
  /** For each of some ascending offsets how many of these words begin before it. */
  wordsBefore(offsets: readonly number[]): readonly number[];
}

const special = /[\\`<[\]{&]/g;
const onlyBegun = /^\{[ \t.#]*\}$/;

/** What was found in a text; its words are looked for when somebody asks. */
class FoundInline implements Inline {
  readonly spans: readonly InlineSpan[];
  readonly memos: readonly InlineMemo[];
  readonly notes: readonly InlineNote[];
  readonly links: readonly InlineLink[];
  readonly literals: readonly InlineLiteral[];
  readonly unbalanced: readonly number[];
  readonly notAttributes: readonly NotAttributes[];
  readonly unclosedMemo: number | undefined;
  readonly #text: string;
  #silent: readonly Silence[] | undefined;
  #words: SaidWords | undefined;

  constructor(text: string, found: Found) {
    this.spans = found.spans;
    this.memos = found.memos;
    this.notes = found.notes;
    this.links = found.links;
    this.literals = found.literals;
    this.unbalanced = found.unbalanced;
    this.notAttributes = found.notAttributes;
    this.unclosedMemo = found.unclosedMemo;
    this.#text = text;
  }

  wordsBetween(from: number, to: number): number {
    const text = this.#text;
    this.#silent ??= silencesIn(text, this);
    // Nearly always it is all that is said: no word lies across a blank.
    if (to === text.length && (from === 0 || text.charAt(from - 1) === ' '))
      return countWords(text, this.#silent, from);
    this.#words ??= wordsOutside(text, this.#silent);
    const { starts, ends } = this.#words;
    return Math.max(0, countBelow(starts, to) - countBelow(ends, from + 1));
  }

  wordsBefore(offsets: readonly number[]): readonly number[] {
    this.#silent ??= silencesIn(this.#text, this);
    return wordsBefore(this.#text, this.#silent, offsets);
  }
}

/** Where in the text nobody speaks. */
function silencesIn(text: string, found: Found): readonly Silence[] {
  const silences = markup(text, found);
  for (const { start, end } of found.notes) silences.push([start, end]);
  for (const { kind, start, end } of found.literals) if (kind === 'entity') silences.push([start, end]);
  return silences.length > 0 ? inOrder(silences) : nothing;
}

/** Where in the text there is only markup: what a reader would not have. Notes such as `[laughs]` are none. */
export function markupIn(text: string, found: Inline): readonly Silence[] {
  return inOrder(markup(text, found));
}

function markup(text: string, found: Found): Silence[] {
  const silences: Silence[] = [];
  for (const { start, textStart, textEnd, end } of found.spans)
    silences.push([start, textStart], [textEnd, end]);
  for (const { start, end } of found.memos) silences.push([start, end]);
  for (const { start, textEnd, end } of found.links) silences.push([start, start + 1], [textEnd, end]);
  for (const { kind, start, end } of found.literals) {
    if (kind === 'escape') silences.push([start, start + 1]);
    else if (kind === 'html') silences.push([start, end]);
  }
  for (const { bracket, start, end } of found.notAttributes)
    silences.push([bracket, bracket + 1], [start - 1, end]);
  for (const at of found.unbalanced) {
    const attributes = text.startsWith(']', at) ? readAttributes(text, at + 1) : undefined;
    if (attributes) silences.push([at, attributes.end]);
  }
  return silences;
}

/** Stands for all empty lists: most texts have hardly anything in them. Never added to. */
const nothing: never[] = [];
const nothingFound: Found = {
  spans: nothing,
  memos: nothing,
  notes: nothing,
  links: nothing,
  literals: nothing,
  unbalanced: nothing,
  notAttributes: nothing,
  unclosedMemo: undefined,
};

/** Reads a text that is one paragraph's or one heading's. Takes time linear in its length. */
export function readInline(text: string): Inline {
  special.lastIndex = 0;
  if (!special.test(text)) return new FoundInline(text, nothingFound);
  let spans: InlineSpan[] = nothing;
  let memos: InlineMemo[] = nothing;
  let notes: InlineNote[] = nothing;
  let links: InlineLink[] = nothing;
  let literals: InlineLiteral[] = nothing;
  let notAttributes: NotAttributes[] = nothing;
  let strayClosings: number[] = nothing;
  let unclosedMemo: number | undefined;
  const open: number[] = [];
  /** So many of the open brackets stand around a link, and become none: there is no link in a link. */
  let aroundLink = 0;
  let find: Find | undefined;
  let codeSpanEnd: CodeSpanEnd | undefined;

  let at = 0;
  for (;;) {
    special.lastIndex = at;
    if (!special.test(text)) break;
    at = special.lastIndex - 1;
    switch (text.charAt(at)) {
      case '\\':
      case '`':
      case '<':
      case '&': {
        find ??= searchOnce(text);
        codeSpanEnd ??= codeSpans(text);
        const literal = readLiteral(text, at, find, codeSpanEnd);
        if (literal) literals = and(literals, literal);
        at = literal?.end ?? behindSign(text, at);
        break;
      }
      case '{': {
        if (!text.startsWith('{>>', at)) {
          at++;
          break;
        }
        find ??= searchOnce(text);
        const close = find('<<}', at + 3);
        if (close < 0) {
          unclosedMemo ??= at;
          at += 3;
          break;
        }
        memos = and(memos, { start: at, end: close + 3, text: text.slice(at + 3, close).trim() });
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
          strayClosings = and(strayClosings, at);
          at = attributes?.end ?? at + 1;
          break;
        }
        const mayBeLink = open.length >= aroundLink || isPicture(text, start);
        aroundLink = Math.min(aroundLink, open.length);
        if (attributes) {
          spans = and(spans, { start, textStart: start + 1, textEnd: at, end: attributes.end, attributes });
          at = attributes.end;
          break;
        }
        const linkEnd = mayBeLink ? behindLinkTarget(text, at + 1) : undefined;
        if (linkEnd !== undefined) {
          links = and(links, { start, textEnd: at, end: linkEnd });
          if (!isPicture(text, start)) aroundLink = open.length;
          at = linkEnd;
          break;
        }
        const brace =
          text.charCodeAt(at + 1) === 123 && !text.startsWith('{>>', at + 1)
            ? bracedText(text, at + 1)
            : undefined;
        if (brace && !onlyBegun.test(text.slice(at + 1, brace))) {
          // Meant as a coding, so its words are talk and what stands in the braces is not.
          notAttributes = and(notAttributes, { bracket: start, start: at + 1, end: brace });
          at = brace;
          break;
        }
        notes = and(notes, { start, end: at + 1 });
        at++;
      }
    }
  }
  if (spans.length > 1) spans.sort((a, b) => a.start - b.start);
  const unbalanced = open.length > 0 ? strayClosings.concat(open) : strayClosings;
  return new FoundInline(text, {
    spans,
    memos,
    notes,
    links,
    literals,
    unbalanced,
    notAttributes,
    unclosedMemo,
  });
}

/** The list with an item more. */
function and<Item>(list: Item[], item: Item): Item[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

function readLiteral(
  text: string,
  start: number,
  find: Find,
  codeSpanEnd: CodeSpanEnd,
): InlineLiteral | undefined {
  const of = (kind: InlineLiteral['kind'], end: number | undefined): InlineLiteral | undefined =>
    end === undefined ? undefined : { kind, start, end };
  switch (text.charAt(start)) {
    case '\\':
      return of('escape', isEscapable(text.charCodeAt(start + 1)) ? start + 2 : undefined);
    case '`':
      return of('code', codeSpanEnd(start));
    case '<':
      return of('html', behindHtml(text, start, find));
    default:
      return of('entity', behindEntity(text, start));
  }
}

/** Behind a sign that begins nothing; backticks that begin nothing together don't begin anything each. */
function behindSign(text: string, at: number): number {
  return text.charAt(at) === '`' ? behindBackticks(text, at) : at + 1;
}

/** Whether a bracket opens a picture: it follows a `!` that is not escaped. */
export function isPicture(text: string, bracket: number): boolean {
  if (text.charAt(bracket - 1) !== '!') return false;
  let backslashes = bracket - 1;
  while (text.charAt(backslashes - 1) === '\\') backslashes--;
  return (bracket - 1 - backslashes) % 2 === 0;
}

/** Offset behind the braces that open at `at`, or behind the line's end where a word follows and none closes. */
function bracedText(text: string, at: number): number | undefined {
  const rest = /^\{(?:[^{}[\]\\\n]|\\[^\n])*(\}?)/.exec(text.slice(at, at + 500));
  if (!rest) return undefined;
  return rest[1] || /\s\S/.test(rest[0]) ? at + rest[0].trimEnd().length : undefined;
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
