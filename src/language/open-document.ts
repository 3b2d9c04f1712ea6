/** A document as an editor shows it now. Lines count from 0 and come without their line ends. */
export interface OpenDocument {
  readonly uri: string;
  readonly lineCount: number;
  /** Empty behind the last line. */
  line(index: number): string;
}
