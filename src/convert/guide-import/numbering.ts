import { isQuestionId } from '../../format/ids';
import type { Marker } from './markers';
import type { Outline, OutlineNote, OutlineQuestion } from './outline';

/** A guide whose sections and questions have the IDs that follow from its printed numbers. */
export interface NumberedGuide {
  readonly title: string | undefined;
  readonly notes: readonly OutlineNote[];
  readonly questions: readonly NumberedQuestion[];
  readonly sections: readonly NumberedSection[];
  /** IDs that two questions would have had, as printed. */
  readonly taken: readonly string[];
}

export interface NumberedSection {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly OutlineNote[];
  readonly questions: readonly NumberedQuestion[];
}

export interface NumberedQuestion {
  readonly id: string;
  readonly text: string;
  readonly condition: string | undefined;
  readonly notes: readonly OutlineNote[];
  readonly probes: readonly NumberedQuestion[];
}

/**
 * Gives IDs. Section 2, third question: `Q2.3`; question 3, letter b: `Q3b`. Questions that are numbered through the
 * whole guide keep their numbers (`Q14`), sections without a number are counted, and no ID is given twice.
 */
export function numberOutline(outline: Outline): NumberedGuide {
  const ids = new UniqueIds();
  const sectionIds = sectionIdsOf(outline);
  const through = isNumberedThrough(outline);
  const questions = numberQuestions(outline.questions, undefined, true, ids);
  const sections = outline.sections.map((section, at) => {
    const id = sectionIds[at] ?? String(at + 1);
    return { ...section, id, questions: numberQuestions(section.questions, id, through, ids) };
  });
  return { title: outline.title, notes: outline.notes, questions, sections, taken: ids.taken };
}

function sectionIdsOf(outline: Outline): string[] {
  const printed = outline.sections.map(section => section.printed ?? commonNumber(section.questions));
  const used = new Set(printed);
  const given = new Set<string>();
  let count = 0;
  return printed.map(number => {
    let id = number;
    if (id === undefined || given.has(id)) {
      do count++;
      while (used.has(String(count)));
      id = String(count);
      used.add(id);
    } else if (/^\d+$/.test(id)) count = Number(id);
    given.add(id);
    return id;
  });
}

/** The section's number as its questions have it: 2, where they are 2.1, 2.2 and so on. */
function commonNumber(questions: readonly OutlineQuestion[]): string | undefined {
  const numbers = new Set(
    questions.map(({ marker }) =>
      marker?.kind === 'number' && marker.path.length > 1 ? marker.path[0] : undefined,
    ),
  );
  const [number] = numbers;
  return numbers.size === 1 && number !== undefined ? String(number) : undefined;
}

/** Whether the questions' own numbers go on from section to section, so that no two of them are the same. */
function isNumberedThrough(outline: Outline): boolean {
  if (outline.sections.length === 1 && outline.sections[0]?.printed !== undefined) return false;
  let last = 0;
  let sections = 0;
  for (const { questions } of outline.sections) {
    const numbers = questions.flatMap(({ marker }) => plainNumber(marker) ?? []);
    if (numbers.length > 0) sections++;
    for (const number of numbers) {
      if (number <= last) return false;
      last = number;
    }
  }
  return sections > 0;
}

function plainNumber(marker: Marker | undefined): number | undefined {
  return marker?.kind === 'number' && marker.path.length === 1 && marker.letter === ''
    ? marker.path[0]
    : undefined;
}

