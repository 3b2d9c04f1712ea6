import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type CodebookChange, withoutTheme } from '../../format/codebook-entries';
import { counted } from '../../format/counted';
import { applied } from '../../format/edits';
import { isThemeId } from '../../format/ids';
import { insertTheme, type NewTheme } from '../../format/insert-theme';
import { moveTheme, type ThemePlace } from '../../format/move-theme';
import { themeIdFor } from '../../format/theme-id';
import { setThemeKey, whereToWrite } from '../../format/theme-keys';
import type { Server } from '../client';
import { plainWords } from '../plain-words';
import { changeCodebook } from './codebook-changes';
import { newCodebook } from './new-codebook';
import { chooseColour } from './theme-colours';
import {
  type AnyTheme,
  type CodebookNode,
  isWithin,
  keyOf,
  labelOf,
  type ThemeNode,
  type ThemesNode,
  type UnknownThemeNode,
  uppermost,
} from './theme-nodes';
import type { ThemesTree } from './themes-tree';

type Client = Server['client'];

/** What is done to themes: each command says what it could not do, and why. */
export class ThemeCommands {
  readonly #client: Client;
  readonly #tree: ThemesTree;
  readonly #reveal: (node: ThemesNode) => Promise<void>;

  /** `reveal` shows a node that is new in the tree. */
  constructor({ client }: Server, tree: ThemesTree, reveal: (node: ThemesNode) => Promise<void>) {
    this.#client = client;
    this.#tree = tree;
    this.#reveal = reveal;
  }

