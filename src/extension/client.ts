import * as vscode from 'vscode';
import type {
  BaseLanguageClient,
  CompletionMiddleware,
  LanguageClientOptions,
  StaticFeature,
  TextDocumentFilter,
} from 'vscode-languageclient';
import {
  type ExperimentalCapabilities,
  showPlacesCommand,
  studyChangedNotification,
} from '../server/protocol';
import { studyFilePatterns } from '../study/file-kinds';
import { offerFiles } from './editor-files';
import { registerShowPlaces } from './show-places';

export interface Server {
  readonly client: BaseLanguageClient;
  /** Whether a document is where a study can be, and not, for example, an older version beside it. */
  serves(document: vscode.TextDocument): boolean;
  /** A file of the study has changed, so figures may have too. */
  readonly onStudyChanged: vscode.Event<void>;
}

/** Makes a client of the language server that is built beside the extension: how depends on where that runs. */
export type MakeClient = (
  context: vscode.ExtensionContext,
  options: LanguageClientOptions,
) => BaseLanguageClient;

/**
 * Starts the language server, and does not wait for it: what it is asked meanwhile it answers when it is there. It is
 * stopped when the extension is.
 */
export function startServer(context: vscode.ExtensionContext, makeClient: MakeClient): Server {
  const schemes = new Set<string>();
  const documentSelector: TextDocumentFilter[] = [];
  const client = makeClient(context, {
    documentSelector,
    initializationOptions: {
      docs: vscode.Uri.joinPath(context.extensionUri, 'docs', 'diagnostics.md').toString(),
    },
    middleware: { provideCompletionItem: suggestValues },
  });
  offerFiles(client);
  // A client has one handler for each notification, and there are several who want to know.
  const changed = new vscode.EventEmitter<void>();
  client.onNotification(studyChangedNotification, () => changed.fire());
  client.registerFeature(announcement);

  /**
   * Files on the disk, and those of workspace folders elsewhere. Other schemes are those of what is no file of a study:
   * older versions, comparisons, cells of notebooks, documents without a name. Tells whether there are new ones.
   */
  function takeInSchemes(): boolean {
    const before = schemes.size;
    for (const scheme of [
      'file',
      ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
    ]) {
      if (schemes.has(scheme)) continue;
      schemes.add(scheme);
      documentSelector.push(...studyFilePatterns.map(pattern => ({ scheme, pattern })));
    }
    return schemes.size > before;
  }
  takeInSchemes();
  // What a client listens to is settled when it starts.
  let started = client.start();
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(() => {
    if (takeInSchemes()) started = started.then(() => client.stop()).then(() => client.start());
  });
  context.subscriptions.push(changed, client, folders, registerShowPlaces(client));
  // The client says itself that it could not start.
  started.catch(() => {});
  return {
    client,
    serves: ({ uri }) => schemes.has(uri.scheme),
    onStudyChanged: changed.event,
  };
}

/** Tells the server what this editor has besides the Language Server Protocol. */
const announcement: StaticFeature = {
  fillClientCapabilities(capabilities) {
    const own: ExperimentalCapabilities = {
      commands: { commands: [showPlacesCommand] },
      verbatimFiles: true,
      verbatimTurnKeys: true,
    };
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), ...own };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};

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
