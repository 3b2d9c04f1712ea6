import type { Guide, Question, Section } from './guide';
import { isQuestionId } from './ids';
import { yamlWord } from './yaml-word';

export interface NewTranscript {
  /** Path to write behind `guide:`, relative to the new file. */
  readonly guide: string;
  readonly participant?: string;
  readonly group?: string;
  readonly interviewer?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
}

/**
 * The text of a transcript to be filled in: front matter, and a heading for each question that the guide has for this
 * group, main questions on the second level and probes below them.
 */
export function newTranscript(guide: Guide, about: NewTranscript): string {
  const lines = [
    '---',
    `guide: ${yamlWord(about.guide)}`,
    `participant: ${yamlWord(about.participant ?? '')}`.trimEnd(),
    ...(guide.groups.length > 0 || about.group ? [`group: ${yamlWord(about.group ?? '')}`.trimEnd()] : []),
    `interviewer: ${yamlWord(about.interviewer ?? '')}`.trimEnd(),
    `date: ${about.date ?? ''}`.trimEnd(),
    'state: draft',
    '---',
    '',
  ];
  for (const section of guide.sections) {
    const heading = sectionHeading(section, 1);
    if (heading) lines.push(heading, '');
    const add = (questions: readonly Question[], level: number): void => {
      for (const question of questions) {
        if (about.group && question.groups.length > 0 && !question.groups.includes(about.group)) continue;
        lines.push(questionHeading(question, level), '');
        add(question.probes, Math.min(level + 1, 6));
      }
    };
    add(section.questions, 2);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/**
 * The heading of a section, `# 1 Background`; `# Section 1: Background` where the first word alone could be taken for a
 * question's ID. `undefined` where the section has no name.
 */
export function sectionHeading({ id, title }: Section, level: number): string | undefined {
  const words = [id, title].filter(Boolean).join(' ');
  if (words === '') return undefined;
  const first = words.split(/[\s,]/, 1)[0]?.replace(/[.:)]+$/, '') ?? '';
  if (!isQuestionId(first)) return `${'#'.repeat(level)} ${inHeading(words)}`;
  return `${'#'.repeat(level)} ${inHeading(`Section${id && ` ${id}`}: ${title}`)}`.trimEnd();
}

/** The heading that marks a question, `## Q1.1 What is your role?`. */
export function questionHeading(question: Question, level: number): string {
  return `${'#'.repeat(level)} ${question.id} ${headingText(question)}`.trimEnd();
}

/** A question's text as it stands in a heading. */
export function headingText(question: Question): string {
  return inHeading(question.text);
}

/** On one line, its braces not taken for attributes, codings or memos. */
function inHeading(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}]/g, '\\$&');
}
