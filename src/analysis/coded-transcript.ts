import type { SpeakerRole } from '../format/front-matter';
import type { Guide } from '../format/guide';
import { comparePositions, type Position, type Range } from '../format/position';
import { roleOf } from '../format/transcript';
import type { CodedTalk, TalkCursor } from '../study/coded-talk';
import type { AsideEvent } from '../study/events';
import { headingsIn, type TranscriptFacts } from '../study/facts';
import { scopesIn } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { folderOf, isInside, relativePath } from '../study/uris';
import { type CodedSegments, codedSegments } from './coded-segments';
import { participantOf } from './coverage';
import { isIn, QuestionScopes } from './question-scopes';
import { type TalkPieces, TalkPieceWriter } from './talk-pieces';

/*
 * A transcript's talk with its codings and the questions that it answers, in pieces that are alike in all of that: what
 * every figure about themes adds up (docs/figures.md).
 */

/** Somebody who speaks in a transcript. */
export interface Voice {
  /** `undefined` before anybody is named. */
  readonly role: SpeakerRole | undefined;
  /**
   * Who that is, if they take part: the participant that the front matter names, else the speaker, who is somebody else in
   * every transcript.
   */
  readonly participant: string | undefined;
}

export interface CodedTranscript {
  readonly file: TranscriptFile;
  /** `participant:`, or the file's name without its ending. */
  readonly participant: string;
  readonly segments: CodedSegments;
  /** IDs of the themes of the segments, each once. */
  readonly themes: readonly string[];
  /** Names of those who coded them; the empty text for nobody named. */
  readonly coders: readonly string[];
  /** All talk, coded or not, in the order of the text as far as it concerns different speakers or questions. */
  readonly pieces: TalkPieces;
  /** IDs of questions that the guide has. */
  readonly questionSets: readonly (readonly string[])[];
  readonly speakers: readonly Voice[];
}

const known = new WeakMap<TranscriptFacts, { guide: Guide | undefined; coded: CodedTranscript }>();

/** A transcript with its codings; kept until it or its guide changes. */
export function codedTranscript(study: Study, file: TranscriptFile): CodedTranscript {
  const { facts } = file;
  const link = study.guideOf(file);
  const guide = link.kind === 'found' ? link.file.guide : undefined;
  const before = known.get(facts);
  if (before && before.guide === guide) return before.coded;
  const talk = facts.codedTalk();
  const scopes = new QuestionScopes(scopesIn(facts, guide));
  const coded: CodedTranscript = {
    file,
    participant: participantOf(file),
    ...codedSegments(talk, facts.frontMatter.coder ?? '', use => scopes.questionsAt(talk.placeOf(use).start)),
    ...piecesOf(talk, facts, scopes, name => voiceOf(study, file, name)),
    questionSets: scopes.sets,
  };
  known.set(facts, { guide, coded });
  return coded;
}

/** The theme of a segment; the empty text where there is no such segment. */
export function themeOf({ segments, themes }: CodedTranscript, segment: number): string {
  return themes[segments.theme(segment)] ?? '';
}

/** Where the theme of a segment is written first. */
export function placeOf({ file, segments }: CodedTranscript, segment: number): Range {
  return file.facts.codedTalk().placeOf(segments.use(segment));
}

/** `name`: `undefined` before anybody is named. */
function voiceOf(study: Study, { uri, facts }: TranscriptFile, name: string | undefined): Voice {
  const role = name === undefined ? undefined : roleOf(name, facts.frontMatter);
  if (role !== 'participant') return { role, participant: undefined };
  const participant = facts.frontMatter.participant?.value;
  return { role, participant: participant ?? `${name} (${pathOf(study, uri)})` };
}

/** A file's path from the workspace folder, without the ending. */
function pathOf({ roots }: Study, uri: string): string {
  const root = roots.find(folder => isInside(uri, folder)) ?? folderOf(uri);
  return relativePath(root, uri).replace(/\.transcript\.md$/i, '');
}

