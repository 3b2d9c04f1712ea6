import type { Range } from '../format/position';
import type { Located } from '../format/yaml';
import type { CodedRun, ThemeUse } from './coded-talk';
import type { TranscriptEvent, Turn } from './events';
import { codingKinds, type FactNumbers, kinds, turn } from './fact-layout';

/** What numbers are written into before it is known how many there are. */
let scratch = new Int32Array(1 << 14);

/** Writes facts as numbers (fact-layout.ts). */
export class FactWriter {
  /** How many numbers have been written. */
  length = 0;
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();
  #largest = 0;

  turn({ name, label, hasWords }: Turn): void {
    const record = this.#begin(turn);
    this.#write(hasWords ? 1 : 0);
    this.word(name, label);
    this.#end(record);
  }

  event(event: TranscriptEvent): void {
    const record = this.#begin(kinds.indexOf(event.kind));
    this.#fields(event);
    this.#end(record);
  }

  #begin(kind: number): number {
    this.#write(kind);
    this.#write(0);
    return this.length - 2;
  }

  #end(record: number): void {
    scratch[record + 1] = this.length - record;
  }

  #fields(event: TranscriptEvent): void {
    switch (event.kind) {
      case 'talk':
        this.#write(event.words);
        this.#write(this.#optional(event.speaker));
        this.#range(event.range);
        return;
      case 'heading':
        this.#write(this.#name(event.title));
        this.#write(event.level);
        this.#range(event.range);
        this.#range(event.attributes);
        this.#words(event.firstWords);
        this.#write(event.ids ? 1 : 0);
        break;
      case 'switch':
        this.#range(event.range);
        break;
      case 'aside':
        this.#write(event.words);
        this.#write(this.#optional(event.speaker));
        this.#range(event.range);
        break;
    }
    this.#words(event.ids ?? []);
    this.#write(this.#optional(event.status?.value));
    if (event.status) this.#range(event.status.range);
  }

  /** The numbers in as few bytes as they need. */
  packed(): FactNumbers {
    const written = scratch.subarray(0, this.length);
    return this.#largest < 0x10000 ? new Uint16Array(written) : written.slice();
  }

  /** The use of a theme, as so many numbers as `themeLength` says. */
  theme({ value, range, segment, kind, by, list }: ThemeUse): void {
    this.word(value, range);
    this.#write(segment);
    this.#write(codingKinds.indexOf(kind));
    this.#write(this.#optional(by));
    this.#write(list);
  }

  run({ at, words, speaker, uses }: CodedRun): void {
    this.#write(at.line);
    this.#write(at.character);
    this.#write(words);
    this.#write(this.#optional(speaker));
    this.#write(uses.length);
    for (const use of uses) this.#write(use);
  }

  /** A name on one line. */
  word(name: string, { start, end }: Range): void {
    this.#write(this.#name(name));
    this.#write(start.line);
    this.#write(start.character);
    this.#write(end.character);
  }

  #words(words: readonly Located<string>[]): void {
    this.#write(words.length);
    for (const { value, range } of words) this.word(value, range);
  }

  #range({ start, end }: Range): void {
    this.#write(start.line);
    this.#write(start.character);
    this.#write(end.line);
    this.#write(end.character);
  }

  #write(number: number): void {
    if (this.length === scratch.length) {
      const larger = new Int32Array(scratch.length * 2);
      larger.set(scratch);
      scratch = larger;
    }
    scratch[this.length++] = number;
    if (number > this.#largest) this.#largest = number;
  }

  #optional(name: string | undefined): number {
    return name === undefined ? 0 : this.#name(name) + 1;
  }

  #name(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.length;
      this.#places.set(name, place);
      this.names.push(name);
    }
    return place;
  }
}