function numberQuestions(
  questions: readonly OutlineQuestion[],
  section: string | undefined,
  through: boolean,
  ids: UniqueIds,
): NumberedQuestion[] {
  const counted = countUp(questions);
  let count = 0;
  return questions.map((question, at) => {
    const marker = counted[at];
    const inSection = (number: number) => (section === undefined ? `Q${number}` : `Q${section}.${number}`);
    const number = plainNumber(marker);
    let id: string | undefined;
    if (marker?.kind === 'number' && number !== undefined) {
      count = number;
      const named = marker.prefix !== '' && marker.prefix !== 'Q';
      id = named ? `${marker.prefix}${number}` : through ? `Q${number}` : inSection(number);
    } else if (marker?.kind === 'number') {
      if (marker.path.length > 1) count = marker.path.at(-1) ?? count;
      id = `${marker.prefix || 'Q'}${marker.path.join('.')}${marker.letter}`;
    } else if (marker?.kind === 'letter' && section !== undefined && /\d$/.test(section)) {
      id = `Q${section}${marker.letter.toLowerCase()}`;
    } else if (marker?.kind === 'roman') {
      count = marker.value;
      id = inSection(marker.value);
    }
    if (id === undefined || !isQuestionId(id)) {
      do count++;
      while (ids.has(inSection(count)));
      id = inSection(count);
    }
    return numbered(question, ids.give(id), ids);
  });
}

function numberProbes(
  probes: readonly OutlineQuestion[],
  parent: string,
  ids: UniqueIds,
): NumberedQuestion[] {
  const afterDigit = /\d$/.test(parent);
  const counted = countUp(probes);
  let count = 0;
  return probes.map((probe, at) => {
    const marker = counted[at];
    let id: string | undefined;
    if (marker?.kind === 'number' && marker.letter) id = parent + (afterDigit ? '' : '.') + marker.letter;
    else if (marker?.kind === 'number' && marker.path.length > 1)
      id = `${marker.prefix || 'Q'}${marker.path.join('.')}`;
    else if (marker?.kind === 'number') id = `${parent}${afterDigit ? '.' : ''}${marker.path.join('.')}`;
    else if (marker?.kind === 'letter')
      id = `${parent}${afterDigit ? '' : '.'}${marker.letter.toLowerCase()}`;
    else if (marker?.kind === 'roman')
      id = `${parent}${afterDigit ? '' : '.'}${marker.printed.toLowerCase()}`;
    else {
      do {
        id = parent + (afterDigit ? lettersOf(count) : String(count + 1));
        count++;
      } while (ids.has(id));
    }
    return numbered(probe, ids.give(id), ids);
  });
}

function numbered(question: OutlineQuestion, id: string, ids: UniqueIds): NumberedQuestion {
  const { text, condition, notes } = question;
  return { id, text, condition, notes, probes: numberProbes(question.probes, id, ids) };
}

/** Lists in which every item is printed as `1.`, as Markdown allows, count up. */
function countUp(questions: readonly OutlineQuestion[]): (Marker | undefined)[] {
  const numbers = questions.flatMap(({ marker }) => plainNumber(marker) ?? []);
  const markers = questions.map(question => question.marker);
  if (numbers.length < 2 || numbers[1] !== 1) return markers;
  let last = 0;
  return markers.map(marker => {
    if (marker?.kind !== 'number' || plainNumber(marker) === undefined) return marker;
    last = plainNumber(marker) === 1 ? last + 1 : (marker.path[0] ?? 0);
    return { ...marker, path: [last] };
  });
}

/** 0 is `a`, 25 is `z`, 26 is `aa`. */
function lettersOf(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
  }
  return letters;
}

class UniqueIds {
  readonly taken: string[] = [];
  readonly #given = new Set<string>();
  readonly #next = new Map<string, number>();

  has(id: string): boolean {
    return this.#given.has(id);
  }

  /** The ID, or where it is taken the ID with `-2`, `-3`, … behind it. */
  give(id: string): string {
    let free = id;
    if (this.#given.has(id)) {
      this.taken.push(id);
      let number = this.#next.get(id) ?? 2;
      while (this.#given.has(`${id}-${number}`)) number++;
      this.#next.set(id, number + 1);
      free = `${id}-${number}`;
    }
    this.#given.add(free);
    return free;
  }
}
