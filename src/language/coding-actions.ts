import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import { codeEdits } from '../format/change-codings';
import { isThemeId } from '../format/ids';
import { comparePositions } from '../format/position';
import type { Study } from '../study/study';
import { codedBy, openTranscript, passagesAt, textEdits, themesOnAll } from './coding';
import type { OpenDocument } from './open-document';
import { defaultSettings, type Settings } from './settings';

/** Stands for the theme in edits that are the same for all but for it. */
const anyTheme = 'theme-to-choose';

/** Characters up to which a transcript is looked at whole each time that something is selected in it. */
const longest = 300_000;

/**
 * One action for each theme of the codebook: it codes the selected words with that theme, as *Code Selection* does. None
 * where nothing is selected, or nothing that can be coded, and none in a very long transcript: an editor asks whenever
 * words are selected, and nobody should wait for that.
 */
export function codingActions(
  study: Study,
  document: OpenDocument,
  selection: Range,
  { coder }: Settings = defaultSettings,
): CodeAction[] {
  if (comparePositions(selection.start, selection.end) === 0) return [];
  const open = openTranscript(study, document);
  if (!open || open.text.length > longest) return [];
  const themes = study
    .codebooksOf(open.file)
    .flatMap(({ codebook }) => codebook.themes)
    .filter(({ id }) => isThemeId(id));
  const passages = themes.length > 0 ? passagesAt(open, [selection]) : [];
  const coded = codeEdits(open.text, passages, { themes: [anyTheme], ...codedBy(open.file, coder) });
  if (coded.length === 0) return [];
  const edits = textEdits(open, coded);
  const there = themesOnAll(open.text, passages);
  return themes
    .filter(({ id }) => !there.has(id))
    .map(({ id, label }) => ({
      title: label === undefined ? `Code as ${id}` : `Code as ${label} (${id})`,
      kind: CodeActionKind.RefactorRewrite,
      edit: {
        changes: {
          [document.uri]: edits.map(({ range, newText }) => ({
            range,
            newText: newText.replaceAll(`.${anyTheme}`, `.${id}`),
          })),
        },
      },
    }));
}
