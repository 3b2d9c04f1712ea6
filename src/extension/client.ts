import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { studyFilePatterns } from '../study/file-kinds';

/** Starts the language server that is built beside the extension. It is stopped when the client is disposed of. */
export async function startClient(context: vscode.ExtensionContext): Promise<LanguageClient> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const client = new LanguageClient(
    'verbatim',
    'Verbatim',
    { module, transport: TransportKind.ipc },
    { documentSelector: studyFilePatterns.map(pattern => ({ scheme: 'file', pattern })) },
  );
  await client.start();
  return client;
}
