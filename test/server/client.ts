import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';

const dist = join(__dirname, '..', '..', 'dist');

/** The two ways in which an editor starts the server. */
export const commands = {
  'server.js --stdio': [join(dist, 'server.js'), '--stdio'],
  'verbatim server --stdio': [join(dist, 'cli.js'), 'server', '--stdio'],
} as const;

/** What VS Code says of itself, as far as this server asks. */
export const ableClient: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true },
    completion: { completionItem: { documentationFormat: ['markdown'], labelDetailsSupport: true } },
  },
};

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A folder of files on the disk, removed with `remove`. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
  uriOf(name: string): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  remove(): void;
}

export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const path = mkdtempSync(join(tmpdir(), 'verbatim server é '));
  const folder: Folder = {
    path,
    uri: URI.file(path).toString(),
    uriOf: name => URI.file(join(path, name)).toString(),
    write: written => {
      for (const [name, content] of Object.entries(written)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  folder.write(files);
  return folder;
}

/**
 * Reads what a server says. It waits for the rest of a message without a clock: a server that is killed may leave one
 * half said, and the clock would start again for ever and keep the process of the tests alive.
 */
export function readerOf(stdout: Readable): StreamMessageReader {
  const reader = new StreamMessageReader(stdout);
  reader.partialMessageTimeout = 0;
  return reader;
}

/** An editor that has started the server and talks to it over its standard streams. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly registered: string[] = [];
  readonly logged: string[] = [];
  readonly #published: Published[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(command: readonly string[] = commands['server.js --stdio']) {
    this.process = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = new Promise(resolve => this.process.once('exit', resolve));
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('The server has no standard streams.');
    stdin.on('error', () => {}); // the server may end before everything is said
    this.connection = createProtocolConnection(readerOf(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      this.#published.push(published);
      for (const look of this.#waiting) look();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { method } of registrations as { method: string }[]) this.registered.push(method);
    });
    this.connection.listen();
  }

  async start(
    folders: readonly Folder[] | null,
    capabilities: ClientCapabilities = ableClient,
    processId = process.pid,
  ): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId,
      rootUri: folders?.[0]?.uri ?? null,
      workspaceFolders: folders?.map(({ uri, path }) => ({ uri, name: path })) ?? null,
      capabilities,
    });
    await this.notify('initialized', {});
    return result;
  }

  request<Result = unknown>(method: string, params?: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  notify(method: string, params?: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    const languageId = uri.endsWith('.md') ? 'transcript' : 'yaml';
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  change(uri: string, version: number, ...contentChanges: object[]): Promise<void> {
    return this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  onDisk(type: 'created' | 'changed' | 'deleted', uri: string): Promise<void> {
    const types = { created: 1, changed: 2, deleted: 3 };
    return this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: types[type] }] });
  }

  /** The codes of the next diagnostics of a file that come after this call and satisfy the condition. */
  async problems(
    uri: string,
    wanted: (codes: readonly string[], published: Published) => boolean,
  ): Promise<readonly string[]> {
    const codes = ({ diagnostics }: Published) => diagnostics.map(({ code }) => String(code));
    const seen = this.#published.length;
    let look = () => {};
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        look = () => {
          const found = this.#published
            .slice(seen)
            .find(each => each.uri === uri && wanted(codes(each), each));
          if (found) resolve(codes(found));
        };
        this.#waiting.add(look);
        timer = setTimeout(() => {
          const last = this.#published.findLast(each => each.uri === uri);
          reject(new Error(`No such diagnostics of ${uri}; the last were ${JSON.stringify(last)}`));
        }, 8000);
      });
    } finally {
      this.#waiting.delete(look);
      clearTimeout(timer);
    }
  }

  /** Ends the session as an editor does, and gives the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    await this.notify('exit');
    return this.ended;
  }

  /** Ends the process whatever state it is in. */
  async end(): Promise<void> {
    this.connection.dispose();
    this.process.kill('SIGKILL');
    await this.ended;
  }
}
