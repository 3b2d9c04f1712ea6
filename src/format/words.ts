/*
 * Words (docs/format.md, "Words"): runs of letters and digits, in which a single apostrophe, hyphen, dot, underscore,
 * at sign or slash between two of them does not divide (`don't`, `co-op`, `3.5`). In Chinese characters, Hiragana and
 * Katakana, which are written without spaces, each character is one word, as word processors count them.
 */

/** What a character does to a word: two bits, or more where it has to be looked at first. */
const divides = 0;
const continues = 1;
const joins = 2;
const standsAlone = 3;
const notKnownYet = 255;

/**
 * One entry for each UTF-16 code unit, filled in as units are met: testing Unicode classes is slow. Halves of
 * surrogate pairs are never known.
 */
const classes = new Uint8Array(0x10000).fill(notKnownYet);
const letter = /[\p{L}\p{M}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const joiner = /['’\-\u2010\u2011._@/]/;

function classOf(character: string): number {
  if (unspaced.test(character)) return standsAlone;
  if (letter.test(character)) return continues;
  return joiner.test(character) ? joins : divides;
}

/** Whether a word begins (1 or 0) with the last of three characters, whose classes are the bits of the index. */
const begun = Uint8Array.from({ length: 1 << 6 }, (_, three) => {
  const beforeLast = three >> 4;
  const last = (three >> 2) & 3;
  const kind = three & 3;
  const goesOn = last === continues || (last === joins && beforeLast === continues);
  return kind === standsAlone || (kind === continues && !goesOn) ? 1 : 0;
});

/**
 * Finds the words of a text, piece by piece: pieces that are given one after the other are read as if nothing stood
 * between them, so that what is left out inside a word does not make two of it.
 */
class WordFinder {
  count = 0;
  readonly #text: string;
  readonly #places: { readonly starts: number[]; readonly ends: number[] } | undefined;
  /** Two bits for each character so far, the last one's lowest. */
  #before = 0;

  /** `places` are filled if they are asked for. */
  constructor(text: string, places?: { readonly starts: number[]; readonly ends: number[] }) {
    this.#text = text;
    this.#places = places;
  }

  read(from: number, to: number): void {
    const text = this.#text;
    const places = this.#places;
    let before = this.#before;
    let count = this.count;
    for (let at = from; at < to; ) {
      // Four at a time go twice as fast, which is as fast as the characters can be had.
      while (!places && at + 4 <= to) {
        const a = classes[text.charCodeAt(at)] ?? 0;
        const b = classes[text.charCodeAt(at + 1)] ?? 0;
        const c = classes[text.charCodeAt(at + 2)] ?? 0;
        const d = classes[text.charCodeAt(at + 3)] ?? 0;
        if ((a | b | c | d) > 3) break;
        const six = ((before & 15) << 8) | (a << 6) | (b << 4) | (c << 2) | d;
        count += begun[six >> 6] ?? 0;
        count += begun[(six >> 4) & 63] ?? 0;
        count += begun[(six >> 2) & 63] ?? 0;
        count += begun[six & 63] ?? 0;
        before = six & 63;
        at += 4;
      }
      if (at >= to) break;
      const unit = text.charCodeAt(at);
      let kind = classes[unit] ?? 0;
      let width = 1;
      if (kind === notKnownYet) {
        const character = at + 1 < to ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at);
        width = character.length;
        kind = classOf(character);
        if (unit < 0xd800 || unit > 0xdfff) classes[unit] = kind;
      }
      before = ((before << 2) | kind) & 63;
      if (begun[before] === 1) {
        count++;
        places?.starts.push(at);
        places?.ends.push(at + width);
      } else if (places && kind === continues) {
        places.ends[places.ends.length - 1] = at + width;
      }
      at += width;
    }
    this.#before = before & 15;
    this.count = count;
  }

  readOutside(silent: readonly Silence[], from: number, to: number): void {
    let at = from;
    for (let next = firstBehind(silent, from); at < to; next++) {
      const [start, end] = silent[next] ?? [to, to];
      if (start > at) this.read(at, Math.min(start, to));
      at = end;
    }
  }
}

/** A stretch of a text in which nobody speaks: two offsets (UTF-16 code units), the second behind it. */
export type Silence = readonly [from: number, to: number];

/** Silences in the order of the text, those that touch or overlap made one. */
export function inOrder(silences: readonly Silence[]): readonly Silence[] {
  const ordered: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const [from, to] of [...silences].sort((a, b) => a[0] - b[0])) {
    if (last && from <= last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      last = [from, to];
      ordered.push(last);
    }
  }
  return ordered;
}

/** The index of the first silence that ends behind the offset. */
function firstBehind(silent: readonly Silence[], offset: number): number {
  let low = 0;
  let high = silent.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((silent[middle]?.[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const nothing: readonly never[] = [];

/**
 * The number of words between two offsets, as if nothing stood outside of them. Silences, which are `inOrder`, are read
 * over.
 */
export function countWords(
  text: string,
  silent: readonly Silence[] = nothing,
  from = 0,
  to = text.length,
): number {
  const finder = new WordFinder(text);
  finder.readOutside(silent, from, to);
  return finder.count;
}

/** The words of a text of which only some parts are said. */
export interface SaidWords {
  /** Ascending offsets (UTF-16 code units) of the words' first characters. */
  readonly starts: readonly number[];
  /** Ascending offsets behind their last characters. */
  readonly ends: readonly number[];
}

/** The words outside of the silences, which are in the order of their beginnings. */
export function wordsOutside(text: string, silent: readonly Silence[]): SaidWords {
  const places = { starts: [], ends: [] };
  new WordFinder(text, places).readOutside(inOrder(silent), 0, text.length);
  return places;
}

/** For each of some ascending offsets how many of the words outside of the silences, which are `inOrder`, begin before it. */
export function wordsBefore(
  text: string,
  silent: readonly Silence[],
  offsets: readonly number[],
): readonly number[] {
  const finder = new WordFinder(text);
  let at = 0;
  return offsets.map(offset => {
    finder.readOutside(silent, at, offset);
    at = Math.max(at, offset);
    return finder.count;
  });
}
