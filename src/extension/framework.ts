import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ThemeFilter } from '../analysis/theme-filter';
import type { FrameworkJson } from '../convert/framework-json';
import {
  type FrameworkParams,
  frameworkRequest,
  type SummaryAsked,
  type WriteSummaryResult,
  writeSummaryRequest,
} from '../server/protocol';
import {
  type FrameworkFigures,
  type FrameworkFiguresJson,
  isFromFramework,
  type ToFramework,
} from '../webview/framework-protocol';
import type { AnswerOf } from '../webview/panel-protocol';
import type { Server } from './client';
import { registerPanel, serve } from './panel';
import { saveFile } from './save-file';

/** *Framework Matrix*: a panel with the chart of the framework method, which follows the study, and in which summaries are written. */
export function registerFramework(
  context: vscode.ExtensionContext,
  { client, onStudyChanged }: Server,
): vscode.Disposable {
  const kind = { viewType: 'verbatim.frameworkMatrix', title: 'Framework Matrix', name: 'framework' };
  const panel = registerPanel<ToFramework>(context, kind, async message => {
    if (!isFromFramework(message)) return;
    switch (message.type) {
      case 'ready': {
        const uri = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
        if (uri !== undefined) panel.post({ type: 'folder', uri });
        return;
      }
      case 'save':
        await saveFile(message);
        return;
      default:
        await serve(panel, message, client, (figures, filter) => answerTo(client, figures, filter));
    }
  });
  return vscode.Disposable.from(
    panel,
    onStudyChanged(() => {
      if (panel.isVisible()) panel.post({ type: 'changed' });
    }),
    vscode.commands.registerCommand('verbatim.frameworkMatrix', () => panel.show()),
  );
}

async function answerTo(
  client: BaseLanguageClient,
  figures: FrameworkFigures,
  filter: ThemeFilter,
): Promise<AnswerOf<FrameworkFiguresJson>> {
  if (figures.kind === 'write')
    return { kind: 'write', json: { why: (await writeSummary(client, figures.summary)) ?? null } };
  const params: FrameworkParams = { filter, ...figures.asked };
  return { kind: 'chart', json: await client.sendRequest<FrameworkJson>(frameworkRequest, params) };
}

/** Writes a summary in one step that can be undone; gives a sentence where nothing was written. */
async function writeSummary(client: BaseLanguageClient, summary: SummaryAsked): Promise<string | undefined> {
  const result = await client.sendRequest<WriteSummaryResult>(writeSummaryRequest, summary);
  if ('refused' in result) return result.refused;
  if (!result.edit) return undefined;
  const uri = client.protocol2CodeConverter.asUri(summary.uri);
  const shown = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
  if (shown && isForAnother(result.edit, shown.version))
    return 'Nothing was written: the transcript has changed meanwhile. Save the summary again.';
  const isUnsaved = shown?.isDirty === true;
  const isInTab = vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
  if (!(await vscode.workspace.applyEdit(edit)))
    return `${vscode.workspace.asRelativePath(uri)} could not be changed. Is it read-only?`;
  // A file that nobody has open is not left unsaved.
  if (!isInTab && !isUnsaved) await (await vscode.workspace.openTextDocument(uri)).save();
  return undefined;
}

/** Whether an edit was made for another version of the text than this one. */
function isForAnother({ documentChanges = [] }: WorkspaceEdit, version: number): boolean {
  return documentChanges.some(
    change =>
      'edits' in change && change.textDocument.version !== null && change.textDocument.version !== version,
  );
}
