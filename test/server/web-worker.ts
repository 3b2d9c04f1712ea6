import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { ListFolderResult, PlaceParams, ReadFileResult } from '../../src/server/protocol';
import type { FolderEntry } from '../../src/study/study-files';

/** Everything that the worker finds in its surroundings: what the web has, and nothing of Node's. */
const ofTheWeb = {
  addEventListener() {}, // for errors of the worker, which here are those of the test
  clearInterval,
  clearTimeout,
  console,
  performance,
  queueMicrotask,
  setInterval,
  setTimeout,
  TextDecoder,
  TextEncoder,
  URL,
};

const notThere = { failed: 'not-there', reason: 'it is not there' } as const;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** An editor that has files of its own, in no file system of this machine, and runs the server in a web worker. */
export class WebEditor {
  /** Texts by URI. One that is a reason instead cannot be read. */
  readonly files: Map<string, string | { readonly reason: string }>;
  /** How many files were asked for at the same time, at most. */
  mostAtOnce = 0;
  readonly notified: string[] = [];
  readonly logged: string[] = [];
  readonly registered: unknown[] = [];
  readonly #global: { onmessage?: (event: { readonly data: unknown }) => void };
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #channels: InstanceType<typeof MessageChannel>[] = [];
  #ids = 0;
  #asked = 0;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
    const channels = this.#channels;
    const global = {
      ...ofTheWeb,
      MessageChannel: class extends MessageChannel {
        constructor() {
          super();
          channels.push(this);
        }
      },
      postMessage: (message: unknown) => {
        const copy: Message = structuredClone(message) as Message;
        setImmediate(() => void this.#receive(copy));
      },
    };
    this.#global = createContext(Object.assign(global, { self: global }));
    runInContext(readFileSync(join(__dirname, '../../dist/web/server.js'), 'utf8'), this.#global);
  }

  async start(folders: readonly string[]): Promise<void> {
    await this.request('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: folders.map(uri => ({ uri, name: uri })),
      capabilities: {
        experimental: { verbatimFiles: true },
        workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
      },
    });
    this.notify('initialized', {});
  }

  request<Result>(method: string, params?: unknown): Promise<Result> {
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(error.message)) : resolve(result as Result),
      );
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Lets go of what would keep this process alive. */
  end(): void {
    for (const { port1, port2 } of this.#channels) for (const port of [port1, port2]) port.close();
  }

  #send(message: Message): void {
    const data = structuredClone({ jsonrpc: '2.0', ...message });
    setImmediate(() => this.#global.onmessage?.({ data }));
  }

  async #receive({ id, method, params, ...answer }: Message): Promise<void> {
    if (method === undefined) {
      this.#waiting.get(Number(id))?.(answer);
      this.#waiting.delete(Number(id));
    } else if (id === undefined) {
      this.notified.push(method);
      if (method === 'window/logMessage') this.logged.push((params as { message: string }).message);
    } else this.#send({ id, result: await this.#answer(method, params) });
  }

  async #answer(method: string, params: unknown): Promise<unknown> {
    if (method === 'client/registerCapability') this.registered.push(params);
    if (!method.startsWith('verbatim/')) return null;
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#asked);
    await new Promise(setImmediate);
    this.#asked--;
    const { uri } = params as PlaceParams;
    return method === 'verbatim/readFile' ? this.#read(uri) : this.#list(uri);
  }

  #read(uri: string): ReadFileResult {
    const found = this.files.get(uri) ?? notThere;
    return typeof found === 'string' ? { text: found } : { failed: 'otherwise', ...found };
  }

  #list(folder: string): ListFolderResult {
    const entries = new Map<string, FolderEntry>();
    for (const uri of this.files.keys()) {
      if (!uri.startsWith(`${folder}/`)) continue;
      const [name = '', ...below] = decodeURIComponent(uri.slice(folder.length + 1)).split('/');
      entries.set(name, { name, isFolder: below.length > 0 });
    }
    return entries.size > 0 ? { entries: [...entries.values()] } : notThere;
  }
}
