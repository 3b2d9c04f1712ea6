import type { Block } from '../../format/blocks';
import { onLine, type Range } from '../../format/position';
import { blockAt as blockAtLine } from '../../format/transcript';
import type { TranscriptFile } from '../../study/study';
import type { OpenDocument } from '../open-document';

/** What the text before the cursor begins, and which part of the line an item replaces. */
export interface Typed {
  readonly file: TranscriptFile;
  readonly document: OpenDocument;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export function blockAt({ file, line }: Typed): Block | undefined {
  return file.transcript && blockAtLine(file.transcript, line);
}

/** The range from a column to the cursor, and further over the rest of the word if `pattern` matches it. */
export function replaced({ line, before, after }: Typed, from: number, rest?: RegExp): Range {
  return onLine(line, from, before.length + (rest?.exec(after)?.[0].length ?? 0));
}

/** What an item of an attribute list replaces, and what it writes behind its own text. */
export interface Place {
  readonly range: Range;
  readonly close: '' | '}';
}

/**
 * Like `replaced`, and over the brace that ends the list there: whoever has chosen goes on with what was said, and that
 * has to stand behind the brace.
 */
export function lastIn(typed: Typed, from: number, rest: RegExp): Place {
  const range = replaced(typed, from, rest);
  const { line, character } = range.end;
  if (typed.after.charAt(character - typed.before.length) !== '}') return { range, close: '' };
  return { range: onLine(line, from, character + 1), close: '}' };
}
