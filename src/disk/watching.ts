import { type FSWatcher, watch } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { URI } from 'vscode-uri';
import { isToolFolder, kindOfName } from '../study/file-kinds';
import type { FileChange, FolderWatching, Watcher } from '../study/study-files';

/** How long changes are collected before they are told, in milliseconds: a file is replaced in several steps. */
const collecting = 50;

/**
 * Watches folders one by one, which takes one watch for each folder and none for files. Never keeps the process alive.
 */
export function watchFolders({ changed, failed }: Watcher): FolderWatching {
  const watchers = new Map<string, FSWatcher>();
  /** What has happened to paths: whether they may have come or gone. */
  const touched = new Map<string, boolean>();
  let isCollecting = false;
  let hasFailed = false;

  function unwatch(path: string): void {
    watchers.get(path)?.close();
    watchers.delete(path);
  }

  /** Tells whether there was something to stop watching. */
  function unwatchBelow(path: string): boolean {
    const below = [...watchers.keys()].filter(each => each === path || each.startsWith(join(path, '/')));
    below.forEach(unwatch);
    return below.length > 0;
  }

  function fail(error: unknown): void {
    if (hasFailed) return;
    hasFailed = true;
    const { code, message } = error as NodeJS.ErrnoException;
    const isFull = code === 'ENOSPC' || code === 'EMFILE';
    failed(
      isFull
        ? 'The system has no more watches for folders (on Linux: fs.inotify.max_user_watches), so changes by other programs are not seen everywhere.'
        : `Changes by other programs are not seen everywhere: ${message}.`,
    );
  }

  function touch(path: string, mayHaveComeOrGone: boolean): void {
    touched.set(path, mayHaveComeOrGone || touched.get(path) === true);
    if (isCollecting) return;
    isCollecting = true;
    setTimeout(() => {
      isCollecting = false;
      tell().catch(fail);
    }, collecting).unref();
  }

  async function tell(): Promise<void> {
    const paths = [...touched];
    touched.clear();
    const changes = await Promise.all(paths.map(([path, comesOrGoes]) => changesOf(path, comesOrGoes)));
    if (changes.some(({ length }) => length > 0)) changed(changes.flat());
  }

  async function changesOf(path: string, comesOrGoes: boolean): Promise<FileChange[]> {
    const uri = URI.file(path).toString();
    const stats = await lstat(path).catch(() => undefined);
    if (!stats?.isDirectory()) {
      if (isOfStudy(basename(path))) return [{ uri, type: stats ? 'changed' : 'deleted' }];
      return !stats && unwatchBelow(path) ? [{ uri, type: 'deleted' }] : [];
    }
    if (!comesOrGoes) return [];
    // Its watcher may be that of another folder, which had this name before.
    const before: FileChange[] = unwatchBelow(path) ? [{ uri, type: 'deleted' }] : [];
    return [...before, { uri, type: 'created' }];
  }

  return {
    watch(folder) {
      const path = URI.parse(folder).fsPath;
      if (watchers.has(path)) return;
      try {
        const watcher = watch(path, { persistent: false }, (event, name) => {
          if (name === null) return;
          const isStudyFile = isOfStudy(name);
          if (isStudyFile || (event === 'rename' && !isToolFolder(name)))
            touch(join(path, name), event === 'rename');
        });
        watcher.on('error', error => {
          unwatch(path);
          if (codeOf(error) !== 'EPERM') fail(error); // on Windows, that of a folder that is gone
        });
        watchers.set(path, watcher);
      } catch (error) {
        if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(codeOf(error) ?? '')) fail(error); // its listing says those
      }
    },
    clear() {
      for (const path of [...watchers.keys()]) unwatch(path);
    },
  };
}

function isOfStudy(name: string): boolean {
  return kindOfName(name) !== undefined || name === '.gitignore';
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
