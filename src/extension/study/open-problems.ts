import * as vscode from 'vscode';

/** How many errors and warnings VS Code lists of a file; what is only worth knowing it is told of open files alone. */
export function openProblems(uri: vscode.Uri): number {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, severity }) => source === 'verbatim' && severity <= vscode.DiagnosticSeverity.Warning)
    .length;
}
