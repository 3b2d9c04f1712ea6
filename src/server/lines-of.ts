import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OpenDocument } from '../language/open-document';

/** A document of the connection as the features read it. */
export function linesOf(document: TextDocument): OpenDocument {
  const { uri, lineCount } = document;
  return {
    uri,
    lineCount,
    get lineEnd() {
      return /\r\n|\n|\r/.exec(document.getText())?.[0] ?? '\n';
    },
    line: index =>
      index >= 0 && index < lineCount
        ? document
            .getText({ start: { line: index, character: 0 }, end: { line: index + 1, character: 0 } })
            .replace(/[\r\n]+$/, '')
        : '',
  };
}
