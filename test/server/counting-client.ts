import { type ChildProcess, spawn } from 'node:child_process';
import { type InitializeResult, type Message, StreamMessageWriter } from 'vscode-languageserver/node';
import { commands, readerOf } from './client';

export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

interface Said extends Answer {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: {
    readonly type?: number;
    readonly message?: string;
    readonly items?: readonly unknown[];
  };
}

/** An editor that sees every message, so that it can tell how often each request was answered. */
export class CountingClient {
  /** What the server must not say: a second answer, an answer to nothing, an error in its log. */
  readonly faults: string[] = [];
  /** The section `verbatim` of the editor's settings. */
  settings: object = {};
  readonly process: ChildProcess;
  readonly #writer: StreamMessageWriter;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #ended: Promise<unknown>;
  #ids = 0;
  #wrote = Promise.resolve();

  constructor() {
    this.process = spawn(process.execPath, commands['server.js --stdio'], { stdio: 'pipe' });
    const { stdin, stdout, stderr } = this.process;
    if (!stdin || !stdout || !stderr) throw new Error('The server has no standard streams.');
    this.#ended = new Promise(resolve => this.process.once('exit', resolve));
    stdin.on('error', () => {});
    stderr.on('data', text => this.faults.push(`wrote: ${text}`));
    this.#writer = new StreamMessageWriter(stdin);
    readerOf(stdout).listen(message => this.#heard(message as Message & Said));
  }

  #heard({ id, method, params, result, error }: Said): void {
    if (method === undefined) {
      const answered = this.#waiting.get(Number(id));
      if (!answered) this.faults.push(`answered ${id} once more, or unasked`);
      this.#waiting.delete(Number(id));
      answered?.(error ? { error } : { result });
    } else if (id != null) {
      const answer = method === 'workspace/configuration' ? params?.items?.map(() => this.settings) : null;
      this.#write({ id, result: answer });
    } else if (method === 'window/logMessage' && params?.type === 1) {
      this.faults.push(`logged: ${params.message}`);
    }
  }

  #write(message: object): void {
    this.#wrote = this.#wrote
      .then(() => this.#writer.write({ jsonrpc: '2.0', ...message } as Message))
      .catch(() => {});
  }

  notify(method: string, params: object): void {
    this.#write({ method, params });
  }

  /** Asks; the answer comes by the promise, and the number serves to cancel. */
  ask(method: string, params?: object): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = ++this.#ids;
    const answer = new Promise<Answer>(resolve => this.#waiting.set(id, resolve));
    this.#write({ id, method, ...(params && { params }) });
    return { id, answer };
  }

  cancel(id: number): void {
    this.notify('$/cancelRequest', { id });
  }

  get unanswered(): readonly number[] {
    return [...this.#waiting.keys()];
  }

  get isAlive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  async start(folders: readonly string[], capabilities: object): Promise<InitializeResult> {
    const { answer } = this.ask('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map(uri => ({ uri, name: uri })),
      capabilities,
    });
    const { result } = await answer;
    this.notify('initialized', {});
    return result as InitializeResult;
  }

  async end(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#ended;
  }
}
