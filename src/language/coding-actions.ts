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

/**
 * One action for each theme of the codebook: it codes the selected words with that theme, as *Code Selection* does. None
 * where nothing is selected, or nothing that can be coded.
 */
export function codingActions(
  study: Study,
  document: OpenDocument,
  selection: Range,
  { coder }: Settings = defaultSettings,
): CodeAction[] {
  if (comparePositions(selection.start, selection.end) === 0) return [];
  const open = openTranscript(study, document, [selection]);
  if (!open) return [];
  const themes = study
    .codebooksOf(open.file)
    .flatMap(({ codebook }) => codebook.themes)
    .filter(({ id }) => isThemeId(id));
  const passages = themes.length > 0 ? passagesAt(open, [selection]) : [];
  const coding = { themes: [anyTheme], ...codedBy(open.file, coder) };
  const coded = codeEdits(open.text, passages, coding, open.partsElsewhere);
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
