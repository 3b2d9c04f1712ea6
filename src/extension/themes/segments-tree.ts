import * as vscode from 'vscode';
import { escaped } from '../../convert/markdown-text';
import type { QuoteJson, QuotesAsked, QuotesJson } from '../../convert/quotes-json';
import { counted } from '../../format/counted';
import { quotesRequest } from '../../server/protocol';
import { fileName } from '../../study/uris';
import type { Server } from '../client';
import { besideLabel } from '../plain-words';
import { type AnyTheme, labelOf } from './theme-nodes';

/** How many segments are fetched at a time. */
const pageSize = 500;

interface TranscriptNode {
  readonly kind: 'transcript';
  readonly uri: string;
  readonly participant: string;
  readonly segments: readonly SegmentNode[];
}

interface SegmentNode {
  readonly kind: 'segment';
  readonly key: string;
  readonly quote: QuoteJson;
  readonly above: TranscriptNode;
}

interface MoreNode {
  readonly kind: 'more';
  readonly left: number;
}

export type SegmentsNode = TranscriptNode | SegmentNode | MoreNode;

/** The segments of the themes that are chosen, by transcript. */
export class SegmentsTree implements vscode.TreeDataProvider<SegmentsNode> {
  readonly #server: Server;
  readonly #asTheyAre: (themes: readonly AnyTheme[]) => Promise<readonly AnyTheme[]>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #themes: readonly AnyTheme[] = [];
  #roots: readonly SegmentsNode[] = [];
  #wanted = pageSize;
  #asked = 0;
  #last = '';
  /** What is to be said above the list, and beside its title. */
  readonly onDidRead: vscode.Event<{ readonly total: number; readonly themes: readonly AnyTheme[] }>;
  readonly #read = new vscode.EventEmitter<{ total: number; themes: readonly AnyTheme[] }>();

  /** `asTheyAre` gives themes as they are now, without those that are no more. */
  constructor(server: Server, asTheyAre: (themes: readonly AnyTheme[]) => Promise<readonly AnyTheme[]>) {
    this.#server = server;
    this.#asTheyAre = asTheyAre;
    this.onDidRead = this.#read.event;
  }

  get themes(): readonly AnyTheme[] {
    return this.#themes;
  }

  /** Shows the segments of themes, each with those below it. */
  async show(themes: readonly AnyTheme[]): Promise<void> {
    const isSame = themes.map(({ key }) => key).join('\n') === this.#themes.map(({ key }) => key).join('\n');
    this.#themes = themes;
    if (isSame) return;
    this.#wanted = pageSize;
    await this.refresh();
  }

  async more(): Promise<void> {
    this.#wanted += pageSize;
    await this.refresh();
  }

