// An editor as far as a measurement needs one: it starts a server, opens transcripts, types, and asks.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import lsp from 'vscode-languageserver/node';
import { start, stop } from '../scripts/processes.mjs';
import { wanted } from './corpus.mjs';

/** Time in ms after which an answer is not waited for any longer. */
const patience = 120_000;

/** What can be asked: the method, the capability that announces it, and whether an answer is a right one. */
export const requests = {
  documentSymbol: {
    method: 'textDocument/documentSymbol',
    capability: 'documentSymbolProvider',
    isRight: answer => answer?.length > 0,
  },
  hover: { method: 'textDocument/hover', capability: 'hoverProvider', isRight: answer => answer !== null },
  completion: {
    method: 'textDocument/completion',
    capability: 'completionProvider',
    isRight: answer => (answer?.items ?? answer)?.length > 0,
  },
  diagnostics: {
    method: 'textDocument/diagnostic',
    capability: 'diagnosticProvider',
    isRight: answer => Array.isArray(answer?.items),
  },
  references: {
    method: 'textDocument/references',
    capability: 'referencesProvider',
    isRight: answer => Array.isArray(answer), // how many there are is for who asks
  },
  workspaceSymbol: {
    method: 'workspace/symbol',
    capability: 'workspaceSymbolProvider',
    isRight: answer => Array.isArray(answer),
  },
};

export class Editor {
  /** Ms from the start of the process to the answer to `initialize`, and when that was. */
  startedIn;
  startedAt;
  #server;
  #process;
  #connection;
  #capabilities;
  #open = new Map();
  #waiting = new Set();
  #gone;

  /**
   * @param {{command: string[], answersNothing?: boolean, options?: object}} server `command` are Node's arguments;
   *   answers of one that `answersNothing` are not looked at.
   */
  constructor(server) {
    this.#server = server;
  }

  async start(folder) {
    const began = performance.now();
    this.#process = start(process.execPath, this.#server.command, { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.#process;
    this.#gone = new Promise((_, reject) =>
      this.#process.once('exit', code => reject(new Error(`The server ended with ${code}.`))),
    );
    this.#gone.catch(() => {});
    stdin.on('error', () => {});
    this.#connection = lsp.createProtocolConnection(
      new lsp.StreamMessageReader(stdout),
      new lsp.StreamMessageWriter(stdin),
    );
    this.#connection.onRequest(() => null); // registrations, progress: all agreed
    this.#connection.onNotification('textDocument/publishDiagnostics', published => {
      for (const look of this.#waiting) look(published);
    });
    this.#connection.listen();
    const rootUri = pathToFileURL(folder).href;
    const { capabilities } = await this.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'bench' }],
      initializationOptions: this.#server.options,
      capabilities: {
        workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: {
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          hover: { contentFormat: ['markdown'] },
          publishDiagnostics: { versionSupport: true },
          diagnostic: { relatedDocumentSupport: false },
        },
      },
    });
    this.startedAt = performance.now();
    this.startedIn = this.startedAt - began;
    this.#capabilities = capabilities;
    this.#notify('initialized', {});
    return this;
  }

  announces(kind) {
    return Boolean(this.#capabilities[requests[kind].capability]);
  }

  open(path, text = readFileSync(path, 'utf8')) {
    const uri = pathToFileURL(path).href;
    const document = { uri, version: 1, typed: 0, places: placesIn(text) };
    this.#open.set(uri, document);
    this.#notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'transcript', version: 1, text },
    });
    return uri;
  }

  close(uri) {
    this.#open.delete(uri);
    this.#notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Types the next character of some words, in the middle of the transcript. */
  type(uri) {
    const document = this.#open.get(uri);
    document.version++;
    const { line, character } = document.places.typing;
    const start = { line, character: character + document.typed };
    const text = 'and then it rained '.charAt(document.typed++ % 19);
    this.#change(document, { range: { start, end: start }, text });
  }

  /** Takes the last character away that `type` has put there. */
  takeBack(uri) {
    const document = this.#open.get(uri);
    document.version++;
    const { line, character } = document.places.typing;
    const end = { line, character: character + document.typed-- };
    this.#change(document, { range: { start: { line, character: end.character - 1 }, end }, text: '' });
  }

  /** The answer about an open transcript, at a place where there is one to give. @throws when it is wrong. */
  async ask(kind, uri) {
    const { method, isRight } = requests[kind];
    const position = this.#open.get(uri).places[kind];
    const answer = await this.request(method, {
      textDocument: { uri },
      ...(position && { position }),
      ...(kind === 'references' && { context: { includeDeclaration: true } }),
    });
    if (!this.#server.answersNothing && !isRight(answer)) throw new Error(`${method} was answered wrongly.`);
    return answer;
  }

  /** Resolves when the problems of an open transcript, as it is now, have come: asked for, or by themselves. */
  diagnosed(uri) {
    if (this.announces('diagnostics')) return this.ask('diagnostics', uri);
    const { version } = this.#open.get(uri);
    return this.#inTime(
      'textDocument/publishDiagnostics',
      new Promise(resolve => {
        const look = published => {
          if (published.uri !== uri || (published.version ?? version) < version) return;
          this.#waiting.delete(look);
          resolve(published);
        };
        this.#waiting.add(look);
      }),
    );
  }

  request(method, params) {
    return this.#inTime(method, this.#connection.sendRequest(method, params));
  }

  /** MB that the server has in memory now, and had at most; nothing where the system does not tell (not Linux). */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
      const megabytes = name => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
      return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
    } catch {
      return undefined;
    }
  }

  /** Ends the session as editors do. */
  async stop() {
    await Promise.race([this.#leave().catch(() => {}), sleep(2000)]);
    await stop(this.#process);
    this.#connection?.dispose();
  }

  async #leave() {
    await this.request('shutdown');
    this.#notify('exit');
    await this.#gone;
  }

  #change({ uri, version }, change) {
    this.#notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
  }

  #notify(method, params) {
    this.#connection.sendNotification(method, params).catch(() => {}); // the server has gone: the next request says so
  }

  async #inTime(what, answer) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${what}: no answer in ${patience / 1000} s`)), patience);
    });
    try {
      return await Promise.race([answer, late, this.#gone]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Starts a server on a folder, and ends it whatever happens meanwhile. */
export async function edit(server, folder, session) {
  const editor = new Editor(server);
  try {
    await editor.start(folder);
    return await session(editor);
  } finally {
    await editor.stop();
  }
}

/** Where to type and to ask: in an answer in the middle of the text, and at the codings below it. */
function placesIn(text) {
  const typing = text.indexOf(' ', text.indexOf('\n**P:**', text.length / 2) + 8) + 1;
  const coding = text.indexOf(']{.', text.indexOf('\n**P:**', typing)) + 3;
  const theme = text.indexOf(`{.${wanted.theme}}`) + 3;
  return {
    typing: positionAt(text, typing),
    hover: positionAt(text, coding + 1),
    completion: positionAt(text, coding),
    references: positionAt(text, theme),
  };
}

function positionAt(text, offset) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
}
