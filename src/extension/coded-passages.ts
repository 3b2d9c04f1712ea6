import * as vscode from 'vscode';
import { type CodedPassagesParams, type CodedPassagesResult, codedPassagesRequest } from '../server/protocol';
import type { Server } from './client';
import { PassageColours } from './passage-colours';
import { type Ask, PassagesInEditor } from './passages-in-editor';

/*
 * Coded words are tinted in the colours of their themes and marked in the ruler, and the signs that say so are faint, or
 * hidden for who wants to read. Only what can be seen is asked for, and nothing is drawn over another version of a text.
 */

/** Waits in milliseconds: while somebody scrolls or types, only the last place is asked about. */
const afterScrolling = 40;
const afterTyping = 120;
/** The marks of a whole transcript may come later: VS Code moves those that are there. */
const marksAfterTyping = 700;

export function registerCodedPassages({ client, serves, onStudyChanged }: Server): vscode.Disposable {
  const colours = new PassageColours();
  const editors = new Map<vscode.TextEditor, PassagesInEditor>();
  const status = markupStatus();
  let isMarkupHidden = false;

  const ask: Ask = (document, ranges, marks) => {
    const { asUri } = client.code2ProtocolConverter;
    const asked: CodedPassagesParams = {
      textDocument: { uri: asUri(document.uri) },
      ranges: ranges.map(range => client.code2ProtocolConverter.asRange(range)),
      marks,
    };
    return client.sendRequest<CodedPassagesResult>(codedPassagesRequest, asked);
  };
  const redraw = (): void => {
    for (const passages of editors.values()) passages.draw();
  };
  const follow = (): void => {
    const visible = new Set(vscode.window.visibleTextEditors);
    for (const [editor, passages] of editors) {
      if (visible.has(editor)) continue;
      passages.dispose();
      editors.delete(editor);
    }
    for (const editor of visible) {
      if (editors.has(editor) || editor.document.languageId !== 'transcript' || !serves(editor.document))
        continue;
      const passages = new PassagesInEditor(editor, colours, ask, () => isMarkupHidden);
      editors.set(editor, passages);
      passages.refresh(0, 0);
    }
    status.show(isMarkupHidden && editors.size > 0);
  };
  const changed = (): void => {
    for (const passages of editors.values()) passages.refresh(afterTyping, marksAfterTyping);
  };
  follow();
  return vscode.Disposable.from(
    colours,
    status,
    {
      dispose: () => {
        for (const passages of editors.values()) passages.dispose();
      },
    },
    vscode.window.onDidChangeVisibleTextEditors(follow),
    vscode.workspace.onDidOpenTextDocument(follow), // another language may have been chosen for it
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
      editors.get(textEditor)?.refresh(afterScrolling),
    ),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isMarkupHidden) editors.get(textEditor)?.draw();
    }),
    onStudyChanged(changed),
    vscode.window.onDidChangeActiveColorTheme(() => {
      colours.dispose();
      redraw();
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('verbatim.coding')) redraw();
    }),
    vscode.commands.registerCommand('verbatim.toggleMarkup', () => {
      isMarkupHidden = !isMarkupHidden;
      status.show(isMarkupHidden && editors.size > 0);
      redraw();
    }),
  );
}

/** Says that markup is hidden, and brings it back. */
function markupStatus(): { show(isHidden: boolean): void; dispose(): void } {
  const item = vscode.window.createStatusBarItem('verbatim.markup', vscode.StatusBarAlignment.Right, 89);
  item.name = 'Verbatim: Markup';
  item.text = '$(eye-closed) Markup hidden';
  item.tooltip = 'Brackets, themes and memos are hidden, except where the cursor is. Shows them again.';
  item.command = 'verbatim.toggleMarkup';
  return {
    show: isHidden => (isHidden ? item.show() : item.hide()),
    dispose: () => item.dispose(),
  };
}