  #uri(codebook: string): vscode.Uri {
    return this.#client.protocol2CodeConverter.asUri(codebook);
  }

  /** A new theme below another, or at the end of a codebook. */
  async create(above?: ThemesNode): Promise<void> {
    const parent = above?.kind === 'theme' ? above : undefined;
    const codebook = await this.#codebookFor(above);
    if (!codebook) return;
    const label = await vscode.window.showInputBox({
      title: parent ? `New Theme Below ${labelOf(parent)}` : 'New Theme',
      prompt: 'What do people call it? Its ID is made of that.',
      placeHolder: 'Being needed',
      validateInput: text =>
        text.trim() === '' ? 'Type a name, or press Escape to make no theme.' : undefined,
    });
    if (!label?.trim()) return;
    const taken = await this.#idsIn(codebook);
    const id = themeIdFor(label, taken);
    if (await this.#insert(codebook, { id, label: label.trim() }, parent?.theme.id))
      await this.#show(codebook, id);
  }

  async #show(codebook: vscode.Uri, id: string): Promise<void> {
    const uri = (await this.#tree.codebooks()).find(
      each => this.#uri(each.uri).toString() === codebook.toString(),
    );
    const node = uri && (await this.#tree.nodeWhenThere(keyOf(uri.uri, id)));
    if (node) await this.#reveal(node);
  }

  async #insert(codebook: vscode.Uri, theme: NewTheme, under: string | undefined): Promise<boolean> {
    return changeCodebook(codebook, text => {
      const inserted = insertTheme(text, theme, under);
      return 'refused' in inserted ? inserted : { text: applied(text, [inserted.edit]) };
    });
  }

  async #idsIn(codebook: vscode.Uri): Promise<string[]> {
    const { byKey } = await this.#tree.nodes();
    return [...byKey.values()].flatMap(node =>
      node.kind === 'theme' && this.#uri(node.codebook).toString() === codebook.toString()
        ? [node.theme.id]
        : [],
    );
  }

  /** The codebook that a node belongs to; for others the only one there is, one that is chosen, or a new one. */
  async #codebookFor(node: ThemesNode | undefined): Promise<vscode.Uri | undefined> {
    if (node?.kind === 'theme') return this.#uri(node.codebook);
    if (node?.kind === 'codebook') return this.#uri(node.codebook.uri);
    const codebooks = await this.#tree.codebooks();
    if (codebooks.length === 0) return newCodebook();
    if (codebooks.length === 1) return this.#uri(codebooks[0]?.uri ?? '');
    const choice = await vscode.window.showQuickPick(
      codebooks.map(({ name, uri }) => ({ label: name, uri })),
      { title: 'New Theme', placeHolder: 'Into which codebook?' },
    );
    return choice && this.#uri(choice.uri);
  }

  /** Puts a theme that is only used into a codebook. */
  async add(node: UnknownThemeNode, under?: ThemeNode | CodebookNode): Promise<void> {
    const codebook = await this.#codebookFor(under);
    if (!codebook) return;
    const { id } = node.theme;
    await this.#insert(codebook, { id }, under?.kind === 'theme' ? under.theme.id : undefined);
  }

  /** Another ID, wherever it is written. */
  async rename(node: AnyTheme): Promise<void> {
    const { id } = node.theme;
    const newName = await vscode.window.showInputBox({
      title: `Rename ${labelOf(node)}`,
      prompt: 'The ID, in the codebook and in all transcripts.',
      value: id,
      validateInput: text =>
        isThemeId(text.trim())
          ? undefined
          : 'An ID begins with a letter and has letters, digits, “-”, “_” and “:”.',
    });
    if (newName === undefined || newName.trim() === id) return;
    await this.#renameTo(node, newName.trim());
  }

  /** Makes a theme one with another, after VS Code has shown what that changes. */
  async merge(node: AnyTheme): Promise<void> {
    const other = await this.#choose(`Merge ${labelOf(node)} Into`, 'Into which theme?', [node]);
    if (other && other !== 'top') await this.#renameTo(node, other.theme.id);
  }

  async #renameTo(node: AnyTheme, newName: string): Promise<void> {
    // Where it stands now: the text may have changed since the tree was made.
    const { byKey } = await this.#tree.nodes();
    const now = byKey.get(node.key);
    if (now?.kind !== 'theme' && now?.kind !== 'unknown theme') return;
    const place = now.kind === 'theme' ? { uri: now.codebook, range: now.theme.place } : now.theme.place;
    try {
      const edit = await this.#client.sendRequest<WorkspaceEdit | null>('textDocument/rename', {
        textDocument: { uri: place.uri },
        position: place.range.start,
        newName,
      });
      const converted = await this.#client.protocol2CodeConverter.asWorkspaceEdit(edit);
      if (converted) await vscode.workspace.applyEdit(converted, { isRefactoring: true });
    } catch (error) {
      void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
  }

  /** The name that people read. */
  async setLabel({ codebook, theme }: ThemeNode): Promise<void> {
    const label = await vscode.window.showInputBox({
      title: `Label of ${theme.id}`,
      prompt: 'What people read. Transcripts go on to say the ID.',
      value: theme.label === theme.id ? '' : theme.label,
      placeHolder: theme.id,
    });
    if (label === undefined) return;
    await changeCodebook(this.#uri(codebook), text => setThemeKey(text, theme.id, 'label', label));
  }

  async setColour(nodes: readonly ThemeNode[]): Promise<void> {
    const [first] = nodes;
    if (!first) return;
    const name = nodes.length === 1 ? labelOf(first) : counted(nodes.length, 'theme');
    const colour = await chooseColour(name);
    if (colour === undefined) return;
    await this.#each(nodes, (text, { theme }) => setThemeKey(text, theme.id, 'colour', colour));
  }

  /** Changes each codebook in one step. */
  async #each(
    nodes: readonly ThemeNode[],
    change: (text: string, node: ThemeNode) => CodebookChange,
  ): Promise<void> {
    for (const codebook of new Set(nodes.map(node => node.codebook))) {
      await changeCodebook(this.#uri(codebook), text => {
        let now = text;
        for (const node of nodes.filter(each => each.codebook === codebook)) {
          const changed = change(now, node);
          if ('refused' in changed) return changed;
          now = changed.text;
        }
        return { text: now };
      });
    }
  }

  /** Goes to where the definition is written, or is to be. */
  async editDefinition({ codebook, theme }: ThemeNode): Promise<void> {
    const uri = this.#uri(codebook);
    let selection: vscode.Range | undefined;
    const isThere = await changeCodebook(uri, text => {
      const place = whereToWrite(text, theme.id, 'definition');
      if ('text' in place)
        selection = new vscode.Range(
          place.start.line,
          place.start.character,
          place.end.line,
          place.end.character,
        );
      return place;
    });
    if (isThere && selection) await vscode.window.showTextDocument(uri, { selection, preview: false });
  }

  /** Where a theme stands in the codebook; of one that is only used, where it is used first. */
  async open(node: AnyTheme | CodebookNode): Promise<void> {
    if (node.kind === 'codebook') {
      await vscode.window.showTextDocument(this.#uri(node.codebook.uri));
      return;
    }
    const place = node.kind === 'theme' ? { uri: node.codebook, range: node.theme.place } : node.theme.place;
    const selection = this.#client.protocol2CodeConverter.asRange(place.range);
    await vscode.window.showTextDocument(this.#uri(place.uri), { selection });
  }

  /** Takes themes out of the codebook that nobody uses. */
  async remove(nodes: readonly ThemeNode[]): Promise<void> {
    const [used] = nodes.filter(({ theme }) => theme.segments > 0);
    if (used) {
      const { segments, transcripts } = used.theme;
      const merge = 'Merge Into…';
      const chosen = await vscode.window.showWarningMessage(
        `“${labelOf(used)}” is used: ${counted(segments, 'segment')} in ${counted(transcripts, 'transcript')}. Take it off there first, or merge it into another theme.`,
        merge,
      );
      if (chosen === merge) await this.merge(used);
      return;
    }
    await this.#each(nodes, (text, { theme }) => withoutTheme(text, theme.id));
  }

  /** Moves themes below another, or to the top. */
  async moveTo(nodes: readonly ThemeNode[]): Promise<void> {
    const [first] = nodes;
    if (!first) return;
    const name = nodes.length === 1 ? labelOf(first) : counted(nodes.length, 'Theme');
    const target = await this.#choose(`Move ${name}`, 'Below which theme?', nodes, first.codebook);
    if (target === 'top') await this.move(nodes, undefined);
    else if (target) await this.move(nodes, target);
  }

  /** Moves themes below a node, those that stand below others of them along with these. */
  async move(nodes: readonly ThemeNode[], target: ThemeNode | CodebookNode | undefined): Promise<void> {
    const [first] = nodes;
    const codebook = target?.kind === 'theme' ? target.codebook : (target?.codebook.uri ?? first?.codebook);
    if (nodes.some(node => node.codebook !== codebook)) {
      void vscode.window.showWarningMessage('A theme can only be moved within its own codebook.');
      return;
    }
    const under = target?.kind === 'theme' ? target.theme.id : undefined;
    await this.#each(uppermost(nodes), (text, { theme }) => moveTheme(text, theme.id, { under }));
  }

  /** One place up or down among those beside it. */
  async moveBy(node: ThemeNode, by: -1 | 1): Promise<void> {
    const { byKey, roots } = await this.#tree.nodes();
    const now = byKey.get(node.key);
    const siblings = (now?.above ? now.above.below : roots).filter(
      each => each.kind === 'theme' && each.codebook === node.codebook,
    );
    const other = siblings[siblings.findIndex(each => each.key === node.key) + by];
    if (other?.kind !== 'theme') return;
    const { id } = other.theme;
    const place: ThemePlace = by < 0 ? { before: id } : { after: id };
    await this.#each([node], (text, { theme }) => moveTheme(text, theme.id, place));
  }

  /** Asks for a theme: of all but some, and those below them; of one codebook also for its top. */
  async #choose(
    title: string,
    placeHolder: string,
    without: readonly AnyTheme[],
    codebook?: string,
  ): Promise<ThemeNode | 'top' | undefined> {
    const { byKey } = await this.#tree.nodes();
    const themes = [...byKey.values()].filter((node): node is ThemeNode => node.kind === 'theme');
    const wanted = themes.filter(
      node =>
        (codebook === undefined || node.codebook === codebook) &&
        (codebook === undefined
          ? !without.some(({ key }) => key === node.key)
          : !without.some(other => isWithin(node, other))),
    );
    const rows: (vscode.QuickPickItem & { readonly node: ThemeNode | 'top' })[] = wanted.map(node => ({
      label: plainWords(labelOf(node)),
      description: [node.theme.id === node.theme.label ? '' : node.theme.id, pathTo(node)]
        .filter(Boolean)
        .map(plainWords)
        .join(' · '),
      node,
    }));
    if (codebook !== undefined) rows.unshift({ label: 'Top of the Codebook', node: 'top' });
    const row = await vscode.window.showQuickPick(rows, { title, placeHolder, matchOnDescription: true });
    return row?.node;
  }
}

function pathTo(node: ThemeNode): string {
  const above: string[] = [];
  for (let at = node.above; at; at = at.above) above.unshift(labelOf(at));
  return above.length > 0 ? `in ${above.join(' › ')}` : '';
}
