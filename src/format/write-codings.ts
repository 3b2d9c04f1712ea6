import { readAttributes } from './attributes';
import type { Paragraph } from './blocks';
import { byBeginning, type CodedAnswer, type Codings, joined, lineMarks } from './coding';
import { applied, type Edit, type Stretch } from './edits';
import { isThemeId } from './ids';
import { isPicture } from './inline';
import { PlacedBlocks } from './placed-blocks';
import type { Coding } from './written-codings';

/*
 * Writes codings so that they are read as they were meant (docs/format.md, "Coding"). A segment stands on the talk of
 * paragraphs alone: never on speaker labels, headings, code blocks, marks of lists and quotations. Its pieces begin and
 * end with something that is said. A note, a link, a code span or anything else that can't be cut is coded whole as
 * soon as a part of it is; a bracket without partner, and the brackets of other spans, are left out, and part the
 * segment in pieces. Where two segments cross, the one that begins later is written in pieces.
 */

/**
 * What of these stretches can be coded: what a segment on them covers once it is written. Empty where nothing can, such
 * as in a heading. The stretches may have codings in them and around them.
 */
export function codable(text: string, stretches: readonly Stretch[]): Stretch[] {
  return new CodableText(text).codable(stretches);
}

/**
 * The text with these codings, beside those that it has: stripped of them it is the same, and of a text without codings
 * `codingsIn` gives them back, each on its `codable` stretches. What has no such stretch, or no theme with a possible ID, is
 * left out. Of segments on the same words the outer one is that which begins first, or else was given first.
 */
export function withCodings(
  text: string,
  codings: Partial<Codings>,
  partsElsewhere: Iterable<string> = [],
): string {
  return applied(text, codingEdits(text, codings, partsElsewhere));
}

