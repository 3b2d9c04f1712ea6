import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { type Block, offsetIn } from '../../format/blocks';
import { readInline } from '../../format/inline';
import { item } from './items';
import { replaced, type Typed } from './typed';

/** Lines: so far up is the last timestamp looked for. */
const farthestTimestamp = 500;

/** Behind `[` in talk: what a transcriber writes in brackets, such as `[laughs]`. The bracket may begin a coding all the same. */
export function conventionItems(
  typed: Typed,
  block: Block | undefined,
  conventions: readonly string[],
): CompletionItem[] | undefined {
  const open = /\[([^[\]{}()\d][^[\]{}()]*|)$/.exec(typed.before);
  if (!open || block?.kind !== 'paragraph' || !isNote(typed, block, open.index)) return undefined;
  const begun = (open[1] ?? '').toLowerCase();
  // What is typed on may be the words of a coding; editors match letters loosely, so that they would be taken for a note.
  const fitting = conventions.filter(each => each.slice(1).toLowerCase().startsWith(begun));
  const range = replaced(typed, open.index + 1, /^\]/);
  const time = fitting.some(each => each.includes(placeholder)) ? timestampAbove(typed) : undefined;
  return fitting.map((each, index) => {
    const inside = each.slice(1);
    const found = item(inside, CompletionItemKind.Text, range, index, each);
    const noted = { ...found, filterText: inside.slice(0, -1) };
    if (!each.includes(placeholder)) return noted;
    const snippet = escaped(inside).replace(placeholder, `\${1:${time ?? placeholder}}`);
    return {
      ...noted,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: snippet },
    };
  });
}

const placeholder = 'hh:mm:ss';

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Whether a bracket that opens there would be a note once it is closed: not in code, in a memo or in a link. */
function isNote(
  { before, line }: Typed,
  block: Extract<Block, { kind: 'paragraph' }>,
  column: number,
): boolean {
  const start = offsetIn(block, line, column);
  const cursor = offsetIn(block, line, before.length);
  if (start === undefined || cursor === undefined) return false;
  const behind = block.text.slice(cursor).replace(/^\]/, '');
  const { notes, unclosedMemo = start } = readInline(`${block.text.slice(0, cursor)}]${behind}`);
  return unclosedMemo >= start && notes.some(note => note.start === start);
}

/** The last timestamp before the cursor, as it is written. */
function timestampAbove({ document, line, before }: Typed): string | undefined {
  for (let at = line; at >= 0 && line - at < farthestTimestamp; at--) {
    const text = at === line ? before : document.line(at);
    if (!text.includes(':')) continue;
    const times = [...text.matchAll(/\[[^[\]\d]{0,40}(\d{1,3}:\d{2}(?::\d{2})?)(?:[.,]\d{1,3})?\]/g)];
    const last = times.at(-1)?.[1];
    if (last !== undefined) return last;
  }
  return undefined;
}
