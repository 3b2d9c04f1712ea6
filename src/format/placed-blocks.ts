import { type Block, type Heading, type Paragraph, rangeIn } from './blocks';
import { LineOffsets } from './position';
import { blocksOf, readTranscript } from './transcript';

/** The blocks of a transcript and their places in its file. */
export class PlacedBlocks {
  readonly blocks: readonly Block[];
  readonly #text: string;
  readonly #offsets: LineOffsets;
  readonly #mark: number;

  constructor(text: string) {
    this.#text = text;
    this.#mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.#offsets = new LineOffsets(text.slice(this.#mark));
    this.blocks = [...blocksOf(readTranscript(text))];
  }

  /** Offset of a line's first character in the file. */
  lineStart(line: number): number {
    return this.#mark + this.#offsets.offsetAt({ line, character: 0 });
  }

  /** Offset in the file behind a line's last character. */
  lineEnd(line: number): number {
    const start = this.lineStart(line);
    let end = this.lineStart(line + 1);
    if (end > start && this.#text.charCodeAt(end - 1) === 10) end--;
    if (end > start && this.#text.charCodeAt(end - 1) === 13) end--;
    return end;
  }

  /** Offset in the file of an offset into a block's text. */
  inFile(block: Heading | Paragraph, offset: number): number {
    return this.#mark + this.#offsets.offsetAt(rangeIn(block, offset, offset).start);
  }

  /** Offset into a block's text of an offset in the file; the nearest one where the block does not reach. */
  inBlock(block: Heading | Paragraph, offset: number): number {
    const { line, character } = this.#offsets.positionAt(offset - this.#mark);
    if (line < block.line) return 0;
    let start = 0;
    for (let at = block.line; ; at++) {
      const lineEnd = block.text.indexOf('\n', start);
      const end = lineEnd < 0 ? block.text.length : lineEnd;
      if (at === line) return Math.min(start + character, end);
      if (lineEnd < 0) return end;
      start = end + 1;
    }
  }
}
