/* Changes of a text as offsets into it: UTF-16 code units, byte order mark and line ends included. */

/** A stretch of text; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch that gives way to a text. */
export interface Edit extends Stretch {
  readonly text: string;
}

/** The text with all edits made; these are in order and do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let after = '';
  let at = 0;
  for (const edit of edits) {
    after += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return after + text.slice(at);
}

/** Where an offset is after the edits; asked in any order. */
export function offsetsAfter(edits: readonly Edit[]): (offset: number) => number {
  const shifts: number[] = [];
  let shift = 0;
  for (const { start, end, text } of edits) {
    shift += text.length - (end - start);
    shifts.push(shift);
  }
  return offset => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + (shifts[low - 1] ?? 0);
  };
}

/** In the order of the text. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Edits that make one text of another: line by line where both have as many lines, else one. */
export function changesBetween(before: string, after: string): Edit[] {
  const lines = before.split('\n');
  const others = after.split('\n');
  if (lines.length !== others.length) return [changeIn(before, after, 0)].flatMap(edit => edit ?? []);
  const edits: Edit[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const edit = changeIn(line, others[index] ?? '', at);
    if (edit) edits.push(edit);
    at += line.length + 1;
  }
  return edits;
}

/** What differs between two texts, of which the first stands at an offset. */
function changeIn(before: string, after: string, at: number): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return {
    start: at + start,
    end: at + before.length - same,
    text: after.slice(start, after.length - same),
  };
}
