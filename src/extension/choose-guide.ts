import * as vscode from 'vscode';
import { kindOf } from '../study/file-kinds';
import { exists } from './create-file';
import { filesBelow } from './study-places';

/** The guide in front, the only one there is, or the one that is chosen; `undefined` where there is none. */
export async function chooseGuide(title: string, placeHolder: string): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  // An editor goes on to show a guide that has been deleted.
  if (active && kindOf(active.toString()) === 'guide' && (await exists(active))) return active;
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const guides = await filesBelow(folders, 'guide');
  if (guides.length === 0) {
    const choice = await vscode.window.showInformationMessage(
      'There is no interview guide in this folder yet. Import one first.',
      'Import Interview Guide…',
    );
    if (choice) await vscode.commands.executeCommand('verbatim.importGuide');
    return undefined;
  }
  if (guides.length === 1) return guides[0];
  const choice = await vscode.window.showQuickPick(
    guides.map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri })),
    { title, placeHolder },
  );
  return choice?.uri;
}
