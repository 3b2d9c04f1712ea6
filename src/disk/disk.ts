import { readdir, readFile, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { FolderEntry, StudyFiles } from '../study/load';

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
    return readFile(path, 'utf8').catch(inPlainWords);
  },
};

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
