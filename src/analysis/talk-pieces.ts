/** A stretch of talk that is alike in everything: who speaks, which question is answered, what is coded. */
export interface TalkPiece {
  /** Words said, at least 1. */
  readonly words: number;
  /** Index into the roles; their number before anybody has been named. */
  readonly role: number;
  /** Index into the transcript's speakers. */
  readonly speaker: number;
  /** Index into the transcript's sets of questions. */
  readonly questions: number;
  /** Number of the turn; -1 before the first. */
  readonly turn: number;
  /** Number of the question marker whose scope it is in; -1 outside all. */
  readonly answer: number;
  /** Numbers of the segments that it is in, ascending. */
  readonly segments: readonly number[];
}

const columns = 7;

/** Pieces of talk as numbers, since a study has a million of them. */
export class TalkPieces {
  readonly length: number;
  readonly #numbers: Int32Array;
  readonly #segments: Int32Array;

  constructor(pieces: readonly TalkPiece[]) {
    this.length = pieces.length;
    this.#numbers = new Int32Array(pieces.length * columns + columns);
    const segments: number[] = [];
    for (const [index, piece] of pieces.entries()) {
      const { words, role, speaker, questions, turn, answer } = piece;
      this.#numbers.set([words, role, speaker, questions, turn, answer, segments.length], index * columns);
      segments.push(...piece.segments);
    }
    this.#numbers[pieces.length * columns + columns - 1] = segments.length;
    this.#segments = Int32Array.from(segments);
  }

  words(piece: number): number {
    return this.#numbers[piece * columns] ?? 0;
  }

  role(piece: number): number {
    return this.#numbers[piece * columns + 1] ?? 0;
  }

  speaker(piece: number): number {
    return this.#numbers[piece * columns + 2] ?? 0;
  }

  questions(piece: number): number {
    return this.#numbers[piece * columns + 3] ?? 0;
  }

  turn(piece: number): number {
    return this.#numbers[piece * columns + 4] ?? 0;
  }

  answer(piece: number): number {
    return this.#numbers[piece * columns + 5] ?? 0;
  }

  segments(piece: number): Int32Array {
    const at = piece * columns + columns - 1;
    return this.#segments.subarray(this.#numbers[at], this.#numbers[at + columns]);
  }
}
