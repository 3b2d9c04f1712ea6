import type { Node } from 'yaml';
import { type IdRules, readEntryId } from './entry-id';
import { type DaysOfUse, formerIds, readDays, type WrittenFormerIds } from './guide-changes';
import { isQuestionId, nearest } from './ids';
import { type Range, range, withoutByteOrderMark } from './position';
import type { Problem, ProblemCode } from './problem';
import { type Field, type Located, type MappingKind, noFields, YamlReader } from './yaml';

/** A main question or a probe of an interview guide. */
export interface Question extends DaysOfUse {
  readonly id: string;
  readonly idRange: Range;
  readonly text: string;
  readonly textRange: Range;
  /** The whole entry, probes included. */
  readonly range: Range;
  /** Index into `Guide.sections`. */
  readonly section: number;
  /** ID of the question that this is a probe of. */
  readonly probeOf: string | undefined;
  readonly probes: readonly Question[];
  /** Whether the question is expected of every interview it applies to. */
  readonly required: boolean;
  /** `if:` the condition, in free text. */
  readonly condition: string | undefined;
  /** `for:` the respondent groups it is meant for; empty means all. */
  readonly groups: readonly string[];
  /** `rq:` IDs of research questions. */
  readonly researchQuestions: readonly string[];
  /** `formerly:` the IDs it had before, as they are written; `Guide.formerIds` has those that count. */
  readonly formerly: readonly Located<string>[];
  /** Instruction to the interviewer. */
  readonly note: string | undefined;
}

/** Its days hold for each of its questions, too. */
export interface Section extends DaysOfUse {
  /** Empty for the questions of a guide without sections. */
  readonly id: string;
  readonly title: string;
  readonly note: string | undefined;
  readonly range: Range;
  /** Main questions. */
  readonly questions: readonly Question[];
}

/** An interview guide. Questions whose ID is missing or taken are left out, with a problem. */
export interface Guide {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly version: string | undefined;
  readonly note: string | undefined;
  readonly groups: readonly Located<string>[];
  readonly researchQuestions: readonly Located<{ readonly id: string; readonly text: string }>[];
  readonly sections: readonly Section[];
  /** Every question, probes behind their question: the guide order. */
  readonly questions: readonly Question[];
  readonly byId: ReadonlyMap<string, Question>;
  /** The present ID for each former one that transcripts may still use; none of these is an ID of the guide. */
  readonly formerIds: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

export const guideKeys = [
  'id',
  'title',
  'version',
  'groups',
  'research-questions',
  'note',
  'sections',
  'questions',
] as const;
export const sectionKeys = ['id', 'title', 'note', 'added', 'retired', 'questions'] as const;
export const questionKeys = [
  'id',
  'text',
  'probes',
  'if',
  'for',
  'rq',
  'added',
  'retired',
  'formerly',
  'required',
  'note',
] as const;

const guideKind: MappingKind = {
  name: 'the guide',
  keys: guideKeys,
  lines: '“title: …” and “questions:”',
};
const sectionKind: MappingKind = {
  name: 'a section',
  keys: sectionKeys,
  lines: '“title: …” and “questions:”',
};
const questionKind: MappingKind = {
  name: 'a question',
  keys: questionKeys,
  lines: '“id: Q1.1” and “text: …”',
};

/** Reads an interview guide (docs/format.md, "Guide"). Never throws: what cannot be read becomes a problem. */
export function readGuide(fileText: string): Guide {
  const yaml = new YamlReader(withoutByteOrderMark(fileText));
  const top = yaml.fields(yaml.root, guideKind) ?? noFields;
  const groups = yaml.texts(top.get('groups'), '“groups”');
  const researchQuestions = yaml
    .entries(top.get('research-questions'), '“research-questions”', '“RQ1: …”')
    .map(field => ({
      value: { id: field.key.value, text: yaml.text(field, 'a research question')?.value ?? '' },
      range: field.key.range,
    }));
  const questions = new QuestionReader(yaml, groups, researchQuestions);
  const sections: Section[] = [];
  const loose = top.get('questions');
  if (loose) {
    const range = loose.range;
    const days = { added: undefined, retired: undefined };
    sections.push({
      id: '',
      title: '',
      note: undefined,
      ...days,
      range,
      questions: questions.list(loose, 0),
    });
  }
  for (const node of yaml.list(top.get('sections'), '“sections”')) {
    const fields = yaml.fields(node, sectionKind) ?? noFields;
    sections.push({
      id: yaml.text(fields.get('id'), 'a section’s ID')?.value ?? '',
      title: yaml.text(fields.get('title'), 'a section’s title')?.value ?? '',
      note: yaml.words(fields.get('note'), 'a section’s note'),
      ...readDays(yaml, fields),
      range: yaml.rangeOf(node),
      questions: questions.list(fields.get('questions'), sections.length),
    });
  }
  if (questions.all.length === 0 && yaml.problems.length === 0) {
    yaml.report(
      'no-questions',
      'warning',
      range(0, 0, 0, 0),
      'This guide has no questions. Add them under “sections:” or “questions:”, or import a guide.',
    );
  }
  return {
    id: yaml.words(top.get('id'), 'the guide’s ID'),
    title: yaml.words(top.get('title'), 'the guide’s title'),
    version: yaml.words(top.get('version'), 'the guide’s version'),
    note: yaml.words(top.get('note'), 'the guide’s note'),
    groups,
    researchQuestions,
    sections,
    questions: questions.all,
    byId: questions.byId,
    formerIds: questions.formerIds(),
    problems: yaml.problems,
  };
}

const questionIds: IdRules = {
  noun: 'question',
  example: 'Q1.1',
  rule: 'use letters, digits, “.”, “-”, “_”, and at least one digit (Q1.1, 3a, B-04).',
  isId: isQuestionId,
};

/** Reads the questions of one guide and keeps their IDs apart. */
class QuestionReader {
  readonly all: Question[] = [];
  readonly byId = new Map<string, Question>();
  readonly #formerly: WrittenFormerIds[] = [];
  readonly #yaml: YamlReader;
  readonly #groups: readonly string[];
  readonly #researchQuestions: readonly string[];

