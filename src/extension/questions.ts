import * as vscode from 'vscode';
import type { GuideViewJson } from '../convert/guide-view-json';
import type { Status } from '../format/transcript';
import {
  guideViewRequest,
  type NextUnansweredResult,
  nextUnansweredRequest,
  questionsAtRequest,
} from '../server/protocol';
import { chooseQuestion, chooseStatus } from './choose-question';
import type { Server } from './client';
import { columnFor } from './panel';
import { plainWords } from './plain-words';
import { insertQuestion, placeFor, questionIn, setStatus } from './question-edits';
import { transcriptInFront } from './transcript-in-front';

/** What a panel, a tree or another command may know beforehand; what is missing is asked, or is where the cursor is. */
interface About {
  /** URI of the transcript. */
  readonly uri?: string;
  /** ID of the question. */
  readonly question?: string;
  /** `null` takes it away. */
  readonly status?: Status | null;
  readonly reason?: string;
}

type Command = (editor: vscode.TextEditor, about: About) => Promise<void>;

/** Command that a click on a question runs. */
export const goToQuestion = 'verbatim.goToQuestion';

/** The commands that go to questions of a transcript, put them in, and say why they are not answered. */
export function registerQuestions({ client, serves }: Server): vscode.Disposable {
  const ask = <Answer>(editor: vscode.TextEditor, request: string, more: object = {}): Thenable<Answer> =>
    client.sendRequest<Answer>(request, {
      textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
      position: client.code2ProtocolConverter.asPosition(editor.selection.active),
      ...more,
    });

  async function guideOf(editor: vscode.TextEditor): Promise<GuideViewJson | undefined> {
    const guide = await ask<GuideViewJson | null>(editor, guideViewRequest);
    if (!guide)
      void vscode.window.showInformationMessage(
        'This transcript follows no interview guide. The underlined place in it says why.',
      );
    return guide ?? undefined;
  }

  const insert: Command = async (editor, { question }) => {
    if (question !== undefined) return insertQuestion(client, editor, question);
    const guide = await guideOf(editor);
    const chosen = guide && (await chooseQuestion(guide, 'Insert Question', ({ isThere }) => !isThere));
    if (chosen !== undefined) await insertQuestion(client, editor, chosen);
  };

  const setQuestionStatus: Command = async (editor, { question: given, status, reason }) => {
    const question = given ?? (await questionToChange(editor));
    if (question === undefined) return;
    const here = status === undefined ? await questionIn(client, editor.document, question) : undefined;
    const chosen = here ? await chooseStatus(here) : status !== undefined && { status, reason };
    if (!chosen || !(await setStatus(client, editor, { question, ...chosen }))) return;
    const said = `$(checklist) ${plainWords(question)}: ${chosen.status ?? 'no status'}`;
    vscode.window.setStatusBarMessage(said, shown);
  };

  /** The question at the cursor, or the one that somebody chooses. */
  async function questionToChange(editor: vscode.TextEditor): Promise<string | undefined> {
    const here = await ask<string[]>(editor, questionsAtRequest);
    if (here.length === 1) return here[0];
    const guide = await guideOf(editor);
    const isWanted = ({ id }: { readonly id: string }) => here.length === 0 || here.includes(id);
    return guide && chooseQuestion(guide, 'Set Question Status', isWanted);
  }

  /** To where a question is answered; one that is missing may be put in. */
  const goTo: Command = async (editor, { question }) => {
    const here = question === undefined ? undefined : await questionIn(client, editor.document, question);
    if (!here) return;
    if (!here.place) return offer(editor, here.id, false);
    moveTo(editor, client.protocol2CodeConverter.asRange(here.place).start);
  };

  const goToNext = async (editor: vscode.TextEditor, after?: string): Promise<void> => {
    const next = await ask<NextUnansweredResult>(editor, nextUnansweredRequest, { after });
    if (!next) {
      if (await guideOf(editor))
        void vscode.window.showInformationMessage(
          'Every question that is expected here is answered, or it says why not.',
        );
      return;
    }
    const { question, isThere } = next;
    if (isThere) await insertQuestion(client, editor, question);
    else await offer(editor, question, true);
  };

  /** Goes to where a question would stand, and asks what to do about it. */
  async function offer(editor: vscode.TextEditor, question: string, mayGoOn: boolean): Promise<void> {
    const place = await placeFor(client, editor, question);
    if (place) moveTo(editor, place);
    const here = await questionIn(client, editor.document, question);
    if (!here) return;
    const goOn = { label: 'Go on to the next one', run: () => goToNext(editor, question) };
    const choice = await vscode.window.showQuickPick(
      [
        {
          label: 'Insert it here',
          description: 'its heading, and an empty line to type in',
          run: () => insertQuestion(client, editor, question),
        },
        {
          label: 'Set its status…',
          description: 'why it is not answered',
          run: () => setQuestionStatus(editor, { question }),
        },
        ...(mayGoOn ? [goOn] : []),
      ],
      { title: `${question} is not in this transcript`, placeHolder: plainWords(here.text) },
    );
    await choice?.run();
  }

  const commands: Readonly<Record<string, Command>> = {
    'verbatim.insertQuestion': insert,
    'verbatim.setQuestionStatus': setQuestionStatus,
    [goToQuestion]: goTo,
    'verbatim.goToNextUnanswered': editor => goToNext(editor),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(name, async (sent?: unknown) => {
        const about = aboutIn(sent);
        // A status can be written without leaving the panel in which it was chosen.
        const focus = name !== 'verbatim.setQuestionStatus';
        const editor = about.uri === undefined ? transcriptInFront(serves) : await show(about.uri, focus);
        if (editor) await run(editor, about);
      }),
    ),
  );
}

/** Milliseconds. */
const shown = 8000;

/** A menu says which file it was opened in, or which node of a tree, and may say more. */
function aboutIn(sent: unknown): About {
  if (typeof sent !== 'object' || sent === null || sent instanceof vscode.Uri) return {};
  const { uri, question, status, reason } = sent as { readonly [Key in keyof About]: unknown };
  return {
    ...((typeof uri === 'string' || uri instanceof vscode.Uri) && { uri: uri.toString() }),
    ...(typeof question === 'string' && { question }),
    ...((status === null || typeof status === 'string') && { status: status as Status | null }),
    ...(typeof reason === 'string' && { reason }),
  };
}

/** Shows a transcript beside what is in front, in the editor that it has or where others are. */
async function show(sent: string, focus: boolean): Promise<vscode.TextEditor | undefined> {
  const uri = vscode.Uri.parse(sent);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    return await vscode.window.showTextDocument(document, {
      viewColumn: columnFor(uri),
      preserveFocus: !focus,
    });
  } catch {
    void vscode.window.showWarningMessage(`${vscode.workspace.asRelativePath(uri)} is not there any more.`);
    return undefined;
  }
}

function moveTo(editor: vscode.TextEditor, place: vscode.Position): void {
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
