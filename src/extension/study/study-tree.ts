import * as vscode from 'vscode';
import type { StudyGroupJson, StudyTranscriptJson, StudyViewJson } from '../../convert/study-view-json';
import { counted } from '../../format/counted';
import { type StudyViewParams, studyViewRequest } from '../../server/protocol';
import type { Server } from '../client';
import { KeptAnswer } from '../kept-answer';
import { besideLabel, plainWords } from '../plain-words';
import { openProblems } from './open-problems';

export interface GroupNode {
  readonly kind: 'group';
  readonly group: StudyGroupJson;
}

export interface TranscriptNode {
  readonly kind: 'transcript';
  readonly uri: vscode.Uri;
  readonly transcript: StudyTranscriptJson;
  readonly above: GroupNode | undefined;
}

export type StudyNode = GroupNode | TranscriptNode;

/** The transcripts of the study by group. Those of a group are asked for when somebody unfolds it. */
export class StudyTree implements vscode.TreeDataProvider<StudyNode> {
  readonly answer: KeptAnswer<StudyViewJson>;
  readonly #changed = new vscode.EventEmitter<StudyNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Names of the groups that are unfolded. */
  readonly #unfolded = new Set<string>();
  /** The transcripts that are shown, by URI, with how many problems are said of each. */
  readonly #shown = new Map<string, { readonly node: TranscriptNode; problems: number }>();

  constructor({ client }: Server) {
    const ask = (): Promise<StudyViewJson> => {
      const asked: StudyViewParams = { groups: [...this.#unfolded] };
      return client.sendRequest<StudyViewJson>(studyViewRequest, asked);
    };
    this.answer = new KeptAnswer<StudyViewJson>(ask, { groups: [] });
    this.answer.onDidChange(() => {
      this.#shown.clear();
      this.#changed.fire(undefined);
    });
  }

  /** To be called when VS Code has other problems of some files. */
  problemsChanged(uris: readonly vscode.Uri[]): void {
    const changed = uris.flatMap(uri => {
      const shown = this.#shown.get(uri.toString());
      return shown && shown.problems !== openProblems(uri) ? [shown.node] : [];
    });
    if (changed.length > 0) this.#changed.fire(changed);
  }

  folded({ group: { group } }: GroupNode, isFolded: boolean): void {
    if (isFolded) this.#unfolded.delete(group);
    else this.#unfolded.add(group);
  }

  async getChildren(node?: StudyNode): Promise<StudyNode[]> {
    if (node?.kind === 'transcript') return [];
    if (!node) {
      const { groups } = await this.answer.now();
      const [first] = groups;
      if (groups.length === 1 && first) return transcriptNodes(first, undefined);
      return groups.map(group => ({ kind: 'group', group }));
    }
    const { group } = node.group;
    if (!this.#unfolded.has(group) || !node.group.transcripts) {
      this.#unfolded.add(group);
      this.answer.changed(false);
    }
    const { groups } = await this.answer.now();
    const now = groups.find(each => each.group === group);
    return now ? transcriptNodes(now, node) : [];
  }

  getParent(node: StudyNode): StudyNode | undefined {
    return node.kind === 'transcript' ? node.above : undefined;
  }

  getTreeItem(node: StudyNode): vscode.TreeItem {
    if (node.kind === 'group') {
      const { group, count, answered, expected } = node.group;
      const label = plainWords(group) || 'No group';
      const state = this.#unfolded.has(group)
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
      const item = new vscode.TreeItem(label, state);
      item.id = `group ${group}`;
      const progress = expected > 0 ? [`${answered} of ${expected} answered`] : [];
      item.description = besideLabel(label, [counted(count, 'transcript'), ...progress].join(' · '));
      item.tooltip = [counted(count, 'transcript'), ...progress].join(', ');
      item.accessibilityInformation = { label: [label, item.tooltip].join(', ') };
      return item;
    }
    const { uri, transcript } = node;
    const { participant, coverage, date } = transcript;
    const problems = openProblems(uri);
    this.#shown.set(uri.toString(), { node, problems });
    const label = plainWords(participant);
    const item = new vscode.TreeItem(label);
    item.id = uri.toString();
    item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
    item.contextValue = 'transcript';
    item.iconPath = iconOf(transcript);
    const progress = coverage ? `${coverage.answered} of ${coverage.expected}` : 'no guide';
    const figures = [
      ...(problems > 0 ? [counted(problems, 'problem')] : []),
      ...(coverage ? [counted(coverage.words, 'word')] : []),
      ...codedIn(transcript),
      ...(date ? [date] : []),
    ];
    item.description = besideLabel(label, [progress, ...figures].join(' · '));
    item.accessibilityInformation = {
      label: [label, coverage ? `${progress} answered` : progress, ...figures].join(', '),
    };
    return item;
  }

  /** When the file was changed last is only known on its disk, and asked when somebody rests on it. */
  async resolveTreeItem(item: vscode.TreeItem, node: StudyNode): Promise<vscode.TreeItem> {
    if (node.kind === 'group') return item;
    const { uri, transcript } = node;
    const { coverage, date, state } = transcript;
    const problems = openProblems(uri);
    const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
    const lines = [
      vscode.workspace.asRelativePath(uri),
      `${state}${date ? `, interview of ${date}` : ', without a date'}`,
      coverage
        ? `${coverage.answered} of ${coverage.expected} expected questions answered, in ${counted(coverage.words, 'word')}`
        : 'It follows no interview guide.',
      codedIn(transcript).join(', ') || 'Nothing is coded.',
      problems > 0 ? `${counted(problems, 'problem')} in the list of problems` : 'No problems',
      ...(stat ? [`File changed on ${new Date(stat.mtime).toLocaleString()}`] : []),
    ];
    const tooltip = new vscode.MarkdownString();
    for (const line of lines) tooltip.appendText(line).appendMarkdown('  \n');
    item.tooltip = tooltip;
    return item;
  }
}

function transcriptNodes({ transcripts }: StudyGroupJson, above: GroupNode | undefined): TranscriptNode[] {
  return (transcripts ?? []).map(transcript => ({
    kind: 'transcript',
    uri: vscode.Uri.parse(transcript.uri),
    transcript,
    above,
  }));
}

function codedIn({ themes, segments }: StudyTranscriptJson): string[] {
  return segments > 0 ? [counted(themes, 'theme'), counted(segments, 'segment')] : [];
}

function iconOf({ coverage }: StudyTranscriptJson): vscode.ThemeIcon {
  if (!coverage) return new vscode.ThemeIcon('file');
  const { answered, expected } = coverage;
  if (answered === 0 && expected > 0) return new vscode.ThemeIcon('circle-large-outline');
  if (answered < expected) return new vscode.ThemeIcon('color-mode', new vscode.ThemeColor('charts.yellow'));
  return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green'));
}