interface CodedAnswer {
  readonly segment: number;
  readonly start: Position;
  readonly end: Position;
}

/** The answers that are coded on their headings. */
function answersIn(talk: CodedTalk, facts: TranscriptFacts, scopes: QuestionScopes): CodedAnswer[] {
  const answers: CodedAnswer[] = [];
  for (let use = 0; use < talk.uses; use++) {
    const segment = talk.segmentOf(use) - 1;
    if (segment < 0 || !talk.isOnHeading(use)) continue;
    answers.push({ segment, ...answerOn(talk.placeOf(use).start, facts, scopes) });
  }
  return answers;
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

const none: readonly never[] = [];

/** All talk in pieces, and who speaks. */
function piecesOf(
  talk: CodedTalk,
  facts: TranscriptFacts,
  scopes: QuestionScopes,
  voiceOf: (name: string | undefined) => Voice,
): Pick<CodedTranscript, 'pieces' | 'speakers'> {
  const answers = answersIn(talk, facts, scopes);
  const asides = scopes.hasAsides ? facts.marks().filter(event => event.kind === 'aside') : none;
  const writer = new TalkPieceWriter();
  const speakers: Voice[] = [];
  /** By the place of the name. */
  const known = new Map<number, number>();
  const said = talk.talk();
  const runs = talk.runs();
  let isRun = runs.next();
  while (said.next()) {
    const { start, end, turn } = said;
    const speaker = known.get(said.speaker) ?? speakers.push(voiceOf(talk.names[said.speaker])) - 1;
    known.set(said.speaker, speaker);
    const scope = scopes.at(start);
    const around = asides.length > 0 ? scopes.asidesIn(start, end) : none;
    const questionsAt = (place: Position): number => scopes.questionsAt(place, around);
    const answered = answers.length > 0 ? answers.filter(answer => isIn(start, answer)) : none;
    /** What is not coded: all words, or, where there are asides, by the questions that they answer. */
    let rest = said.words;
    const divided =
      around.length > 0 ? wordsByQuestions(said, scope.questions, asides, questionsAt) : undefined;
    for (; isRun && comparePositions(runs.at, end) < 0; isRun = runs.next()) {
      if (comparePositions(runs.at, start) < 0) continue;
      const questions = divided ? questionsAt(runs.at) : scope.questions;
      rest -= runs.words;
      divided?.set(questions, (divided.get(questions) ?? 0) - runs.words);
      writer.piece(runs.words, speaker, questions, turn, scope.number);
      for (let index = 0; index < runs.uses; index++) writer.segment(talk.segmentOf(runs.use(index)) - 1);
      for (const { segment } of answered) writer.segment(segment);
    }
    const uncoded = (words: number, questions: number): void => {
      if (words <= 0) return;
      writer.piece(words, speaker, questions, turn, scope.number);
      for (const { segment } of answered) writer.segment(segment);
    };
    if (divided) for (const [questions, words] of divided) uncoded(words, questions);
    else uncoded(rest, scope.questions);
  }
  return { pieces: writer.pieces(), speakers };
}

/** The words of a stretch of talk by the set of questions that they answer. */
function wordsByQuestions(
  talk: TalkCursor,
  scope: number,
  asides: readonly AsideEvent[],
  questionsAt: (place: Position) => number,
): Map<number, number> {
  const words = new Map([[scope, talk.words]]);
  const add = (questions: number, count: number): void => {
    words.set(questions, (words.get(questions) ?? 0) + count);
  };
  /** The asides around the next one, outermost first. */
  let around: readonly AsideEvent[] = [];
  for (const aside of asides) {
    const { start } = aside.range;
    if (!isIn(start, talk)) continue;
    around = around.filter(({ range }) => isIn(start, range));
    const outer = around.at(-1);
    add(outer ? questionsAt(outer.range.start) : scope, -aside.words);
    add(questionsAt(start), aside.words);
    around = [...around, aside];
  }
  return words;
}
