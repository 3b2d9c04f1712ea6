import { LineOffsets, type Position, type Range } from '../../src/format/position';

/** A text with its marks taken out: `‸` is the cursor, `«` and `»` enclose ranges. */
export interface MarkedText {
  readonly text: string;
  readonly cursor: Position;
  /** In the order of their opening marks. */
  readonly ranges: readonly Range[];
}

/** Reads a text in which a test has marked places, so that no test counts lines and columns. */
export function marked(source: string): MarkedText {
  let text = '';
  let cursor = 0;
  const open: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  for (const character of source) {
    if (character === '‸') cursor = text.length;
    else if (character === '«') {
      open.push(ranges.length);
      ranges.push({ start: text.length, end: text.length });
    } else if (character === '»') {
      const range = ranges[open.pop() ?? -1];
      if (!range) throw new Error('» without «');
      range.end = text.length;
    } else text += character;
  }
  const offsets = new LineOffsets(text);
  return {
    text,
    cursor: offsets.positionAt(cursor),
    ranges: ranges.map(({ start, end }) => offsets.rangeOf(start, end)),
  };
}
