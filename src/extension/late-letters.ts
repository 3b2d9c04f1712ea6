import * as vscode from 'vscode';

/** What keys did to a text: letters in the place of what was selected. */
interface Typed {
  readonly places: readonly { readonly start: number; readonly end: number; readonly before: string }[];
}

/**
 * Keys that are meant for a list and come before it has the focus put letters into the transcript, in the place of what is
 * selected. As long as the list is open, the text is put back, and the letters are handed over; a line end, too.
 */
export class LateLetters {
  readonly #editor: vscode.TextEditor;
  readonly #selections: readonly vscode.Selection[];
  /** The selected words by the offset where they begin. */
  readonly #words: ReadonlyMap<number, string>;
  readonly #listening: vscode.Disposable;
  readonly #undone: Typed[] = [];
  #done: Promise<void> = Promise.resolve();

  constructor(editor: vscode.TextEditor, take: (letter: string) => void) {
    const { document, selections } = editor;
    this.#editor = editor;
    this.#selections = selections;
    this.#words = new Map(
      selections.map(selection => [document.offsetAt(selection.start), document.getText(selection)]),
    );
    this.#listening = vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document !== document || change.reason !== undefined || this.#isOwn(change)) return;
      const letter = this.#letterOf(change);
      if (letter === undefined) return;
      take(letter);
      if (this.#undone.length === 1) this.#done = this.#undo();
    });
  }

  /** When the text is as it was, and the same words are selected; no more letters are taken then. */
  async end(): Promise<void> {
    this.#listening.dispose();
    await this.#done;
  }

  #isOwn({ contentChanges: [change] }: vscode.TextDocumentChangeEvent): boolean {
    const last = this.#undone.at(-1)?.places.find(({ start }) => start === change?.rangeOffset);
    return last !== undefined && change?.text === last.before && change.rangeLength === last.end - last.start;
  }

  /** The letter that a change put in at every cursor; `undefined` where it is anything else. */
  #letterOf({ contentChanges }: vscode.TextDocumentChangeEvent): string | undefined {
    const letter = contentChanges[0]?.text ?? '';
    const isKey = [...letter].length === 1 || /^\r?\n/.test(letter);
    if (!isKey || contentChanges.length !== this.#selections.length) return undefined;
    const places: { start: number; end: number; before: string }[] = [];
    let shift = 0;
    for (const { rangeOffset, rangeLength, text } of [...contentChanges].sort(
      (a, b) => a.rangeOffset - b.rangeOffset,
    )) {
      const words = rangeLength === 0 ? '' : this.#words.get(rangeOffset);
      if (text !== letter || words?.length !== rangeLength) return undefined;
      const start = rangeOffset + shift;
      places.push({ start, end: start + text.length, before: words });
      shift += text.length - rangeLength;
    }
    this.#undone.push({ places });
    return letter;
  }

  /** The last letter first; one that comes meanwhile is the last one then. */
  async #undo(): Promise<void> {
    const { document } = this.#editor;
    for (let attempt = 0; attempt < 50; attempt++) {
      const last = this.#undone.at(-1);
      if (!last) break;
      const isDone = await this.#editor.edit(
        edit => {
          for (const { start, end, before } of last.places)
            edit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), before);
        },
        { undoStopBefore: false, undoStopAfter: false },
      );
      if (isDone) this.#undone.splice(this.#undone.indexOf(last), 1);
    }
    this.#editor.selections = this.#selections;
  }
}
