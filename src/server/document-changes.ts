import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * The document after changes that an editor sends. Where a change puts a CR and an LF side by side, which then are one
 * line end and not two, the lines are counted afresh: the library counts those of the change and of its surroundings
 * apart.
 */
export function afterChanges(
  before: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): TextDocument {
  let document = before;
  for (const change of changes) {
    const start = 'range' in change ? document.offsetAt(change.range.start) : 0;
    document = TextDocument.update(document, [change], version);
    const text = document.getText();
    if (joinsLineEnd(text, start) || joinsLineEnd(text, start + change.text.length)) {
      document = TextDocument.create(document.uri, document.languageId, version, text);
    }
  }
  return document;
}

function joinsLineEnd(text: string, offset: number): boolean {
  return text.charCodeAt(offset - 1) === 13 && text.charCodeAt(offset) === 10;
}