  constructor(
    yaml: YamlReader,
    groups: readonly Located<string>[],
    researchQuestions: Guide['researchQuestions'],
  ) {
    this.#yaml = yaml;
    this.#groups = groups.map(group => group.value);
    this.#researchQuestions = researchQuestions.map(question => question.value.id);
  }

  list(questions: Field | undefined, section: number): Question[] {
    const read = (node: Node) => this.#question(node, section, undefined, true) ?? [];
    return this.#yaml.list(questions, '“questions”').flatMap(read);
  }

  /** To be asked when all questions are read. */
  formerIds(): Map<string, string> {
    return formerIds(this.#yaml, this.#formerly, id => this.byId.get(id)?.idRange.start.line);
  }

  #probes(probes: Field | undefined, section: number, of: string | undefined): Question[] {
    const read = (node: Node) => this.#question(node, section, of, false) ?? [];
    return this.#yaml.list(probes, '“probes”').flatMap(read);
  }

  #question(
    node: Node,
    section: number,
    probeOf: string | undefined,
    required: boolean,
  ): Question | undefined {
    const yaml = this.#yaml;
    const fields = yaml.fields(node, questionKind);
    if (!fields) return undefined;
    const whole = yaml.rangeOf(node);
    const id = readEntryId(yaml, fields, whole, questionIds, taken => this.byId.get(taken)?.idRange);
    const text = yaml.text(fields.get('text'), 'a question’s text');
    const notText = !text && fields.get('text')?.node; // which has been reported
    if (id && !text?.value && !notText) {
      yaml.report('missing-key', 'warning', id.range, `Question ${id.value} has no text. Add “text: …”.`);
    }
    if (!id) {
      this.#probes(fields.get('probes'), section, probeOf); // its probes are questions all the same
      return undefined;
    }
    const field = fields.get('formerly');
    const formerly = yaml.texts(field, '“formerly”');
    if (field && formerly.length > 0) this.#formerly.push({ id: id.value, field, formerly });
    const probes: Question[] = [];
    const question: Question = {
      id: id.value,
      idRange: id.range,
      text: text?.value ?? '',
      textRange: text?.range ?? id.range,
      range: whole,
      section,
      probeOf,
      probes,
      required: yaml.flag(fields.get('required'), '“required”') ?? required,
      condition: yaml.words(fields.get('if'), 'the condition'),
      groups: this.#known(fields.get('for'), 'group', 'unknown-group', this.#groups),
      researchQuestions: this.#known(
        fields.get('rq'),
        'research question',
        'unknown-research-question',
        this.#researchQuestions,
      ),
      formerly,
      ...readDays(yaml, fields),
      note: yaml.words(fields.get('note'), 'a question’s note'),
    };
    this.all.push(question);
    this.byId.set(question.id, question);
    for (const probe of this.#probes(fields.get('probes'), section, question.id)) probes.push(probe);
    return question;
  }

  #known(field: Field | undefined, noun: string, code: ProblemCode, known: readonly string[]): string[] {
    const named = this.#yaml.texts(field, `a ${noun}`);
    for (const { value, range } of named) {
      if (known.length === 0 || known.includes(value)) continue;
      const near = nearest(value, known);
      this.#yaml.report(
        code,
        'warning',
        range,
        `The guide has no ${noun} “${value}”. ${near ? `Did you mean “${near}”?` : `It has: ${known.join(', ')}.`}`,
        near ? { fix: { kind: 'replace', range, text: near, title: `Change to “${near}”` } } : undefined,
      );
    }
    return named.map(entry => entry.value);
  }
}
