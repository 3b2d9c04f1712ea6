import * as vscode from 'vscode';
import type { CodebookChange } from '../../format/codebook-entries';
import { changesBetween } from '../../format/edits';

/**
 * Changes a codebook's text in one step that can be undone. Whether it was changed; why not is said. A codebook that nobody
 * shows stays open and unsaved, as VS Code has it.
 */
export async function changeCodebook(
  codebook: vscode.Uri,
  change: (text: string) => CodebookChange,
): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(codebook);
  const text = document.getText();
  const changed = change(text);
  if ('refused' in changed) {
    sayRefused(changed.refused, codebook);
    return false;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text: by } of changesBetween(text, changed.text))
    edit.replace(codebook, new vscode.Range(document.positionAt(start), document.positionAt(end)), by);
  if (edit.size === 0) return true;
  if (await vscode.workspace.applyEdit(edit)) return true;
  void vscode.window.showErrorMessage(
    `${vscode.workspace.asRelativePath(codebook)} could not be changed. Is it read-only?`,
  );
  return false;
}

function sayRefused(why: string, codebook: vscode.Uri): void {
  const open = 'Open Codebook';
  void vscode.window.showWarningMessage(why, open).then(chosen => {
    if (chosen === open) void vscode.window.showTextDocument(codebook);
  });
}
