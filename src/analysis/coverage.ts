import type { FrontMatter, TranscriptState } from '../format/front-matter';
import type { Guide, Question } from '../format/guide';
import { type Status, statuses } from '../format/transcript';
import type { TranscriptFacts } from '../study/facts';
import type { Marker } from '../study/markers';
import type { GuideFile, Study, TranscriptFile } from '../study/study';
import { fileName } from '../study/uris';
import { type Exclusion, exclusionOf } from './exclusion';

/*
 * Coverage: which transcript answers which question of its guide, and why not. Every figure of it that anybody sees
 * comes from here. The rules are those of docs/format.md, "Coverage".
 */

/** A status someone wrote, or what follows from the words: `answered`, `empty` (asked, no word), `missing`. */
export type AnswerState = Status | 'answered' | 'empty' | 'missing';

export const answerStates: readonly AnswerState[] = ['answered', ...statuses, 'empty', 'missing'];

/** States of a question that was put to the participant, whatever came of it. */
const askedStates: ReadonlySet<AnswerState> = new Set<AnswerState>([
  'answered',
  'partial',
  'declined',
  'dont-know',
  'lost',
]);

export interface QuestionCoverage {
  readonly question: Question;
  readonly state: AnswerState;
  /** Whether it was put to the participant; of an empty answer, whether anybody, the interviewer, speaks there. */
  readonly asked: boolean;
  /** Whether this interview should answer it: required, without condition, meant for its group and date. */
  readonly expected: boolean;
  /** Why the guide does not mean it for this interview, also where it is answered all the same. */
  readonly exclusion: Exclusion | undefined;
  /** Participants' words in its markers' scopes. */
  readonly words: number;
  readonly markers: readonly Marker[];
  /** The probes through which it is answered, when nothing is said to the question itself. */
  readonly through: readonly string[];
}

/** Counts of questions; rates are shares of the expected ones, 0 to 1, `undefined` where none is expected. */
export interface CoverageTotals {
  readonly expected: number;
  /** Expected questions that were asked. */
  readonly asked: number;
  /** Expected questions that are answered. */
  readonly answered: number;
  readonly askedRate: number | undefined;
  readonly answeredRate: number | undefined;
  /** Participants' words under questions of the guide, each counted once. */
  readonly words: number;
}

export interface TranscriptCoverage {
  readonly uri: string;
  /** `participant:`, or the file's name without its ending. */
  readonly participant: string;
  readonly group: string | undefined;
  readonly date: string | undefined;
  readonly state: TranscriptState;
  readonly guide: GuideFile;
  /** In guide order, probes behind their question. */
  readonly questions: readonly QuestionCoverage[];
  readonly totals: CoverageTotals;
}

/** Facts are made anew when their transcript changes, so what follows from them and a guide is kept beside them. */
const known = new WeakMap<TranscriptFacts, TranscriptCoverage>();

/** The coverage of one transcript; `undefined` where it has no guide, or one without questions. */
export function coverageOf(study: Study, transcript: TranscriptFile): TranscriptCoverage | undefined {
  const link = study.guideOf(transcript);
  if (link.kind !== 'found' || link.file.guide.questions.length === 0) return undefined;
  const before = known.get(transcript.facts);
  if (before?.guide === link.file) return before;
  const coverage = coverageUnder(link.file, transcript, study.markersOf(transcript));
  known.set(transcript.facts, coverage);
  return coverage;
}

/** The coverage of a transcript as if it followed this guide, with whose IDs the markers have been read. */
export function coverageUnder(
  file: GuideFile,
  { uri, facts }: TranscriptFile,
  markers: readonly Marker[],
): TranscriptCoverage {
  const { frontMatter } = facts;
  const questions = questionCoverages(file.guide, markers, frontMatter);
  return {
    uri,
    participant: participantOf({ uri, facts }),
    group: frontMatter.group?.value,
    date: frontMatter.date,
    state: frontMatter.state,
    guide: file,
    questions,
    totals: { ...countsOf(questions), words: wordsOf(markers) },
  };
}

/** Who was interviewed: `participant:`, or the file's name without its ending. */
export function participantOf({ uri, facts }: Pick<TranscriptFile, 'uri' | 'facts'>): string {
  return facts.frontMatter.participant?.value ?? fileName(uri).replace(/\.transcript\.md$/i, '');
}

/** The coverage of the given transcripts, or of all; those without a guide are left out. */
export function studyCoverage(
  study: Study,
  transcripts: readonly TranscriptFile[] = study.transcripts(),
): TranscriptCoverage[] {
  return transcripts.flatMap(transcript => coverageOf(study, transcript) ?? []);
}

