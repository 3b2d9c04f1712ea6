import type { FrontMatter } from '../format/front-matter';
import { type Range, range } from '../format/position';
import type { Problem } from '../format/problem';
import type { Transcript } from '../format/transcript';
import { transcriptProblems } from '../format/transcript-problems';
import type { Located } from '../format/yaml';
import { type CodedRun, type CodedTalk, codedRuns, type ThemeUse, themeUses } from './coded-talk';
import { FactCollector } from './collect';
import type { HeadingEvent, MarkingEvent, PartFacts, TranscriptEvent, Turn } from './events';
import { names, type Speaker, speakersIn, type TranscriptFacts } from './facts';
import { countSegments, inSegments, segmentNumbers } from './segments';

/*
 * The facts of transcripts that nobody has open, of which a study may have thousands: as numbers, a tenth of the memory
 * that objects take. They are made objects again when somebody asks.
 *
 * A file's numbers are: for each use of a theme name, line, start, end, the number of its segment, its kind, who coded
 * and the number of its list; then the records of events and turns, each with its kind and its length first; then the runs of coded words. A name is its
 * place in the file's list of names; what may be missing is 0, and 1 more than its value otherwise.
 */

/** Kinds of events by their numbers; a turn has the number behind them. */
const kinds: readonly TranscriptEvent['kind'][] = ['heading', 'switch', 'aside', 'talk'];
const heading = kinds.indexOf('heading');
const talk = kinds.indexOf('talk');
const turn = kinds.length;
/** How many numbers there are for each use of a theme. */
const themeLength = 8;
const codingKinds: readonly ThemeUse['kind'][] = ['nothing', 'span', 'div', 'heading'];

/** One copy of each text: a slice would keep the whole file in memory that it was cut from. */
export class Names {
  readonly #copies = new Map<string, string>();

  copyOf(text: string): string {
    let copy = this.#copies.get(text);
    if (copy === undefined) {
      copy = copyOf(text);
      this.#copies.set(copy, copy);
    }
    return copy;
  }
}

function copyOf<Plain>(value: Plain): Plain {
  return JSON.parse(JSON.stringify(value)) as Plain;
}

/** What is kept of a transcript that nobody has open: plain data, which can go from thread to thread. */
export interface PackedTranscript {
  readonly frontMatter: FrontMatter;
  /** Number of lines. */
  readonly lines: number;
  readonly problems: readonly Problem[];
  readonly numbers: Uint16Array | Int32Array;
  /** How many of the numbers are those of themes. */
  readonly themes: number;
  /** Where the runs of coded words begin. */
  readonly runs: number;
  readonly names: readonly string[];
}

/** Packs the facts of a transcript. Its texts are still slices of the file's. */
export function packed(transcript: Transcript): PackedTranscript {
  const { frontMatter, head, sections, lines } = transcript;
  const facts = new FactCollector();
  let line = head.lines;
  for (const section of sections) {
    facts.add(section, line);
    line += section.lines;
  }
  const writer = new Writer();
  const segments = segmentNumbers([facts], frontMatter.coder);
  for (const use of themeUses([facts], segments)) writer.theme(use);
  const themes = writer.length;
  for (const event of facts.events) writer.event(event);
  for (const each of facts.turns) writer.turn(each);
  const runs = writer.length;
  if (themes > 0) for (const run of codedRuns(transcript)) writer.run(run);
  const problems = transcriptProblems(transcript, true);
  return { frontMatter, lines, problems, numbers: writer.packed(), themes, runs, names: writer.names };
}

/** The facts that were packed. Their texts become those of `names`. */
export function unpacked(transcript: PackedTranscript, names: Names): TranscriptFacts {
  return new PackedFacts({
    ...transcript,
    frontMatter: frontMatterOf(transcript.frontMatter, names),
    problems: copyOf(transcript.problems),
    names: transcript.names.map(name => names.copyOf(name)),
  });
}

/** What numbers are written into before it is known how many there are. */
let scratch = new Int32Array(1 << 14);

