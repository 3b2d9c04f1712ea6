import { type Position, Range, TextEdit } from 'vscode-languageserver-types';
import { emptyLabel, type TextLines } from '../format/next-turn';
import { nextLabel } from '../format/turn-rules';
import { kindOf } from '../study/file-kinds';
import type { OpenDocument } from './open-document';
import type { Settings } from './settings';

/**
 * What Enter does in a transcript besides the new line, which is there already, with the cursor in it: behind a turn it
 * opens the next one with the other speaker's label, and an empty label that it was pressed on goes. Nothing where words
 * follow the cursor.
 */
export function afterEnter(
  document: OpenDocument,
  { line }: Position,
  key: string,
  { nextSpeaker }: Pick<Settings, 'nextSpeaker'>,
): TextEdit[] {
  if (!nextSpeaker || !/^[\r\n]+$/.test(key) || kindOf(document.uri) !== 'transcript') return [];
  if (line < 1 || line >= document.lineCount || /\S/.test(document.line(line))) return [];
  const lines: TextLines = { lineCount: document.lineCount, line: at => document.line(at) };
  const left = line - 1;
  const cursor = { line, character: document.line(line).length };
  if (emptyLabel(lines, left) !== undefined)
    return [TextEdit.del(Range.create({ line: left, character: 0 }, cursor))];
  const label = nextLabel(lines, left);
  return label === undefined ? [] : openTurn(document, left, cursor, label);
}

/**
 * Writes a label before the cursor. Editors differ in where the cursor is behind what is inserted at it: Emacs leaves it
 * before. So the last blank of the turn stays, and becomes the one at the end of the label; what follows it in the turn is
 * written anew before it. Only where the line of the turn has no blank, it is for the editor to decide.
 */
function openTurn(document: OpenDocument, left: number, cursor: Position, label: string): TextEdit[] {
  const text = document.line(left);
  const { lineEnd } = document;
  const at = (character: number): Position => ({ line: left, character });
  const blank = text.lastIndexOf(' ');
  if (blank < 0) return [TextEdit.insert(at(text.length), lineEnd), TextEdit.insert(cursor, label)];
  return [
    TextEdit.insert(at(blank), `${text.slice(blank)}${lineEnd}${lineEnd}${label.slice(0, -1)}`),
    TextEdit.del(Range.create(at(blank + 1), cursor)),
  ];
}
