/*
 * Words (docs/format.md, "Words"): runs of letters and digits, in which a single apostrophe, hyphen, dot, underscore,
 * at sign or slash between two of them does not divide (`don't`, `co-op`, `3.5`). In Chinese characters, Hiragana and
 * Katakana, which are written without spaces, each character is one word, as word processors count them.
 */

/** What a character does to a word. */
const divides = 0;
const continues = 1;
const joins = 2;
const standsAlone = 3;
const notKnownYet = 255;

/** One entry for each UTF-16 code unit, filled in as units are met: testing Unicode classes is slow. */
const classes = new Uint8Array(0x10000).fill(notKnownYet);
const letter = /[\p{L}\p{M}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const joiner = /['’\-\u2010\u2011._@/]/;

function classOf(character: string): number {
  if (unspaced.test(character)) return standsAlone;
  if (letter.test(character)) return continues;
  return joiner.test(character) ? joins : divides;
}

/**
 * Finds the words of a text, piece by piece: pieces that are given one after the other are read as if nothing stood
 * between them, so that what is left out inside a word does not make two of it.
 */
class WordFinder {
  count = 0;
  readonly #text: string;
  /** Where words start and end, as offsets (UTF-16 code units); filled only if asked for. */
  readonly #starts: number[] | undefined;
  readonly #ends: number[] | undefined;
  #inWord = false;
  #joined = false;

  constructor(text: string, starts?: number[], ends?: number[]) {
    this.#text = text;
    this.#starts = starts;
    this.#ends = ends;
  }

  read(from: number, to: number): void {
    const text = this.#text;
    const ends = this.#ends;
    let inWord = this.#inWord;
    let joined = this.#joined;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      let kind = classes[unit];
      let width = 1;
      if (kind === notKnownYet) {
        if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < to) {
          const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
          width = character.length;
          kind = classOf(character);
        } else {
          kind = classOf(String.fromCharCode(unit));
          if (unit < 0xd800 || unit > 0xdfff) classes[unit] = kind;
        }
      }
      switch (kind) {
        case continues:
          if (!inWord) {
            this.count++;
            this.#starts?.push(at);
            ends?.push(at + width);
          } else if (ends) {
            ends[ends.length - 1] = at + width;
          }
          inWord = true;
          joined = false;
          break;
        case joins:
          // One sign joins two letters; two of them are punctuation.
          inWord = inWord && !joined;
          joined = inWord;
          break;
        default:
          if (kind === standsAlone) {
            this.count++;
            this.#starts?.push(at);
            ends?.push(at + width);
          }
          inWord = false;
          joined = false;
      }
      at += width - 1;
    }
    this.#inWord = inWord;
    this.#joined = joined;
  }
}

export function countWords(text: string): number {
  const finder = new WordFinder(text);
  finder.read(0, text.length);
  return finder.count;
}

/** The words of a text of which only some parts are said. */
export interface SaidWords {
  /** Ascending offsets (UTF-16 code units) of the words' first characters. */
  readonly starts: readonly number[];
  /** Ascending offsets behind their last characters. */
  readonly ends: readonly number[];
}

/** The words outside of the silent parts; these are pairs of offsets, in the order of their beginnings. */
export function wordsOutside(text: string, silent: readonly (readonly [number, number])[]): SaidWords {
  const starts: number[] = [];
  const ends: number[] = [];
  const finder = new WordFinder(text, starts, ends);
  let from = 0;
  for (const [start, end] of silent) {
    if (start > from) finder.read(from, start);
    from = Math.max(from, end);
  }
  finder.read(from, text.length);
  return { starts, ends };
}
