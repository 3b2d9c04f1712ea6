import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import { comparePositions } from '../format/position';
import { statuses } from '../format/transcript';
import type { Marker } from '../study/markers';
import type { Study } from '../study/study';
import { followed } from './followed-guide';
import type { OpenDocument } from './open-document';
import { reasonOf, setMarkerStatus } from './question-status';

/** On a heading that marks a question, or in the braces of a span that does: one action for each status it may have. */
export function statusActions(study: Study, document: OpenDocument, range: Range): CodeAction[] {
  const transcript = followed(study, document);
  if ('refused' in transcript) return [];
  const { file, markers } = transcript;
  const marker = markers.find(each => isOn(each, range));
  if (!marker?.ids.some(({ known }) => known)) return [];
  const changes = [...statuses, undefined].flatMap(status => {
    if (status === marker.status?.value) return [];
    const change = setMarkerStatus(document, file, marker, { status });
    if ('refused' in change || change.edits.length === 0) return [];
    return [{ title: status ? `Set status to ${status}` : 'Remove status', status, edits: change.edits }];
  });
  const reason = marker.status && reasonOf(document, file, marker);
  return changes.map(({ title, status, edits }) => ({
    title: status === undefined && reason !== undefined ? `${title} and its reason` : title,
    kind: CodeActionKind.RefactorRewrite,
    edit: { changes: { [document.uri]: edits } },
  }));
}

/** The words of an aside are no place for it. */
function isOn({ kind, range: { start, end }, ids }: Marker, { start: from, end: to }: Range): boolean {
  const begins = kind === 'aside' ? (ids[0]?.range.start ?? end) : start;
  return comparePositions(begins, to) <= 0 && comparePositions(from, end) <= 0;
}
