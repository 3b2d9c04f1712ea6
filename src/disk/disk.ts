import * as buffer from 'node:buffer';
import { closeSync, constants, fstatSync, open, read } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { promisify } from 'node:util';
import { URI } from 'vscode-uri';
import { isTooLarge, largestFile, textOfOthers } from '../study/file-text';
import { NotThere, type StudyFiles } from '../study/study-files';
import { watchFolders } from './watching';

/** The files of the machine. */
export const disk: StudyFiles = {
  async list(folder) {
    const entries = await readdir(pathOf(folder), { withFileTypes: true }).catch(inPlainWords);
    // Not pipes and devices: reading one may never end.
    return entries
      .filter(entry => entry.isFile() || entry.isDirectory() || entry.isSymbolicLink())
      .map(entry => ({
        name: entry.name,
        isFolder: entry.isDirectory(),
        ...(entry.isSymbolicLink() && { isLink: true }),
      }));
  },

  read: async uri => (await fetchText(uri))(),

  fetch: fetchText,

  async ownName(uri) {
    return URI.file(await realpath(pathOf(uri))).toString();
  },

  watch: watchFolders,
};

async function fetchText(uri: string): Promise<() => string> {
  const path = pathOf(uri);
  try {
    return await fetchBytes(path);
  } catch (error) {
    const isLink = codeOf(error) === 'ENOENT' && (await lstat(path).catch(() => undefined));
    if (isLink) throw new Error('it is a link to a file that is not there');
    return inPlainWords(error);
  }
}

const opened = promisify(open);
const bytesOf = promisify(read);

/** Opening does not wait, so that what has become a pipe keeps nobody. */
const toRead = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** What files are read into, over and over: most are smaller. In bytes. */
const usualSize = 128 * 1024;
const spareBuffers: Buffer[] = [];

/**
 * Opens, reads and closes a file. `fs.promises` takes twice the time for small ones, for their objects and memory; what is
 * asked of an open file is answered at once, in less time than it takes to wait for it.
 */
async function fetchBytes(path: string): Promise<() => string> {
  const file = await opened(path, toRead);
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw new Error('it is a folder');
    if (!stats.isFile()) throw new Error('it is no regular file');
    if (stats.size > largestFile) throw new Error(isTooLarge);
    const isUsual = stats.size <= usualSize;
    const bytes =
      (isUsual ? spareBuffers.pop() : undefined) ?? Buffer.allocUnsafeSlow(isUsual ? usualSize : stats.size);
    let length = 0;
    for (let some = -1; some !== 0 && length < stats.size; length += some)
      some = (await bytesOf(file, bytes, length, stats.size - length, length)).bytesRead;
    return () => takeText(bytes, length);
  } finally {
    closeSync(file);
  }
}

function takeText(bytes: Buffer, length: number): string {
  try {
    return textOf(bytes.subarray(0, length));
  } finally {
    if (bytes.length === usualSize && spareBuffers.length < 32) spareBuffers.push(bytes);
  }
}

function textOf(bytes: Buffer): string {
  if (buffer.isAscii(bytes)) return bytes.toString('latin1');
  if (!buffer.isUtf8(bytes)) return textOfOthers(bytes);
  // By way of UTF-16 in four times the speed of `toString('utf8')`. Not every build of Node has it.
  return buffer.transcode
    ? buffer.transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
    : bytes.toString('utf8');
}

function pathOf(uri: string): string {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== 'file') throw new Error('it is not on this machine');
  return fsPath;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  ENXIO: 'it is no regular file',
};

function inPlainWords(error: unknown): never {
  const code = codeOf(error);
  if (code === 'ENOENT') throw new NotThere('it is not there');
  if (code === 'ENOTDIR') throw new NotThere('it is not a folder');
  throw new Error(reasons[code ?? ''] ?? (error instanceof Error ? error.message : String(error)));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
