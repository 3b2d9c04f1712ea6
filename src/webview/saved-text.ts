import type { SaveFile } from './save-file';

export type TextKind = 'csv' | 'md' | 'svg' | 'html';

/** A text that a page saves. */
export function textFile(name: string, kind: TextKind, text: string): SaveFile {
  // Spreadsheets take a CSV file for UTF-8 only if it begins with a byte order mark.
  const whole = kind === 'csv' ? `\ufeff${text}` : text;
  return { type: 'save', name: `${name}.${kind}`, contents: new TextEncoder().encode(whole) };
}
