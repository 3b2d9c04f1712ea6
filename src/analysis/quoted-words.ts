import { asSaid } from '../format/as-said';
import { attributeValue } from '../format/attributes';
import { offsetIn, type Paragraph, rangeIn } from '../format/blocks';
import type { Stretch } from '../format/edits';
import { comparePositions, movedDown, type Position, type Range } from '../format/position';
import type { Transcript } from '../format/transcript';
import { codedBlocks } from '../study/coded-talk';
import { factsOf } from '../study/facts';
import type { Study } from '../study/study';
import { answerOn, type CodedTranscript, placeOf, themeOf } from './coded-transcript';
import { QuestionScopes } from './question-scopes';
import type { Quote } from './quotes';

/* The words of quotes, from the transcript's text: what is coded, and a few words around it. */

/** What somebody said, stretch by stretch. */
export interface QuotedWords {
  /** In the order of the text; one for each paragraph, or for each piece of what is coded in pieces. */
  readonly parts: readonly QuotedPart[];
  /** A few words before and after it, so that the three together read as one; empty at the ends of the transcript. */
  readonly before: string;
  readonly after: string;
  /** Those in it and right behind it. */
  readonly memos: readonly string[];
}

export interface QuotedPart {
  /** Whose words they are; `undefined` before the first speaker label. */
  readonly speaker: string | undefined;
  /** Whether nothing that is said is left out between the part before and this one. */
  readonly follows: boolean;
  /** As said: without markup and memos; what stands in plain brackets is kept. */
  readonly text: string;
  readonly range: Range;
}

/** Characters of the words around a quote. */
const contextLength = 120;

/** A paragraph and its place. */
interface Spoken {
  readonly block: Paragraph;
  /** The line that the block's lines count from. */
  readonly line: number;
  readonly speaker: string | undefined;
  readonly turn: number;
  /** What is said stands between these offsets into the block's text. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of a paragraph, which is named by its number. */
interface Said extends Stretch {
  readonly paragraph: number;
}

/** Finds the words of quotes of one transcript. */
export class QuotedTranscript {
  readonly #paragraphs: Spoken[] = [];
  /** By the number of a use its weight. */
  readonly #weights = new Map<number, string>();
  /** By segment what is coded, and the first use of its theme. */
  readonly #stretches = new Map<number, Said[]>();
  readonly #firstUses = new Map<number, number>();
  readonly #answers: QuestionScopes;

