import type { FrontMatter, SpeakerRole } from '../format/front-matter';
import type { Range } from '../format/position';
import type { Problem } from '../format/problem';
import { roleOf, sectionAt, sectionsBetween, type Transcript } from '../format/transcript';
import { transcriptProblems } from '../format/transcript-problems';
import type { Located } from '../format/yaml';
import { CodedTalk, codedRuns, themeUses } from './coded-talk';
import type { AsideEvent, HeadingEvent, MarkingEvent, PartFacts, TalkEvent, Turn } from './events';
import { FactWriter } from './fact-writer';
import { factsOfSection, placedParts, segmentCountsOf } from './section-facts';
import { type CodedPart, countedSegments, inSegments, segmentNumbers } from './segments';

/*
 * What the rest of a study needs to know of a transcript, independent of its guide: which of its headings mark a
 * question is decided later (markers.ts), so a change in the guide costs no transcript another reading. Facts are
 * collected once for each section, so that a change costs those that it touches.
 */

export interface Speaker {
  readonly name: string;
  readonly role: SpeakerRole;
  readonly turns: number;
  /** The label of the first of their turns that has words; `undefined` where none has. */
  readonly firstWords: Range | undefined;
}

export interface TranscriptFacts {
  readonly frontMatter: FrontMatter;
  /** The transcript behind its front matter, in order. */
  readonly parts: readonly PartFacts[];
  /** In the order of their first turns. */
  readonly speakers: readonly Speaker[];
  readonly problems: readonly Problem[];
  /** Number of lines. */
  readonly lines: number;
  /** Where a theme is used, in the order of the text. */
  usesOf(theme: string): Range[];
  /** The labels of a speaker's turns, in the order of the text. */
  turnsOf(speaker: string): Range[];
  /** A theme's coded segments, in the order of the text: where each uses the theme, at several places if it is in pieces. */
  segmentsOf(theme: string): Range[][];
  /** How many coded segments each theme has; the themes without any are left out. */
  readonly segmentCounts: ReadonlyMap<string, number>;
  /** Which words are coded with what. */
  codedTalk(): CodedTalk;
  /** What may say which questions are being answered, in the order of the text. */
  marks(): MarkingEvent[];
  /** Whether events are the same objects whenever somebody asks, so that it pays to keep what follows from them. */
  readonly keepsEvents: boolean;
  /** The headings, switches and asides that name a question's ID, or seem to. */
  marksNaming(id: string): MarkingEvent[];
  /** The headings whose titles are wanted. */
  headingsWith(isWanted: (title: string) => boolean): HeadingEvent[];
  /** The part that a line belongs to; `undefined` in the front matter and behind the last line. */
  partAt(line: number): PartFacts | undefined;
  /** Parts that hold all that is in lines `from` to `to`, the latter included. */
  partsBetween(from: number, to: number): readonly PartFacts[];
}

/** The facts of a transcript, each kind collected when somebody asks: between two letters that are typed, hardly anybody does. */
export function factsOf(transcript: Transcript): TranscriptFacts {
  const { frontMatter, head, sections, lines } = transcript;
  let parts: readonly CodedPart[] | undefined;
  let numbers: readonly number[] | undefined;
  let segmentCounts: ReadonlyMap<string, number> | undefined;
  const placed = (): readonly CodedPart[] => {
    parts ??= placedParts(sections, head.lines);
    return parts;
  };
  /** By the uses of themes. */
  const segments = (): readonly number[] => {
    numbers ??= segmentNumbers(placed(), frontMatter.coder);
    return numbers;
  };
  let codedTalk: CodedTalk | undefined;
  let speakers: readonly Speaker[] | undefined;
  let problems: readonly Problem[] | undefined;
  return {
    frontMatter,
    lines,
    keepsEvents: true,
    get parts() {
      return placed();
    },
    get speakers() {
      speakers ??= speakersIn(this.parts, frontMatter);
      return speakers;
    },
    get problems() {
      problems ??= transcriptProblems(transcript);
      return problems;
    },
    usesOf(theme) {
      return this.parts.flatMap(({ themes }) =>
        themes.flatMap(({ value, range }) => (value === theme ? [range] : [])),
      );
    },
    turnsOf(speaker) {
      return this.parts.flatMap(({ turns }) =>
        turns.flatMap(({ name, label }) => (name === speaker ? [label] : [])),
      );
    },
    segmentsOf(theme) {
      const themes = themesIn(this);
      return inSegments(
        segments().flatMap((segment, index) => {
          const use = themes[index];
          return use?.value === theme ? [[segment, use.range]] : [];
        }),
      );
    },
    get segmentCounts() {
      segmentCounts ??= segmentCountsOf(transcript) ?? countedSegments(placed(), segments());
      return segmentCounts;
    },
    codedTalk() {
      codedTalk ??= codedTalkOf(transcript, placed(), segments());
      return codedTalk;
    },
    marks() {
      return this.parts.flatMap(({ events }) => events.filter(event => event.kind !== 'talk'));
    },
    marksNaming(id) {
      return this.marks().filter(event => names(event, id));
    },
    headingsWith(isWanted) {
      return headingsIn(this).filter(({ title }) => isWanted(title));
    },
    partAt(line) {
      const found = sectionAt(transcript, line);
      return found && factsOfSection(found.section, found.line);
    },
    partsBetween(from, to) {
      return sectionsBetween(transcript, from, to).map(({ section, line }) => factsOfSection(section, line));
    },
  };
}

