import type { SpeakerRole } from '../format/front-matter';
import type { Guide } from '../format/guide';
import { comparePositions, type Position, type Range } from '../format/position';
import { roleOf } from '../format/transcript';
import { type CodedTalk, passagesOf, type TalkCursor } from '../study/coded-talk';
import type { AsideEvent } from '../study/events';
import { headingsIn, type TranscriptFacts } from '../study/facts';
import { scopesIn } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { folderOf, isInside, relativePath } from '../study/uris';
import { participantOf } from './coverage';
import { isIn, QuestionScopes, QuestionSets, together } from './question-scopes';
import { type TalkPieces, TalkPieceWriter } from './talk-pieces';

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
  /** Number of the use with which its theme is written first; `placeOf` says where. */
  readonly use: number;
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
  /** IDs of the themes of the segments, each once. */
  readonly themes: readonly string[];
  /** All talk, coded or not, in the order of the text as far as it concerns different speakers or questions. */
  readonly pieces: TalkPieces;
  /** IDs of questions that the guide has. */
  readonly questionSets: readonly (readonly string[])[];
  /** Names of those who speak; the empty text for words before the first label. */
  readonly speakers: readonly string[];
  /**
   * By speaker who that is, if they take part: the participant that the front matter names, else the speaker, who is
   * somebody else in every transcript.
   */
  readonly participants: readonly string[];
}

/** The roles in the order of the numbers that pieces have for them. */
export const roles: readonly SpeakerRole[] = ['participant', 'interviewer', 'other'];

const known = new WeakMap<TranscriptFacts, { guide: Guide | undefined; coded: CodedTranscript }>();

/** A transcript with its codings; kept until it or its guide changes. */
export function codedTranscript(study: Study, file: TranscriptFile): CodedTranscript {
  const { facts } = file;
  const link = study.guideOf(file);
  const guide = link.kind === 'found' ? link.file.guide : undefined;
  const before = known.get(facts);
  if (before && before.guide === guide) return before.coded;
  const talk = facts.codedTalk();
  const sets = new QuestionSets();
  const scopes = new QuestionScopes(scopesIn(facts, guide));
  const segments = segmentsOf(talk, facts, scopes, sets);
  const { pieces, speakers } = piecesOf(talk, facts, scopes, sets);
  const path = pathOf(study, file.uri);
  const named = facts.frontMatter.participant?.value;
  const coded: CodedTranscript = {
    file,
    participant: participantOf(file),
    path,
    segments,
    themes: [...new Set(segments.map(({ theme }) => theme))],
    pieces,
    questionSets: sets.all,
    speakers,
    participants: speakers.map(speaker => named ?? `${speaker} (${path})`),
  };
  known.set(facts, { guide, coded });
  return coded;
}

/** Where the theme of a segment is written first. */
export function placeOf({ file }: CodedTranscript, { use }: Segment): Range {
  return file.facts.codedTalk().placeOf(use);
}

function pathOf({ roots }: Study, uri: string): string {
  const root = roots.find(folder => isInside(uri, folder)) ?? folderOf(uri);
  return relativePath(root, uri).replace(/\.transcript\.md$/i, '');
}

/** The segments in the order of their first places: the number of each is 1 less than `CodedTalk.segmentOf` says. */
function segmentsOf(
  talk: CodedTalk,
  { frontMatter }: TranscriptFacts,
  scopes: QuestionScopes,
  sets: QuestionSets,
): Segment[] {
  return passagesOf(talk).map(({ use, passage }) => ({
    theme: talk.themeOf(use),
    coder: talk.coderOf(use) ?? frontMatter.coder ?? '',
    passage,
    use,
    questions: sets.numberOf(scopes.idsAt(talk.placeOf(use).start)),
  }));
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
  sets: QuestionSets,
): Pick<CodedTranscript, 'pieces' | 'speakers'> {
  const answers = answersIn(talk, facts, scopes);
  const asides = scopes.hasAsides ? facts.marks().filter(event => event.kind === 'aside') : none;
  const writer = new TalkPieceWriter();
  const speakers = new Map<string, { readonly number: number; readonly role: number }>();
  const said = talk.talk();
  const runs = talk.runs();
  let isRun = runs.next();
  while (said.next()) {
    const { start, end, turn } = said;
    const name = talk.names[said.speaker] ?? '';
    let speaker = speakers.get(name);
    if (!speaker) {
      const role = said.speaker < 0 ? roles.length : roles.indexOf(roleOf(name, facts.frontMatter));
      speaker = { number: speakers.size, role };
      speakers.set(name, speaker);
    }
    const { number, role } = speaker;
    const scope = scopes.at(start);
    const here = sets.numberOf(scope.ids);
    const around = asides.length > 0 ? scopes.asidesIn(start, end) : none;
    const questionsAt = (place: Position): number => {
      const within = around.filter(aside => isIn(place, aside));
      return within.length === 0 ? here : sets.numberOf(together(scope.ids, within));
    };
    const answered = answers.length > 0 ? answers.filter(answer => isIn(start, answer)) : none;
    /** What is not coded: all words, or, where there are asides, by the questions that they answer. */
    let rest = said.words;
    const divided = around.length > 0 ? wordsByQuestions(said, here, asides, questionsAt) : undefined;
    for (; isRun && comparePositions(runs.at, end) < 0; isRun = runs.next()) {
      if (comparePositions(runs.at, start) < 0) continue;
      const questions = divided ? questionsAt(runs.at) : here;
      rest -= runs.words;
      divided?.set(questions, (divided.get(questions) ?? 0) - runs.words);
      writer.piece(runs.words, role, number, questions, turn, scope.number);
      for (let index = 0; index < runs.uses; index++) writer.segment(talk.segmentOf(runs.use(index)) - 1);
      for (const { segment } of answered) writer.segment(segment);
    }
    const uncoded = (words: number, questions: number): void => {
      if (words <= 0) return;
      writer.piece(words, role, number, questions, turn, scope.number);
      for (const { segment } of answered) writer.segment(segment);
    };
    if (divided) for (const [questions, words] of divided) uncoded(words, questions);
    else uncoded(rest, here);
  }
  return { pieces: writer.pieces(), speakers: [...speakers.keys()] };
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
  let counted = talk.start;
  for (const aside of asides) {
    if (!isIn(aside.range.start, { start: counted, end: talk.end })) continue; // elsewhere, or within another
    counted = aside.range.end;
    add(scope, -aside.words);
    add(questionsAt(aside.range.start), aside.words);
  }
  return words;
}
