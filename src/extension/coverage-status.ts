import * as vscode from 'vscode';
import { percent } from '../convert/coverage-report';
import { type TranscriptCoverageResult, transcriptCoverageRequest } from '../server/protocol';
import type { Server } from './client';
import { transcriptInFront } from './transcript-in-front';

/** The status bar item: how much of its guide the transcript in front answers. */
export function registerCoverageStatus({ client, serves, onStudyChanged }: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('verbatim.coverage', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Verbatim: Coverage';
  item.command = 'verbatim.coverageReport';
  let asked = 0;
  const show = async (): Promise<void> => {
    const number = ++asked;
    const document = transcriptInFront(serves)?.document;
    const coverage = document
      ? await client
          .sendRequest<TranscriptCoverageResult | null>(transcriptCoverageRequest, {
            textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
          })
          .catch(() => undefined)
      : null;
    if (number !== asked) return; // another editor came to the front meanwhile
    if (coverage === undefined) return; // the text has changed meanwhile, so it will be asked again
    if (!document) return item.hide();
    if (!coverage) {
      item.text = '$(checklist) No guide';
      item.tooltip = 'This transcript follows no interview guide. The underlined place in it says why.';
      item.accessibilityInformation = { label: 'Interview coverage: no guide' };
      return item.show();
    }
    const { answered, expected, answeredRate, open, participant } = coverage;
    item.text = `$(checklist) ${answered} of ${expected} answered`;
    item.accessibilityInformation = {
      label: `Interview coverage: ${answered} of ${expected} questions answered`,
    };
    const tooltip = new vscode.MarkdownString();
    tooltip.appendText(
      `${participant}: ${answered} of ${expected} expected questions answered (${percent(answeredRate ?? undefined)}).`,
    );
    if (open.length > 0) {
      const shown = open.slice(0, 12).join(', ');
      tooltip.appendText(`\nStill open: ${shown}${open.length > 12 ? ` and ${open.length - 12} more` : ''}.`);
    }
    tooltip.appendText('\nOpens the coverage report.');
    item.tooltip = tooltip;
    item.show();
  };
  void show();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.window.onDidChangeVisibleTextEditors(show),
    onStudyChanged(show),
  );
}
