import * as vscode from 'vscode';
import { fileName } from '../../study/uris';
import { createFile } from '../create-file';
import { filesBelow } from '../study-places';

/** *New Codebook*: an empty one beside the guide, or in the first workspace folder. Gives its URI. */
export async function newCodebook(): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const [first] = folders;
  if (!first) {
    void vscode.window.showInformationMessage('Open the folder of your study first.');
    return undefined;
  }
  const [guide] = await filesBelow(folders, 'guide');
  const wanted = guide
    ? vscode.Uri.joinPath(
        guide,
        '..',
        fileName(guide.toString()).replace(/(^|\.)guide\.ya?ml$/i, '$1codebook.yaml'),
      )
    : vscode.Uri.joinPath(first, 'codebook.yaml');
  return (await createFile(wanted, 'themes:\n', 'codebook'))?.uri;
}
