import * as vscode from 'vscode';
import type { CoverageJson } from '../convert/coverage-json';
import { coverageReportRequest } from '../server/protocol';
import { isFromPage, type ShowCoverage } from '../webview/protocol';
import type { Server } from './client';
import { openPlace, registerPanel } from './panel';

/** *Coverage Report*: a panel beside the editor that follows the study; a click in it jumps to the place. */
export function registerCoverageReport(
  context: vscode.ExtensionContext,
  { client, onStudyChanged }: Server,
): vscode.Disposable {
  const kind = { viewType: 'verbatim.coverageReport', title: 'Coverage', name: 'coverage-report' };
  const panel = registerPanel<ShowCoverage>(context, kind, async message => {
    if (!isFromPage(message)) return;
    if (message.type === 'ready') await show();
    else {
      const line = message.line - 1;
      await openPlace(client.protocol2CodeConverter.asUri(message.uri), new vscode.Range(line, 0, line, 0));
    }
  });

  const show = async (): Promise<void> => {
    panel.post({
      type: 'coverage',
      coverage: await client.sendRequest<CoverageJson>(coverageReportRequest),
    });
  };

  return vscode.Disposable.from(
    panel,
    onStudyChanged(() => {
      if (panel.isVisible()) void show();
    }),
    vscode.commands.registerCommand('verbatim.coverageReport', () => panel.show()),
  );
}
