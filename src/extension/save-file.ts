import * as vscode from 'vscode';
import { type SaveFile, savedKinds } from '../webview/save-file';

/** Saves what a page has made where the person says. The dialog asks before a file that is there is replaced. */
export async function saveFile({ name, contents }: SaveFile): Promise<void> {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [savedKinds.get(ending) ?? ending]: [ending] },
    title: 'Save',
  });
  if (!uri) return;
  const shown = vscode.workspace.asRelativePath(uri);
  try {
    await vscode.workspace.fs.writeFile(uri, contents);
  } catch {
    void vscode.window.showErrorMessage(
      `${shown} could not be written. Is the folder there, and yours to write in?`,
    );
    return;
  }
  void vscode.window.showInformationMessage(`Saved as ${shown}.`);
}
