import * as vscode from 'vscode';
import type { CodebookViewJson, ThemeViewJson } from '../../convert/theme-view-json';
import { counted } from '../../format/counted';
import { describeThemeRequest, themeViewRequest } from '../../server/protocol';
import type { Server } from '../client';
import { FoldedNodes } from '../folded-nodes';
import { KeptAnswer } from '../kept-answer';
import { NodesAtCursor } from '../nodes-at-cursor';
import { besideLabel } from '../plain-words';
import { foldingOf, labelItem } from '../tree-items';
import { swatch } from './theme-icons';
import { labelOf, nodesOf, type ThemeNode, type ThemeNodes, type ThemesNode } from './theme-nodes';

/** Command that a click on a theme runs. */
export const showSegments = 'verbatim.showSegments';

/** How often a new theme is looked for, every 100 ms. */
const attempts = 30;

/** More themes than these begin folded. */
const mostUnfolded = 40;

/** The tree of themes as VS Code shows it. It asks for figures when it is shown, and again when the study has changed. */
export class ThemesTree implements vscode.TreeDataProvider<ThemesNode> {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<ThemesNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly answer: KeptAnswer<ThemeViewJson>;
  #nodes: ThemeNodes = { roots: [], byKey: new Map() };
  readonly #folded = new FoldedNodes<ThemesNode>(
    ({ kind }) => kind === 'codebook' || (kind !== 'unknown' && this.#nodes.byKey.size <= mostUnfolded),
  );
  readonly atCursor = new NodesAtCursor<ThemesNode>(
    key => this.#nodes.byKey.get(key),
    this.#folded,
    nodes => this.#changed.fire(nodes),
  );

  constructor(server: Server) {
    this.#server = server;
    const ask = () => server.client.sendRequest<ThemeViewJson>(themeViewRequest);
    this.answer = new KeptAnswer(ask, { transcripts: 0, codebooks: [], unknown: [] });
    this.answer.onDidChange(view => {
      const before = this.#nodes;
      this.#nodes = nodesOf(view);
      this.#foldNewBranches(before);
      this.#changed.fire(undefined);
    });
  }

  /** The nodes as they are now; reads them if that has not been done since the last change. */
  async nodes(): Promise<ThemeNodes> {
    await this.answer.now();
    return this.#nodes;
  }

  async codebooks(): Promise<readonly CodebookViewJson[]> {
    return (await this.answer.now()).codebooks;
  }

  /** Shows the tree anew, without asking the server. */
  redraw(): void {
    this.#changed.fire(undefined);
  }

  /** VS Code leaves what had nothing below it folded when it gets something. */
  #foldNewBranches(before: ThemeNodes): void {
    for (const [key, node] of this.#nodes.byKey) {
      const wasLeaf = before.byKey.get(key)?.below.length === 0;
      if (wasLeaf && node.below.length > 0) this.#folded.set(node, true);
    }
  }

  /** A node once the tree has it: what is written into a codebook is there a little later. */
  async nodeWhenThere(key: string): Promise<ThemesNode | undefined> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const node = (await this.nodes()).byKey.get(key);
      if (node) return node;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    return undefined;
  }

  async getChildren(node?: ThemesNode): Promise<ThemesNode[]> {
    if (node) return [...node.below];
    return [...(await this.nodes()).roots];
  }

  getParent(node: ThemesNode): ThemesNode | undefined {
    return node.above;
  }

  getTreeItem(node: ThemesNode): vscode.TreeItem {
    const item = new vscode.TreeItem('', foldingOf(node.below.length > 0, this.#folded.isFolded(node)));
    item.id = node.key;
    item.command = { command: showSegments, title: 'Show Segments' };
    switch (node.kind) {
      case 'codebook':
        item.iconPath = new vscode.ThemeIcon('book');
        item.contextValue = 'codebook';
        item.tooltip = counted(node.codebook.themes.length, 'theme');
        return this.#marked(item, node, []);
      case 'unknown':
        item.iconPath = new vscode.ThemeIcon('question');
        item.description = `${node.below.length}`;
        item.contextValue = 'unknown';
        item.tooltip = 'Themes that transcripts use and no codebook has: slips, or themes still to be added.';
        return this.#marked(item, node, [`${counted(node.below.length, 'theme')}`]);
      case 'unknown theme': {
        const { id, segments, transcripts, colour } = node.theme;
        item.description = `${segments}`;
        item.iconPath = swatch(colour);
        item.contextValue = 'unknownTheme';
        item.tooltip = `No codebook has “${id}”. It is used in ${counted(segments, 'segment')} of ${counted(transcripts, 'transcript')}.`;
        return this.#marked(item, node, [counted(segments, 'segment'), 'not in the codebook']);
      }
      case 'theme': {
        const { segments, inAll, colour } = node.theme;
        const isParent = node.below.length > 0;
        item.description = isParent ? `${segments} · ${inAll} in all` : `${segments}`;
        item.iconPath = swatch(colour);
        item.contextValue = 'theme';
        return this.#marked(item, node, [
          counted(segments, 'segment'),
          ...(isParent ? [`${inAll} with those below`] : []),
        ]);
      }
    }
  }

  /** Adds to an item whether it is at the cursor, and what is said to those who do not see the tree. */
  #marked(item: vscode.TreeItem, node: ThemesNode, said: readonly string[]): vscode.TreeItem {
    const label = labelOf(node);
    const mark = this.atCursor.markOf(node, labelOf);
    item.description = besideLabel(label, [item.description, mark].filter(Boolean).join(' · '));
    labelItem(item, label, said, mark);
    return item;
  }

  /** The explanation of a theme is asked for when somebody rests on it. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    node: ThemesNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.kind !== 'theme') return item;
    const { client } = this.#server;
    const asked = { codebook: node.codebook, theme: node.theme.id };
    const markdown = await client.sendRequest<string | null>(describeThemeRequest, asked, token);
    if (markdown) item.tooltip = new vscode.MarkdownString(`${markdown}${inAllOf(node)}`);
    return item;
  }
}

function inAllOf({ below, theme: { inAll } }: ThemeNode): string {
  return below.length > 0 ? `  \n_With those below:_ ${counted(inAll, 'segment')}` : '';
}
