import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type Position, splitLines, withoutByteOrderMark } from '../format/position';
import type { LineChange } from '../format/sections';
import { readLines, rereadTranscript, type Transcript } from '../format/transcript';
import type { OpenDocument } from '../language/open-document';
import { kindOf } from '../study/file-kinds';
import type { Study } from '../study/study';

const start: Position = { line: 0, character: 0 };

/** A document as an editor shows it now, by lines, so that a letter typed into a long one costs its line. */
export class EditorDocument implements OpenDocument {
  readonly uri: string;
  readonly #lines: string[];
  /** By line what it ends with; the last one with nothing. */
  readonly #ends: string[];
  #version: number;
  #isText: boolean;
  #transcript: Transcript | undefined;
  /** What has changed since the transcript was read. */
  #change: LineChange | undefined;

  constructor(uri: string, version: number, text: string) {
    this.uri = uri;
    this.#version = version;
    const { lines, ends } = linesIn(withoutByteOrderMark(text));
    this.#lines = lines;
    this.#ends = ends;
    this.#isText = !text.includes('\0');
  }

  get version(): number {
    return this.#version;
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  get lineEnd(): string {
    return this.#ends[0] || '\n';
  }

  line(index: number): string {
    return this.#lines[index] ?? '';
  }

  getText(): string {
    return this.#lines.map((line, index) => line + this.#ends[index]).join('');
  }

  /** Whether it holds text only, and no bytes of something else. */
  get isText(): boolean {
    if (!this.#isText) this.#isText = !this.#lines.some(line => line.includes('\0'));
    return this.#isText;
  }

  /** The text as a transcript. Only what has changed since the last time is read. */
  transcript(): Transcript {
    if (!this.#transcript) this.#transcript = readLines(this.#lines);
    else if (this.#change) this.#transcript = rereadTranscript(this.#transcript, this.#lines, this.#change);
    this.#change = undefined;
    return this.#transcript;
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if ('range' in change) this.#replace(change.range.start, change.range.end, change.text);
      else
        this.#replace(start, { line: this.#lines.length, character: 0 }, withoutByteOrderMark(change.text));
    }
    this.#version = version;
  }

  #replace(from: Position, to: Position, text: string): void {
    const first = this.#inside(from);
    const last = this.#inside(to);
    let at = first.line;
    const before = this.line(at).slice(0, first.character);
    const behind = this.line(last.line).slice(last.character);
    const endBehind = this.#ends[last.line] ?? '';
    let replaced = before + text + behind + endBehind;
    if (this.#ends[at - 1] === '\r' && replaced.startsWith('\n')) {
      at--; // a CR and an LF that come together are one line end
      replaced = `${this.line(at)}\r${replaced}`;
    }
    const { lines, ends } = linesIn(replaced);
    if (endBehind !== '') {
      lines.pop(); // what follows the line end is the next line, which stays
      ends.pop();
    }
    this.#isText &&= !text.includes('\0');
    const removed = last.line - at + 1;
    splice(this.#lines, at, removed, lines);
    splice(this.#ends, at, removed, ends);
    const change = { from: at, removed, inserted: lines.length };
    this.#change = this.#change ? bothChanges(this.#change, change) : change;
  }

  /** The nearest place that there is. */
  #inside({ line, character }: Position): Position {
    if (line >= this.#lines.length) {
      const last = this.#lines.length - 1;
      return { line: last, character: this.line(last).length };
    }
    return { line, character: Math.min(character, this.line(line).length) };
  }
}

/** Takes the document into a study as it is now. */
export function showIn(study: Study, document: EditorDocument): void {
  if (kindOf(document.uri) === 'transcript' && document.isText)
    study.show(document.uri, document.transcript());
  else study.set(document.uri, document.getText());
}

function linesIn(text: string): { lines: string[]; ends: string[] } {
  const lines = splitLines(text);
  const ends = text.includes('\r') ? (text.match(/\r\n|\n|\r/g) ?? []) : lines.slice(1).fill('\n');
  return { lines, ends: [...ends, ''] };
}

/** As `Array.prototype.splice`, which cannot take as many items as a whole text has lines. */
function splice(items: string[], from: number, removed: number, inserted: readonly string[]): void {
  if (inserted.length < 1000) {
    items.splice(from, removed, ...inserted);
    return;
  }
  const behind = items.splice(from).slice(removed);
  for (const item of inserted) items.push(item);
  for (const item of behind) items.push(item);
}

/** Two changes, one after the other, as one. */
function bothChanges(first: LineChange, second: LineChange): LineChange {
  const from = Math.min(first.from, second.from);
  // Behind both, counted in the text between them.
  const behind = Math.max(first.from + first.inserted, second.from + second.removed);
  return {
    from,
    removed: behind - first.inserted + first.removed - from,
    inserted: behind - second.removed + second.inserted - from,
  };
}
