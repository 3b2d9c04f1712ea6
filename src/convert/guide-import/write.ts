import { stringify } from 'yaml';
import type { NumberedGuide, NumberedQuestion } from './numbering';
import type { OutlineNote } from './outline';

/** The guide as the text of a `*.guide.yaml` file (docs/format.md, "Guide"). `id` is the guide's ID. */
export function writeGuide(guide: NumberedGuide, id: string): string {
  const note = noteOf(guide.notes);
  const content = {
    id,
    ...(guide.title !== undefined && { title: guide.title }),
    version: 1,
    ...(note !== undefined && { note }),
    ...(guide.questions.length > 0 && { questions: guide.questions.map(entry) }),
    ...(guide.sections.length > 0 && {
      sections: guide.sections.map(section => {
        const sectionNote = noteOf(section.notes);
        return {
          id: section.id,
          title: section.title,
          ...(sectionNote !== undefined && { note: sectionNote }),
          questions: section.questions.map(entry),
        };
      }),
    }),
  };
  // `compat` quotes what older YAML readers would take for a truth value: `if: "yes"`.
  return stringify(content, {
    lineWidth: 110,
    minContentWidth: 40,
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  });
}

function entry(question: NumberedQuestion): object {
  const note = noteOf(question.notes);
  return {
    id: question.id,
    text: question.text,
    ...(question.condition !== undefined && { if: question.condition }),
    ...(note !== undefined && { note }),
    ...(question.probes.length > 0 && { probes: question.probes.map(entry) }),
  };
}

function noteOf(notes: readonly OutlineNote[]): string | undefined {
  return notes.length === 0 ? undefined : notes.map(note => note.text).join('\n');
}
