import * as vscode from 'vscode';
import type { Server } from '../client';
import { type StudyNode, StudyTree } from './study-tree';

/** Milliseconds: problems of many files come one after the other. */
const problemsRest = 200;

/** The side bar's list of transcripts, with what each comes to. */
export function registerStudyView(server: Server): vscode.Disposable {
  const tree = new StudyTree(server);
  const view: vscode.TreeView<StudyNode> = vscode.window.createTreeView('verbatim.study', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const changed = new Map<string, vscode.Uri>();
  let resting: ReturnType<typeof setTimeout> | undefined;
  return vscode.Disposable.from(
    view,
    view.onDidExpandElement(({ element }) => element.kind === 'group' && tree.folded(element, false)),
    view.onDidCollapseElement(({ element }) => element.kind === 'group' && tree.folded(element, true)),
    view.onDidChangeVisibility(({ visible }) => tree.answer.changed(visible)),
    tree.answer.onDidRead(({ groups }) => {
      const sum = (of: 'count' | 'answered' | 'expected') =>
        groups.reduce((total, group) => total + group[of], 0);
      const state = sum('count') > 0 ? 'transcripts' : 'nothing';
      void vscode.commands.executeCommand('setContext', 'verbatim.study', state);
      view.description = sum('expected') > 0 ? `${sum('answered')} of ${sum('expected')} answered` : '';
    }),
    server.onStudyChanged(() => tree.answer.changed(view.visible)),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) changed.set(uri.toString(), uri);
      resting ??= setTimeout(() => {
        resting = undefined;
        tree.problemsChanged([...changed.values()]);
        changed.clear();
      }, problemsRest);
    }),
    { dispose: () => clearTimeout(resting) },
  );
}
