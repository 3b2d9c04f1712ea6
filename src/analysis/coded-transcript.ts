import type { SpeakerRole } from '../format/front-matter';
import { comparePositions, type Position, type Range } from '../format/position';
import type { CodedRun, ThemeUse } from '../study/coded-talk';
import type { AsideEvent, TalkEvent } from '../study/events';
import { headingsIn, Speakers, type TranscriptFacts } from '../study/facts';
import type { Marker } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { folderOf, isInside, relativePath } from '../study/uris';
import { participantOf } from './coverage';
import { isIn, QuestionScopes, QuestionSets, together } from './question-scopes';
import { type TalkPiece, TalkPieces } from './talk-pieces';

/*
 * A transcript's talk with its codings and the questions that it answers, in pieces that are alike in all of that: what
 * every figure about themes adds up (docs/figures.md).
 */

/** A coded segment of one theme. */
export interface Segment {
  readonly theme: string;
  /** Empty where nobody is named. */
  readonly coder: string;
  /** Number of its passage: segments of several themes on the same words have the same. */
  readonly passage: number;
  /** Where its theme is written first. */
  readonly place: Range;
  /** Index into the sets of questions: those that are answered where it begins. */
  readonly questions: number;
}

export interface CodedTranscript {
  readonly file: TranscriptFile;
  /** `participant:`, or the file's name without its ending. */
  readonly participant: string;
  /** Its path from the workspace folder, without the ending: what tells its speakers from those of others. */
  readonly path: string;
  readonly segments: readonly Segment[];
  /** All talk, coded or not, in the order of the text as far as it concerns different speakers or questions. */
  readonly pieces: TalkPieces;
  /** IDs of questions that the guide has. */
  readonly questionSets: readonly (readonly string[])[];
  /** Names of those who speak; the empty text for words before the first label. */
  readonly speakers: readonly string[];
}

/** The roles in the order of the numbers that pieces have for them. */
export const roles: readonly SpeakerRole[] = ['participant', 'interviewer', 'other'];

const known = new WeakMap<TranscriptFacts, { markers: readonly Marker[]; coded: CodedTranscript }>();

/** A transcript with its codings; kept until it or its guide changes. */
export function codedTranscript(study: Study, file: TranscriptFile): CodedTranscript {
  const markers = study.markersOf(file);
  const before = known.get(file.facts);
  if (before?.markers === markers) return before.coded;
  const { facts } = file;
  const { uses, runs } = facts.codedTalk();
  const scopes = new QuestionScopes(markers);
  const sets = new QuestionSets();
  const { segments, ofNumber } = segmentsOf(uses, facts, scopes, sets);
  const speakers = new Map<string, number>();
  const coded: CodedTranscript = {
    file,
    participant: participantOf(file),
    path: pathOf(study, file.uri),
    segments,
    pieces: new TalkPieces([
      ...piecesOf(facts, scopes, sets, speakers, codingOf(uses, runs, ofNumber, facts, scopes)),
    ]),
    questionSets: sets.all,
    speakers: [...speakers.keys()],
  };
  known.set(facts, { markers, coded });
  return coded;
}

function pathOf({ roots }: Study, uri: string): string {
  const root = roots.find(folder => isInside(uri, folder)) ?? folderOf(uri);
  return relativePath(root, uri).replace(/\.transcript\.md$/i, '');
}

/** The segments in the order of their first places, and their places in that list by their numbers. */
function segmentsOf(
  uses: readonly ThemeUse[],
  { frontMatter }: TranscriptFacts,
  scopes: QuestionScopes,
  sets: QuestionSets,
): { readonly segments: readonly Segment[]; readonly ofNumber: ReadonlyMap<number, number> } {
  const segments: Segment[] = [];
  const ofNumber = new Map<number, number>();
  const passages = new Map<number, number>();
  for (const { value, range, by, list, segment: number } of uses) {
    if (number === 0) continue;
    const before = segments[ofNumber.get(number) ?? -1];
    const passage = before?.passage ?? passages.get(list) ?? segments.length;
    passages.set(list, passage);
    if (before) continue;
    ofNumber.set(number, segments.length);
    segments.push({
      theme: value,
      coder: by ?? frontMatter.coder ?? '',
      passage,
      place: range,
      questions: sets.numberOf(scopes.idsAt(range.start)),
    });
  }
  return { segments, ofNumber };
}

/** Tells what is coded: the runs within a stretch of talk, and the segments that a whole answer belongs to. */
interface Coding {
  runsIn(talk: TalkEvent): readonly { readonly run: CodedRun; readonly segments: readonly number[] }[];
  answersAt(place: Position): readonly number[];
}

