import type { Edit } from '../format/edits';
import { LineOffsets, type Position } from '../format/position';
import { reasonMemo } from '../format/status-reasons';
import { inOneLine } from '../format/summaries';
import { type Status, sectionAt } from '../format/transcript';
import { reasonAt, statusEdits } from '../format/write-status';
import { type Marker, presentId } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { type Followed, followed } from './followed-guide';
import { inLinesOf, insertWithStatus, notInGuide, type QuestionChange } from './insert-questions';
import type { OpenDocument } from './open-document';

/** What is asked for: a status, or that there is none. */
export interface StatusAsked {
  readonly status: Status | undefined;
  /** Why; an empty one takes away what is written, and without any, that stays. */
  readonly reason?: string | undefined;
}

/**
 * Gives a question the status in this transcript: on those of its markers that decide it, or on a heading that is inserted.
 * Without a status, it has none on any of its markers.
 */
export function setQuestionStatus(
  study: Study,
  document: OpenDocument,
  id: string,
  asked: StatusAsked,
): QuestionChange {
  const transcript = followed(study, document);
  if ('refused' in transcript) return transcript;
  const question = presentId(transcript.guide, id);
  if (!transcript.guide.byId.has(question)) return { refused: notInGuide(id) };
  const markers = markersOf(transcript, question);
  const { status, reason = '' } = asked;
  if (markers.length > 0)
    return changeMarkers(document, transcript.file, status ? deciding(markers) : markers, asked);
  if (!status) return { refused: `${question} has no place in this transcript, and so no status.` };
  const below = inOneLine(reason) === '' ? [] : [reasonMemo(status, reason)];
  return insertWithStatus(study, document, question, `{status=${status}}`, below);
}

/** Gives one marker of a transcript the status, or takes it away. */
export function setMarkerStatus(
  document: OpenDocument,
  file: TranscriptFile,
  marker: Marker,
  asked: StatusAsked,
): QuestionChange {
  return changeMarkers(document, file, [marker], asked);
}

/** What is written of a question's status in a transcript. */
export interface WrittenStatus {
  /** The one that counts if nobody answers, `null` for none. */
  readonly status: Status | null;
  /** Why, empty where nobody says. */
  readonly reason: string;
  /** IDs of the questions that have the same markers, and so the same status. */
  readonly others: readonly string[];
}

export function writtenStatus(study: Study, document: OpenDocument, id: string): WrittenStatus {
  const transcript = followed(study, document);
  if ('refused' in transcript) return { status: null, reason: '', others: [] };
  const question = presentId(transcript.guide, id);
  const markers = markersOf(transcript, question);
  const last = markers.findLast(({ status }) => status !== undefined);
  const others = deciding(markers).flatMap(({ ids }) => ids.flatMap(each => (each.known ? each.id : [])));
  return {
    status: last?.status?.value ?? null,
    reason: (last && reasonOf(document, transcript.file, last)) ?? '',
    others: [...new Set(others)].filter(each => each !== question),
  };
}

/** Why a marker has its status. */
export function reasonOf(document: OpenDocument, file: TranscriptFile, marker: Marker): string | undefined {
  const around = sectionAround(document, file, marker);
  return around && reasonAt(around.text, around.offsetOf(marker.range.start));
}

function markersOf({ markers }: Followed, question: string): Marker[] {
  return markers.filter(({ ids }) => ids.some(({ id }) => id === question));
}

/**
 * The markers that have to have a status so that it is the question's (docs/format.md, “Coverage”): those that make it
 * answered, and the last one that has a status. Where there are none of either, the last.
 */
function deciding(markers: readonly Marker[]): Marker[] {
  const last = markers.findLast(({ status }) => status !== undefined);
  const found = markers.filter(each => each === last || (each.status === undefined && each.words > 0));
  return found.length > 0 ? found : markers.slice(-1);
}

function changeMarkers(
  document: OpenDocument,
  file: TranscriptFile,
  markers: readonly Marker[],
  { status, reason }: StatusAsked,
): QuestionChange {
  const edits = [];
  for (const [index, marker] of markers.entries()) {
    const around = sectionAround(document, file, marker);
    // One memo says why, at the last of them; those at the others go when it is another.
    const why = reason === undefined || index === markers.length - 1 ? reason : '';
    const found = around && statusEdits(around.text, around.offsetOf(marker.range.start), status, why);
    if (!found) return { refused: unwritable };
    edits.push(...found.map(edit => ({ range: around.rangeOf(edit), newText: edit.text })));
  }
  const [first] = markers;
  return {
    edits: inLinesOf(document, edits),
    cursor: first?.range.start ?? { line: 0, character: 0 },
  };
}

const unwritable =
  'This cannot be written here: signs before it would make something else of it. Write it by hand.';

/** The section that a marker stands in, which is read in the same way by itself. */
function sectionAround(document: OpenDocument, { transcript }: TranscriptFile, { range }: Marker) {
  const found = transcript && sectionAt(transcript, range.start.line);
  if (!found) return undefined;
  const lines = Array.from({ length: found.section.lines }, (_, index) => document.line(found.line + index));
  // The empty line keeps a rule from being read as front matter.
  const text = ['', ...lines].join('\n');
  const offsets = new LineOffsets(text);
  const shift = found.line - 1;
  const inDocument = ({ line, character }: Position): Position => ({ line: line + shift, character });
  return {
    text,
    offsetOf: ({ line, character }: Position) => offsets.offsetAt({ line: line - shift, character }),
    rangeOf: ({ start, end }: Edit) => ({
      start: inDocument(offsets.positionAt(start)),
      end: inDocument(offsets.positionAt(end)),
    }),
  };
}
