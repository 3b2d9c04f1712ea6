import type { FrontMatter } from '../format/front-matter';
import type { Guide, Question, Section } from '../format/guide';

/** Why a question is not meant for an interview: something that the guide says of it, or of what it stands under. */
export type Exclusion =
  | { readonly kind: 'group'; readonly groups: readonly string[]; readonly of: Question }
  /** It joined the guide after the interview, or had left it before. `day`: `YYYY-MM-DD`. */
  | { readonly kind: 'added' | 'retired'; readonly day: string; readonly of: Question | Section };

/**
 * Why the interview's group or date leaves a question out; `undefined` where they do not. What holds for a section holds
 * for its questions, what holds for a question for its probes. Without a group or date, nothing is left out by it.
 */
export function exclusionOf(
  guide: Guide,
  question: Question,
  interview: Pick<FrontMatter, 'group' | 'date'>,
): Exclusion | undefined {
  const group = interview.group?.value;
  for (let of: Question | undefined = question; of; of = guide.byId.get(of.probeOf ?? '')) {
    if (group !== undefined && of.groups.length > 0 && !of.groups.includes(group))
      return { kind: 'group', groups: of.groups, of };
    const outOfUse = notInUse(of, interview.date);
    if (outOfUse) return outOfUse;
  }
  const section = guide.sections[question.section];
  return section && notInUse(section, interview.date);
}

function notInUse(of: Question | Section, date: string | undefined): Exclusion | undefined {
  const { added, retired } = of;
  if (date === undefined) return undefined;
  if (added !== undefined && date < added) return { kind: 'added', day: added, of };
  if (retired !== undefined && date > retired) return { kind: 'retired', day: retired, of };
  return undefined;
}

/** The same as a clause for a reader: “it was added on 2026-04-01, after this interview”. */
export function exclusionReason(question: Question, exclusion: Exclusion): string {
  const { kind, of } = exclusion;
  const what = of === question ? 'it' : 'idRange' in of ? of.id : 'its section';
  if (kind === 'group') return `${what} is for ${exclusion.groups.join(', ')} only`;
  return `${what} was ${kind} on ${exclusion.day}, ${kind === 'added' ? 'after' : 'before'} this interview`;
}
