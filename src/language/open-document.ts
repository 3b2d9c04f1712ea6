/** A document as an editor shows it now. Lines count from 0 and come without their line ends. */
export interface OpenDocument {
  readonly uri: string;
  readonly lineCount: number;
  /** What new lines end with: the document's own first line end. */
  readonly lineEnd: string;
  /** Empty behind the last line. */
  line(index: number): string;
  /** All of it, without a byte order mark. */
  getText(): string;
}
