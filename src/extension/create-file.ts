import * as vscode from 'vscode';
import { fileName } from '../study/uris';

/**
 * Creates a file and opens it. Where one is there already, asks for another place; nothing is ever replaced. Gives
 * `undefined` when the person changes their mind.
 */
export async function createFile(
  wanted: vscode.Uri,
  text: string,
  what: string,
): Promise<vscode.TextDocument | undefined> {
  let uri: vscode.Uri | undefined = wanted;
  for (let obstacle = await obstacleTo(wanted); uri && obstacle !== undefined; ) {
    const other = 'Save Elsewhere…';
    const choice: string | undefined = await vscode.window.showWarningMessage(obstacle, other);
    uri =
      choice === other
        ? await vscode.window.showSaveDialog({ defaultUri: uri, title: `Save the ${what}` })
        : undefined;
    obstacle = uri && (await obstacleTo(uri));
  }
  if (!uri) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      `${vscode.workspace.asRelativePath(uri)} could not be written. Is the folder there, and yours to write in?`,
    );
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}

/** Why a file cannot be created, as whole sentences. */
async function obstacleTo(uri: vscode.Uri): Promise<string | undefined> {
  const name = fileName(uri.toString());
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    return `${name} cannot be saved here: this folder is open for reading only.`;
  return (await exists(uri)) ? `${name} is already there and stays as it is.` : undefined;
}

/** Whether a file is there now. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