/** The coverage of a guide's transcripts, one after the other: what asks for all of them has it at once afterwards. */
export function* coverageInSteps(study: Study, guide: GuideFile): Generator<TranscriptCoverage | undefined> {
  for (const transcript of study.transcriptsOf(guide)) yield coverageOf(study, transcript);
}

/** Totals over several transcripts: rates over all their expected questions together. */
export function totalsOf(coverages: readonly TranscriptCoverage[]): CoverageTotals {
  return {
    ...countsOf(coverages.flatMap(coverage => coverage.questions)),
    words: coverages.reduce((sum, { totals }) => sum + totals.words, 0),
  };
}

export interface QuestionTally {
  readonly question: Question;
  /** Number of transcripts it is expected of. */
  readonly expected: number;
  /** Number of transcripts in which it could have been asked: all but those it is not applicable to. */
  readonly applicable: number;
  /** Number of transcripts with each state; the states nobody has are left out. */
  readonly states: ReadonlyMap<AnswerState, number>;
  readonly words: number;
}

/** How each question of a guide fares over the transcripts that follow this guide. */
export function tallyOf(guide: GuideFile, coverages: readonly TranscriptCoverage[]): QuestionTally[] {
  const following = coverages.filter(coverage => coverage.guide.uri === guide.uri);
  return guide.guide.questions.map((question, index) => {
    const states = new Map<AnswerState, number>();
    let expected = 0;
    let words = 0;
    for (const coverage of following) {
      const covered = coverage.questions[index];
      if (!covered) continue;
      states.set(covered.state, (states.get(covered.state) ?? 0) + 1);
      if (covered.expected) expected++;
      words += covered.words;
    }
    const applicable = following.length - (states.get('not-applicable') ?? 0);
    return { question, expected, applicable, states, words };
  });
}

function questionCoverages(
  guide: Guide,
  markers: readonly Marker[],
  frontMatter: FrontMatter,
): QuestionCoverage[] {
  const byId = new Map<string, Marker[]>();
  for (const marker of markers) {
    for (const { id } of marker.ids) {
      const others = byId.get(id);
      if (!others) byId.set(id, [marker]);
      else if (others.at(-1) !== marker) others.push(marker); // one that names an ID twice counts once
    }
  }
  const own = new Map<string, AnswerState>();
  for (const question of guide.questions) own.set(question.id, ownState(byId.get(question.id) ?? []));

  const answeredProbes = (question: Question): string[] =>
    question.probes.flatMap(probe => [
      ...(own.get(probe.id) === 'answered' ? [probe.id] : []),
      ...answeredProbes(probe),
    ]);

  return guide.questions.map(question => {
    const found = byId.get(question.id) ?? [];
    const exclusion = exclusionOf(guide, question, frontMatter);
    const said = own.get(question.id) ?? 'missing';
    const through = said === 'missing' || said === 'empty' ? answeredProbes(question) : [];
    const state = through.length > 0 ? 'answered' : said === 'missing' && exclusion ? 'not-applicable' : said;
    return {
      question,
      state,
      asked: askedStates.has(state) || (state === 'empty' && found.some(marker => marker.spoken)),
      expected: !exclusion && isExpected(guide, question) && state !== 'not-applicable',
      exclusion,
      words: found.reduce((sum, marker) => sum + marker.words, 0),
      markers: found,
      through,
    };
  });
}

/**
 * People come back to a topic, so a question may have several markers: it is answered where one of them is, and
 * otherwise has the last status that was written.
 */
function ownState(markers: readonly Marker[]): AnswerState {
  if (markers.some(marker => marker.status === undefined && marker.words > 0)) return 'answered';
  const written = markers.findLast(marker => marker.status !== undefined)?.status?.value;
  return written ?? (markers.length > 0 ? 'empty' : 'missing');
}

function isExpected(guide: Guide, question: Question): boolean {
  if (!question.required) return false;
  for (let at: Question | undefined = question; at; at = guide.byId.get(at.probeOf ?? '')) {
    if (at.condition !== undefined) return false;
  }
  return true;
}

function countsOf(questions: readonly QuestionCoverage[]): Omit<CoverageTotals, 'words'> {
  const expected = questions.filter(question => question.expected);
  const asked = expected.filter(question => question.asked).length;
  const answered = expected.filter(question => question.state === 'answered').length;
  const rate = (count: number): number | undefined =>
    expected.length > 0 ? count / expected.length : undefined;
  return { expected: expected.length, asked, answered, askedRate: rate(asked), answeredRate: rate(answered) };
}

/** A marker with two IDs counts once, and so does an aside inside another scope. */
function wordsOf(markers: readonly Marker[]): number {
  return markers
    .filter(marker => !marker.within && marker.ids.some(({ known }) => known))
    .reduce((sum, marker) => sum + marker.words, 0);
}