function codedTalkOf(
  transcript: Transcript,
  parts: readonly CodedPart[],
  segments: readonly number[],
): CodedTalk {
  const writer = new FactWriter();
  const uses = themeUses(parts, segments);
  for (const use of uses) writer.theme(use);
  const themes = writer.length;
  for (const { events } of parts) for (const event of events) if (event.kind === 'talk') writer.event(event);
  for (const { turns } of parts) for (const turn of turns) writer.turn(turn);
  const runs = writer.length;
  if (uses.length > 0) for (const run of codedRuns(transcript)) writer.run(run);
  return new CodedTalk(writer.packed(), writer.names, themes, runs);
}

/** Whether a heading has the ID among its first words, or it is among those that `q=` names. */
export function names(event: MarkingEvent, id: string): boolean {
  const words = event.kind === 'heading' ? [...event.firstWords, ...(event.ids ?? [])] : event.ids;
  return words.some(({ value }) => value === id);
}

/** All headings, in the order of the text. */
export function headingsIn({ parts }: TranscriptFacts): HeadingEvent[] {
  return parts.flatMap(({ events }) => events.filter(event => event.kind === 'heading'));
}

/** Every theme at every place where it is used, in the order of the text. */
export function themesIn({ parts }: TranscriptFacts): Located<string>[] {
  return parts.flatMap(({ themes }) => themes);
}

/** Tells who speaks in an event of a part; the parts are given one after the other. */
export class Speakers {
  readonly #frontMatter: FrontMatter;
  readonly #roles = new Map<string, SpeakerRole>();
  #before: string | undefined;

  constructor(frontMatter: FrontMatter) {
    this.#frontMatter = frontMatter;
  }

  /** The role of an event's speaker; `undefined` before the first label. */
  roleIn(event: TalkEvent | AsideEvent): SpeakerRole | undefined {
    const name = event.speaker ?? this.#before;
    if (name === undefined) return undefined;
    let role = this.#roles.get(name);
    if (!role) {
      role = roleOf(name, this.#frontMatter);
      this.#roles.set(name, role);
    }
    return role;
  }

  /** To be called behind a part. */
  leave({ turns }: PartFacts): void {
    this.#before = turns.at(-1)?.name ?? this.#before;
  }
}

export function speakersIn(parts: readonly PartFacts[], frontMatter: FrontMatter): Speaker[] {
  const speakers = new Map<string, { turns: number; firstWords: Range | undefined }>();
  /** The turn that went on at the end of the part before, if it has no words yet. */
  let wordless: Turn | undefined;
  const speaks = ({ name, label }: Turn): void => {
    const speaker = speakers.get(name);
    if (speaker) speaker.firstWords ??= label;
  };
  for (const { events, turns } of parts) {
    if (wordless && events.some(event => event.kind === 'talk' && event.speaker === undefined)) {
      speaks(wordless);
      wordless = undefined;
    }
    for (const turn of turns) {
      const speaker = speakers.get(turn.name);
      if (speaker) speaker.turns++;
      else speakers.set(turn.name, { turns: 1, firstWords: undefined });
      if (turn.hasWords) speaks(turn);
      wordless = turn.hasWords ? undefined : turn;
    }
  }
  return [...speakers].map(([name, { turns, firstWords }]) => ({
    name,
    role: roleOf(name, frontMatter),
    turns,
    firstWords,
  }));
}
