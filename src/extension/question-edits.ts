import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  describeQuestionRequest,
  insertQuestionRequest,
  type QuestionAnswer,
  type QuestionHere,
  type SetStatusParams,
  setQuestionStatusRequest,
} from '../server/protocol';
import { askAbout, attempts } from './ask-about';

/** What the server says of a question in the transcript that an editor shows; `undefined` where there is none. */
export async function questionIn(
  client: BaseLanguageClient,
  { uri }: Pick<vscode.TextDocument, 'uri'>,
  question: string,
): Promise<QuestionHere | undefined> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const asked = { textDocument, question };
      return (await client.sendRequest<QuestionHere | null>(describeQuestionRequest, asked)) ?? undefined;
    } catch {} // the text has changed meanwhile
  }
  return undefined;
}

/** Where a question's heading would go, or where typing goes on in its answer. */
export async function placeFor(
  client: BaseLanguageClient,
  { document }: vscode.TextEditor,
  question: string,
): Promise<vscode.Position | undefined> {
  const answer = await askAbout<QuestionAnswer>(client, document, insertQuestionRequest, { question });
  if (!answer || 'refused' in answer) return undefined;
  return client.protocol2CodeConverter.asPosition(answer.edits[0]?.range.start ?? answer.cursor);
}

/** Puts a question into a transcript, or goes to where it is, and leaves the cursor where its answer is typed. */
export async function insertQuestion(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  question: string,
): Promise<void> {
  const cursor = await change(client, editor, insertQuestionRequest, { question });
  if (!cursor) return;
  editor.selection = new vscode.Selection(cursor, cursor);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Writes the status of a question, and shows where. Whether it could be done; why not has been said. */
export async function setStatus(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  asked: Pick<SetStatusParams, 'question' | 'status'> & { readonly reason?: string | undefined },
): Promise<boolean> {
  const place = await change(client, editor, setQuestionStatusRequest, asked);
  if (!place) return false;
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

/** Changes a transcript as the server says, in one step that can be undone, and gives the place that it is about. */
async function change(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  request: string,
  params: object,
): Promise<vscode.Position | undefined> {
  const { document } = editor;
  const { asPosition, asRange } = client.protocol2CodeConverter;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await askAbout<QuestionAnswer>(client, document, request, params);
    if (!answer) continue;
    if ('refused' in answer) {
      void vscode.window.showInformationMessage(answer.refused);
      return undefined;
    }
    const { edits, cursor } = answer;
    const isDone =
      edits.length === 0 ||
      (await editor.edit(edit => {
        for (const { range, newText } of edits) edit.replace(asRange(range), newText);
      }));
    if (isDone) return asPosition(cursor);
  }
  void vscode.window.showErrorMessage(
    `${vscode.workspace.asRelativePath(document.uri)} could not be changed. Is it read-only?`,
  );
  return undefined;
}
