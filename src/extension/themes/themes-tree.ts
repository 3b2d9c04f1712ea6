import * as vscode from 'vscode';
import type { CodebookViewJson, ThemeViewJson } from '../../convert/theme-view-json';
import { counted } from '../../format/counted';
import { describeThemeRequest, themeViewRequest } from '../../server/protocol';
import type { Server } from '../client';
import { FoldedNodes } from '../folded-nodes';
import { KeptAnswer } from '../kept-answer';
import { besideLabel } from '../plain-words';
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
  /** Keys of the themes at the cursor. */
  #here: ReadonlySet<string> = new Set();
  readonly #folded = new FoldedNodes<ThemesNode>(
    ({ kind }) => kind === 'codebook' || (kind !== 'unknown' && this.#nodes.byKey.size <= mostUnfolded),
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

  /** What the cursor stands in: gives the nodes to show if they are in sight. */
  markHere(keys: readonly string[]): ThemesNode[] {
    const before = this.#markedNodes();
    this.#here = new Set(keys);
    const now = this.#markedNodes();
    const changed = [...new Set([...before, ...now])];
    if (changed.length > 0) this.#changed.fire(changed);
    return now;
  }

  #markedNodes(): ThemesNode[] {
    return [...this.#here].flatMap(key => {
      const node = this.#nodes.byKey.get(key);
      return node ? this.#folded.shownFor(node) : [];
    });
  }

  folded(node: ThemesNode, isFolded: boolean): void {
    this.#folded.set(node, isFolded);
    const marked = this.#markedNodes();
    if (marked.length > 0) this.#changed.fire(marked);
  }

  async getChildren(node?: ThemesNode): Promise<ThemesNode[]> {
    if (node) return [...node.below];
    return [...(await this.nodes()).roots];
  }

  getParent(node: ThemesNode): ThemesNode | undefined {
    return node.above;
  }

  getTreeItem(node: ThemesNode): vscode.TreeItem {
    const state =
      node.below.length === 0
        ? vscode.TreeItemCollapsibleState.None
        : this.#folded.isFolded(node)
          ? vscode.TreeItemCollapsibleState.Collapsed
          : vscode.TreeItemCollapsibleState.Expanded;
    const item = new vscode.TreeItem('', state);
    item.id = node.key;
    item.command = { command: showSegments, title: 'Show Segments' };
    switch (node.kind) {
      case 'codebook':
        item.label = node.codebook.name;
        item.iconPath = new vscode.ThemeIcon('book');
        item.contextValue = 'codebook';
        item.tooltip = counted(node.codebook.themes.length, 'theme');
        return this.#marked(item, node, []);
      case 'unknown':
        item.label = 'Not in the codebook';
        item.iconPath = new vscode.ThemeIcon('question');
        item.description = `${node.below.length}`;
        item.contextValue = 'unknown';
        item.tooltip = 'Themes that transcripts use and no codebook has: slips, or themes still to be added.';
        return this.#marked(item, node, [`${counted(node.below.length, 'theme')}`]);
      case 'unknown theme': {
        const { id, segments, transcripts, colour } = node.theme;
        item.label = id;
        item.description = `${segments}`;
        item.iconPath = swatch(colour);
        item.contextValue = 'unknownTheme';
        item.tooltip = `No codebook has “${id}”. It is used in ${counted(segments, 'segment')} of ${counted(transcripts, 'transcript')}.`;
        return this.#marked(item, node, [counted(segments, 'segment'), 'not in the codebook']);
      }
      case 'theme': {
        const { label, segments, inAll, colour } = node.theme;
        const isParent = node.below.length > 0;
        item.label = label;
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

  /** Says of what is at the cursor that it is, and everything to those who do not see the tree. */
  #marked(item: vscode.TreeItem, node: ThemesNode, said: readonly string[]): vscode.TreeItem {
    const label = typeof item.label === 'string' ? item.label : '';
    const here = [...this.#here].flatMap(key => {
      const theme = this.#nodes.byKey.get(key);
      return theme && this.#folded.shownFor(theme).key === node.key ? [theme] : [];
    });
    const words =
      here.length === 0
        ? []
        : here.some(theme => theme.key === node.key)
          ? ['here']
          : [`here: ${here.map(labelOf).join(', ')}`];
    if (words.length > 0) {
      item.label = { label, highlights: [[0, label.length]] };
      item.description = [item.description, ...words].filter(Boolean).join(' · ');
    }
    item.description = besideLabel(label, item.description);
    const more = words.map(word => word.replace('here', 'at the cursor'));
    item.accessibilityInformation = { label: [label, ...said, ...more].join(', ') };
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
