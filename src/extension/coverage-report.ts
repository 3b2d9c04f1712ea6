import * as vscode from 'vscode';
import type { CoverageJson } from '../convert/coverage-json';
import { coverageReportRequest } from '../server/protocol';
import { isFromPage, type ShowCoverage } from '../webview/protocol';
import type { Server } from './client';

const viewType = 'verbatim.coverageReport';

/** *Coverage Report*: a panel beside the editor that follows the study; a click in it jumps to the place. */
export function registerCoverageReport(
  context: vscode.ExtensionContext,
  { client, onStudyChanged }: Server,
): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;

  const show = async (): Promise<void> => {
    const coverage = await client.sendRequest<CoverageJson>(coverageReportRequest);
    const message: ShowCoverage = { type: 'coverage', coverage };
    void panel?.webview.postMessage(message);
  };

  const take = (taken: vscode.WebviewPanel): void => {
    panel = taken;
    const { webview } = taken;
    webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map(folder => vscode.Uri.joinPath(context.extensionUri, folder)),
    };
    webview.onDidReceiveMessage(async message => {
      if (!isFromPage(message)) return;
      if (message.type === 'ready') await show();
      else await open(client.protocol2CodeConverter.asUri(message.uri), message.line - 1);
    });
    taken.onDidDispose(() => {
      if (panel === taken) panel = undefined;
    });
    webview.html = page(webview, context.extensionUri);
  };

  return vscode.Disposable.from(
    { dispose: () => panel?.dispose() },
    onStudyChanged(() => {
      if (panel?.visible) void show();
    }),
    vscode.commands.registerCommand('verbatim.coverageReport', () => {
      if (panel) panel.reveal();
      else {
        const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
        take(vscode.window.createWebviewPanel(viewType, 'Coverage', beside));
      }
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async restored => take(restored),
    }),
  );
}

/** Opens a file where the person reads files: in the column beside the report. */
async function open(uri: vscode.Uri, line: number): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  const column =
    editor?.viewColumn ?? vscode.window.visibleTextEditors[0]?.viewColumn ?? vscode.ViewColumn.One;
  const selection = new vscode.Range(line, 0, line, 0);
  try {
    await vscode.window.showTextDocument(uri, { viewColumn: column, selection });
  } catch {
    void vscode.window.showWarningMessage(`${vscode.workspace.asRelativePath(uri)} is not there any more.`);
  }
}

function page(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = crypto.randomUUID();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', 'coverage-report.css'));
  const script = webview.asWebviewUri(
    vscode.Uri.joinPath(extension, 'dist', 'webview', 'coverage-report.js'),
  );
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${style}">
    <title>Coverage</title>
  </head>
  <body>
    <p role="status">Reading the study …</p>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
