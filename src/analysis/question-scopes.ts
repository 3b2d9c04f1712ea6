import { comparePositions, type Position } from '../format/position';
import type { MarkedScope } from '../study/markers';

/** A question marker with the questions of its guide that it names. */
export interface Scope {
  /** Its number among the markers; -1 for what stands in no scope. */
  readonly number: number;
  /** Index into the sets of questions: those that the guide has. */
  readonly questions: number;
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

const outside: Scope = {
  number: -1,
  questions: 0,
  start: { line: 0, character: 0 },
  end: { line: Number.POSITIVE_INFINITY, character: 0 },
};

/** Which question is answered where. Asides count in addition to the scope that they stand in. */
export class QuestionScopes {
  /** Sets of question IDs, each once and named by its place. The empty set is the first. */
  readonly sets: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #scopes: Scope[] = [];
  readonly #asides: Scope[] = [];
  /** Where the last place was: most are asked for in the order of the text. */
  #last = 0;

  constructor(markers: readonly MarkedScope[]) {
    for (const [number, { kind, ids, range, end }] of markers.entries()) {
      const questions = this.#numberOf(ids.flatMap(({ id, known }) => (known ? [id] : [])));
      const scope = { number, questions, start: range.start, end };
      if (kind === 'aside') this.#asides.push(scope);
      else this.#scopes.push(scope);
    }
  }

  get hasAsides(): boolean {
    return this.#asides.length > 0;
  }

  /** The scope of a place. */
  at(place: Position): Scope {
    let scope = this.#scopes[this.#last];
    if (!scope || !isIn(place, scope)) {
      this.#last = countBefore(this.#scopes, place, true) - 1;
      scope = this.#scopes[this.#last];
    }
    return scope && comparePositions(place, scope.end) < 0 ? scope : outside;
  }

  /** The scope of a marker by its number; `undefined` where there is none, or it is an aside. */
  numbered(number: number): Scope | undefined {
    return this.#scopes.find(scope => scope.number === number);
  }

  /** The asides between two places, in order. */
  asidesIn(from: Position, to: Position): Scope[] {
    const found: Scope[] = [];
    for (let index = countBefore(this.#asides, from, false); index < this.#asides.length; index++) {
      const aside = this.#asides[index];
      if (!aside || comparePositions(aside.start, to) >= 0) break;
      found.push(aside);
    }
    return found;
  }

  /** Index of the set of all questions that are answered at a place, the given asides included where they are around it. */
  questionsAt(place: Position, asides: readonly Scope[] = this.#asides): number {
    const { questions } = this.at(place);
    if (asides.length === 0) return questions;
    const around = asides.filter(aside => isIn(place, aside));
    if (around.length === 0) return questions;
    return this.#numberOf(
      [questions, ...around.map(aside => aside.questions)].flatMap(set => this.sets[set] ?? []),
    );
  }

  #numberOf(ids: readonly string[]): number {
    const set = [...new Set(ids)];
    const key = set.join('\n');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.sets.push(set) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

export function isIn(place: Position, { start, end }: Pick<Scope, 'start' | 'end'>): boolean {
  return comparePositions(start, place) <= 0 && comparePositions(place, end) < 0;
}

/** The scopes are in order: how many of them come before those that begin behind a place, or, if not `too`, at it. */
function countBefore(scopes: readonly Scope[], place: Position, too: boolean): number {
  let low = 0;
  let high = scopes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const scope = scopes[middle];
    const order = scope ? comparePositions(scope.start, place) : 1;
    if (order < 0 || (too && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
