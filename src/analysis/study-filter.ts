import type { FrontMatter } from '../format/front-matter';
import type { Guide } from '../format/guide';

/**
 * What of a study is looked at. Values of one kind are alternatives, kinds are joined: group A or B, and question Q1. What
 * is left out or empty leaves nothing out.
 */
export interface StudyFilter {
  /** The empty text for transcripts without one. */
  readonly groups?: readonly string[];
  readonly attributes?: readonly { readonly key: string; readonly value: string }[];
  /** IDs of questions. */
  readonly questions?: readonly string[];
  /** Sections of guides, by ID, or by title where there is none. */
  readonly sections?: readonly string[];
  /** Days, `YYYY-MM-DD`, both included. Transcripts without a date are left out by either. */
  readonly from?: string;
  readonly to?: string;
}

/** Whether a transcript with this front matter is looked at. */
export function isWanted(
  { group, date, attributes: has }: FrontMatter,
  { groups, attributes, from, to }: StudyFilter,
): boolean {
  if (groups?.length && !groups.includes(group?.value ?? '')) return false;
  if ((from !== undefined || to !== undefined) && date === undefined) return false;
  if (from !== undefined && (date ?? '') < from) return false;
  if (to !== undefined && (date ?? '') > to) return false;
  const keys = new Set(attributes?.map(({ key }) => key));
  return [...keys].every(key =>
    attributes?.some(attribute => attribute.key === key && (has.get(key) ?? '') === attribute.value),
  );
}

/** IDs of the wanted questions; `undefined` where all are. */
export function wantedQuestions(
  { questions, sections }: StudyFilter,
  guide: Guide | undefined,
): ReadonlySet<string> | undefined {
  if (!questions?.length && !sections?.length) return undefined;
  const inSections = guide?.questions.filter(question => {
    const section = guide.sections[question.section];
    return section && sections?.includes(section.id || section.title);
  });
  return new Set([...(questions ?? []), ...(inSections?.map(({ id }) => id) ?? [])]);
}
