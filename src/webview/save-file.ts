import { isObject, isText } from '../convert/plain-values';

/** From a page: something it has made, for a person to save where they want to. */
export interface SaveFile {
  readonly type: 'save';
  /** A name to begin with, whose ending says what it is. */
  readonly name: string;
  readonly contents: Uint8Array;
}

/** What can be saved, by the ending of its name. */
export const savedKinds: ReadonlyMap<string, string> = new Map([
  ['csv', 'Table (CSV)'],
  ['html', 'Page (HTML)'],
  ['md', 'Markdown'],
  ['png', 'Picture (PNG)'],
  ['svg', 'Picture (SVG)'],
  ['xlsx', 'Excel workbook'],
]);

export function isSaveFile(message: unknown): message is SaveFile {
  if (!isObject(message) || message.type !== 'save' || !isText(message.name)) return false;
  const ending = /^[^/\\]+\.([a-z]+)$/.exec(message.name)?.[1] ?? '';
  return savedKinds.has(ending) && message.contents instanceof Uint8Array;
}