  /** Asks again, for what the study says now. */
  async refresh(): Promise<void> {
    const number = ++this.#asked;
    const themes = await this.#asTheyAre(this.#themes);
    if (number !== this.#asked) return;
    const asked: QuotesAsked = {
      themes: themes.map(({ theme }) => theme.id),
      below: true,
      offset: 0,
      limit: this.#wanted,
    };
    const { client } = this.#server;
    const found =
      themes.length > 0
        ? await client.sendRequest<QuotesJson>(quotesRequest, asked).then(undefined, () => undefined)
        : { total: 0, quotes: [] };
    if (!found || number !== this.#asked) return; // something else has been chosen meanwhile
    const text = JSON.stringify(found.quotes);
    this.#read.fire({ total: found.total, themes });
    if (text === this.#last) return;
    this.#last = text;
    this.#roots = nodesOf(found);
    this.#changed.fire(undefined);
  }

  getChildren(node?: SegmentsNode): SegmentsNode[] {
    if (!node) return [...this.#roots];
    return node.kind === 'transcript' ? [...node.segments] : [];
  }

  getParent(node: SegmentsNode): SegmentsNode | undefined {
    return node.kind === 'segment' ? node.above : undefined;
  }

  getTreeItem(node: SegmentsNode): vscode.TreeItem {
    switch (node.kind) {
      case 'transcript': {
        const item = new vscode.TreeItem(node.participant, vscode.TreeItemCollapsibleState.Expanded);
        item.id = node.uri;
        const count = node.segments.length;
        item.description = `${count}`;
        item.tooltip = fileName(node.uri);
        item.accessibilityInformation = { label: `${node.participant}, ${counted(count, 'segment')}` };
        return item;
      }
      case 'segment':
        return this.#segmentItem(node);
      case 'more': {
        const item = new vscode.TreeItem(`${Math.min(node.left, pageSize)} more…`);
        item.id = 'more';
        item.iconPath = new vscode.ThemeIcon('ellipsis');
        item.command = { command: 'verbatim.moreSegments', title: 'Show More' };
        item.accessibilityInformation = {
          label: `Show ${Math.min(node.left, pageSize)} more of ${counted(node.left, 'segment')}`,
        };
        return item;
      }
    }
  }

  #segmentItem({ key, quote, above }: SegmentNode): vscode.TreeItem {
    const words = wordsOf(quote);
    const item = new vscode.TreeItem(words || '(no words)');
    item.id = key;
    const { questions } = quote;
    item.description = besideLabel(words, questions.join(', '));
    item.tooltip = tooltip(quote, words);
    item.contextValue = 'segment';
    const uri = this.#server.client.protocol2CodeConverter.asUri(quote.uri);
    const range = this.#server.client.protocol2CodeConverter.asRange(quote.range);
    item.command = { command: 'verbatim.openSegment', title: 'Open', arguments: [uri, range] };
    const question = questions.length > 0 ? `, on ${questions.join(', ')}` : '';
    const memo = quote.memos.length > 0 ? `, with ${counted(quote.memos.length, 'memo')}` : '';
    item.accessibilityInformation = { label: `${words}, ${above.participant}${question}${memo}` };
    if (quote.memos.length > 0) item.iconPath = new vscode.ThemeIcon('comment');
    return item;
  }
}

function nodesOf({
  quotes,
  total,
}: {
  readonly quotes: readonly QuoteJson[];
  readonly total: number;
}): SegmentsNode[] {
  const transcripts = new Map<string, TranscriptNode & { readonly segments: SegmentNode[] }>();
  const keys = new Map<string, number>();
  for (const quote of quotes) {
    const { uri, participant } = quote;
    const above = transcripts.get(uri) ?? { kind: 'transcript', uri, participant, segments: [] };
    transcripts.set(uri, above);
    // The same words may be coded twice, and an edit above moves all: neither the place nor the words alone tell one.
    const same = `${uri}#${quote.themes.map(({ id }) => id).join()}#${wordsOf(quote)}`;
    const number = (keys.get(same) ?? 0) + 1;
    keys.set(same, number);
    above.segments.push({ kind: 'segment', key: `${same}#${number}`, quote, above });
  }
  const left = total - quotes.length;
  return left > 0 ? [...transcripts.values(), { kind: 'more', left }] : [...transcripts.values()];
}

/** The words of a quote in one line; what is left out between its parts is `…`. */
function wordsOf({ parts }: QuoteJson): string {
  return parts
    .map(({ text, follows }, index) => (index > 0 && !follows ? `… ${text}` : text))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function tooltip(quote: QuoteJson, words: string): vscode.MarkdownString {
  const { participant, questions, before, after, themes, memos } = quote;
  const context = [
    before ? `…${escaped(before)}` : '',
    `**${escaped(words)}**`,
    after ? `${escaped(after)}…` : '',
  ];
  const paragraphs = [
    [participant, ...questions].map(escaped).join(' · '),
    context.filter(Boolean).join(' '),
    ...themes.map(({ path, coder }) => escaped(path.join(' › ') + (coder ? ` (${coder})` : ''))),
    ...memos.map(memo => `_Memo:_ ${escaped(memo)}`),
  ];
  return new vscode.MarkdownString(paragraphs.join('\n\n'));
}

/** What the list is of, in words. */
export function namesOf(themes: readonly AnyTheme[]): string {
  return themes.map(labelOf).join(', ');
}
