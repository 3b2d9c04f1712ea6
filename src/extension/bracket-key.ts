import * as vscode from 'vscode';
import { turnsAround } from '../format/next-turn';
import { linesOf } from './turn-keys';

/** The key of package.json that makes `[words]{.}` of selected talk waits for this. */
const selected = 'verbatim.talkSelected';

/**
 * Says whether talk is selected: there `[` begins a coding, with the cursor where the theme goes. VS Code writes it by itself,
 * so that no letter comes before the brackets.
 */
export function registerBracketKey(): vscode.Disposable {
  let told = false;
  return vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
    const isTalk =
      document.languageId === 'transcript' &&
      selections.every(selection => !selection.isEmpty && isInTalk(document, selection));
    if (isTalk === told) return;
    told = isTalk;
    void vscode.commands.executeCommand('setContext', selected, isTalk);
  });
}

function isInTalk(document: vscode.TextDocument, { start, end }: vscode.Selection): boolean {
  const lines = linesOf(document);
  if (!turnsAround(lines, start.line) || !turnsAround(lines, end.line)) return false;
  for (let line = start.line; line <= end.line; line++)
    if (/^ {0,3}(?:#|:::|```|~~~|---)/.test(lines.line(line))) return false;
  return true;
}
