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
