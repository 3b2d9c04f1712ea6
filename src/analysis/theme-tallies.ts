/*
 * Counting for many themes at once. Their numbers stand side by side in arrays: a study has hundreds of themes and hundreds
 * of thousands of segments, and each of these adds to other themes than the one before.
 */

/** Names with numbers from 0, in the order in which they come. */
export class Numbered {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}

/** Which of so many things each theme has. */
class Members {
  readonly #bits: Uint32Array;
  readonly #width: number;

  constructor(themes: number, things: number) {
    this.#width = Math.ceil(things / 32);
    this.#bits = new Uint32Array(themes * this.#width);
  }

  add(theme: number, thing: number): void {
    const at = theme * this.#width + (thing >>> 5);
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (thing & 31));
  }

  has(theme: number, thing: number): boolean {
    return (((this.#bits[theme * this.#width + (thing >>> 5)] ?? 0) >>> (thing & 31)) & 1) === 1;
  }

  count(theme: number): number {
    let count = 0;
    for (let at = theme * this.#width; at < (theme + 1) * this.#width; at++)
      for (let bits = this.#bits[at] ?? 0; bits !== 0; bits &= bits - 1) count++;
    return count;
  }
}

/** What is counted of each theme by itself, or of each with those below it. Themes, groups and people go by numbers. */
export class ThemeTallies {
  readonly segments: Uint32Array;
  readonly words: Uint32Array;
  readonly transcripts: Uint32Array;
  readonly participants: Members;
  readonly coders: Members;
  readonly #groups: number;
  readonly #segmentsByGroup: Uint32Array;
  readonly #wordsByGroup: Uint32Array;
  /** By theme the transcript, passage and piece that were counted last; the latter two are numbered in their transcript. */
  readonly #transcript: Int32Array;
  readonly #passage: Int32Array;
  readonly #piece: Int32Array;

  constructor(themes: number, of: { groups: number; participants: number; coders: number }) {
    const numbers = (): Uint32Array => new Uint32Array(themes);
    [this.segments, this.words, this.transcripts] = [numbers(), numbers(), numbers()];
    this.participants = new Members(themes, of.participants);
    this.coders = new Members(themes, of.coders);
    this.#groups = of.groups;
    this.#segmentsByGroup = new Uint32Array(themes * of.groups);
    this.#wordsByGroup = new Uint32Array(themes * of.groups);
    const none = (): Int32Array => new Int32Array(themes).fill(-1);
    [this.#transcript, this.#passage, this.#piece] = [none(), none(), none()];
  }

  /** A segment. Those of a transcript follow one another, and of these those of a passage, which counts once. */
  segment(theme: number, transcript: number, passage: number, group: number, coder: number): void {
    if (this.#transcript[theme] !== transcript) {
      this.#transcript[theme] = transcript;
      this.#passage[theme] = -1;
      this.#piece[theme] = -1;
      add(this.transcripts, theme, 1);
    }
    this.coders.add(theme, coder);
    if (this.#passage[theme] === passage) return;
    this.#passage[theme] = passage;
    add(this.segments, theme, 1);
    add(this.#segmentsByGroup, theme * this.#groups + group, 1);
  }

  /** Words of a piece of talk in a segment of the same transcript; a piece counts once. `participant`: -1 for nobody. */
  piece(theme: number, piece: number, words: number, group: number, participant: number): void {
    if (this.#piece[theme] === piece) return;
    this.#piece[theme] = piece;
    add(this.words, theme, words);
    add(this.#wordsByGroup, theme * this.#groups + group, words);
    if (participant >= 0) this.participants.add(theme, participant);
  }

  inGroup(theme: number, group: number): { readonly segments: number; readonly words: number } {
    const at = theme * this.#groups + group;
    return { segments: this.#segmentsByGroup[at] ?? 0, words: this.#wordsByGroup[at] ?? 0 };
  }
}

function add(numbers: Uint32Array, at: number, count: number): void {
  numbers[at] = (numbers[at] ?? 0) + count;
}
