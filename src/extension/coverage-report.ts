import * as vscode from 'vscode';
import { answerPassagesRequest, coverageFileRequest, coverageReportRequest } from '../server/protocol';
import {
  type CoverageAnswer,
  type CoverageFigures,
  isFromCoverageReport,
  type ToCoverageReport,
} from '../webview/coverage-protocol';
import type { Server } from './client';
import { registerPanel, serve } from './panel';
import { saveFile } from './save-file';

/** *Coverage Report*: a panel with the questions against the transcripts, which follows the study. Its page asks for what it shows. */
export function registerCoverageReport(
  context: vscode.ExtensionContext,
  { client, onStudyChanged }: Server,
): vscode.Disposable {
  const kind = { viewType: 'verbatim.coverageReport', title: 'Coverage', name: 'coverage-report' };
  const panel = registerPanel<ToCoverageReport>(context, kind, async message => {
    if (!isFromCoverageReport(message)) return;
    switch (message.type) {
      case 'insert':
      case 'status': {
        const command = message.type === 'insert' ? 'verbatim.insertQuestion' : 'verbatim.setQuestionStatus';
        const { uri, question } = message;
        await vscode.commands.executeCommand(command, { uri, question });
        return;
      }
      case 'save':
        await saveFile(message);
        return;
      default:
        await serve(panel, message, client, async (figures, filter) => {
          const { method, params } = requestFor(figures, filter);
          return { kind: figures.kind, json: await client.sendRequest(method, params) } as CoverageAnswer;
        });
    }
  });

  return vscode.Disposable.from(
    panel,
    onStudyChanged(() => {
      if (panel.isVisible()) panel.post({ type: 'changed' });
    }),
    vscode.commands.registerCommand('verbatim.coverageReport', () => panel.show()),
  );
}

function requestFor(
  figures: CoverageFigures,
  filter: object,
): { readonly method: string; readonly params: object } {
  switch (figures.kind) {
    case 'report':
      return { method: coverageReportRequest, params: { filter } };
    case 'passages':
      return { method: answerPassagesRequest, params: figures.asked };
    case 'file': {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
      return { method: coverageFileRequest, params: { filter, file: figures.file, folder } };
    }
  }
}
