import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { coverageReportRequest, studyChangedNotification } from '../server/protocol';

const report = vscode.Uri.parse('verbatim:/Coverage.md');

/** *Coverage Report*: a Markdown document that the server writes, previewed beside the editor and kept up to date. */
export function registerCoverageReport(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    client.onNotification(studyChangedNotification, () => changed.fire(report)),
    vscode.workspace.registerTextDocumentContentProvider(report.scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => client.sendRequest<string>(coverageReportRequest),
    }),
    vscode.commands.registerCommand('verbatim.coverageReport', () =>
      vscode.commands.executeCommand('markdown.showPreviewToSide', report),
    ),
  );
}
