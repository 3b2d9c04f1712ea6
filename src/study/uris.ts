import { URI, Utils } from 'vscode-uri';

/*
 * Files are named by URIs everywhere, as strings in the form that `vscode-uri` prints, so that two names of one file
 * are one string. Paths appear only where a person writes or reads them.
 */

/** URIs of files that stay as they are when they are parsed and printed; parsing takes microseconds, per file and use. */
const plainFile = /^file:\/\/\/[\w.~-][\w.~/-]*$/;
const plainName = /^[\w.~-]+$/;

/** The one form in which the study keeps a URI. */
export function normalUri(uri: string): string {
  return plainFile.test(uri) ? uri : URI.parse(uri).toString();
}

/** The folder of a file, or the one above a folder. */
export function folderOf(uri: string): string {
  const end = uri.lastIndexOf('/');
  const first = uri.indexOf('/', uri.indexOf('://') + 3);
  const plain = uri.startsWith('file://') && first < end && end < uri.length - 1 && !/[?#]/.test(uri);
  return plain ? uri.slice(0, end) : Utils.dirname(URI.parse(uri)).toString();
}

export function fileName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** The URI of an entry in a folder. */
export function entryIn(folder: string, name: string): string {
  if (plainName.test(name) && plainFile.test(folder) && !folder.endsWith('/')) return `${folder}/${name}`;
  return Utils.joinPath(URI.parse(folder), name).toString();
}

/** Whether the file or folder is the folder itself or lies below it. */
export function isInside(uri: string, folder: string): boolean {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return uri === folder || uri.startsWith(base);
}

/** The file that a path written in another file means: relative to that file's folder, with `/` or `\`. */
export function resolvePath(from: string, path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const absolute = /^[A-Za-z]:\//.test(slashed) ? `/${slashed}` : slashed;
  return Utils.resolvePath(Utils.dirname(URI.parse(from)), absolute).toString();
}

/** The path to write in a file of one folder to mean another file: relative, with `/`. */
export function relativePath(fromFolder: string, to: string): string {
  const from = URI.parse(fromFolder).path.split('/').filter(Boolean);
  const target = URI.parse(to).path.split('/').filter(Boolean);
  let common = 0;
  while (common < from.length && common < target.length - 1 && from[common] === target[common]) common++;
  return [...from.slice(common).map(() => '..'), ...target.slice(common)].join('/');
}

/** The innermost of the folders that hold a file. */
export function innermostRoot(uri: string, roots: readonly string[]): string | undefined {
  return roots.filter(folder => isInside(uri, folder)).sort((a, b) => b.length - a.length)[0];
}

/** The folders from the file's own up to the root that holds it, nearest first; only its own outside all roots. */
export function foldersUp(uri: string, roots: readonly string[]): string[] {
  const root = innermostRoot(uri, roots);
  const folders = [folderOf(uri)];
  for (let folder = folders[0] ?? ''; root !== undefined && folder !== root; ) {
    const above = folderOf(folder);
    if (above === folder) break;
    folders.push(above);
    folder = above;
  }
  return folders;
}
