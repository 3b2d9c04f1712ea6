import { type SpeakerRole, speakerRoles } from '../format/front-matter';
import type { Guide } from '../format/guide';
import { byName } from '../study/names-in-order';
import type { Study, TranscriptFile } from '../study/study';
import { codedTranscript } from './coded-transcript';

/** What a study can be filtered by (`StudyFilter`): what occurs in it, whatever filter is set. */
export interface StudyOptions {
  /** By name; the empty text, last, for transcripts without one. So in all that follows. */
  readonly groups: readonly string[];
  readonly attributes: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** In guide order. `name` is what a filter calls a section. */
  readonly sections: readonly { readonly name: string; readonly title: string }[];
  /** In guide order; `section` is a name of the sections, or empty. */
  readonly questions: readonly { readonly id: string; readonly text: string; readonly section: string }[];
  /** The first and last day of an interview, where any has one. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What its themes can be filtered by (`ThemeFilter`). */
export interface FilterOptions extends StudyOptions {
  readonly coders: readonly string[];
  /** Of those who speak. */
  readonly roles: readonly SpeakerRole[];
}

/** What the themes of these transcripts can be filtered by. */
export function filterOptions(
  study: Study,
  transcripts: readonly TranscriptFile[] = study.transcripts(),
): FilterOptions {
  const coders = new Set<string>();
  const speaking = new Set<SpeakerRole>();
  for (const file of transcripts) {
    const coded = codedTranscript(study, file);
    for (const coder of coded.coders) coders.add(coder);
    for (const { role } of coded.speakers) if (role) speaking.add(role);
  }
  return {
    ...studyOptions(study, transcripts),
    coders: [...coders].sort(byName),
    roles: speakerRoles.filter(role => speaking.has(role)),
  };
}

/** What these transcripts can be filtered by, whatever is coded in them. */
export function studyOptions(
  study: Study,
  transcripts: readonly TranscriptFile[] = study.transcripts(),
): StudyOptions {
  const groups = new Set<string>();
  const attributes = new Map<string, Set<string>>();
  let from: string | undefined;
  let to: string | undefined;
  for (const { facts } of transcripts) {
    for (const key of facts.frontMatter.attributes.keys()) attributes.set(key, new Set());
  }
  for (const { facts } of transcripts) {
    const { group, date, attributes: has } = facts.frontMatter;
    groups.add(group?.value ?? '');
    for (const [key, values] of attributes) values.add(has.get(key) ?? '');
    if (date !== undefined && (from === undefined || date < from)) from = date;
    if (date !== undefined && (to === undefined || date > to)) to = date;
  }
  return {
    groups: [...groups].sort(byName),
    attributes: [...attributes]
      .sort(([a], [b]) => byName(a, b))
      .map(([key, values]) => ({ key, values: [...values].sort(byName) })),
    ...questionsOf(guidesOf(study, transcripts)),
    from,
    to,
  };
}

/** The guides that transcripts follow, by name. */
function guidesOf(study: Study, transcripts: readonly TranscriptFile[]): Guide[] {
  const followed = new Set<Guide>();
  for (const file of transcripts) {
    const link = study.guideOf(file);
    if (link.kind === 'found') followed.add(link.file.guide);
  }
  return study.guides().flatMap(({ guide }) => (followed.has(guide) ? [guide] : []));
}

function questionsOf(guides: readonly Guide[]): Pick<StudyOptions, 'sections' | 'questions'> {
  const sections = new Map<string, StudyOptions['sections'][number]>();
  const questions = new Map<string, StudyOptions['questions'][number]>();
  for (const guide of guides) {
    const names = guide.sections.map(({ id, title }) => id || title);
    for (const [index, { title }] of guide.sections.entries()) {
      const name = names[index];
      if (name && !sections.has(name)) sections.set(name, { name, title });
    }
    for (const { id, text, section } of guide.questions)
      if (!questions.has(id)) questions.set(id, { id, text, section: names[section] ?? '' });
  }
  return { sections: [...sections.values()], questions: [...questions.values()] };
}
