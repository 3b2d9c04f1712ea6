import * as vscode from 'vscode';

/** The scheme of reports: a report is its own URI's query, so that it is there again after a restart. */
const reportScheme = 'verbatim-report';
/** The language of reports, so that their lines wrap. */
const reportLanguage = 'verbatim-report';

/** Lets VS Code have the text of a report: it can only be read, and closing it asks for nothing. */
export function registerReports(): vscode.Disposable {
  const wrap = (document: vscode.TextDocument): void => {
    const { uri, languageId } = document;
    // Markdown wraps by itself; others are named after a guide, whose language is none of a report.
    if (uri.scheme !== reportScheme || ['markdown', reportLanguage].includes(languageId)) return;
    void vscode.languages.setTextDocumentLanguage(document, reportLanguage).then(undefined, () => {}); // closed again
  };
  vscode.workspace.textDocuments.forEach(wrap);
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(reportScheme, {
      provideTextDocumentContent: ({ query }) => query,
    }),
    vscode.workspace.onDidOpenTextDocument(wrap),
  );
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
