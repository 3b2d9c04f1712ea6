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
  while (uri && (await exists(uri))) {
    const name: string = fileName(uri.toString());
    const other = 'Save Under Another Name…';
    const choice: string | undefined = await vscode.window.showWarningMessage(
      `${name} is already there and stays as it is.`,
      other,
    );
    uri =
      choice === other
        ? await vscode.window.showSaveDialog({ defaultUri: uri, title: `Save the ${what}` })
        : undefined;
  }
  if (!uri) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      `${uri.fsPath} could not be written. Is the folder there, and yours to write in?`,
    );
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}

/** Whether a file is on the disk now. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