/** What `withCodings` inserts, in the order of the text. */
export function codingEdits(
  text: string,
  { segments = [], answers = [] }: Partial<Codings>,
  partsElsewhere: Iterable<string> = [],
): Edit[] {
  const codableText = new CodableText(text);
  const { file } = codableText;
  const written = segments
    .map(segment => ({
      ...segment,
      themes: possible(segment),
      stretches: codableText.codable(segment.stretches),
    }))
    .filter(({ themes, stretches }) => themes.length > 0 && stretches.length > 0)
    .sort(byBeginning);
  const pieces = new Map<CodablePlaces, Piece[]>();
  for (const [index, { stretches }] of written.entries()) {
    for (const { places, start, end } of codableText.pieces(stretches)) {
      const others = pieces.get(places);
      const piece = { start, end, segment: index };
      if (others) others.push(piece);
      else pieces.set(places, [piece]);
    }
  }
  const placed = [...pieces].map(([places, wanted]) => ({ places, pieces: nested(wanted, places) }));
  const count = written.map(() => 0);
  for (const { segment } of placed.flatMap(({ pieces }) => pieces))
    count[segment] = (count[segment] ?? 0) + 1;
  const freePart = partsNotIn(file, partsElsewhere);
  const lists = written.map((segment, index) =>
    listOf(segment, (count[index] ?? 0) > 1 ? freePart(segment.part) : undefined),
  );
  const edits: Edit[] = [];
  for (const { places, pieces } of placed) {
    for (const { offset, text } of brackets(pieces, lists)) {
      const at = file.inFile(places.block, offset);
      edits.push({ start: at, end: at, text });
    }
  }
  for (const answer of answers) {
    const edit = answerEdit(file, answer);
    if (edit) edits.push(edit);
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** A piece of a segment in one paragraph, as offsets into its text. */
interface Piece extends Stretch {
  /** Index of the segment. */
  readonly segment: number;
}

/** A transcript and where in it codings may stand. */
class CodableText {
  readonly file: PlacedBlocks;
  readonly #text: string;
  readonly #paragraphs: readonly {
    readonly block: Paragraph;
    readonly start: number;
    readonly end: number;
  }[];
  readonly #places = new Map<Paragraph, CodablePlaces>();

  constructor(text: string) {
    this.#text = text;
    this.file = new PlacedBlocks(text);
    this.#paragraphs = this.file.blocks
      .filter(block => block.kind === 'paragraph')
      .map(block => ({
        block,
        start: this.file.inFile(block, 0),
        end: this.file.inFile(block, block.text.length),
      }));
  }

  codable(stretches: readonly Stretch[]): Stretch[] {
    const pieces = this.pieces(stretches).map(({ places, start, end }) => ({
      start: this.file.inFile(places.block, start),
      end: this.file.inFile(places.block, end),
    }));
    return joined(this.#text, pieces);
  }

  /** What the stretches cover in each paragraph, as offsets into its text. */
  pieces(stretches: readonly Stretch[]): (Stretch & { readonly places: CodablePlaces })[] {
    return stretches.flatMap(({ start, end }) =>
      this.#paragraphs
        .filter(paragraph => start < end && start < paragraph.end && paragraph.start < end)
        .flatMap(({ block }) => {
          const places = this.#placesIn(block);
          return places
            .pieces(this.file.inBlock(block, start), this.file.inBlock(block, end))
            .map(piece => ({ ...piece, places }));
        }),
    );
  }

  #placesIn(block: Paragraph): CodablePlaces {
    const places = this.#places.get(block) ?? new CodablePlaces(block);
    this.#places.set(block, places);
    return places;
  }
}

/** A bracket that has a partner: with all its markup, and the words within. */
interface Bracketed {
  readonly outer: Stretch;
  readonly words: Stretch;
}

/** Where in a paragraph a coding may begin and end. */
class CodablePlaces {
  readonly block: Paragraph;
  /** Where the talk begins. */
  readonly #first: number;
  /** What is coded whole or not at all. */
  readonly #whole: readonly Stretch[];
  /** Those whose words may be coded by themselves. */
  readonly #links: readonly Bracketed[];
  readonly #spans: readonly Bracketed[];
  /** What no coding may have in it. */
  readonly #barriers: readonly Stretch[];
  /** Memos and comments: nothing is said there. */
  readonly #silent: readonly Stretch[];

  constructor(block: Paragraph) {
    this.block = block;
    const { text, inline } = block;
    const { spans, memos, notes, links, literals, notAttributes } = inline;
    this.#whole = [
      ...notes,
      ...memos,
      ...literals,
      ...Array.from(text.matchAll(/`+/g), run => ({ start: run.index, end: run.index + run[0].length })),
      // Braces that are no attribute list could become one.
      ...Array.from(text.matchAll(/\]\{[^{}]*\}/g), ({ 0: { length }, index }) => ({
        start: index + 1,
        end: index + length,
      })),
      // A backslash that escapes nothing would escape a bracket.
      ...Array.from(text.matchAll(/\\\S/g), ({ index }) => ({ start: index, end: index + 2 })),
    ];
    this.#links = links.map(({ start, textEnd, end }) => ({
      outer: { start: isPicture(text, start) ? start - 1 : start, end },
      words: { start: start + 1, end: textEnd },
    }));
    this.#spans = [
      ...spans.map(({ start, textStart, textEnd, end }) => ({
        outer: { start, end },
        words: { start: textStart, end: textEnd },
      })),
      ...notAttributes.map(({ bracket, start, end }) => ({
        outer: { start: bracket, end },
        words: { start: bracket + 1, end: start - 1 },
      })),
    ];
    const isCut = (at: number): boolean =>
      this.#whole.some(({ start, end }) => start < at && at < end) ||
      this.#links.some(({ outer }) => outer.start < at && at < outer.end);
    const lines = linesOf(text);
    // A coding could make a div of a line that is none by little.
    const isAlmostDiv = ({ start, end }: Stretch): boolean => /^[ \t]*:::/.test(text.slice(start, end));
    this.#barriers = [
      ...aloneBrackets(block),
      ...lines.filter(isAlmostDiv).map(({ start, end }) => {
        let [from, to] = [start, end];
        while (isCut(from)) from--;
        while (isCut(to)) to++;
        return { start: from, end: to };
      }),
      ...(marksOf(text, 0) > 0 ? lines : [])
        .map(({ start }) => ({ start, end: start + marksOf(text, start) }))
        .filter(({ start, end }) => start < end && !isCut(start)),
    ];
    this.#silent = [
      ...memos,
      ...literals.filter(({ kind, start }) => kind === 'html' && text.startsWith('<!--', start)),
    ];
    let first = block.label?.textStart ?? 0;
    while (isCut(first)) first++;
    this.#first = first;
  }

  /** The pieces in which a coding from one offset to another is written. */
  pieces(from: number, to: number): Stretch[] {
    const start = Math.max(from, this.#first);
    let pieces = start < to ? [this.#extended(start, to)] : [];
    for (const barrier of this.#barriers)
      pieces = pieces.flatMap(piece => parted(piece, { outer: barrier, words: { start: 0, end: 0 } }));
    for (const span of this.#spans) pieces = pieces.flatMap(piece => parted(piece, span));
    return pieces.map(piece => this.trimmed(piece)).filter(({ start, end }) => start < end);
  }

  /** Without what is not said at its edges. */
  trimmed({ start, end }: Stretch): Stretch {
    const { text } = this.block;
    let from = start;
    let to = end;
    for (;;) {
      const before = to - from;
      while (from < to && isBlank(text, from)) from++;
      while (from < to && isBlank(text, to - 1)) to--;
      for (const silent of this.#silent) {
        if (silent.start === from) from = silent.end;
        if (silent.end === to) to = silent.start;
      }
      if (from < to && endsInBackslash(text, to)) to--;
      if (to - from === before || from >= to) return { start: from, end: to };
    }
  }

  /** Outwards to where nothing is cut in two, the signs of one written character included. */
  #extended(from: number, to: number): Stretch {
    const { text } = this.block;
    let start = from;
    let end = to;
    for (;;) {
      const before = end - start;
      const extend = (whole: Stretch): void => {
        if (whole.start < start && start < whole.end) start = whole.start;
        if (whole.start < end && end < whole.end) end = whole.end;
      };
      for (const whole of this.#whole) extend(whole);
      for (const { outer, words } of this.#links) if (start < words.start || end > words.end) extend(outer);
      for (const { outer, words } of this.#spans) if (start <= outer.start && end > words.end) extend(outer);
      while (start > this.#first && continuesCharacter(text, start)) start--;
      while (continuesCharacter(text, end)) end++;
      if (end - start === before) return { start, end };
    }
  }
}

/** The pieces of a stretch outside and inside of a bracket that it crosses; itself where it doesn't. */
function parted({ start, end }: Stretch, { outer, words }: Bracketed): Stretch[] {
  if (end <= outer.start || start >= outer.end) return [{ start, end }];
  if (words.start <= start && end <= words.end) return [{ start, end }];
  if (words.end > 0 && start <= outer.start && end >= outer.end) return [{ start, end }];
  return [
    { start, end: outer.start },
    { start: Math.max(start, words.start), end: Math.min(end, words.end) },
    { start: outer.end, end },
  ].filter(piece => piece.start < piece.end);
}

/** Brackets without a partner, with the attribute list that may follow. */
function aloneBrackets({ text, inline }: Paragraph): Stretch[] {
  return inline.unbalanced.map(at => {
    const attributes = text.charAt(at) === ']' ? readAttributes(text, at + 1) : undefined;
    return { start: at, end: attributes?.end ?? at + 1 };
  });
}

function linesOf(text: string): Stretch[] {
  const lines: Stretch[] = [];
  for (let start = 0; start <= text.length; start = (lines.at(-1)?.end ?? 0) + 1) {
    const end = text.indexOf('\n', start);
    lines.push({ start, end: end < 0 ? text.length : end });
  }
  return lines;
}

/** Length of what the line at an offset begins with if it is one of a list or quotation. */
function marksOf(text: string, line: number): number {
  lineMarks.lastIndex = line;
  lineMarks.test(text);
  const length = lineMarks.lastIndex - line;
  return text.slice(line, line + length).trim() === '' ? 0 : length;
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** Whether the last character is a backslash that is not escaped itself. */
function endsInBackslash(text: string, end: number): boolean {
  let backslashes = 0;
  while (text.charAt(end - 1 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Whether what stands at an offset belongs to the character before it: half of a pair, an accent, a joined picture. */
function continuesCharacter(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const here = text.codePointAt(at) ?? 0;
  const before = text.codePointAt(at - 1) ?? 0;
  if (before > 0xffff) return true;
  return (
    before === 0x200d || here === 0x200d || /[\p{M}\p{Emoji_Modifier}]/u.test(String.fromCodePoint(here))
  );
}

/** The same pieces, none crossing another: the one that begins later is parted where the earlier ends. */
function nested(wanted: readonly Piece[], places: CodablePlaces): Piece[] {
  const waiting = [...wanted].sort(byPlace);
  const placed: Piece[] = [];
  const open: Piece[] = [];
  for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= piece.start) open.pop();
    const around = open.at(-1);
    if (around && piece.end > around.end) {
      const { segment } = piece;
      const rest = places.trimmed({ start: around.end, end: piece.end });
      if (rest.start < rest.end) {
        const behind = waiting.findIndex(other => byPlace({ ...rest, segment }, other) < 0);
        waiting.splice(behind < 0 ? waiting.length : behind, 0, { ...rest, segment });
      }
      piece = { start: piece.start, end: around.end, segment };
    }
    placed.push(piece);
    open.push(piece);
  }
  return placed;
}

/** The outer of two first. */
function byPlace(a: Piece, b: Piece): number {
  return a.start - b.start || b.end - a.end || a.segment - b.segment;
}

/** The brackets of nested pieces, in order. */
function brackets(
  pieces: readonly Piece[],
  lists: readonly string[],
): { readonly offset: number; readonly text: string }[] {
  const brackets: { offset: number; text: string }[] = [];
  const open: Piece[] = [];
  const close = (before: number): void => {
    for (let last = open.at(-1); last && last.end <= before; last = open.at(-1)) {
      brackets.push({ offset: last.end, text: `]${lists[last.segment]}` });
      open.pop();
    }
  };
  for (const piece of pieces) {
    close(piece.start);
    brackets.push({ offset: piece.start, text: '[' });
    open.push(piece);
  }
  close(Number.POSITIVE_INFINITY);
  return brackets;
}

/** Gives each segment in pieces a `part` that no other has, here or `elsewhere`: the one that it had, or the next free number. */
function partsNotIn(
  { blocks }: PlacedBlocks,
  elsewhere: Iterable<string>,
): (wanted: string | undefined) => string {
  const taken = new Set(elsewhere);
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') continue;
    for (const { attributes } of block.inline.spans)
      for (const { key, value } of attributes.pairs) if (key === 'part') taken.add(value);
  }
  return wanted => {
    let part = wanted === undefined ? '' : writable(wanted);
    for (let number = 1; part === '' || taken.has(part); number++) part = String(number);
    taken.add(part);
    return part;
  };
}

function possible({ themes }: Coding): string[] {
  return [...new Set(themes)].filter(isThemeId);
}

function listOf({ themes, by, w }: Coding, part?: string): string {
  const items = themes.map(theme => `.${theme}`);
  for (const [key, value] of Object.entries({ part, by, w })) {
    const text = writable(value ?? '');
    if (text !== '')
      items.push(/^[\p{L}\p{M}\p{Nd}_.:-]+$/u.test(text) ? `${key}=${text}` : `${key}="${text}"`);
  }
  return `{${items.join(' ')}}`;
}

/** A value without the signs that would end it, or begin something else, for any reader of the file. */
function writable(value: string): string {
  return value.replace(/["=<>{}[\]`\\\s]+/g, ' ').trim();
}

function answerEdit(file: PlacedBlocks, answer: CodedAnswer): Edit | undefined {
  const themes = possible(answer);
  const block = file.blocks.find(
    block => block.kind === 'heading' && file.lineStart(block.line) === answer.heading,
  );
  if (block?.kind !== 'heading' || themes.length === 0) return undefined;
  const { text, attributes } = block;
  const list = listOf({ ...answer, themes });
  const first =
    attributes && attributes.start + 1 + (/^\s*/.exec(text.slice(attributes.start + 1))?.[0].length ?? 0);
  const into = first !== undefined && attributes && first < attributes.end - 1;
  const at = file.inFile(block, into ? first : text.trimEnd().length);
  return { start: at, end: at, text: into ? `${list.slice(1, -1)} ` : ` ${list}` };
}
