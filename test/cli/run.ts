import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const program = resolve(__dirname, '../../dist/cli.js');
const folders: string[] = [];

/** A folder on the disk that holds these files and is gone after the tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'verbatim cli ü#-')));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a folder until it ends. */
export function verbatim(folder: string, args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolved, rejected) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, timeout: 20_000 });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text;
    });
    child.on('error', rejected).on('close', code => resolved({ code, out, err }));
    child.stdin.on('error', () => {}).end(input);
  });
}

/** Runs it and closes the other end of its output after the first bytes, as `| head` does. */
export function verbatimToHead(folder: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolved, rejected) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, timeout: 20_000 });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    child.on('error', rejected).on('close', code => resolved({ code, out: '', err }));
  });
}

export function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** The names in a folder, hidden ones included, so that a file half-written would be seen. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}
