import * as vscode from 'vscode';

/** The scheme of reports: a report is its own URI's query, so that it is there again after a restart. */
const reportScheme = 'verbatim-report';

/** Lets VS Code have the text of a report: it can only be read, and closing it asks for nothing. */
export function registerReports(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(reportScheme, {
    provideTextDocumentContent: ({ query }) => query,
  });
}

/** Opens a report beside the editor, where the cursor stays. */
export async function showReport(title: string, report: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: reportScheme, path: `/${title}`, query: report });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
  });
}