function codingOf(
  uses: readonly ThemeUse[],
  runs: readonly CodedRun[],
  ofNumber: ReadonlyMap<number, number>,
  facts: TranscriptFacts,
  scopes: QuestionScopes,
): Coding {
  const segmentOf = (use: ThemeUse | undefined): number | undefined =>
    use?.segment ? ofNumber.get(use.segment) : undefined;
  const answers = uses.flatMap(use => {
    const segment = use.kind === 'heading' ? segmentOf(use) : undefined;
    return segment === undefined ? [] : [{ segment, ...answerOn(use.range.start, facts, scopes) }];
  });
  let next = 0;
  return {
    runsIn({ range: { start, end } }) {
      const found: { run: CodedRun; segments: number[] }[] = [];
      for (let run = runs[next]; run && comparePositions(run.at, end) < 0; run = runs[++next]) {
        if (comparePositions(run.at, start) < 0) continue;
        found.push({ run, segments: run.uses.flatMap(use => segmentOf(uses[use]) ?? []) });
      }
      return found;
    },
    answersAt: place => answers.filter(answer => isIn(place, answer)).map(({ segment }) => segment),
  };
}

/** What is coded on a heading: the scope of its question, or, of an ordinary one, up to the next as high. */
export function answerOn(
  place: Position,
  facts: TranscriptFacts,
  scopes: QuestionScopes,
): { readonly start: Position; readonly end: Position } {
  const scope = scopes.at(place);
  if (scope.number >= 0 && scope.start.line === place.line) return scope;
  const headings = headingsIn(facts);
  const own = headings.findIndex(({ range }) => comparePositions(place, range.end) <= 0);
  const level = headings[own]?.level ?? 1;
  const next = headings.slice(own + 1).find(heading => heading.level <= level);
  return { start: place, end: next?.range.start ?? { line: facts.lines, character: 0 } };
}

/** All talk in pieces. `speakers` is filled with the names of those who speak. */
function* piecesOf(
  facts: TranscriptFacts,
  scopes: QuestionScopes,
  sets: QuestionSets,
  speakers: Map<string, number>,
  coding: Coding,
): Generator<TalkPiece> {
  const voices = new Speakers(facts.frontMatter);
  let turn = -1;
  let name = '';
  for (const part of facts.parts) {
    const turns = part.turns.values();
    let { value: opening } = turns.next();
    const openUpTo = (place: Position | undefined): void => {
      for (; opening && (!place || comparePositions(opening.label.start, place) <= 0); turn++) {
        name = opening.name;
        opening = turns.next().value;
      }
    };
    for (const event of part.events) {
      if (event.kind !== 'talk') continue;
      const { start, end } = event.range;
      openUpTo(start);
      if (!speakers.has(name)) speakers.set(name, speakers.size);
      const scope = scopes.at(start);
      const role = voices.roleIn(event);
      const answered = coding.answersAt(start);
      const alike = {
        role: role ? roles.indexOf(role) : roles.length,
        speaker: speakers.get(name) ?? 0,
        turn,
        answer: scope.number,
      };
      const asides = scopes.asidesIn(start, end);
      const questionsAt = (place: Position): number => {
        const around = asides.filter(aside => isIn(place, aside));
        return sets.numberOf(around.length === 0 ? scope.ids : together(scope.ids, around));
      };
      const aside = asides.length === 0 ? [] : part.events.filter(each => each.kind === 'aside');
      const rest = wordsByQuestions(event, sets.numberOf(scope.ids), aside, questionsAt);
      for (const { run, segments } of coding.runsIn(event)) {
        const questions = questionsAt(run.at);
        rest.set(questions, (rest.get(questions) ?? 0) - run.words);
        yield { ...alike, words: run.words, questions, segments: ascending([...segments, ...answered]) };
      }
      for (const [questions, words] of rest)
        if (words > 0) yield { ...alike, words, questions, segments: ascending(answered) };
    }
    openUpTo(undefined);
    voices.leave(part);
  }
}

/** The words of a stretch of talk by the set of questions that they answer. */
function wordsByQuestions(
  talk: TalkEvent,
  scope: number,
  asides: readonly AsideEvent[],
  questionsAt: (place: Position) => number,
): Map<number, number> {
  const words = new Map([[scope, talk.words]]);
  const add = (questions: number, count: number): void => {
    words.set(questions, (words.get(questions) ?? 0) + count);
  };
  let counted = talk.range.start;
  for (const aside of asides) {
    if (!isIn(aside.range.start, { start: counted, end: talk.range.end })) continue; // elsewhere, or within another
    counted = aside.range.end;
    add(scope, -aside.words);
    add(questionsAt(aside.range.start), aside.words);
  }
  return words;
}

function ascending(segments: readonly number[]): readonly number[] {
  return segments.length < 2 ? segments : [...new Set(segments)].sort((a, b) => a - b);
}
