import * as vscode from 'vscode';
import type { GuideViewJson } from '../../convert/guide-view-json';
import { guideViewRequest } from '../../server/protocol';
import type { Server } from '../client';
import { FoldedNodes } from '../folded-nodes';
import { KeptAnswer } from '../kept-answer';
import { besideLabel, plainWords } from '../plain-words';
import { questionIn } from '../question-edits';
import { goToQuestion } from '../questions';
import { transcriptInFront } from '../transcript-in-front';
import { type GuideNode, type GuideNodes, nodesOf } from './guide-nodes';
import { stateIcon } from './state-icons';

/** What is shown: the transcript in front, and its guide if it follows one. */
export interface ShownGuide {
  /** URI of the transcript. */
  readonly uri: string;
  readonly guide: GuideViewJson | null;
}

/** With more questions than these, probes begin folded. */
const mostUnfolded = 40;

/** The guide of the transcript in front as VS Code shows it. It is asked for when it is shown, and when the study has changed. */
export class GuideTree implements vscode.TreeDataProvider<GuideNode> {
  readonly answer: KeptAnswer<ShownGuide | undefined>;
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<GuideNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #nodes: GuideNodes = { roots: [], questions: new Map() };
  /** IDs of the questions at the cursor. */
  #here: ReadonlySet<string> = new Set();
  readonly #folded = new FoldedNodes<GuideNode>(
    ({ kind }) => kind === 'section' || this.#nodes.questions.size <= mostUnfolded,
  );

  constructor(server: Server) {
    this.#server = server;
    this.answer = new KeptAnswer<ShownGuide | undefined>(() => this.#ask(), undefined);
    this.answer.onDidChange(shown => {
      this.#nodes = shown?.guide ? nodesOf(shown.uri, shown.guide) : { roots: [], questions: new Map() };
      this.#changed.fire(undefined);
    });
  }

  async #ask(): Promise<ShownGuide | undefined> {
    const { client, serves } = this.#server;
    const document = transcriptInFront(serves)?.document;
    if (!document) return undefined;
    const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const guide = await client.sendRequest<GuideViewJson | null>(guideViewRequest, { textDocument });
    return { uri: document.uri.toString(), guide };
  }

  /** What the cursor stands in: gives the nodes to show if they are in sight. */
  markHere(ids: readonly string[]): GuideNode[] {
    const before = this.#marked();
    this.#here = new Set(ids);
    const now = this.#marked();
    const changed = [...new Set([...before, ...now])];
    if (changed.length > 0) this.#changed.fire(changed);
    return now;
  }

  #marked(): GuideNode[] {
    return [...this.#here].flatMap(id => {
      const node = this.#nodes.questions.get(id);
      return node ? this.#folded.shownFor(node) : [];
    });
  }

  folded(node: GuideNode, isFolded: boolean): void {
    this.#folded.set(node, isFolded);
    const marked = this.#marked();
    if (marked.length > 0) this.#changed.fire(marked);
  }

  async getChildren(node?: GuideNode): Promise<GuideNode[]> {
    if (node) return [...node.below];
    await this.answer.now();
    return [...this.#nodes.roots];
  }

  getParent(node: GuideNode): GuideNode | undefined {
    return node.above;
  }

  getTreeItem(node: GuideNode): vscode.TreeItem {
    const state =
      node.below.length === 0
        ? vscode.TreeItemCollapsibleState.None
        : this.#folded.isFolded(node)
          ? vscode.TreeItemCollapsibleState.Collapsed
          : vscode.TreeItemCollapsibleState.Expanded;
    const item = new vscode.TreeItem('', state);
    item.id = node.key;
    if (node.kind === 'section') {
      const { title, answered, expected } = node.section;
      const label = plainWords(title) || 'Questions';
      const progress = expected === 0 ? '' : `${answered} of ${expected}`;
      item.tooltip =
        expected === 0
          ? 'No question of this section is expected in this interview.'
          : `${progress} expected questions answered`;
      return this.#withMark(item, node, label, progress, [item.tooltip]);
    }
    const { id, text, name, why } = node.entry;
    const words = plainWords(text);
    item.command = {
      command: goToQuestion,
      title: 'Go to Question',
      arguments: [{ uri: node.uri, question: id }],
    };
    item.iconPath = stateIcon(node.entry);
    item.contextValue = node.entry.isThere ? 'question' : 'missingQuestion';
    return this.#withMark(item, node, id, `${name} · ${words}`, [words, name, ...(why ? [why] : [])]);
  }

  /** Says of what is at the cursor that it is, and everything to those who do not see the tree. */
  #withMark(
    item: vscode.TreeItem,
    node: GuideNode,
    label: string,
    description: string,
    said: readonly string[],
  ): vscode.TreeItem {
    const here = [...this.#here].filter(id => {
      const question = this.#nodes.questions.get(id);
      return question && this.#folded.shownFor(question).key === node.key;
    });
    const isItself = node.kind === 'question' && here.includes(node.question);
    const mark = here.length === 0 ? '' : isItself ? 'here' : `here: ${here.join(', ')}`;
    item.label = mark === '' ? label : { label, highlights: [[0, label.length]] };
    item.description = besideLabel(label, [mark, description].filter(Boolean).join(' · '));
    const atCursor = mark === '' ? [] : [mark.replace('here', 'at the cursor')];
    item.accessibilityInformation = { label: [label, ...said, ...atCursor].join(', ') };
    return item;
  }

  /** The explanation of a question is asked for when somebody rests on it. */
  async resolveTreeItem(item: vscode.TreeItem, node: GuideNode): Promise<vscode.TreeItem> {
    if (node.kind !== 'question') return item;
    const uri = vscode.Uri.parse(node.uri);
    const here = await questionIn(this.#server.client, { uri }, node.question);
    if (here) item.tooltip = new vscode.MarkdownString(here.description);
    return item;
  }
}
