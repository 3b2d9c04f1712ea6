import { TextDocument } from 'vscode-languageserver-textdocument';
import { rename, textsForRename } from '../../../src/language/rename';
import { marked } from '../marked-text';
import { type Files, studyOf, uriOf } from './study-of';

/** All files after the ID at the cursor of the first one has been renamed; or the refusal. */
export function renamed(files: Files, newId: string, canConfirm = true): Files | string {
  const { study, uri, marks } = studyOf(files);
  const read = textsForRename(study, uri, marks.cursor, newId);
  const texts = new Map(Object.entries(files).map(([name, source]) => [uriOf(name), marked(source).text]));
  const textOf = (wanted: string) => (read.includes(wanted) ? texts.get(wanted) : undefined);
  const renaming = rename(study, uri, marks.cursor, newId, { textOf, canConfirm });
  if ('refused' in renaming) return renaming.refused;
  return Object.fromEntries(
    Object.entries(files).map(([name, source]) => {
      const document = TextDocument.create(uriOf(name), '', 1, marked(source).text);
      return [name, TextDocument.applyEdits(document, [...(renaming.edits.get(uriOf(name)) ?? [])])];
    }),
  );
}
