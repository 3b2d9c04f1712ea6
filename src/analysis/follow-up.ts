import type { Guide, Question } from '../format/guide';
import { isStatus, type Transcript } from '../format/transcript';
import type { Study, TranscriptFile } from '../study/study';
import { coverageOf, type QuestionCoverage, type TranscriptCoverage } from './coverage';
import { exclusionOf } from './exclusion';
import { type SaidNear, saidNear } from './said-near';
import { stateReason } from './status-reason';

/* What to ask a participant next time (docs/coverage.md, "What to ask next time"). */

export interface FollowUp {
  readonly file: TranscriptFile;
  readonly coverage: TranscriptCoverage;
  /** In this order; those with nothing in them left out. */
  readonly parts: readonly FollowUpPart[];
  /** Questions that are open here, and answered in other interviews with the same participant. */
  readonly elsewhere: readonly AnsweredElsewhere[];
}

/**
 * Open: to ask. Added: to ask, the guide has it since the interview. Conditional: to ask if the condition holds. Optional:
 * may be asked. Closed: not to ask again.
 */
export const followUpParts = ['open', 'added', 'conditional', 'optional', 'closed'] as const;
export type FollowUpKind = (typeof followUpParts)[number];

export interface FollowUpPart {
  readonly kind: FollowUpKind;
  /** In guide order. */
  readonly questions: readonly FollowUpQuestion[];
}

/** Why a question is on the sheet: its status, or what is there of it. */
export const followUpReasons = [
  ...(['missing', 'heading-only', 'no-answer', 'not-asked', 'partial', 'lost'] as const),
  ...(['added', 'declined', 'dont-know', 'retired'] as const),
] as const;
export type FollowUpReason = (typeof followUpReasons)[number];

export interface FollowUpQuestion {
  readonly question: Question;
  readonly why: FollowUpReason;
  /** Since when the guide has it, or until when it had it: of what was added or is retired. */
  readonly day: string | undefined;
  /** URI of the other interview with the participant that says so. */
  readonly saidIn: string | undefined;
  /** What a memo gives as the reason of its status. */
  readonly reason: string | undefined;
  readonly near: SaidNear | undefined;
  /** Its probes that are not covered. */
  readonly probes: readonly FollowUpQuestion[];
}

export interface AnsweredElsewhere {
  readonly uri: string;
  readonly questions: readonly Question[];
}

/** Where a question belongs, and why. A probe is asked with its question, and only then. */
interface Place extends Pick<FollowUpQuestion, 'why' | 'day' | 'saidIn'> {
  readonly kind: FollowUpKind | 'probe';
}

/** An entry that is still being made. */
interface Entry extends FollowUpQuestion {
  readonly kind: FollowUpKind;
  readonly probes: Entry[];
}

/** What stands above a question in the guide. */
interface Above {
  /** The entry that its probes are listed in. */
  readonly into: Entry | undefined;
  /** Whether it is not to be asked, and its probes with it. */
  readonly isClosed: boolean;
}

/**
 * What to ask the participant of an interview on a day, `YYYY-MM-DD`; `undefined` where the transcript has no guide with
 * questions. Without its text, nothing is said of reasons and words.
 */
export function followUp(
  study: Study,
  file: TranscriptFile,
  day: string,
  transcript: Transcript | undefined,
): FollowUp | undefined {
  const coverage = coverageOf(study, file);
  if (!coverage) return undefined;
  const { guide } = coverage.guide;
  const read = transcript?.lines === file.facts.lines ? transcript : undefined; // another text has other places
  const near = read && saidNear(study, file, coverage, read);
  const next = {
    group: file.facts.frontMatter.group,
    date: coverage.date !== undefined && coverage.date > day ? coverage.date : day,
  };
  const others = otherInterviews(study, file, coverage);
  const numbers = new Map(guide.questions.map(({ id }, number) => [id, number]));
  const entries: Entry[] = [];
  const answered = new Map<string, Question[]>();

  const enter = (question: Question, { into, isClosed }: Above): Above => {
    const number = numbers.get(question.id) ?? -1;
    const covered = coverage.questions[number];
    if (!covered || covered.state === 'answered') return { into: undefined, isClosed };
    const elsewhere = stateElsewhere(number, others);
    if (elsewhere?.state === 'answered') {
      answered.set(elsewhere.uri, [...(answered.get(elsewhere.uri) ?? []), question]);
      return { into: undefined, isClosed };
    }
    const place = placeOf(guide, covered, next, elsewhere);
    if (!place || (isClosed && !covered.asked)) return { into: undefined, isClosed: true };
    const isWithin =
      into !== undefined && place.kind !== 'closed' && (into.kind === 'open' || place.kind !== 'open');
    const kind = isWithin ? into.kind : place.kind;
    if (kind === 'probe') return { into: undefined, isClosed };
    const entry: Entry = {
      kind,
      question,
      why: place.why,
      day: place.day,
      saidIn: place.saidIn,
      reason:
        read && place.saidIn === undefined && hasReason(place.why) ? stateReason(read, covered) : undefined,
      near: kind === 'closed' ? undefined : near?.(covered, isWithin),
      probes: [],
    };
    (isWithin ? into.probes : entries).push(entry);
    return kind === 'closed' ? { into: undefined, isClosed: true } : { into: entry, isClosed: false };
  };
  const take = (question: Question, above: Above): void => {
    const here = enter(question, above);
    for (const probe of question.probes) take(probe, here);
  };
  for (const section of guide.sections)
    for (const question of section.questions) take(question, { into: undefined, isClosed: false });

  return {
    file,
    coverage,
    parts: followUpParts.flatMap(kind => {
      const questions = entries.filter(entry => entry.kind === kind);
      return questions.length > 0 ? { kind, questions } : [];
    }),
    elsewhere: [...answered].map(([uri, questions]) => ({ uri, questions })),
  };
}

