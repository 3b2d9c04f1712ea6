import type { Guide, Question, Section } from '../format/guide';

/** A question in an earlier version of a guide, and what it is in the later one. */
export interface Pair {
  readonly before: Question;
  readonly now: Question;
}

/** How a question has moved: under another section or question, or to another place among its neighbours. */
export type Move = 'to another section' | 'under another question' | 'in the order';

/** What decides of whom a question is expected. */
export const conditionKeys = ['if', 'for', 'required', 'added', 'retired'] as const;
export type ConditionKey = (typeof conditionKeys)[number];

/** What a question says under a key, as it is read; empty where it says nothing. */
export interface ConditionChange {
  readonly key: ConditionKey;
  readonly before: string;
  readonly now: string;
}

/** What differs between two versions of a guide. A question can be in several of the lists of pairs. */
export interface GuideComparison {
  readonly before: Guide;
  readonly now: Guide;
  /** Every question that both have. */
  readonly pairs: readonly Pair[];
  readonly added: readonly Question[];
  readonly removed: readonly Question[];
  readonly reworded: readonly Pair[];
  readonly moved: readonly (Pair & { readonly how: Move })[];
  readonly renumbered: readonly Pair[];
  /** Asked of others than before. */
  readonly conditions: readonly (Pair & { readonly changes: readonly ConditionChange[] })[];
  /** IDs that another question has now: what transcripts marked before counts for that one. */
  readonly reused: readonly Pair[];
}

/**
 * Compares two versions of a guide. A question is the same if it has the same ID and words; else if it keeps its former ID;
 * else if it alone has the same words; else if it has the same ID.
 */
export function compareGuides(before: Guide, now: Guide): GuideComparison {
  const found = new Pairing(before, now);
  const pairs = found.inOrder();
  return {
    before,
    now,
    pairs,
    added: now.questions.filter(question => !found.before.has(question)),
    removed: before.questions.filter(question => !found.now.has(question)),
    reworded: pairs.filter(pair => words(pair.before) !== words(pair.now)),
    moved: movedOf(before, now, pairs, found),
    renumbered: pairs.filter(pair => pair.before.id !== pair.now.id),
    conditions: pairs.flatMap(pair => {
      const changes = conditionKeys
        .map(key => ({ key, before: saidBy(before, pair.before, key), now: saidBy(now, pair.now, key) }))
        .filter(change => change.before !== change.now);
      return changes.length > 0 ? [{ ...pair, changes }] : [];
    }),
    reused: before.questions.flatMap(question => {
      const other = now.byId.get(question.id);
      return other && found.now.get(question) !== other ? [{ before: question, now: other }] : [];
    }),
  };
}

/** Which question is which. */
class Pairing {
  readonly before = new Map<Question, Question>();
  readonly now = new Map<Question, Question>();
  readonly #later: Guide;

  constructor(before: Guide, later: Guide) {
    this.#later = later;
    const join = (question: Question | undefined, other: Question | undefined): void => {
      if (!question || !other || this.now.has(question) || this.before.has(other)) return;
      this.now.set(question, other);
      this.before.set(other, question);
    };
    for (const question of before.questions) {
      const other = later.byId.get(question.id);
      if (other && words(question) === words(other)) join(question, other);
    }
    for (const [former, id] of later.formerIds) join(before.byId.get(former), later.byId.get(id));
    const alone = (questions: readonly Question[], paired: ReadonlyMap<Question, Question>) =>
      onlyOnes(questions.filter(question => !paired.has(question)));
    const others = alone(later.questions, this.before);
    for (const [text, question] of alone(before.questions, this.now)) join(question, others.get(text));
    for (const question of before.questions) join(question, later.byId.get(question.id));
  }

  /** In the order of the later guide. */
  inOrder(): Pair[] {
    return this.#later.questions.flatMap(now => {
      const before = this.before.get(now);
      return before ? [{ before, now }] : [];
    });
  }
}

/** The questions whose words no other one has, by these. */
function onlyOnes(questions: readonly Question[]): Map<string, Question> {
  const found = new Map<string, Question>();
  const several = new Set<string>(['']);
  for (const question of questions) {
    const text = words(question);
    if (found.has(text)) several.add(text);
    found.set(text, question);
  }
  for (const text of several) found.delete(text);
  return found;
}

function movedOf(
  before: Guide,
  now: Guide,
  pairs: readonly Pair[],
  found: Pairing,
): GuideComparison['moved'] {
  const how = new Map<Pair, Move>();
  const neighbours = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const above = before.byId.get(pair.before.probeOf ?? '');
    if ((above && found.now.get(above)?.id) !== pair.now.probeOf) how.set(pair, 'under another question');
    else if (!pair.now.probeOf && !areSame(sectionOf(before, pair.before), sectionOf(now, pair.now)))
      how.set(pair, 'to another section');
    else {
      const place = pair.now.probeOf ?? `${pair.now.section} `;
      const beside = neighbours.get(place);
      if (beside) beside.push(pair);
      else neighbours.set(place, [pair]);
    }
  }
  const places = new Map(before.questions.map((question, index) => [question, index]));
  for (const beside of neighbours.values()) {
    const stay = longestRising(beside.map(pair => places.get(pair.before) ?? 0));
    for (const [index, pair] of beside.entries()) if (!stay.has(index)) how.set(pair, 'in the order');
  }
  return pairs.flatMap(pair => {
    const move = how.get(pair);
    return move ? [{ ...pair, how: move }] : [];
  });
}

/** The indexes of as many numbers as possible that rise one after the other: what is not among them has moved. */
function longestRising(numbers: readonly number[]): Set<number> {
  /** By length, less one, the index of the lowest number that ends a rising row of it. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, number] of numbers.entries()) {
    let length = 0;
    for (let high = ends.length; length < high; ) {
      const middle = (length + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) length = middle + 1;
      else high = middle;
    }
    previous.push(ends[length - 1]);
    ends[length] = index;
  }
  const stay = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) stay.add(at);
  return stay;
}

export function sectionOf(guide: Guide, { section }: Question): Section | undefined {
  return guide.sections[section];
}

/** Sections are numbered anew where one comes between them, so titles say more than IDs. */
function areSame(before: Section | undefined, now: Section | undefined): boolean {
  if (!before || !now) return before === now;
  return before.title !== '' && now.title !== '' ? before.title === now.title : before.id === now.id;
}

/** What a question says under a key; where it names no day, its section's counts. */
function saidBy(guide: Guide, question: Question, key: ConditionKey): string {
  switch (key) {
    case 'if':
      return question.condition ?? '';
    case 'for':
      return [...question.groups].sort().join(', ');
    case 'required':
      return String(question.required);
    case 'added':
    case 'retired':
      return question[key] ?? sectionOf(guide, question)?.[key] ?? '';
  }
}

/** The text of a question, however its lines are broken. */
function words({ text }: Question): string {
  return text.replace(/\s+/g, ' ').trim();
}
