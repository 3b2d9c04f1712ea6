import type { FrontMatter } from '../format/front-matter';
import { type Range, range } from '../format/position';
import type { Problem } from '../format/problem';
import type { Transcript } from '../format/transcript';
import { transcriptProblems } from '../format/transcript-problems';
import type { Located } from '../format/yaml';
import { CodedTalk, codedRuns, themeUses } from './coded-talk';
import { FactCollector } from './collect';
import type { HeadingEvent, MarkingEvent, PartFacts, TalkEvent, TranscriptEvent, Turn } from './events';
import { type FactNumbers, heading, kinds, talk, themeLength, turn } from './fact-layout';
import { FactWriter } from './fact-writer';
import { names, type Speaker, speakersIn, type TranscriptFacts } from './facts';
import { countSegments, inSegments, segmentNumbers } from './segments';

/*
 * The facts of transcripts that nobody has open, of which a study may have thousands: as numbers (fact-layout.ts), a tenth of
 * the memory that objects take. They are made objects again when somebody asks.
 */

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
  readonly numbers: FactNumbers;
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
  const writer = new FactWriter();
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

class Reader {
  at: number;
  readonly #numbers: FactNumbers;
  readonly #names: readonly string[];

  constructor(numbers: FactNumbers, names: readonly string[], at: number) {
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
        return new PackedTalk(words, this.#optional(), this.#numbers, this.at);
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

/** Its place is read when somebody asks, which few do: a study has a million of them. */
class PackedTalk implements TalkEvent {
  readonly kind = 'talk';
  readonly words: number;
  readonly speaker: string | undefined;
  readonly #numbers: FactNumbers;
  readonly #place: number;

  constructor(words: number, speaker: string | undefined, numbers: FactNumbers, place: number) {
    this.words = words;
    this.speaker = speaker;
    this.#numbers = numbers;
    this.#place = place;
  }

  get range(): Range {
    const [line = 0, character = 0, endLine = 0, endCharacter = 0] = this.#numbers.subarray(
      this.#place,
      this.#place + 4,
    );
    return range(line, character, endLine, endCharacter);
  }
}

class PackedPart implements PartFacts {
  readonly events: readonly TranscriptEvent[];
  readonly turns: readonly Turn[];
  readonly #numbers: FactNumbers;
  readonly #names: readonly string[];
  readonly #themes: number;

  constructor(numbers: FactNumbers, names: readonly string[], themes: number, runs: number) {
    this.#numbers = numbers;
    this.#names = names;
    this.#themes = themes;
    const events: TranscriptEvent[] = [];
    const turns: Turn[] = [];
    for (let at = themes; at < runs; at += numbers[at + 1] ?? 1) {
      const read = new Reader(numbers, names, at).record();
      if ('kind' in read) events.push(read);
      else turns.push(read);
    }
    this.events = events;
    this.turns = turns;
  }

  get themes(): readonly Located<string>[] {
    const themes: Located<string>[] = [];
    for (let at = 0; at < this.#themes; at += themeLength)
      themes.push(new Reader(this.#numbers, this.#names, at).word());
    return themes;
  }
}

class PackedFacts implements TranscriptFacts {
  readonly frontMatter: FrontMatter;
  readonly lines: number;
  readonly problems: readonly Problem[];
  readonly keepsEvents = false;
  readonly #numbers: FactNumbers;
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
    return [new PackedPart(this.#numbers, this.#names, this.#themes, this.#runs)];
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
    return new CodedTalk(this.#numbers, this.#names, this.#themes, this.#runs);
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

  marks(): MarkingEvent[] {
    const numbers = this.#numbers;
    const marks: MarkingEvent[] = [];
    for (let at = this.#themes; at < this.#runs; at += numbers[at + 1] ?? 1) {
      if ((numbers[at] ?? talk) >= talk) continue;
      const mark = new Reader(numbers, this.#names, at).record();
      if ('ids' in mark) marks.push(mark);
    }
    return marks;
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
