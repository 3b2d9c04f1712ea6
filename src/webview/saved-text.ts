import { linkTarget } from '../convert/markdown-text';
import { fileName, relativePath } from '../study/uris';
import type { SaveFile } from './save-file';

/* Texts that a page saves, and what the files of a study are called in them. */

export type TextKind = 'csv' | 'md' | 'svg' | 'html';

export function textFile(name: string, kind: TextKind, text: string): SaveFile {
  // Spreadsheets take a CSV file for UTF-8 only if it begins with a byte order mark.
  const whole = kind === 'csv' ? `\ufeff${text}` : text;
  return { type: 'save', name: `${name}.${kind}`, contents: new TextEncoder().encode(whole) };
}

/** What a file is called as seen from the folder, where there is one, and a link to one of its lines, from 0. */
export function pathsFrom(folder: string | undefined): {
  path(uri: string): string;
  link(uri: string, line: number): string;
} {
  const path = (uri: string): string => (folder === undefined ? fileName(uri) : relativePath(folder, uri));
  return { path, link: (uri, line) => `${linkTarget(path(uri))}#L${line + 1}` };
}
