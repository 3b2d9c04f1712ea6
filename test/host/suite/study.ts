import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A file of the copy of the example study that the suite has open. */
export function studyFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file. Commands are about the editor that is in front, which VS Code may say a moment after it has shown it. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(studyFile(path));
  const editor = await vscode.window.showTextDocument(document);
  await eventually('the editor in front', () => vscode.window.activeTextEditor === editor || undefined);
  return editor;
}

/** The place of a text in a document, `into` characters behind its beginning. */
export function placeOf(document: vscode.TextDocument, text: string, into = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `“${text}” is in the document`);
  return document.positionAt(offset + into);
}

/** The codes of a file's problems: VS Code keeps a code that leads to its explanation with the place. */
export function codesOf(uri: vscode.Uri): unknown[] {
  return vscode.languages.getDiagnostics(uri).map(codeOf);
}

export function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** Asks again until the answer is there: what the server sends comes when it comes. */
export async function eventually<Value>(
  what: string,
  ask: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: not within 15 s`);
}

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
