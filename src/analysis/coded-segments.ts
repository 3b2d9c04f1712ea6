import { type CodedTalk, passagesOf } from '../study/coded-talk';

/*
 * The coded segments of a transcript, each of one theme, in the order of their first places: the number of each is 1 less
 * than `CodedTalk.segmentOf` says. As numbers, since a study has hundreds of thousands.
 */

const columns = 5;

/** Segments by their numbers. */
export class CodedSegments {
  readonly length: number;
  readonly #numbers: Int32Array;

  constructor(numbers: Int32Array) {
    this.length = numbers.length / columns;
    this.#numbers = numbers;
  }

  /** Index into the transcript's themes. */
  theme(segment: number): number {
    return this.#numbers[segment * columns] ?? -1;
  }

  /** Index into the transcript's coders. */
  coder(segment: number): number {
    return this.#numbers[segment * columns + 1] ?? -1;
  }

  /** Number of its passage: segments of several themes on the same words have the same. */
  passage(segment: number): number {
    return this.#numbers[segment * columns + 2] ?? -1;
  }

  /** Number of the use with which its theme is written first. */
  use(segment: number): number {
    return this.#numbers[segment * columns + 3] ?? -1;
  }

  /** Index into the transcript's sets of questions: those that are answered where it begins. */
  questions(segment: number): number {
    return this.#numbers[segment * columns + 4] ?? 0;
  }
}

/** Texts that occur again and again, each once and named by its number. */
class Numbered {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.all.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }
}

/** `coder`: who codes where nobody is named. `questionsAt` gives the set of questions that is answered where a use stands. */
export function codedSegments(
  talk: CodedTalk,
  coder: string,
  questionsAt: (use: number) => number,
): {
  readonly segments: CodedSegments;
  readonly themes: readonly string[];
  readonly coders: readonly string[];
} {
  const [themes, coders] = [new Numbered(), new Numbered()];
  const passages = passagesOf(talk);
  const numbers = new Int32Array(passages.length * columns);
  let at = 0;
  for (const { use, passage } of passages) {
    numbers[at++] = themes.numberOf(talk.themeOf(use));
    numbers[at++] = coders.numberOf(talk.coderOf(use) ?? coder);
    numbers[at++] = passage;
    numbers[at++] = use;
    numbers[at++] = questionsAt(use);
  }
  return { segments: new CodedSegments(numbers), themes: themes.all, coders: coders.all };
}
