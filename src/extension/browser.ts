import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activate as activateWith } from './extension';
import type { MarkdownPlugin } from './preview';

/** The extension in VS Code for the Web: the server is a worker. */
export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
  let worker: Worker | undefined;
  const end = () => worker?.terminate();
  context.subscriptions.push({ dispose: end });
  // The transport by hand: VS Code puts a function in the place of `Worker`, of which nothing is an instance.
  const start = async () => {
    end();
    worker = new Worker(await addressOf(module));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return activateWith(context, (_, options) => new LanguageClient('verbatim', 'Verbatim', start, options));
}

/** Where a worker finds its code. What VS Code alone can read, such as files of a remote machine, it is handed. */
async function addressOf(module: vscode.Uri): Promise<string> {
  if (module.scheme !== 'vscode-remote') return module.toString(true);
  const code = await vscode.workspace.fs.readFile(module);
  return URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
}
