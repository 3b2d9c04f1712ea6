import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { insertTheme } from '../format/insert-theme';
import { themeIdFor } from '../format/theme-id';
import type { CodingAnswer, CodingParams, SelectionsParams, ThemesToChoose } from '../server/protocol';
import { themesToChooseRequest } from '../server/protocol';
import { askAbout, attempts } from './ask-about';

/** The server's answer about an editor's selections as they are now. */
function askAboutSelections<Answer extends { readonly version: number }>(
  client: BaseLanguageClient,
  { document, selections }: vscode.TextEditor,
  request: string,
  params: object = {},
): Promise<Answer | undefined> {
  const ranges = selections.map(selection => client.code2ProtocolConverter.asRange(selection));
  return askAbout(client, document, request, { ranges, ...params });
}

export async function askForThemes(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
): Promise<ThemesToChoose | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await askAboutSelections<ThemesToChoose & { version: number }>(
      client,
      editor,
      themesToChooseRequest,
    );
    if (found) return found;
  }
  return undefined;
}

/** A theme that goes into a codebook in the same step. */
export interface AddedTheme {
  readonly id: string;
  readonly label: string;
  addTo(edit: vscode.WorkspaceEdit): void;
  done(): Promise<void>;
}

/**
 * Changes the codings of an editor's selections as the server says, in one step that can be undone, and leaves the words
 * selected. Whether there was anything to change; `undefined` where it could not be done, which has been said.
 */
export async function changeCodings(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  request: string,
  params: Omit<CodingParams, keyof SelectionsParams>,
  added?: AddedTheme,
): Promise<boolean | undefined> {
  const { document } = editor;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await askAboutSelections<CodingAnswer>(client, editor, request, params);
    if (!answer) continue;
    if ('refused' in answer) {
      void vscode.window.showInformationMessage(answer.refused);
      return undefined;
    }
    if (answer.edits.length === 0) return false;
    const { asRange } = client.protocol2CodeConverter;
    const edits = answer.edits.map(({ range, newText }) => ({ range: asRange(range), newText }));
    if (!(await apply(editor, edits, added))) continue;
    select(
      editor,
      answer.ranges.map(range => asRange(range)),
    );
    await added?.done();
    return true;
  }
  void vscode.window.showErrorMessage(
    `${vscode.workspace.asRelativePath(document.uri)} could not be changed. Is it read-only?`,
  );
  return undefined;
}

/**
 * Selects the words without the brackets that have come around them. VS Code keeps cursors by itself, and whoever has moved
 * on meanwhile is not fetched back.
 */
function select(editor: vscode.TextEditor, words: readonly vscode.Range[]): void {
  const { selections } = editor;
  const isThere = words.every(
    (range, index) =>
      !range.isEmpty && selections[index]?.contains(range) && selections.length === words.length,
  );
  if (!isThere) return;
  editor.selections = words.map(({ start, end }, index) =>
    selections[index]?.isReversed ? new vscode.Selection(end, start) : new vscode.Selection(start, end),
  );
}

async function apply(
  editor: vscode.TextEditor,
  edits: readonly { readonly range: vscode.Range; readonly newText: string }[],
  added: AddedTheme | undefined,
): Promise<boolean> {
  if (!added) {
    return editor.edit(edit => {
      for (const { range, newText } of edits) edit.replace(range, newText);
    });
  }
  const both = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) both.replace(editor.document.uri, range, newText);
  added.addTo(both);
  return vscode.workspace.applyEdit(both);
}

/** A new theme for a transcript's codebook; `undefined` where that cannot take it, which has been said. */
export async function newTheme(
  label: string,
  { themes, codebook }: ThemesToChoose,
): Promise<AddedTheme | undefined> {
  const uri = vscode.Uri.parse(codebook.uri);
  const id = themeIdFor(
    label,
    themes.map(theme => theme.id),
  );
  const document = codebook.exists ? await vscode.workspace.openTextDocument(uri) : undefined;
  const insertion = insertTheme(document?.getText() ?? '', { id, label });
  if ('refused' in insertion) {
    const show = 'Open Codebook';
    void vscode.window.showErrorMessage(insertion.refused, show).then(chosen => {
      if (chosen === show) void vscode.window.showTextDocument(uri);
    });
    return undefined;
  }
  const { start, end, text } = insertion.edit;
  const isSaved = document !== undefined && !document.isDirty;
  return {
    id,
    label,
    addTo(edit) {
      if (document)
        edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
      else edit.createFile(uri, { contents: new TextEncoder().encode(text) });
    },
    // A file that nobody has open is not left unsaved.
    async done() {
      if (isSaved) await document.save();
    },
  };
}
