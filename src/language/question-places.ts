import type { Position } from 'vscode-languageserver-types';
import { coverageOf } from '../analysis/coverage';
import { isGap } from '../analysis/coverage-gaps';
import { comparePositions, touches } from '../format/position';
import type { Marker } from '../study/markers';
import type { Study } from '../study/study';
import { followed } from './followed-guide';
import type { OpenDocument } from './open-document';

/** Where typing goes on in what answers a question: behind what is there, or in the empty lines below its heading. */
export function typingPlace(document: OpenDocument, { kind, range, end }: Marker): Position {
  if (kind === 'aside') return range.end;
  const isBlank = (line: number): boolean => document.line(line).trim() === '';
  let line = end.line;
  let said = document.line(line).slice(0, end.character).trimEnd();
  // Marks of coded turns are no place to type in.
  while ((said === '' || /^ {0,3}:{3,}/.test(said)) && line > range.end.line)
    said = document.line(--line).trimEnd();
  const isBehind = line > range.end.line || (kind === 'switch' && said.length > range.end.character);
  if (isBehind) return { line, character: said.length };
  if (kind === 'switch') return range.end;
  // A blank line stays above what is typed where there are two; an underlined heading has its line below.
  const below = range.end.line + 1;
  const free = [below + 1, below].find(each => each < end.line && isBlank(each) && isBlank(below));
  if (free !== undefined) return { line: free, character: 0 };
  const isLast = below < document.lineCount && end.line === below && isBlank(below);
  return isLast
    ? { line: below, character: 0 }
    : { line: range.end.line, character: document.line(range.end.line).length };
}

/** IDs of the questions that are answered at a place: those of the asides around it, or else of the scope. */
export function questionsAt(study: Study, uri: string, position: Position): string[] {
  const marker = markerAt(study, uri, position);
  return marker ? marker.ids.flatMap(({ id, known }) => (known ? [id] : [])) : [];
}

/** The marker in whose scope a place is; the heading and the span themselves are part of it. */
export function markerAt(study: Study, uri: string, position: Position): Marker | undefined {
  const transcript = followed(study, { uri });
  if ('refused' in transcript) return undefined;
  const { markers } = transcript;
  const aside = markers.findLast(({ kind, range }) => kind === 'aside' && touches(range, position));
  if (aside) return aside;
  return markers.findLast(
    ({ kind, range, end }) =>
      kind !== 'aside' && comparePositions(range.start, position) <= 0 && comparePositions(position, end) < 0,
  );
}

/**
 * The next question in guide order, from that of a place on, or from the one given, and from the end round to the beginning,
 * that is expected here and waits for an answer: it has none, and nobody has written why.
 */
export function nextUnanswered(
  study: Study,
  uri: string,
  position: Position,
  after?: string,
): { readonly question: string; readonly isThere: boolean } | undefined {
  const file = study.get(uri);
  const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
  if (file?.kind !== 'transcript' || !coverage) return undefined;
  const { questions } = coverage;
  const before = study.markersOf(file).filter(({ range }) => comparePositions(range.start, position) <= 0);
  const marker = markerAt(study, uri, position) ?? before.at(-1);
  const here = after === undefined ? (marker?.ids.map(({ id }) => id) ?? []) : [after];
  const from = questions.findLastIndex(({ question }) => here.includes(question.id)) + 1;
  const inTurn = [...questions.slice(from), ...questions.slice(0, from)];
  const next = inTurn.find(covered => covered.expected && isGap(covered));
  return next && { question: next.question.id, isThere: next.markers.length > 0 };
}
