import * as vscode from 'vscode';
import { readTime, timestampPlace } from '../format/timestamp';
import { linesOf } from './turn-keys';

/**
 * *Insert Timestamp*: the time in the clipboard, where a player has put one, else the last one before the cursor, to
 * type over what differs.
 */
export function registerInsertTimestamp(): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.insertTimestamp', async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'transcript') return;
    // In a browser VS Code stops to ask whether the clipboard may be read, while the person types on.
    const inBrowser = vscode.env.uiKind === vscode.UIKind.Web;
    const copied = inBrowser ? undefined : readTime(await vscode.env.clipboard.readText());
    const { active } = editor.selection;
    const { character, last } = timestampPlace(linesOf(editor.document), active);
    const snippet = new vscode.SnippetString('[');
    if (copied) snippet.appendText(copied.join(':'));
    else {
      (last ?? ['00', '00', '00']).forEach((part, index) => {
        if (index > 0) snippet.appendText(':');
        snippet.appendPlaceholder(part);
      });
    }
    snippet.appendText('] ');
    snippet.appendTabstop(0);
    await editor.insertSnippet(snippet, new vscode.Position(active.line, character));
  });
}
