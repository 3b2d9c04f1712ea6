import { type AnswerPassage, answerPassages } from '../analysis/answer-passages';
import type { Range } from '../format/position';
import { readTranscript, type Status } from '../format/transcript';
import type { Study } from '../study/study';
import { beginning } from './framework-json';
import { isObject, isText, isWhole } from './plain-values';

/** Which cell is asked about. */
export interface AnswerAsked {
  /** URI of the transcript. */
  readonly uri: string;
  /** ID of the question. */
  readonly question: string;
  /** How many characters of what is said are wanted; all, where left out. */
  readonly most?: number;
}

/** Where a question is answered in a transcript, and what is said there. */
export interface AnswerPassagesJson {
  readonly schemaVersion: 1;
  readonly passages: readonly AnswerPassageJson[];
}

export interface AnswerPassageJson {
  /** What is said, or, where nobody says anything, what marks the place. */
  readonly range: Range;
  /** The heading; of a switch or an aside `null`. */
  readonly title: string | null;
  /** IDs of the questions that are marked there. */
  readonly questions: readonly string[];
  readonly status: Status | null;
  /** Why it has its status, where somebody wrote that. */
  readonly reason: string | null;
  /** Participants' words there. */
  readonly words: number;
  /** Paragraph by paragraph; none where the text could not be read, or has changed since it was counted. */
  readonly parts: readonly { readonly speaker: string | null; readonly text: string }[];
  /** Whether more is said than what is given. */
  readonly isCut: boolean;
}

/** What is asked for, or a sentence on why what was given says nothing of the kind. */
export function readAnswerAsked(
  value: unknown,
): { readonly asked: AnswerAsked } | { readonly refused: string } {
  if (!isObject(value)) return { refused: 'What is asked about is an object.' };
  const { uri, question, most } = value;
  if (!isText(uri) || !isText(question))
    return { refused: '“uri” is that of a transcript, “question” the ID of a question.' };
  if (most !== undefined && !isWhole(most)) return { refused: '“most” is a whole number from 0.' };
  return { asked: { uri, question, ...(most === undefined ? {} : { most }) } };
}

/** The passages of a question in a transcript. `textOf` gives the texts of files that no editor has open. */
export function answerPassagesJson(
  study: Study,
  { uri, question, most = Number.POSITIVE_INFINITY }: AnswerAsked,
  textOf: (uri: string) => string | undefined,
): AnswerPassagesJson {
  const file = study.get(uri);
  if (file?.kind !== 'transcript') return { schemaVersion: 1, passages: [] };
  const text = file.transcript ? undefined : textOf(file.uri);
  const transcript = file.transcript ?? (text === undefined ? undefined : readTranscript(text));
  const passages = answerPassages(study, file, question, transcript);
  return { schemaVersion: 1, passages: passages.map(passage => passageJson(passage, most)) };
}

function passageJson({ marker, parts, reason }: AnswerPassage, most: number): AnswerPassageJson {
  const [first, last] = [parts[0], parts.at(-1)];
  let room = most;
  const shown = parts.flatMap(({ speaker, text }) => {
    if (room <= 0) return [];
    const said = beginning(text, room);
    room -= text.length;
    return [{ speaker: speaker ?? null, text: said }];
  });
  return {
    range: first && last ? { start: first.range.start, end: last.range.end } : marker.range,
    title: marker.kind === 'heading' ? marker.title : null,
    questions: marker.ids.flatMap(({ id, known }) => (known ? [id] : [])),
    status: marker.status?.value ?? null,
    reason: reason ?? null,
    words: marker.words,
    parts: shown,
    isCut: parts.reduce((length, { text }) => length + text.length, 0) > most,
  };
}
