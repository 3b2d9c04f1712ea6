/*
 * Stretches of talk that are alike in everything: who speaks, which question is answered, what is coded. As numbers, since a
 * study has a million of them.
 */

const columns = 6;

/** Pieces by their numbers. */
export class TalkPieces {
  readonly length: number;
  readonly #numbers: Int32Array;
  readonly #segments: Int32Array;

  /** The numbers of all pieces, one piece after the other, and behind them the end of the last one's segments. */
  constructor(numbers: Int32Array, segments: Int32Array) {
    this.length = numbers.length / columns - 1;
    this.#numbers = numbers;
    this.#segments = segments;
  }

  /** Words said, at least 1. */
  words(piece: number): number {
    return this.#numbers[piece * columns] ?? 0;
  }

  /** Index into the transcript's speakers. */
  speaker(piece: number): number {
    return this.#numbers[piece * columns + 1] ?? 0;
  }

  /** Index into the transcript's sets of questions. */
  questions(piece: number): number {
    return this.#numbers[piece * columns + 2] ?? 0;
  }

  /** Number of the turn; -1 before the first. */
  turn(piece: number): number {
    return this.#numbers[piece * columns + 3] ?? 0;
  }

  /** Number of the question marker whose scope it is in; -1 outside all. */
  answer(piece: number): number {
    return this.#numbers[piece * columns + 4] ?? 0;
  }

  /** Numbers of the segments that it is in, ascending. */
  segments(piece: number): Int32Array {
    return this.#segments.subarray(this.firstSegment(piece), this.firstSegment(piece + 1));
  }

  /** Where its segments begin among `segmentAt`: those of the next piece follow them. */
  firstSegment(piece: number): number {
    return this.#numbers[piece * columns + columns - 1] ?? 0;
  }

  segmentAt(index: number): number {
    return this.#segments[index] ?? 0;
  }
}

/** What is written before it is known how much there is. */
let numbers = new Int32Array(1 << 14);
let segments = new Int32Array(1 << 12);

/** Writes the pieces of one transcript. */
export class TalkPieceWriter {
  #numbers = 0;
  #segments = 0;

  /** Begins a piece; its segments follow. */
  piece(words: number, speaker: number, questions: number, turn: number, answer: number): void {
    if (this.#numbers + 2 * columns > numbers.length) numbers = larger(numbers);
    let at = this.#numbers;
    numbers[at++] = words;
    numbers[at++] = speaker;
    numbers[at++] = questions;
    numbers[at++] = turn;
    numbers[at++] = answer;
    numbers[at++] = this.#segments;
    this.#numbers = at;
  }

  /** A segment that the piece is in; again, it changes nothing. */
  segment(segment: number): void {
    if (segment < 0) return;
    if (this.#segments === segments.length) segments = larger(segments);
    const first = numbers[this.#numbers - 1] ?? 0;
    let at = this.#segments;
    while (at > first && (segments[at - 1] ?? 0) > segment) at--;
    if (at > first && segments[at - 1] === segment) return;
    segments.copyWithin(at + 1, at, this.#segments);
    segments[at] = segment;
    this.#segments++;
  }

  pieces(): TalkPieces {
    numbers.fill(0, this.#numbers, this.#numbers + columns);
    numbers[this.#numbers + columns - 1] = this.#segments;
    return new TalkPieces(numbers.slice(0, this.#numbers + columns), segments.slice(0, this.#segments));
  }
}

function larger(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}
