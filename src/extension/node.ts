import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activate as activateWith } from './extension';
import type { MarkdownPlugin } from './preview';

/** The extension on the desktop and on a remote machine: the server is a process. */
export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  return activateWith(context, ({ extensionUri }, options) => {
    const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
    return new LanguageClient('verbatim', 'Verbatim', { module, transport: TransportKind.ipc }, options);
  });
}
