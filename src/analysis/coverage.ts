import type { FrontMatter, TranscriptState } from '../format/front-matter';
import type { Guide, Question } from '../format/guide';
import { comparePositions } from '../format/position';
import type { TranscriptFacts } from '../study/facts';
import type { Marker } from '../study/markers';
import type { GuideFile, Study, TranscriptFile } from '../study/study';
import { fileName } from '../study/uris';
import {
  type AnswerState,
  type CoverageCell,
  CoverageTally,
  type CoverageTotals,
  sumOf,
  wordsOnce,
} from './coverage-totals';
import { type Exclusion, exclusionOf } from './exclusion';

/*
 * Coverage: which transcript answers which question of its guide, and why not. Every figure of it that anybody sees
 * comes from here. The rules are those of docs/format.md, "Coverage".
 */

/** States of a question that was put to the participant, whatever came of it. */
const askedStates: ReadonlySet<AnswerState> = new Set<AnswerState>([
  'answered',
  'partial',
  'declined',
  'dont-know',
  'lost',
]);

/** A question in one transcript. */
export interface QuestionCoverage extends CoverageCell {
  /** Why the guide does not mean it for this interview, also where it is answered all the same. */
  readonly exclusion: Exclusion | undefined;
  /** Participants' words in its markers' scopes. */
  readonly words: number;
  readonly markers: readonly Marker[];
  /** The probes through which it is answered, when nothing is said to the question itself. */
  readonly through: readonly string[];
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
    totals: totalsOfCells(questions),
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
  return sumOf(coverages.map(({ totals }) => totals));
}

/** Totals of some questions of one transcript. */
export function totalsOfCells(questions: readonly QuestionCoverage[]): CoverageTotals {
  const tally = new CoverageTally();
  for (const covered of questions) tally.add(covered);
  const markers = new Set(questions.flatMap(covered => covered.markers));
  tally.addWords(wordsOnce([...markers].sort((a, b) => comparePositions(a.range.start, b.range.start))));
  return tally.totals;
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
    const applies = !exclusion && !isConditional(guide, question) && state !== 'not-applicable';
    return {
      question,
      state,
      asked: askedStates.has(state) || (state === 'empty' && found.some(marker => marker.spoken)),
      applies,
      expected: applies && question.required,
      exclusion,
      words: wordsOnce(found),
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

/** Whether it, or a question above it, has an `if`, which no program can decide. */
function isConditional(guide: Guide, question: Question): boolean {
  for (let at: Question | undefined = question; at; at = guide.byId.get(at.probeOf ?? '')) {
    if (at.condition !== undefined) return true;
  }
  return false;
}
