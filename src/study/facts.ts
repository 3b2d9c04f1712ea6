import type { Attributes } from '../format/attributes';
import { type Heading, type Paragraph, rangeIn } from '../format/blocks';
import type { FrontMatter, SpeakerRole } from '../format/front-matter';
import { isQuestionId } from '../format/ids';
import type { Range } from '../format/position';
import type { Problem } from '../format/problem';
import { roleOf, type Transcript } from '../format/transcript';
import type { Located } from '../format/yaml';

/*
 * What the rest of a study needs to know of a transcript, independent of its guide: which of its headings mark a
 * question is decided later (markers.ts), so a change in the guide costs no transcript another reading.
 */

/** A heading, which marks questions if its first words are IDs of the guide or `q=` says so. */
export interface HeadingEvent {
  readonly kind: 'heading';
  readonly level: number;
  readonly title: string;
  /** The whole heading. */
  readonly range: Range;
  /** Its first words as far as they could be question IDs, punctuation behind them left out. */
  readonly firstWords: readonly Located<string>[];
  /** The IDs of `q=`; `undefined` where there is no `q=`. */
  readonly ids: readonly Located<string>[] | undefined;
  readonly status: Located<string> | undefined;
  /** Where an attribute list is, or would go. */
  readonly attributes: Range;
}

/** `[]{q=…}`: from here on, another question is answered. */
export interface SwitchEvent {
  readonly kind: 'switch';
  readonly range: Range;
  readonly ids: readonly Located<string>[];
  readonly status: Located<string> | undefined;
}

/** `[text]{q=…}`: just this text answers another question too. */
export interface AsideEvent {
  readonly kind: 'aside';
  readonly range: Range;
  readonly ids: readonly Located<string>[];
  readonly status: Located<string> | undefined;
  readonly role: SpeakerRole | undefined;
  readonly words: number;
}

/** Words of one speaker without a question marker in between. */
export interface TalkEvent {
  readonly kind: 'talk';
  /** `undefined` before the first speaker label. */
  readonly role: SpeakerRole | undefined;
  readonly words: number;
  readonly range: Range;
}

export type TranscriptEvent = HeadingEvent | SwitchEvent | AsideEvent | TalkEvent;

export interface Speaker {
  readonly name: string;
  readonly role: SpeakerRole;
  readonly turns: number;
  /** The label of the first of their turns that has words; `undefined` where none has. */
  readonly firstWords: Range | undefined;
}

export interface TranscriptFacts {
  readonly frontMatter: FrontMatter;
  /** In the order of the text. */
  readonly events: readonly TranscriptEvent[];
  /** Every theme at every place where it is used. */
  readonly themes: readonly Located<string>[];
  /** In the order of their first turns. */
  readonly speakers: readonly Speaker[];
  readonly problems: readonly Problem[];
  /** Number of lines. */
  readonly lines: number;
}

/** The same as `factsOf`, collected when somebody asks: between two letters that are typed, hardly anybody does. */
export function factsWhenAsked(transcript: Transcript): TranscriptFacts {
  let found: TranscriptFacts | undefined;
  const facts = (): TranscriptFacts => {
    found ??= factsOf(transcript);
    return found;
  };
  return {
    frontMatter: transcript.frontMatter,
    get events() {
      return facts().events;
    },
    get themes() {
      return facts().themes;
    },
    get speakers() {
      return facts().speakers;
    },
    get problems() {
      return transcript.problems;
    },
    get lines() {
      return facts().lines;
    },
  };
}

export function factsOf(transcript: Transcript): TranscriptFacts {
  const { frontMatter, blocks, problems } = transcript;
  const events: TranscriptEvent[] = [];
  const themes: Located<string>[] = [];
  const speakers = new Map<string, { turns: number; firstWords: Range | undefined }>();
  /** The turn that goes on, until its first words have come. */
  let wordless: { readonly name: string; readonly label: Range } | undefined;
  let role: SpeakerRole | undefined;
  let lines = 0;
  for (const block of blocks) {
    lines = block.line + block.lines;
    switch (block.kind) {
      case 'heading':
        events.push(headingEvent(block));
        for (const attributes of attributesIn(block)) addThemes(themes, block, attributes);
        break;
      case 'paragraph':
        if (block.label) {
          const { name, nameStart, nameEnd } = block.label;
          const { turns, firstWords } = speakers.get(name) ?? { turns: 0, firstWords: undefined };
          role = roleOf(name, frontMatter);
          speakers.set(name, { turns: turns + 1, firstWords });
          wordless = firstWords ? undefined : { name, label: rangeIn(block, nameStart, nameEnd) };
        }
        for (const event of paragraphEvents(block, role)) {
          events.push(event);
          if (!wordless || event.kind !== 'talk') continue;
          const speaker = speakers.get(wordless.name);
          if (speaker) speaker.firstWords = wordless.label;
          wordless = undefined;
        }
        for (const attributes of attributesIn(block)) addThemes(themes, block, attributes);
        break;
      case 'div':
        if (block.attributes) {
          for (const { name, start, end } of block.attributes.classes) {
            themes.push({ value: name, range: rangeIn(block, start, end) });
          }
        }
        break;
    }
  }
  return {
    frontMatter,
    events,
    themes,
    speakers: [...speakers].map(([name, { turns, firstWords }]) => ({
      name,
      role: roleOf(name, frontMatter),
      turns,
      firstWords,
    })),
    problems,
    lines,
  };
}

