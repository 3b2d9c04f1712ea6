import * as vscode from 'vscode';
import type { GuideViewJson } from '../../convert/guide-view-json';
import { guideViewRequest } from '../../server/protocol';
import type { Server } from '../client';
import { FoldedNodes } from '../folded-nodes';
import { KeptAnswer } from '../kept-answer';
import { NodesAtCursor } from '../nodes-at-cursor';
import { besideLabel, plainWords } from '../plain-words';
import { questionIn } from '../question-edits';
import { goToQuestion } from '../questions';
import { transcriptInFront } from '../transcript-in-front';
import { foldingOf, labelItem } from '../tree-items';
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
  readonly #folded = new FoldedNodes<GuideNode>(
    ({ kind }) => kind === 'section' || this.#nodes.questions.size <= mostUnfolded,
  );
  /** Of the questions, by their IDs. */
  readonly atCursor = new NodesAtCursor<GuideNode>(
    id => this.#nodes.questions.get(id),
    this.#folded,
    nodes => this.#changed.fire(nodes),
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

  async getChildren(node?: GuideNode): Promise<GuideNode[]> {
    if (node) return [...node.below];
    await this.answer.now();
    return [...this.#nodes.roots];
  }

  getParent(node: GuideNode): GuideNode | undefined {
    return node.above;
  }

  getTreeItem(node: GuideNode): vscode.TreeItem {
    const item = new vscode.TreeItem('', foldingOf(node.below.length > 0, this.#folded.isFolded(node)));
    item.id = node.key;
    const mark = this.atCursor.markOf(node, ({ key }) => key);
    if (node.kind === 'section') {
      const { title, answered, expected } = node.section;
      const label = plainWords(title) || 'Questions';
      const progress = expected === 0 ? '' : `${answered} of ${expected}`;
      item.tooltip =
        expected === 0
          ? 'No question of this section is expected in this interview.'
          : `${progress} expected questions answered`;
      item.description = besideLabel(label, [mark, progress].filter(Boolean).join(' · '));
      labelItem(item, label, [item.tooltip], mark);
      return item;
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
    item.description = besideLabel(id, [mark, name, words].filter(Boolean).join(' · '));
    labelItem(item, id, [words, name, ...(why ? [why] : [])], mark);
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
