import * as vscode from 'vscode';
import { type ThemesAtResult, themesAtRequest } from '../../server/protocol';
import type { Server } from '../client';
import { followCursor } from '../follow-cursor';
import { newCodebook } from './new-codebook';
import { namesOf, SegmentsTree } from './segments-tree';
import { ThemeCommands } from './theme-commands';
import { type AnyTheme, keysOf, type ThemeNode, type ThemesNode } from './theme-nodes';
import { showSegments, ThemesTree } from './themes-tree';

const dragged = 'application/vnd.code.tree.verbatim.themes';

/** The side bar: the themes of the codebooks, and the segments of the one that is chosen. */
export function registerThemesView(server: Server): vscode.Disposable {
  const tree = new ThemesTree(server);
  const segments = new SegmentsTree(server, async themes => {
    const now = [...(await tree.nodes()).byKey.values()].filter(isTheme);
    const byId = new Map(now.map(node => [node.theme.id, node]));
    return themes.flatMap(({ theme }) => byId.get(theme.id) ?? []);
  });
  const commands = new ThemeCommands(server, tree, async node => {
    // It may have gone again meanwhile.
    if (view.visible) await view.reveal(node, { select: true }).then(undefined, () => {});
  });
  const view: vscode.TreeView<ThemesNode> = vscode.window.createTreeView('verbatim.themes', {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
    dragAndDropController: dragAndDrop(commands),
  });
  const list = vscode.window.createTreeView('verbatim.segments', {
    treeDataProvider: segments,
    showCollapseAll: true,
  });
  list.message = 'Choose a theme to read its segments.';

  const chosen = (nodes: readonly ThemesNode[]): AnyTheme[] =>
    nodes.flatMap((node): readonly AnyTheme[] => {
      if (node.kind === 'theme' || node.kind === 'unknown theme') return [node];
      return node.kind === 'unknown' ? node.below : [];
    });

  const cursor = followCursor(follow => markHere(server, tree, view, follow));

  const registered = Object.entries<(nodes: readonly ThemesNode[]) => unknown>({
    newTheme: () => commands.create(),
    newThemeBelow: ([node]) => commands.create(node),
    addTheme: async nodes => {
      for (const node of nodes) if (node.kind === 'unknown theme') await commands.add(node);
    },
    renameTheme: ([node]) => isTheme(node) && commands.rename(node),
    mergeTheme: ([node]) => isTheme(node) && commands.merge(node),
    setThemeLabel: ([node]) => node?.kind === 'theme' && commands.setLabel(node),
    setThemeColour: nodes => commands.setColour(nodes.filter(isOfCodebook)),
    editDefinition: ([node]) => node?.kind === 'theme' && commands.editDefinition(node),
    openTheme: ([node]) => node && node.kind !== 'unknown' && commands.open(node),
    moveTheme: nodes => commands.moveTo(nodes.filter(isOfCodebook)),
    moveThemeUp: ([node]) => node?.kind === 'theme' && commands.moveBy(node, -1),
    moveThemeDown: ([node]) => node?.kind === 'theme' && commands.moveBy(node, 1),
    deleteTheme: nodes => commands.remove(nodes.filter(isOfCodebook)),
  }).map(([name, run]) =>
    vscode.commands.registerCommand(`verbatim.${name}`, (node?: ThemesNode, all?: readonly ThemesNode[]) =>
      run(all ?? (node ? [node] : view.selection)),
    ),
  );

  return vscode.Disposable.from(
    view,
    list,
    cursor,
    ...registered,
    vscode.commands.registerCommand('verbatim.newCodebook', async () => {
      const uri = await newCodebook();
      if (uri) await vscode.window.showTextDocument(uri, { preview: false });
    }),
    vscode.commands.registerCommand('verbatim.openSegment', (uri: vscode.Uri, selection: vscode.Range) =>
      vscode.window.showTextDocument(uri, { selection }),
    ),
    // With a command, a click on a theme does not fold it.
    vscode.commands.registerCommand(showSegments, () => segments.show(chosen(view.selection))),
    vscode.commands.registerCommand('verbatim.moreSegments', () => segments.more()),
    view.onDidChangeSelection(({ selection }) => {
      if (selection.length > 0) void segments.show(chosen(selection));
    }),
    view.onDidExpandElement(({ element }) => tree.atCursor.fold(element, false)),
    view.onDidCollapseElement(({ element }) => tree.atCursor.fold(element, true)),
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      tree.answer.changed(true);
      cursor.rests();
    }),
    tree.answer.onDidRead(({ codebooks, transcripts, unknown }) => {
      const state = codebooks.length > 0 ? 'codebook' : transcripts > 0 ? 'transcripts' : 'nothing';
      void vscode.commands.executeCommand('setContext', 'verbatim.themes', state);
      view.message =
        codebooks.length === 0 && unknown.length > 0
          ? 'There is no codebook yet. “Add to Codebook” on a theme begins one.'
          : '';
      cursor.rests();
    }),
    segments.onDidRead(({ total, themes }) => {
      list.description = themes.length > 0 ? `${namesOf(themes)}: ${total}` : '';
      list.message =
        themes.length === 0
          ? 'Choose a theme to read its segments.'
          : total === 0
            ? `“${namesOf(themes)}” has no segments yet. Select words in a transcript to code them.`
            : '';
    }),
    list.onDidChangeVisibility(({ visible }) => {
      if (visible) void segments.refresh();
    }),
    server.onStudyChanged(() => {
      tree.answer.changed(view.visible);
      if (list.visible) void segments.refresh();
    }),
    vscode.window.onDidChangeActiveColorTheme(() => tree.redraw()),
  );
}

function isTheme(node: ThemesNode | undefined): node is AnyTheme {
  return node?.kind === 'theme' || node?.kind === 'unknown theme';
}

function isOfCodebook(node: ThemesNode): node is ThemeNode {
  return node.kind === 'theme';
}

/** Marks the themes at the cursor of the transcript in front; `follow`: scrolls to the first of them. */
async function markHere(
  { client, serves }: Server,
  tree: ThemesTree,
  view: vscode.TreeView<ThemesNode>,
  follow: boolean,
): Promise<void> {
  if (!view.visible) return;
  const editor = vscode.window.activeTextEditor;
  const isTranscript = editor?.document.languageId === 'transcript' && serves(editor.document);
  const here = isTranscript
    ? await client
        .sendRequest<ThemesAtResult>(themesAtRequest, {
          textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
          position: client.code2ProtocolConverter.asPosition(editor.selection.active),
        })
        .then(undefined, () => undefined) // the text has changed meanwhile, and the cursor with it
    : [];
  if (!here) return;
  const [first] = tree.atCursor.set(keysOf(here));
  if (first && follow && view.visible)
    await view.reveal(first, { select: false, focus: false }).then(undefined, () => {}); // it may just have gone
}

function dragAndDrop(commands: ThemeCommands): vscode.TreeDragAndDropController<ThemesNode> {
  let nodes: readonly ThemesNode[] = [];
  return {
    dragMimeTypes: [dragged],
    dropMimeTypes: [dragged],
    handleDrag(source, data) {
      nodes = source;
      data.set(dragged, new vscode.DataTransferItem(source.map(({ key }) => key)));
    },
    async handleDrop(target, data) {
      if (!data.get(dragged)) return;
      const at = target?.kind === 'theme' || target?.kind === 'codebook' ? target : undefined;
      if (target && !at) return;
      const moved = nodes.filter(isOfCodebook);
      if (moved.length > 0) await commands.move(moved, at);
      for (const node of nodes) if (node.kind === 'unknown theme') await commands.add(node, at);
    },
  };
}
