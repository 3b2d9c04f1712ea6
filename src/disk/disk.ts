import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import { type FolderEntry, NotText, type StudyFiles } from '../study/load';

/** Larger files are no transcripts, and would take the memory of everything else. */
const largestFile = 256 * 1024 * 1024;

/** The files of the machine. */
export const disk: StudyFiles = {
  async list(folder) {
    const path = pathOf(folder);
    const entries = await readdir(path, { withFileTypes: true }).catch(inPlainWords);
    const listed: FolderEntry[] = [];
    for (const entry of entries) {
      if (entry.isSymbolicLink()) {
        // A linked file is a file; linked folders are left alone, since links may lead in circles.
        const target = await stat(`${path}/${entry.name}`).catch(() => undefined);
        if (target?.isFile()) listed.push({ name: entry.name, isFolder: false });
      } else if (entry.isFile() || entry.isDirectory()) {
        // Not from a pipe or a device: reading one may never end.
        listed.push({ name: entry.name, isFolder: entry.isDirectory() });
      }
    }
    return listed;
  },
  async read(uri) {
    const path = pathOf(uri);
    const { size } = await stat(path).catch(inPlainWords);
    if (size > largestFile) throw new Error(`it is larger than ${largestFile / 1024 / 1024} MB`);
    return textOf(await readFile(path).catch(inPlainWords));
  },
};

/** No other encoding is guessed: a wrong guess would change words, and nobody would see it. */
function textOf(bytes: Buffer): string {
  const utf16 = bytes.length > 1 && [0xfeff, 0xfffe].includes(bytes.readUInt16BE());
  if (!isUtf8(bytes) && (utf16 || !bytes.includes(0))) {
    throw new NotText(
      'its text is not UTF-8. In VS Code, choose “Reopen with Encoding” until every letter is right, then “Save with Encoding › UTF-8”',
    );
  }
  return bytes.toString('utf8'); // what has zero bytes is no text in any encoding, and the study says so
}

function pathOf(uri: string): string {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== 'file') throw new Error('it is not on this machine');
  return fsPath;
}

function inPlainWords(error: NodeJS.ErrnoException): never {
  const reasons: Record<string, string> = {
    ENOENT: 'it is not there',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EISDIR: 'it is a folder',
    ENOTDIR: 'it is not a folder',
  };
  throw new Error(reasons[error.code ?? ''] ?? error.message);
}