  /** `transcript` is the text of `coded` as it is now; it may have changed since it was counted. */
  constructor(study: Study, coded: CodedTranscript, transcript: Transcript) {
    this.#answers = new QuestionScopes(study.markersOf(coded.file));
    const facts = coded.file.transcript === transcript ? coded.file.facts : factsOf(transcript);
    const talk = facts.codedTalk();
    const stretch = (use: number, said: Said): void => {
      const segment = talk.segmentOf(use) - 1;
      const before = this.#stretches.get(segment);
      if (before) before.push(said);
      else this.#stretches.set(segment, [said]);
    };
    for (const { block, line, speaker, turn, around, lists } of codedBlocks(transcript)) {
      for (const { attributes, first } of lists) {
        const weight = attributeValue(attributes, 'w');
        if (weight !== undefined)
          for (const index of attributes.classes.keys()) this.#weights.set(first + index, weight);
      }
      if (block.kind !== 'paragraph') continue;
      const paragraph = this.#paragraphs.length;
      const [start, end] = [block.label?.textStart ?? 0, block.text.length];
      this.#paragraphs.push({ block, line, speaker, turn, start, end });
      for (const use of around) stretch(use, { paragraph, start, end });
      for (const [index, { attributes, first }] of lists.entries()) {
        const span = block.inline.spans[index];
        if (!span) continue;
        for (const own of attributes.classes.keys())
          stretch(first + own, { paragraph, start: span.textStart, end: span.textEnd });
      }
    }
    for (let use = 0; use < talk.uses; use++) {
      const segment = talk.segmentOf(use) - 1;
      if (segment < 0 || segment >= coded.segments.length || this.#firstUses.has(segment)) continue;
      const { start } = talk.placeOf(use);
      if (
        themeOf(coded, segment) === talk.themeOf(use) &&
        comparePositions(placeOf(coded, segment).start, start) === 0
      )
        this.#firstUses.set(segment, use);
      if (!talk.isOnHeading(use)) continue;
      const answer = answerOn(start, facts, this.#answers);
      for (const said of this.#all()) {
        const part = this.#within(said, answer.start, answer.end);
        if (part.start < part.end) stretch(use, part);
      }
    }
  }

  /** The weight that is written with a segment's theme. */
  weightOf(segment: number): string | undefined {
    return this.#weights.get(this.#firstUses.get(segment) ?? -1);
  }

  /** The words of a quote; `undefined` if the text is no longer the one that was counted. */
  wordsOf({ segments, words }: Quote): QuotedWords | undefined {
    if (!segments.every(segment => this.#firstUses.has(segment))) return undefined;
    const stretches = this.#joined(this.#chosen(segments, words));
    const [first, last] = [stretches[0], stretches.at(-1)];
    return {
      parts: stretches.flatMap((said, index) => this.#part(said, stretches[index - 1]) ?? []),
      before: first ? this.#before(first) : '',
      after: last ? this.#behind(last) : '',
      memos: this.#memos(stretches),
    };
  }

  /** What those who are wanted say between two places, paragraph by paragraph. */
  saidBetween(
    from: Position,
    to: Position,
    isWanted: (speaker: string | undefined) => boolean,
  ): QuotedPart[] {
    const said: Said[] = [];
    for (let paragraph = this.#firstReaching(from.line); paragraph < this.#paragraphs.length; paragraph++) {
      const spoken = this.#paragraphs[paragraph];
      if (!spoken || spoken.line + spoken.block.line > to.line) break;
      if (isWanted(spoken.speaker)) said.push(this.#within({ ...spoken, paragraph }, from, to));
    }
    const stretches = this.#joined(said);
    return stretches.flatMap((each, index) => this.#part(each, stretches[index - 1]) ?? []);
  }

  /** Number of the first paragraph that does not end above a line. */
  #firstReaching(line: number): number {
    let low = 0;
    let high = this.#paragraphs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const spoken = this.#paragraphs[middle];
      if (spoken && spoken.line + spoken.block.line + spoken.block.lines <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #all(): Said[] {
    return this.#paragraphs.map(({ start, end }, paragraph) => ({ paragraph, start, end }));
  }

  #chosen(segments: readonly number[], words: Quote['words']): Said[] {
    const of = (segment: number): readonly Said[] => this.#stretches.get(segment) ?? [];
    const all = segments.flatMap(of);
    if (words === 'all') return all;
    if (words === 'shared') {
      const [first = -1, second = -1] = segments;
      return of(first).flatMap(a => of(second).flatMap(b => shared(a, b)));
    }
    if ('turn' in words)
      return all.filter(({ paragraph }) => this.#paragraphs[paragraph]?.turn === words.turn);
    const answer = this.#answers.numbered(words.answer);
    return answer ? all.map(said => this.#within(said, answer.start, answer.end)) : [];
  }

  /** What of a stretch is between two places of the file. */
  #within(said: Said, from: Position, to: Position): Said {
    const start = Math.max(said.start, this.#offset(said.paragraph, from));
    return { ...said, start, end: Math.min(said.end, this.#offset(said.paragraph, to)) };
  }

  #offset(paragraph: number, place: Position): number {
    const spoken = this.#paragraphs[paragraph];
    if (!spoken) return 0;
    const line = place.line - spoken.line;
    if (line < spoken.block.line) return 0;
    return offsetIn(spoken.block, line, place.character) ?? spoken.end;
  }

  /** In the order of the text, those one that have no word between them. */
  #joined(stretches: readonly Said[]): Said[] {
    const joined: { paragraph: number; start: number; end: number }[] = [];
    const inOrder = stretches
      .filter(({ start, end }) => start < end)
      .sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
    for (const said of inOrder) {
      const last = joined.at(-1);
      const inline = this.#paragraphs[said.paragraph]?.block.inline;
      const follows =
        last?.paragraph === said.paragraph &&
        (said.start <= last.end || inline?.wordsBetween(last.end, said.start) === 0);
      if (follows) last.end = Math.max(last.end, said.end);
      else joined.push({ ...said });
    }
    return joined.filter(said => this.#said(said).trim() !== '');
  }

  #said({ paragraph, start, end }: Said): string {
    const block = this.#paragraphs[paragraph]?.block;
    return block ? asSaid(block.text, block.inline, start, end) : '';
  }

  #part(said: Said, before: Said | undefined): QuotedPart | undefined {
    const spoken = this.#paragraphs[said.paragraph];
    if (!spoken) return undefined;
    const { block, line, speaker } = spoken;
    return {
      speaker,
      follows: before !== undefined && !this.#isSaidBetween(before, said),
      text: this.#said(said).trim(),
      range: movedDown(rangeIn(block, said.start, said.end), line),
    };
  }

  #isSaidBetween(before: Said, said: Said): boolean {
    for (let paragraph = before.paragraph; paragraph <= said.paragraph; paragraph++) {
      const spoken = this.#paragraphs[paragraph];
      const start = paragraph === before.paragraph ? before.end : (spoken?.start ?? 0);
      const end = paragraph === said.paragraph ? said.start : (spoken?.end ?? 0);
      if (start < end && (spoken?.block.inline.wordsBetween(start, end) ?? 0) > 0) return true;
    }
    return false;
  }

  #before({ paragraph, start }: Said): string {
    const spoken = this.#paragraphs[paragraph];
    const said = this.#said({ paragraph, start: spoken?.start ?? 0, end: start });
    if (said.trim() !== '') return ending(said.trimStart());
    const before = this.#wholeParagraph(paragraph - 1);
    return before && `${ending(before)} `;
  }

  #behind({ paragraph, end }: Said): string {
    const said = this.#said({ paragraph, start: end, end: this.#paragraphs[paragraph]?.end ?? end });
    if (said.trim() !== '') return beginning(said.trimEnd());
    const behind = this.#wholeParagraph(paragraph + 1);
    return behind && ` ${beginning(behind)}`;
  }

  /** With the name of whose words they are. */
  #wholeParagraph(paragraph: number): string {
    const spoken = this.#paragraphs[paragraph];
    const said = spoken ? this.#said({ ...spoken, paragraph }).trim() : '';
    return said === '' || spoken?.speaker === undefined ? said : `${spoken.speaker}: ${said}`;
  }

  #memos(stretches: readonly Said[]): string[] {
    const memos = stretches.flatMap(({ paragraph, start, end }) => {
      const inline = this.#paragraphs[paragraph]?.block.inline;
      return (inline?.memos ?? []).filter(
        memo => memo.start >= start && (memo.start < end || inline?.wordsBetween(end, memo.start) === 0),
      );
    });
    return [...new Set(memos)].map(({ text }) => text);
  }
}

function shared(a: Said, b: Said): Said[] {
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
  return a.paragraph === b.paragraph && start < end ? [{ ...a, start, end }] : [];
}

function beginning(text: string): string {
  if (text.length <= contextLength) return text;
  const blank = text.lastIndexOf(' ', contextLength);
  return `${cut(text, 0, blank > 0 ? blank : contextLength)} …`;
}

/** The last words of a text that are as many characters together, at most, behind `…` where it is cut. */
export function ending(text: string, longest = contextLength): string {
  if (text.length <= longest) return text;
  const from = text.length - longest;
  const blank = text.indexOf(' ', from);
  return `… ${cut(text, blank < 0 ? from : blank + 1, text.length)}`;
}

/** Without halves of characters at its ends. */
function cut(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
