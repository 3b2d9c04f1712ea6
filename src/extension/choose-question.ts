import * as vscode from 'vscode';
import type { GuideQuestionJson, GuideViewJson } from '../convert/guide-view-json';
import { statusMeanings } from '../format/status-meanings';
import { type Status, statuses } from '../format/transcript';
import type { QuestionHere } from '../server/protocol';
import { plainWords } from './plain-words';

/** Lets somebody choose one of the questions that are wanted, by section; `undefined` where they change their mind. */
export async function chooseQuestion(
  { sections }: GuideViewJson,
  title: string,
  isWanted: (question: GuideQuestionJson) => boolean,
): Promise<string | undefined> {
  const rows = sections.flatMap(section => {
    const questions = section.questions.flatMap(withProbes).filter(isWanted);
    if (questions.length === 0) return [];
    const parting = { label: plainWords(section.title), kind: vscode.QuickPickItemKind.Separator, id: '' };
    return [
      parting,
      ...questions.map(({ id, text, name }) => ({
        label: plainWords(`${id} ${text}`),
        description: name,
        id,
      })),
    ];
  });
  const row = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: 'Which question?',
    matchOnDescription: true,
  });
  return row?.id;
}

/** A question and, behind it, its probes and theirs. */
export function withProbes(question: GuideQuestionJson): GuideQuestionJson[] {
  return [question, ...question.probes.flatMap(withProbes)];
}

/** A status, `null` for none, and why. */
export interface ChosenStatus {
  readonly status: Status | null;
  readonly reason?: string | undefined;
}

/** Asks for the status of a question, and why it has it; `undefined` where somebody changes their mind. */
export async function chooseStatus({
  id,
  status: before,
  reason: why,
  others,
}: QuestionHere): Promise<ChosenStatus | undefined> {
  const title = `Status of ${id}`;
  const rows: (vscode.QuickPickItem & { readonly status: Status | null })[] = statuses.map(status => ({
    label: `${status === before ? '$(check)' : '$(blank)'} ${status}`,
    description: statusMeanings[status],
    status,
  }));
  if (before)
    rows.push({
      label: '$(blank) none',
      description: why === '' ? 'takes it away' : `takes it away, and its reason: ${plainWords(why)}`,
      status: null,
    });
  const also = others.length > 0 ? ` ${others.join(', ')} stands in the same place, so it gets it, too.` : '';
  const row = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: `Why is it not answered, or not fully?${also}`,
    matchOnDescription: true,
  });
  if (!row) return undefined;
  if (row.status === null) return { status: null };
  const reason = await vscode.window.showInputBox({
    title: `${title}: ${row.status}`,
    prompt: 'Why? It becomes a memo behind the question. Leave it empty if there is nothing to say.',
    value: why,
  });
  return reason === undefined ? undefined : { status: row.status, reason };
}
