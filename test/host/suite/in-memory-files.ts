import * as vscode from 'vscode';

/** Files in memory, as an extension may bring them. Tells of every change. */
export class InMemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #scheme: string;

  constructor(scheme: string) {
    this.#scheme = scheme;
  }

  /** Writes a file as somebody else would. */
  write(path: string, text: string): void {
    this.#set(vscode.Uri.from({ scheme: this.#scheme, path }), new TextEncoder().encode(text));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path);
    if (!file && !this.#isFolder(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    const type = file ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: Date.now(), size: file?.length ?? 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (!this.#isFolder(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    const entries = new Map<string, vscode.FileType>();
    for (const path of this.#files.keys()) {
      if (!path.startsWith(`${uri.path}/`)) continue;
      const [name = '', below] = path.slice(uri.path.length + 1).split('/');
      entries.set(name, below === undefined ? vscode.FileType.File : vscode.FileType.Directory);
    }
    return [...entries];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.#files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#set(uri, content);
  }

  delete(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.#set(to, this.readFile(from));
    this.delete(from);
  }

  createDirectory(): void {}

  #set(uri: vscode.Uri, content: Uint8Array): void {
    const { Changed, Created } = vscode.FileChangeType;
    const type = this.#files.has(uri.path) ? Changed : Created;
    this.#files.set(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  #isFolder(path: string): boolean {
    return [...this.#files.keys()].some(each => each.startsWith(path === '/' ? '/' : `${path}/`));
  }
}
