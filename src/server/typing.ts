import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type Position, type Range, touches } from '../format/position';

/** How long a typed word may stay unfinished before it counts as written, in milliseconds. */
export const restOfWord = 3000;

/**
 * Where people are typing. What they have only begun is no mistake yet: `{.pas` is on its way to `{.passengers}`.
 * Typing is a change by one character; what is pasted, completed or replaced is written at once.
 */
export class Typing {
  readonly #places = new Map<string, { readonly at: Position; readonly until: number }>();

  changed(uri: string, changes: readonly TextDocumentContentChangeEvent[], now: number): void {
    const last = changes.at(-1);
    if (last && 'range' in last && last.text.length <= 1 && !/[\r\n]/.test(last.text)) {
      const { line, character } = last.range.start;
      this.#places.set(uri, {
        at: { line, character: character + last.text.length },
        until: now + restOfWord,
      });
    } else {
      this.#places.delete(uri);
    }
  }

  closed(uri: string): void {
    this.#places.delete(uri);
  }

  /** Whether the range is at the cursor of somebody who types. */
  isAt(uri: string, range: Range, now: number): boolean {
    const place = this.#places.get(uri);
    return place !== undefined && now < place.until && touches(range, place.at);
  }
}