function headingEvent(block: Heading): HeadingEvent {
  const { attributes } = block;
  const end = block.text.trimEnd().length;
  return {
    kind: 'heading',
    level: block.level,
    title: block.text.slice(block.contentStart, block.contentEnd),
    range: rangeIn(block, 0, end),
    firstWords: firstWords(block),
    ids: attributes && questionIds(block, attributes),
    status: attributes && statusIn(block, attributes),
    attributes: attributes ? rangeIn(block, attributes.start, attributes.end) : rangeIn(block, end, end),
  };
}

function firstWords(block: Heading): Located<string>[] {
  const words: Located<string>[] = [];
  const text = block.text.slice(0, block.contentEnd); // an attribute list may follow without a blank
  const next = /[ \t]*([^\s,]+)(,?)/y;
  next.lastIndex = block.contentStart;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const [whole, written = '', comma] = match;
    let end = written.length;
    while (end > 0 && '.:)'.includes(written.charAt(end - 1))) end--;
    const word = written.slice(0, end);
    const start = match.index + whole.length - (comma?.length ?? 0) - written.length;
    if (!isQuestionId(word)) break;
    words.push({ value: word, range: rangeIn(block, start, start + word.length) });
    if (!comma) break;
  }
  return words;
}

function* paragraphEvents(block: Paragraph, role: SpeakerRole | undefined): Generator<TranscriptEvent> {
  const { inline, text } = block;
  let from = block.label?.textStart ?? 0;
  const talk = (to: number): TalkEvent[] => {
    const words = inline.wordsBetween(from, to);
    return words > 0 ? [{ kind: 'talk', role, words, range: rangeIn(block, from, to) }] : [];
  };
  for (const span of inline.spans) {
    const ids = questionIds(block, span.attributes);
    if (!ids) continue;
    const range = rangeIn(block, span.start, span.end);
    const status = statusIn(block, span.attributes);
    if (text.slice(span.textStart, span.textEnd).trim() === '') {
      yield* talk(span.start);
      from = span.end;
      yield { kind: 'switch', range, ids, status };
    } else {
      yield {
        kind: 'aside',
        range,
        ids,
        status,
        role,
        words: inline.wordsBetween(span.textStart, span.textEnd),
      };
    }
  }
  yield* talk(text.length);
}

function* attributesIn(block: Heading | Paragraph): Generator<Attributes> {
  if (block.kind === 'heading' && block.attributes) yield block.attributes;
  for (const span of block.inline.spans) yield span.attributes;
}

function addThemes(themes: Located<string>[], block: Heading | Paragraph, attributes: Attributes): void {
  for (const { name, start, end } of attributes.classes) {
    themes.push({ value: name, range: rangeIn(block, start, end) });
  }
}

/** The IDs of `q=`, each with its place; several are divided by blanks or commas. */
function questionIds(block: Heading | Paragraph, attributes: Attributes): Located<string>[] | undefined {
  const pair = attributes.pairs.find(({ key }) => key === 'q');
  if (!pair) return undefined;
  const written = block.text.slice(pair.valueStart, pair.valueEnd);
  return [...written.matchAll(/[^\s,"']+/g)].map(match => ({
    value: match[0],
    range: rangeIn(block, pair.valueStart + match.index, pair.valueStart + match.index + match[0].length),
  }));
}

function statusIn(block: Heading | Paragraph, attributes: Attributes): Located<string> | undefined {
  const pair = attributes.pairs.find(({ key }) => key === 'status');
  return pair && { value: pair.value, range: rangeIn(block, pair.valueStart, pair.valueEnd) };
}
