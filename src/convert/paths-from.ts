import { fileName, relativePath } from '../study/uris';
import { linkTarget } from './markdown-text';

/** What a file is called as seen from the folder, where there is one, and a link to one of its lines, from 0. */
export function pathsFrom(folder: string | undefined): {
  path(uri: string): string;
  link(uri: string, line: number): string;
} {
  const path = (uri: string): string => (folder === undefined ? fileName(uri) : relativePath(folder, uri));
  return { path, link: (uri, line) => `${linkTarget(path(uri))}#L${line + 1}` };
}
