import type { SemanticTokensEdit } from 'vscode-languageserver-types';

/** Tokens of a stretch of a text, which stay what they are when lines come or go above it. */
export interface TokenStretch {
  /** The stretch's first line. */
  readonly line: number;
  /** Line from that one, character, length, type and modifiers of each token, in order. */
  readonly numbers: readonly number[];
}

/** How many numbers a token has. */
const tokenLength = 5;

/** The tokens as the protocol wants them: each placed from the one before, the first from that at the end of `before`. */
export function encoded(stretches: readonly TokenStretch[], before?: TokenStretch): number[] {
  const data: number[] = [];
  let line = before ? before.line + (before.numbers.at(-tokenLength) ?? 0) : 0;
  let character = before?.numbers.at(1 - tokenLength) ?? 0;
  for (const { line: first, numbers } of stretches) {
    for (let at = 0; at < numbers.length; at += tokenLength) {
      const here = first + (numbers[at] ?? 0);
      const column = numbers[at + 1] ?? 0;
      data.push(here - line, here === line ? column - character : column);
      data.push(numbers[at + 2] ?? 0, numbers[at + 3] ?? 0, numbers[at + 4] ?? 0);
      line = here;
      character = column;
    }
  }
  return data;
}

/**
 * What makes the old tokens the new ones. Stretches that are the same objects are not looked into, so it costs what an edit
 * has touched.
 */
export function tokenEdits(old: readonly TokenStretch[], now: readonly TokenStretch[]): SemanticTokensEdit[] {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && isSame(old[start], now[start], 0)) start++;
  const shift = (now.at(-1)?.line ?? 0) - (old.at(-1)?.line ?? 0);
  let same = 0;
  while (same < shorter - start && isSame(old.at(-1 - same), now.at(-1 - same), shift)) same++;
  // Of the stretches behind, the first begins somewhere else from the one before.
  same = Math.max(0, same - 1);
  const count = (stretches: readonly TokenStretch[]): number =>
    stretches.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const deleteCount = count(old.slice(start, old.length - same));
  const data = encoded(now.slice(start, now.length - same), now[start - 1]);
  return deleteCount + data.length > 0 ? [{ start: count(old.slice(0, start)), deleteCount, data }] : [];
}

function isSame(old: TokenStretch | undefined, now: TokenStretch | undefined, shift: number): boolean {
  return old?.numbers === now?.numbers && (now?.line ?? 0) - (old?.line ?? 0) === shift;
}
