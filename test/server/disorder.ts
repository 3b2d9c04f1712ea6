import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LSPErrorCodes } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ableClient, type Folder, folderOf } from './client';
import { type Answer, CountingClient } from './counting-client';
import { type Question, questionsOf } from './every-request';
import { isIn, placesIn, tokenPlaces } from './places';

export type Files = Readonly<Record<string, string>>;

/** One thing that an editor does, in numbers that fit whatever there is. */
export type Move =
  | { readonly kind: 'open' | 'write'; readonly file: number; readonly text: string }
  | { readonly kind: 'change'; readonly file: number; readonly changes: readonly Change[] }
  | { readonly kind: 'close' | 'delete'; readonly file: number }
  | { readonly kind: 'ask'; readonly question: number; readonly file: number; readonly about: About }
  | { readonly kind: 'look'; readonly method: string; readonly file: number; readonly about: About }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'set'; readonly settings: object }
  | { readonly kind: 'folder' | 'settle' }
  | { readonly kind: 'wait'; readonly milliseconds: number };

/** A replacement at a share of the text's length. */
export interface Change {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export interface About {
  readonly at: number;
  readonly length: number;
  readonly word: string;
}

interface Shown {
  readonly document: TextDocument;
  /** Whether the last change was a letter: the word that is being typed has no problems yet. */
  readonly isTyped: boolean;
}

/** A study as an editor and the disk had it when something was asked. */
interface Moment {
  readonly folders: readonly string[];
  readonly written: ReadonlyMap<string, string>;
  readonly shown: ReadonlyMap<string, Shown>;
}

/** An answer that depends on nothing but the moment it was asked for. */
export interface Comparable {
  readonly method: string;
  readonly params: object;
  readonly uri: string;
  readonly result: unknown;
  readonly at: Moment;
  readonly folder: Folder;
}

/** What is asked for often, about open files, and compared. */
export const compared = ['textDocument/hover', 'textDocument/documentSymbol', 'textDocument/diagnostic'];
const refusals: readonly number[] = [
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.ServerCancelled,
];

export const abilities = {
  ...ableClient,
  workspace: {
    ...ableClient.workspace,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
  },
  textDocument: {
    ...ableClient.textDocument,
    rename: { prepareSupport: true },
    diagnostic: {},
    synchronization: {},
    foldingRange: {},
    semanticTokens: {
      requests: { full: true, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative' as const],
    },
  },
};

/** An editor that does anything in any order with a study in two folders, and looks at every answer. */
export class Disorder {
  readonly comparable: Comparable[] = [];
  readonly #client = new CountingClient();
  readonly #folder: Folder;
  readonly #names: readonly string[];
  readonly #written: Map<string, string>;
  readonly #shown = new Map<string, Shown>();
  readonly #pending = new Map<number, Promise<void>>();
  readonly #earlier = new Map<string, readonly object[]>();
  /** Open files that were deleted: gone, though they are shown, until somebody types in them. */
  readonly #gone = new Set<string>();
  #folders: readonly string[];
  #questions: readonly Question[] = [];
  #versions = 0;
  /** Counts what reaches the server by way of the disk, or takes it time; and whether all of that has been taken in. */
  #upheavals = 0;
  #isSettled = false;

  /** `files` are written, `others` may be opened or written later; their folders are `one` and `two`. */
  constructor(files: Files, others: readonly string[]) {
    this.#folder = folderOf(files);
    this.#names = [...Object.keys(files), ...others];
    this.#written = new Map(Object.entries(files));
    this.#folders = [this.#folder.uriOf('one')];
  }

  async start(): Promise<void> {
    const { capabilities } = await this.#client.start(this.#folders, abilities);
    this.#questions = questionsOf(capabilities);
  }

  async do(move: Move): Promise<void> {
    switch (move.kind) {
      case 'open':
        return this.#open(this.#uriOf(move.file), move.text);
      case 'change':
        return this.#change(this.#openUri(move.file), move.changes);
      case 'close':
        return this.#close(this.#uriOf(move.file));
      case 'write':
      case 'delete':
        return this.#onDisk(this.#nameOf(move.file), move.kind === 'write' ? move.text : undefined);
      case 'ask':
        return this.#ask(
          this.#questions[move.question % this.#questions.length],
          this.#uriOf(move.file),
          move.about,
        );
      case 'look':
        return this.#ask(
          this.#questions.find(({ method }) => method === move.method),
          this.#openUri(move.file),
          move.about,
        );
      case 'cancel': {
        const ids = [...this.#pending.keys()];
        const id = ids[move.which % ids.length];
        if (id !== undefined) this.#client.cancel(id);
        return;
      }
      case 'set':
        this.#upheaval();
        this.#client.settings = move.settings;
        return this.#client.notify('workspace/didChangeConfiguration', { settings: null });
      case 'folder':
        return this.#otherFolder();
      case 'settle':
        return this.#settle();
      case 'wait':
        await new Promise(resolve => setTimeout(resolve, move.milliseconds));
    }
  }

  /** Waits for every answer, and looks back. */
  async finish(): Promise<void> {
    await this.#settle();
    await this.do({ kind: 'wait', milliseconds: 20 });
    assert.deepEqual(this.#client.faults, []);
    assert.deepEqual(this.#client.unanswered, []);
    assert.ok(this.#client.isAlive, 'the server lives');
  }

  async end(): Promise<void> {
    await this.#client.end();
    this.#folder.remove();
  }

  #nameOf(file: number): string {
    return this.#names[file % this.#names.length] ?? '';
  }

  #uriOf(file: number): string {
    return this.#folder.uriOf(this.#nameOf(file));
  }

  #openUri(file: number): string {
    const open = [...this.#shown.keys()];
    return open[file % open.length] ?? this.#uriOf(file);
  }

  #upheaval(): void {
    this.#upheavals++;
    this.#isSettled = false;
  }

  #open(uri: string, text: string): void {
    if (this.#shown.has(uri)) return;
    this.#upheaval();
    // Editors count each document's versions from anew.
    this.#shown.set(uri, { document: TextDocument.create(uri, 'markdown', 1, text), isTyped: false });
    this.#client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
  }

  #change(uri: string, changes: readonly Change[]): void {
    const shown = this.#shown.get(uri);
    if (!shown) return;
    this.#gone.delete(uri);
    let { document } = shown;
    const version = document.version + 1 + (this.#versions++ % 3);
    let isTyped = false;
    const contentChanges = changes.map(({ at, length, text }) => {
      const whole = document.getText();
      const offset = Math.floor(at * whole.length);
      const range = { start: document.positionAt(offset), end: document.positionAt(offset + length) };
      const changed = `${whole.slice(0, document.offsetAt(range.start))}${text}${whole.slice(document.offsetAt(range.end))}`;
      document = TextDocument.create(uri, 'markdown', version, changed);
      isTyped = text.length <= 1;
      return { range, text };
    });
    this.#shown.set(uri, { document, isTyped });
    this.#client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  #close(uri: string): void {
    if (!this.#shown.delete(uri)) return;
    this.#gone.delete(uri);
    this.#upheaval();
    this.#client.notify('textDocument/didClose', { textDocument: { uri } });
  }

  #onDisk(name: string, text: string | undefined): void {
    const was = this.#written.has(name);
    if (text === undefined && !was) return;
    this.#upheaval();
    if (text === undefined) {
      rmSync(join(this.#folder.path, name));
      this.#written.delete(name);
      if (this.#shown.has(this.#folder.uriOf(name))) this.#gone.add(this.#folder.uriOf(name));
    } else {
      this.#folder.write({ [name]: text });
      this.#written.set(name, text);
    }
    const type = text === undefined ? 3 : was ? 2 : 1;
    this.#client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: this.#folder.uriOf(name), type }],
    });
  }

  #otherFolder(): void {
    this.#upheaval();
    const uri = this.#folder.uriOf('two');
    const there = this.#folders.includes(uri);
    const event = {
      added: there ? [] : [{ uri, name: 'two' }],
      removed: there ? [{ uri, name: 'two' }] : [],
    };
    this.#folders = there ? this.#folders.filter(each => each !== uri) : [...this.#folders, uri];
    this.#client.notify('workspace/didChangeWorkspaceFolders', { event });
  }

  async #settle(): Promise<void> {
    const upheavals = this.#upheavals;
    await this.#client.ask('verbatim/coverageReport').answer;
    await Promise.all(this.#pending.values());
    this.#isSettled ||= this.#upheavals === upheavals;
  }

  #ask(asked: Question | undefined, uri: string, { at, length, word }: About): void {
    if (!asked) return;
    const moment = { folders: this.#folders, written: new Map(this.#written), shown: new Map(this.#shown) };
    const shown = moment.shown.get(uri);
    const text = shown?.document ?? TextDocument.create(uri, '', 0, '');
    const offset = Math.floor(at * text.getText().length);
    const params = asked.params({
      uri,
      word,
      position: text.positionAt(offset),
      end: text.positionAt(offset + length),
      earlier: method => this.#earlier.get(method)?.[length % (this.#earlier.get(method)?.length || 1)],
    });
    if (!params) return;
    const { id, answer } = this.#client.ask(asked.method, params);
    const upheavals = this.#isSettled && this.#gone.size === 0 ? this.#upheavals : undefined;
    const looked = answer.then(given => {
      this.#pending.delete(id);
      try {
        this.#look(asked.method, uri, given, moment, shown);
      } catch (error) {
        this.#client.faults.push(`${asked.method} ${JSON.stringify(params)}: ${error}`);
      }
      const others = [...moment.shown].every(
        ([other, was]) => other === uri || this.#shown.get(other)?.document === was.document,
      );
      const isSure = upheavals === this.#upheavals && others && !given.error;
      const isOpen = shown !== undefined && !(asked.method === 'textDocument/diagnostic' && shown.isTyped);
      if (isSure && isOpen && compared.includes(asked.method))
        this.comparable.push({
          method: asked.method,
          params,
          uri,
          result: given.result,
          at: moment,
          folder: this.#folder,
        });
    });
    this.#pending.set(id, looked);
  }

  #look(method: string, uri: string, { result, error }: Answer, at: Moment, shown: Shown | undefined): void {
    if (error) {
      const isRefusal = refusals.includes(error.code);
      const isReason = method === 'textDocument/rename' && error.code === LSPErrorCodes.RequestFailed;
      assert.ok(isRefusal || isReason, `failed: ${error.code} ${error.message}`);
      return;
    }
    if (Array.isArray(result)) this.#earlier.set(method, result);
    if (method.endsWith('/resolve') || method.startsWith('verbatim/')) return;
    const tokens = (result as { data?: readonly number[] } | null)?.data;
    const places = method.includes('semanticTokens') ? tokenPlaces(tokens ?? [], uri) : placesIn(result, uri);
    for (const { uri: of, range, version } of places) {
      const then = of === uri ? shown : at.shown.get(of);
      // Of another document the answer may show a newer text than when it was asked for.
      if (!then || (of !== uri && this.#shown.get(of)?.document !== then.document)) continue;
      assert.ok(isIn(then.document.getText(), range), `${JSON.stringify(range)} is not in ${of}`);
      if (version !== undefined) assert.equal(version, then.document.version, `the version of ${of}`);
    }
  }
}
