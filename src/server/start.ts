import type {
  ClientCapabilities,
  Connection,
  FileOperationRegistrationOptions,
  InitializeParams,
  InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { tokenLegend } from '../language/token-legend';
import type { ExperimentalCapabilities } from './protocol';

const incremental: typeof TextDocumentSyncKind.Incremental = 2;

/** What `guide:` has to follow when it is moved or renamed. */
const movable: FileOperationRegistrationOptions = {
  filters: [
    {
      pattern: {
        glob: '**/{guide.yaml,guide.yml,*.guide.yaml,*.guide.yml,*.transcript.md}',
        matches: 'file',
        options: { ignoreCase: true },
      },
    },
    { pattern: { glob: '**', matches: 'folder' } },
  ],
};

/** What the server can. The features are not imported for it, since a client waits for this. */
function answerTo(client: ClientCapabilities): InitializeResult {
  const own = client.experimental as ExperimentalCapabilities | undefined;
  return {
    serverInfo: { name: 'verbatim' },
    capabilities: {
      // The only one there is, but an editor that would rather have another is told so.
      ...(client.general?.positionEncodings && { positionEncoding: 'utf-16' }),
      textDocumentSync: incremental,
      hoverProvider: true,
      completionProvider: {
        // After these an editor asks by itself; what does not fit there is answered with nothing.
        triggerCharacters: [' ', '#', '{', '.', '=', '"', ',', '*', ':', '['],
        resolveProvider: true,
      },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      documentSymbolProvider: true,
      renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      semanticTokensProvider: { legend: tokenLegend, full: { delta: true }, range: true },
      codeLensProvider: { resolveProvider: true },
      inlayHintProvider: { resolveProvider: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.verbatim'] },
      // Emacs has it and does not say so, and takes Enter for a carriage return.
      ...(!own?.verbatimTurnKeys && {
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['\r'] },
      }),
      ...(client.textDocument?.diagnostic && {
        diagnosticProvider: {
          identifier: 'verbatim',
          interFileDependencies: true,
          workspaceDiagnostics: client.workspace?.diagnostics !== undefined,
        },
      }),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        ...(client.workspace?.fileOperations?.willRename && { fileOperations: { willRename: movable } }),
      },
    },
  };
}

/** Opens a connection: says what the server can, and calls `serve` before anything else that the client says. */
export function start(connection: Connection, serve: (params: InitializeParams) => void): void {
  let asked: InitializeParams | undefined;
  connection.onInitialize(params => {
    asked = params;
    return answerTo(params.capabilities ?? {});
  });
  connection.onInitialized(() => {
    if (asked) serve(asked);
  });
  connection.listen();
}
