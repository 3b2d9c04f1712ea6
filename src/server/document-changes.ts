import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { OpenDocument } from '../language/open-document';
import type { Settings } from '../language/settings';
import type { Study } from '../study/study';
import type { Answer } from './answering';
import type { EditorDocument } from './editor-document';

/** What a change of an open document comes to: of which version of it, or a sentence that says why not. */
type Changed<Change> = (Change | { readonly refused: string }) & { readonly version: number };

/** Answers a request to change an open document. */
export function registerChange<Params extends { readonly textDocument: { readonly uri: string } }, Change>(
  {
    connection,
    documents,
    answer,
  }: {
    readonly connection: Connection;
    readonly documents: TextDocuments<EditorDocument>;
    readonly answer: Answer;
  },
  request: string,
  change: (study: Study, document: OpenDocument, asked: Params, settings: Settings) => Change,
): void {
  const fault: Changed<Change> = {
    refused: 'Nothing was changed, because of a fault of the server.',
    version: -1,
  };
  connection.onRequest(
    request,
    answer(request, fault, (study, asked: Params, settings): Changed<Change> => {
      const document = documents.get(asked.textDocument.uri);
      if (!document) return { refused: 'This file is not open.', version: -1 };
      return { ...change(study, document, asked, settings), version: document.version };
    }),
  );
}
