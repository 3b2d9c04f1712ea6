import * as vscode from 'vscode';

/** How a node of a tree is to be shown that has nothing below it, is folded, or is not. */
export function foldingOf(hasBelow: boolean, isFolded: boolean): vscode.TreeItemCollapsibleState {
  if (!hasBelow) return vscode.TreeItemCollapsibleState.None;
  return isFolded ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
}

/**
 * Labels an item, and says everything to those who do not see the tree. `mark` says that the cursor is there
 * (`here`, `here: …`), or is empty.
 */
export function labelItem(item: vscode.TreeItem, label: string, said: readonly string[], mark: string): void {
  item.label = mark === '' ? label : { label, highlights: [[0, label.length]] };
  const atCursor = mark === '' ? [] : [mark.replace('here', 'at the cursor')];
  item.accessibilityInformation = { label: [label, ...said, ...atCursor].join(', ') };
}
