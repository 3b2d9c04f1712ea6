import * as vscode from 'vscode';
import { answerPassagesRequest, coverageReportRequest } from '../server/protocol';
import {
  type CoverageAnswer,
  type CoverageFigures,
  isFromCoverageReport,
  type ToCoverageReport,
} from '../webview/coverage-protocol';
import type { Server } from './client';
import { openPlace, registerPanel } from './panel';

/** *Coverage Report*: a panel with the questions against the transcripts, which follows the study. Its page asks for what it shows. */
export function registerCoverageReport(
  context: vscode.ExtensionContext,
  { client, onStudyChanged }: Server,
): vscode.Disposable {
  const kind = { viewType: 'verbatim.coverageReport', title: 'Coverage', name: 'coverage-report' };
  const panel = registerPanel<ToCoverageReport>(context, kind, async message => {
    if (!isFromCoverageReport(message)) return;
    switch (message.type) {
      case 'ready':
        return;
      case 'ask': {
        const { ask, filter, figures } = message;
        try {
          const { method, params } = requestFor(figures, filter);
          const json = await client.sendRequest(method, params);
          panel.post({ type: 'answer', ask, answer: { kind: figures.kind, json } as CoverageAnswer });
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          panel.post({ type: 'refused', ask, why });
        }
        return;
      }
      case 'select': {
        const { asUri, asRange } = client.protocol2CodeConverter;
        await openPlace(asUri(message.uri), asRange(message.range));
        return;
      }
      case 'insert':
      case 'status': {
        const command = message.type === 'insert' ? 'verbatim.insertQuestion' : 'verbatim.setQuestionStatus';
        const { uri, question } = message;
        await vscode.commands.executeCommand(command, { uri, question });
      }
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
  return figures.kind === 'report'
    ? { method: coverageReportRequest, params: { filter } }
    : { method: answerPassagesRequest, params: figures.asked };
}
