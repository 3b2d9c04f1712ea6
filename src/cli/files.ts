import { constants, existsSync, readdirSync, statSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { disk } from '../disk/disk';
import { type FileKind, kindOf } from '../study/file-kinds';
import { loadStudy } from '../study/load';
import { Study, type TranscriptFile } from '../study/study';
import { isInside } from '../study/uris';
import { UsageError } from './arguments';

export interface LoadedStudy {
  readonly study: Study;
  /** Whether a file is among the paths that were asked for; guides come along from elsewhere. */
  readonly asked: (uri: string) => boolean;
  readonly transcripts: readonly TranscriptFile[];
}

/** Reads the study files under the paths (the current folder where there are none) and the guides they need. */
export async function loadFromPaths(paths: readonly string[]): Promise<LoadedStudy> {
  const places = (paths.length > 0 ? paths : ['.']).map(path => resolve(path));
  for (const [index, place] of places.entries()) {
    const there = await stat(place).catch(() => undefined);
    if (!there) throw new UsageError(`There is no file or folder “${paths[index]}”.`);
    if (there.isFile() && !kindOf(uriOf(place))) {
      throw new UsageError(
        `“${paths[index]}” is not a study file. Their names end in .transcript.md, .guide.yaml or .codebook.yaml.`,
      );
    }
  }
  const study = new Study([...new Set(places.map(workspaceOf))].map(uriOf));
  const uris = places.map(uriOf);
  await loadStudy(study, disk, uris);
  const asked = (uri: string): boolean => uris.some(place => isInside(uri, place));
  return { study, asked, transcripts: study.transcripts().filter(({ uri }) => asked(uri)) };
}

/** What reports say where there are none. */
export const noTranscripts = 'No transcripts here: their names end in .transcript.md.\n';

/** How far above a folder without a guide one is looked for, outside of repositories. */
const farthestGuide = 5;

/**
 * The folder out of which no guide is read: the current one, or the place's own outside of it. Where no guide is on the
 * way there, as in a study's folder of transcripts, the repository's folder, or the nearest above with a guide.
 */
function workspaceOf(place: string): string {
  const own = kindOf(uriOf(place)) ? dirname(place) : place;
  const current = process.cwd();
  const start = isInside(uriOf(place), uriOf(current)) ? current : own;
  for (let folder = own; ; folder = dirname(folder)) {
    if (holdsGuide(folder)) return start;
    if (folder === start || folder === dirname(folder)) break;
  }
  const above: string[] = [];
  for (let folder = start; folder !== dirname(folder) && folder !== homedir(); folder = dirname(folder)) {
    above.push(folder);
  }
  return (
    above.find(folder => existsSync(join(folder, '.git'))) ??
    above.slice(1, 1 + farthestGuide).find(holdsGuide) ??
    start
  );
}

function holdsGuide(folder: string): boolean {
  try {
    return readdirSync(folder).some(name => kindOf(uriOf(join(folder, name))) === 'guide');
  } catch {
    return false; // which is reported when the folder is read
  }
}

export function uriOf(path: string): string {
  return URI.file(resolve(path)).toString();
}

/** A file's name as a person at this terminal would write it. */
export function shownPath(uri: string): string {
  const path = URI.parse(uri).fsPath;
  const here = relative(process.cwd(), path);
  return here !== '' && !here.startsWith('..') ? here : path;
}

/** A file's path from the folder of its repository, with `/`, as code hosts name it; its URI where it lies elsewhere. */
export function repositoryPath(uri: string): string {
  let root = process.cwd();
  while (!existsSync(join(root, '.git')) && root !== dirname(root)) root = dirname(root);
  if (!existsSync(join(root, '.git'))) root = process.cwd();
  const path = relative(root, URI.parse(uri).fsPath);
  return path.startsWith('..') || isAbsolute(path) ? uri : path.replaceAll('\\', '/');
}

/**
 * The file that `--out` means: in a folder (one that is there, or a name with a slash behind it), the one called `name`;
 * `undefined` where that is not known. A name that makes no file of this kind is refused: no study would see it.
 */
export function outFile(out: string, name: string | undefined, kind: FileKind): string | undefined {
  const path = isFolder(out) ? name && join(out, name) : out;
  if (path === undefined || kindOf(uriOf(path)) === kind) return path;
  const ending = kind === 'transcript' ? '.transcript.md' : `.${kind}.yaml`;
  throw new UsageError(
    `“${path}” would be no ${kind} of the study: its name has to end in ${ending}, such as ${stem(path)}${ending}.`,
  );
}

/** Whether a path names a folder: one that is there, or a name with a slash behind it. */
export function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || (existsSync(path) && statSync(path).isDirectory());
}

/** A file's name without what it ends in, `night-bus` of `night-bus.guide.txt`. */
function stem(path: string): string {
  return basename(path).replace(/(?:\.(?:transcript|guide|codebook))?(?:\.[a-z]+)?$/i, '') || 'name';
}

/** In words that say what to do; other errors come in those of the system. */
const whyNotWritten: Readonly<Record<string, string>> = {
  EACCES: 'you may not write in this folder. Choose another --out.',
  EPERM: 'you may not write in this folder. Choose another --out.',
  EROFS: 'nothing can be written on this disk. Choose another --out.',
  ENOSPC: 'the disk is full.',
  ENOTDIR: 'what stands before its name is a file, and no folder. Choose another --out.',
  EEXIST: 'what stands before its name is a file, and no folder. Choose another --out.',
};

/**
 * Writes a file whole or not at all. An existing file is replaced only with `force`; without it the write fails even
 * if the file appears in the last moment. Disks without hard links, such as memory sticks, get a plain copy.
 */
export async function write(path: string, text: string | Uint8Array, force: boolean): Promise<void> {
  const taken = new UsageError(
    `“${path}” is already there and was left as it is. Choose another --out, or add --force.`,
  );
  if (!force && existsSync(path)) throw taken;
  const folder = dirname(resolve(path));
  const temporary = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, text, { flag: 'wx' });
    if (force) await rename(temporary, path);
    else await link(temporary, path).catch(() => copyFile(temporary, path, constants.COPYFILE_EXCL));
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && syscall === 'copyfile') throw taken;
    throw new UsageError(`“${path}” cannot be written: ${(code && whyNotWritten[code]) ?? message}`);
  } finally {
    await rm(temporary, { force: true }).catch(() => {}); // where its folder is a file, it never came to be
  }
}
