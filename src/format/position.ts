/** A place in a text: `line` counts from 0, `character` counts UTF-16 code units from the start of that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is exclusive. The shape is the Language Server Protocol's own. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export function range(line: number, character: number, endLine: number, endCharacter: number): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

/** A range within one line. */
export function onLine(line: number, from: number, to: number): Range {
  return range(line, from, line, to);
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether the position is in the range or touches either end, as a cursor behind the last character does. */
export function touches(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** The range moved down by a number of lines; columns stay. */
export function movedDown(moved: Range, lines: number): Range {
  return lines === 0
    ? moved
    : range(moved.start.line + lines, moved.start.character, moved.end.line + lines, moved.end.character);
}

/** Splits at LF, CRLF and CR, as Markdown and YAML do; the line ends themselves are not part of the lines. */
export function splitLines(text: string): string[] {
  return text.split(text.includes('\r') ? /\r\n|\n|\r/ : '\n'); // most texts have none, and it takes half the time
}

/** The text without a byte order mark, which belongs to the file and not to what is written in it. */
export function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Offsets (UTF-16 code units) of a text to positions and back. */
export class LineOffsets {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
  }

  positionAt(offset: number): Position {
    const target = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: target - (this.#starts[low] ?? 0) };
  }

  rangeOf(from: number, to: number): Range {
    return { start: this.positionAt(from), end: this.positionAt(to) };
  }

  offsetAt(position: Position): number {
    const start = this.#starts[position.line];
    if (start === undefined) return this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length + 1;
    return Math.min(start + position.character, next - 1, this.#length);
  }
}
