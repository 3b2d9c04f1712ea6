import * as vscode from 'vscode';
import { questionsAtRequest } from '../../server/protocol';
import type { Server } from '../client';
import { followCursor } from '../follow-cursor';
import { besideLabel } from '../plain-words';
import { transcriptInFront } from '../transcript-in-front';
import type { GuideNode } from './guide-nodes';
import { GuideTree } from './guide-tree';

/** The side bar's guide: the questions of the transcript in front, and how they fare there. */
export function registerGuideView(server: Server): vscode.Disposable {
  const { client, serves } = server;
  const tree = new GuideTree(server);
  const view: vscode.TreeView<GuideNode> = vscode.window.createTreeView('verbatim.guide', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const cursor = followCursor(async follow => {
    const editor = transcriptInFront(serves);
    if (!view.visible || !editor) return;
    const here = await client
      .sendRequest<string[]>(questionsAtRequest, {
        textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
        position: client.code2ProtocolConverter.asPosition(editor.selection.active),
      })
      .then(undefined, () => undefined); // the text has changed meanwhile, and the cursor with it
    if (!here) return;
    const [first] = tree.atCursor.set(here);
    if (first && follow && view.visible)
      await view.reveal(first, { select: false, focus: false }).then(undefined, () => {}); // it may just have gone
  });
  const refresh = (): void => tree.answer.changed(view.visible);
  return vscode.Disposable.from(
    view,
    cursor,
    view.onDidExpandElement(({ element }) => tree.atCursor.fold(element, false)),
    view.onDidCollapseElement(({ element }) => tree.atCursor.fold(element, true)),
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      refresh();
      cursor.rests();
    }),
    tree.answer.onDidRead(shown => {
      const state = !shown ? 'nothing' : shown.guide ? 'guide' : 'transcript';
      void vscode.commands.executeCommand('setContext', 'verbatim.guide', state);
      const { participant = '', answered, expected } = shown?.guide ?? {};
      view.description = shown?.guide
        ? `${participant}${besideLabel(participant, ` · ${answered} of ${expected} answered`)}`
        : '';
      cursor.rests();
    }),
    server.onStudyChanged(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.window.onDidChangeVisibleTextEditors(refresh),
  );
}