/** Whether there is anything to ask. */
export function isAnythingToAsk({ parts }: FollowUp): boolean {
  return parts.some(({ kind }) => kind !== 'closed');
}

/** Where a question that is not answered belongs; `undefined` where it does not concern the participant. */
function placeOf(
  guide: Guide,
  { question, state, asked, expected, exclusion, markers }: QuestionCoverage,
  next: Parameters<typeof exclusionOf>[2],
  elsewhere: Elsewhere | undefined,
): Place | undefined {
  const place = (kind: Place['kind'], why: FollowUpReason, day?: string, saidIn?: string): Place => {
    return { kind, why, day, saidIn };
  };
  if (state === 'declined' || state === 'dont-know') return place('closed', state);
  if (!asked && elsewhere && elsewhere.state !== 'answered')
    return place('closed', elsewhere.state, undefined, elsewhere.uri);
  const isWritten = markers.some(({ status }) => status?.value === 'not-applicable');
  const isNew = !asked && !isWritten && exclusion?.kind === 'added';
  if (state === 'not-applicable' && !isNew) return undefined;
  const excluded = exclusionOf(guide, question, next);
  if (excluded?.kind === 'retired')
    return asked || expected ? place('closed', 'retired', excluded.day) : undefined;
  if (excluded && !asked) return undefined;
  const why = isNew ? 'added' : whyOpen(state, asked);
  const day = isNew ? exclusion.day : undefined;
  if (asked) return place('open', why);
  const isConditional = question.condition !== undefined; // that of a question above was met, or stands with that one
  if (isNew) return place(isConditional ? 'conditional' : 'added', why, day);
  if (question.probeOf !== undefined && !question.required && state !== 'not-asked')
    return place('probe', why);
  return place(isConditional ? 'conditional' : question.required ? 'open' : 'optional', why);
}

function whyOpen(state: QuestionCoverage['state'], asked: boolean): FollowUpReason {
  if (state === 'empty') return asked ? 'no-answer' : 'heading-only';
  return state === 'partial' || state === 'lost' || state === 'not-asked' ? state : 'missing';
}

/** Whether a memo may say why. */
function hasReason(why: FollowUpReason): boolean {
  return isStatus(why) || why === 'retired';
}

/** What another interview with the same participant has of a question. */
interface Elsewhere {
  readonly uri: string;
  readonly state: 'answered' | 'declined' | 'dont-know';
}

/** The coverages of interviews with the same participant: those whose front matter has that name, in the workspace folder. */
function otherInterviews(
  study: Study,
  { uri, facts }: TranscriptFile,
  { guide }: TranscriptCoverage,
): TranscriptCoverage[] {
  const name = facts.frontMatter.participant?.value;
  if (name === undefined) return [];
  return study
    .transcriptsOf(guide)
    .filter(
      other =>
        other.uri !== uri &&
        other.facts.frontMatter.participant?.value === name &&
        study.rootOf(other.uri) === study.rootOf(uri),
    )
    .flatMap(other => coverageOf(study, other) ?? []);
}

/** That it is answered in one of them, or else that it was declined, or not known. */
function stateElsewhere(place: number, others: readonly TranscriptCoverage[]): Elsewhere | undefined {
  for (const state of ['answered', 'declined', 'dont-know'] as const) {
    const found = others.find(({ questions }) => questions[place]?.state === state);
    if (found) return { uri: found.uri, state };
  }
  return undefined;
}
