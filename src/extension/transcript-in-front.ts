import * as vscode from 'vscode';
import type { Server } from './client';

/** While a panel or the terminal has the focus, the transcript beside it is still the one that is worked on. */
export function transcriptInFront(serves: Server['serves']): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor ? [activeTextEditor] : visibleTextEditors;
  return editors.find(({ document }) => document.languageId === 'transcript' && serves(document));
}
