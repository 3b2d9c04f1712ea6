import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import type { Study } from '../study/study';
import { nameAt } from './name-at';
import { placesOf } from './references';

/** The places of a file that name the question, theme or speaker at the position. */
export function highlights(study: Study, uri: string, position: Position): DocumentHighlight[] {
  const name = nameAt(study, uri, position);
  const file = study.get(uri);
  if (!name || !file || name.kind === 'guide') return [];
  const { declared, used } = placesOf(study, file, name, [file]);
  const here =
    (kind: DocumentHighlightKind) =>
    (place: { readonly uri: string; readonly range: DocumentHighlight['range'] }) =>
      place.uri === file.uri ? [{ range: place.range, kind }] : [];
  return [
    ...declared.flatMap(here(DocumentHighlightKind.Write)),
    ...used.flatMap(here(DocumentHighlightKind.Read)),
  ];
}
