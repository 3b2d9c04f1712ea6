// What no server built on the same library can be quicker than: it keeps the documents and looks at none of them.
// It answers nothing, or with `--canned` what was made once: a transcript's headings when it is opened, and as many
// places as `initializationOptions.references` says.
import lsp from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const canned = process.argv.includes('--canned');
const connection = lsp.createConnection(process.stdin, process.stdout);
const documents = new lsp.TextDocuments(TextDocument);
const headings = new Map();
let places = [];

connection.onInitialize(({ rootUri, initializationOptions }) => {
  const range = { start: { line: 100, character: 100 }, end: { line: 100, character: 105 } };
  places = Array.from({ length: initializationOptions?.references ?? 0 }, (_, index) => ({
    uri: `${rootUri}/interviews/p${String(index >> 2).padStart(4, '0')}.transcript.md`,
    range,
  }));
  return {
    capabilities: {
      textDocumentSync: lsp.TextDocumentSyncKind.Incremental,
      documentSymbolProvider: true,
      hoverProvider: true,
      completionProvider: {},
      referencesProvider: true,
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
    },
  };
});
connection.onHover(() => null);
connection.onCompletion(() => null);
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
connection.onReferences(() => (canned ? places : null));
connection.onDocumentSymbol(({ textDocument }) => headings.get(textDocument.uri) ?? null);
documents.onDidOpen(({ document }) => {
  if (canned) headings.set(document.uri, headingsOf(document.getText()));
});
documents.listen(connection);
connection.listen();

function headingsOf(text) {
  return text.split('\n').flatMap((line, index) => {
    if (!line.startsWith('#')) return [];
    const range = { start: { line: index, character: 0 }, end: { line: index, character: line.length } };
    return [{ name: line.replace(/^#+ /, ''), kind: lsp.SymbolKind.String, range, selectionRange: range }];
  });
}