class Writer {
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
  packed(): Uint16Array | Int32Array {
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

class Reader {
  at: number;
  readonly #numbers: Uint16Array | Int32Array;
  readonly #names: readonly string[];

  constructor(numbers: Uint16Array | Int32Array, names: readonly string[], at: number) {
    this.#numbers = numbers;
    this.#names = names;
    this.at = at;
  }

  record(): TranscriptEvent | Turn {
    const kind = this.#next();
    this.#next(); // its length
    if (kind === turn) {
      const hasWords = this.#next() === 1;
      const { value: name, range: label } = this.word();
      return { name, label, hasWords };
    }
    return this.#event(kinds[kind] ?? 'talk');
  }

  #event(kind: TranscriptEvent['kind']): TranscriptEvent {
    switch (kind) {
      case 'talk': {
        const words = this.#next();
        return { kind: 'talk', words, speaker: this.#optional(), range: this.#range() };
      }
      case 'heading': {
        const title = this.#name(this.#next());
        const level = this.#next();
        const place = this.#range();
        const attributes = this.#range();
        const firstWords = this.#words();
        const hasIds = this.#next() === 1;
        const ids = this.#words();
        const status = this.#status();
        return {
          kind: 'heading',
          level,
          title,
          range: place,
          attributes,
          firstWords,
          ids: hasIds ? ids : undefined,
          status,
        };
      }
      case 'aside': {
        const words = this.#next();
        const speaker = this.#optional();
        const place = this.#range();
        return { kind: 'aside', words, speaker, range: place, ids: this.#words(), status: this.#status() };
      }
      case 'switch':
        return { kind: 'switch', range: this.#range(), ids: this.#words(), status: this.#status() };
    }
  }

  theme(): ThemeUse {
    const use = this.word();
    const segment = this.#next();
    const kind = codingKinds[this.#next()] ?? 'nothing';
    return { ...use, segment, kind, by: this.#optional(), list: this.#next() };
  }

  run(): CodedRun {
    const at = { line: this.#next(), character: this.#next() };
    const words = this.#next();
    const speaker = this.#optional();
    const uses: number[] = [];
    for (let left = this.#next(); left > 0; left--) uses.push(this.#next());
    return { at, words, speaker, uses };
  }

  word(): Located<string> {
    const value = this.#name(this.#next());
    const line = this.#next();
    return { value, range: range(line, this.#next(), line, this.#next()) };
  }

  #words(): Located<string>[] {
    const words: Located<string>[] = [];
    for (let left = this.#next(); left > 0; left--) words.push(this.word());
    return words;
  }

  #status(): Located<string> | undefined {
    const value = this.#optional();
    return value === undefined ? undefined : { value, range: this.#range() };
  }

  #range(): Range {
    return range(this.#next(), this.#next(), this.#next(), this.#next());
  }

  #optional(): string | undefined {
    const place = this.#next();
    return place === 0 ? undefined : this.#name(place - 1);
  }

  #name(place: number): string {
    return this.#names[place] ?? '';
  }

  #next(): number {
    return this.#numbers[this.at++] ?? 0;
  }
}

class PackedFacts implements TranscriptFacts {
  readonly frontMatter: FrontMatter;
  readonly lines: number;
  readonly problems: readonly Problem[];
  readonly #numbers: Uint16Array | Int32Array;
  /** Where the numbers of the themes end. */
  readonly #themes: number;
  readonly #runs: number;
  readonly #names: readonly string[];

  constructor({ frontMatter, lines, problems, numbers, themes, runs, names }: PackedTranscript) {
    this.frontMatter = frontMatter;
    this.lines = lines;
    this.problems = problems;
    this.#numbers = numbers;
    this.#themes = themes;
    this.#runs = runs;
    this.#names = names;
  }

  get parts(): readonly PartFacts[] {
    const reader = new Reader(this.#numbers, this.#names, 0);
    const themes: Located<string>[] = [];
    const events: TranscriptEvent[] = [];
    const turns: Turn[] = [];
    while (reader.at < this.#themes) {
      const { value, range } = reader.theme();
      themes.push({ value, range });
    }
    while (reader.at < this.#runs) {
      const read = reader.record();
      if ('kind' in read) events.push(read);
      else turns.push(read);
    }
    return [{ events, themes, turns }];
  }

  get speakers(): readonly Speaker[] {
    return speakersIn(this.parts, this.frontMatter);
  }

  partAt(): PartFacts | undefined {
    return this.parts[0];
  }

  partsBetween(): readonly PartFacts[] {
    return this.parts;
  }

  usesOf(theme: string): Range[] {
    return this.#usesOf(theme).map(([, place]) => place);
  }

  segmentsOf(theme: string): Range[][] {
    return inSegments(this.#usesOf(theme));
  }

  codedTalk(): CodedTalk {
    const reader = new Reader(this.#numbers, this.#names, 0);
    const uses: ThemeUse[] = [];
    const runs: CodedRun[] = [];
    while (reader.at < this.#themes) uses.push(reader.theme());
    reader.at = this.#runs;
    while (reader.at < this.#numbers.length) runs.push(reader.run());
    return { uses, runs };
  }

  get segmentCounts(): ReadonlyMap<string, number> {
    const uses: [string, number][] = [];
    for (let at = 0; at < this.#themes; at += themeLength)
      uses.push([this.#names[this.#numbers[at] ?? 0] ?? '', this.#numbers[at + 4] ?? 0]);
    return countSegments(uses);
  }

  /** The segments and places of a theme's uses. */
  #usesOf(theme: string): [segment: number, place: Range][] {
    const uses: [number, Range][] = [];
    const name = this.#names.indexOf(theme);
    if (name < 0) return uses;
    const numbers = this.#numbers;
    for (let at = 0; at < this.#themes; at += themeLength) {
      if (numbers[at] !== name) continue;
      const line = numbers[at + 1] ?? 0;
      uses.push([numbers[at + 4] ?? 0, range(line, numbers[at + 2] ?? 0, line, numbers[at + 3] ?? 0)]);
    }
    return uses;
  }

  turnsOf(speaker: string): Range[] {
    const turns: Range[] = [];
    const name = this.#names.indexOf(speaker);
    if (name < 0) return turns;
    const numbers = this.#numbers;
    for (let at = this.#themes; at < this.#runs; at += numbers[at + 1] ?? 1) {
      if (numbers[at] !== turn) continue;
      const record = new Reader(numbers, this.#names, at).record();
      if ('label' in record && record.name === speaker) turns.push(record.label);
    }
    return turns;
  }

  marksNaming(id: string): MarkingEvent[] {
    const name = this.#names.indexOf(id);
    if (name < 0) return [];
    const numbers = this.#numbers;
    const marks: MarkingEvent[] = [];
    for (let at = this.#themes, end = at; at < this.#runs; at = end) {
      end = at + (numbers[at + 1] ?? 0);
      if ((numbers[at] ?? talk) >= talk) continue;
      let place = at;
      while (place < end && numbers[place] !== name) place++;
      if (place === end) continue;
      const mark = new Reader(numbers, this.#names, at).record();
      // The number may have meant something else.
      if ('ids' in mark && names(mark, id)) marks.push(mark);
    }
    return marks;
  }

  headingsWith(isWanted: (title: string) => boolean): HeadingEvent[] {
    const wanted = this.#names.map(isWanted);
    if (!wanted.includes(true)) return [];
    const numbers = this.#numbers;
    const headings: HeadingEvent[] = [];
    for (let at = this.#themes, end = at; at < this.#runs; at = end) {
      end = at + (numbers[at + 1] ?? 0);
      if (numbers[at] !== heading || !wanted[numbers[at + 2] ?? 0]) continue;
      const found = new Reader(numbers, this.#names, at).record();
      if ('level' in found) headings.push(found);
    }
    return headings;
  }
}

function frontMatterOf(read: FrontMatter, names: Names): FrontMatter {
  const copy = (text: string): string => names.copyOf(text);
  const located = (text: Located<string> | undefined): Located<string> | undefined =>
    text && { value: copy(text.value), range: text.range };
  const list = (texts: readonly Located<string>[]): Located<string>[] =>
    texts.map(({ value, range }) => ({ value: copy(value), range }));
  const map = <Value extends string>(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
    new Map([...entries].map(([key, value]) => [copy(key), copy(value) as Value]));
  return {
    ...read,
    guide: located(read.guide),
    participant: located(read.participant),
    group: located(read.group),
    interviewers: list(read.interviewers),
    date: read.date && copy(read.date),
    coder: read.coder && copy(read.coder),
    speakers: map(read.speakers),
    speakerKeys: list(read.speakerKeys),
    attributes: map(read.attributes),
  };
}
