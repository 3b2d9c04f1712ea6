import { comparePositions, type Position } from '../format/position';
import type { MarkedScope } from '../study/markers';

/** Sets of question IDs, each kept once and named by its number. The empty set is number 0. */
export class QuestionSets {
  readonly all: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>([['', 0]]);
  /** By the list itself: the same ones are asked for again and again. */
  readonly #asked = new Map<readonly string[], number>();

  numberOf(ids: readonly string[]): number {
    const known = this.#asked.get(ids);
    if (known !== undefined) return known;
    const key = ids.join('\n');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.all.length;
      this.#numbers.set(key, number);
      this.all.push(ids);
    }
    this.#asked.set(ids, number);
    return number;
  }
}

/** A question marker with the questions of its guide that it names. */
export interface Scope {
  /** Its number among the markers; -1 for what stands in no scope. */
  readonly number: number;
  readonly ids: readonly string[];
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

const outside: Scope = {
  number: -1,
  ids: [],
  start: { line: 0, character: 0 },
  end: { line: Number.POSITIVE_INFINITY, character: 0 },
};

/** Which question is answered where. Asides count in addition to the scope that they stand in. */
export class QuestionScopes {
  readonly #scopes: readonly Scope[];
  readonly #asides: readonly Scope[];

  constructor(markers: readonly MarkedScope[]) {
    const scopes = markers.map((marker, number) => ({
      number,
      ids: [...new Set(marker.ids.filter(({ known }) => known).map(({ id }) => id))],
      start: marker.range.start,
      end: marker.end,
    }));
    this.#scopes = scopes.filter(({ number }) => markers[number]?.kind !== 'aside');
    this.#asides = scopes.filter(({ number }) => markers[number]?.kind === 'aside');
  }

  get hasAsides(): boolean {
    return this.#asides.length > 0;
  }

  /** The scope of a place. */
  at(place: Position): Scope {
    const last = this.#scopes[countBefore(this.#scopes, place, true) - 1];
    return last && comparePositions(place, last.end) < 0 ? last : outside;
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

  /** Every question that is answered at a place, the asides around it included. */
  idsAt(place: Position): readonly string[] {
    const { ids } = this.at(place);
    const asides = this.#asides.filter(aside => isIn(place, aside));
    return asides.length === 0 ? ids : together(ids, asides);
  }
}

export function isIn(place: Position, { start, end }: Pick<Scope, 'start' | 'end'>): boolean {
  return comparePositions(start, place) <= 0 && comparePositions(place, end) < 0;
}

/** The questions of a scope and of asides in it, each once. */
export function together(ids: readonly string[], asides: readonly Scope[]): readonly string[] {
  return [...new Set([...ids, ...asides.flatMap(aside => aside.ids)])];
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
