import * as vscode from 'vscode';
import type { BaseLanguageClient, CompletionMiddleware, LanguageClientOptions } from 'vscode-languageclient';
import { studyChangedNotification } from '../server/protocol';
import { studyFilePatterns } from '../study/file-kinds';
import { announceShowPlaces, registerShowPlaces } from './show-places';

export interface Server {
  readonly client: BaseLanguageClient;
  /** A file of the study has changed, so figures may have too. */
  readonly onStudyChanged: vscode.Event<void>;
}

/** Makes a client of the language server that is built beside the extension: how depends on where that runs. */
export type MakeClient = (
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
) => BaseLanguageClient;

/** Starts the language server. It is stopped when the extension is. */
export async function startServer(context: vscode.ExtensionContext, makeClient: MakeClient): Promise<Server> {
  const client = makeClient(context, {
    documentSelector: studyFilePatterns.map(pattern => ({ scheme: 'file', pattern })),
    middleware: { provideCompletionItem: suggestValues },
  });
  // A client has one handler for each notification, and there are several who want to know.
  const changed = new vscode.EventEmitter<void>();
  client.onNotification(studyChangedNotification, () => changed.fire());
  client.registerFeature(announceShowPlaces);
  context.subscriptions.push(changed, client, registerShowPlaces(client));
  await client.start();
  return { client, onStudyChanged: changed.event };
}

/** Behind `status=` a person wants to see what there is to choose from. */
const suggestValues: NonNullable<CompletionMiddleware['provideCompletionItem']> = async (
  document,
  position,
  context,
  token,
  next,
) => {
  const found = await next(document, position, context, token);
  for (const item of Array.isArray(found) ? found : (found?.items ?? [])) {
    if (typeof item.label === 'string' && item.label.endsWith('=')) {
      item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
    }
  }
  return found;
};
