import type { Range, TextEdit } from 'vscode-languageserver-types';
import {
  codeAnswerEdits,
  codeEdits,
  recodeEdits,
  segmentsAt,
  uncodeEdits,
  uncodeWords,
  type WrittenSegment,
} from '../format/change-codings';
import { codingChanges } from '../format/coding';
import { applied, type Edit, inOrder, type Stretch } from '../format/edits';
import { comparePositions, LineOffsets, type Position, range } from '../format/position';
import { blockAt, type Transcript } from '../format/transcript';
import { codable } from '../format/write-codings';
import { writtenCodings } from '../format/written-codings';
import type { Study, TranscriptFile } from '../study/study';
import { type Excerpt, excerptOf } from './excerpt';
import type { OpenDocument } from './open-document';
import { sentenceAt } from './sentences';
import type { Settings } from './settings';

/** What a change of codings comes to; refused with a sentence for people. */
export type CodingChange =
  | {
      /** In order, none overlapping another; none where all is as it was asked for. */
      readonly edits: TextEdit[];
      /** Where the words that each of the ranges asked about are afterwards; a cursor stays one. */
      readonly ranges: Range[];
    }
  | { readonly refused: string };

/** Codes each of the selections with the themes; where nothing is selected, the segment there, or else the sentence. */
export function code(
  study: Study,
  document: OpenDocument,
  ranges: readonly Range[],
  themes: readonly string[],
  { coder }: Settings,
): CodingChange {
  return changing(study, document, ranges, open => {
    const passages = passagesAt(open, ranges);
    return passages.length === 0
      ? { refused: nothingToCode }
      : codeEdits(open.text, passages, { themes, ...codedBy(open.file, coder) }, open.partsElsewhere);
  });
}

/**
 * Takes themes off the selected words; where nothing is selected, each off the innermost segment there that has it, be it an
 * answer that is coded on its heading.
 */
export function uncode(
  study: Study,
  document: OpenDocument,
  ranges: readonly Range[],
  themes: readonly string[],
): CodingChange {
  return changing(study, document, ranges, open => {
    const { text, partsElsewhere } = open;
    let after = text;
    // From the last one on: where the others are does not change then.
    for (const range of [...ranges].sort((a, b) => comparePositions(b.start, a.start))) {
      let place = stretchOf(open, range);
      for (const theme of themes) {
        const segment = segmentsAt(after, place).findLast(([{ themes }]) => themes.includes(theme));
        if (!segment) continue;
        const before = after;
        if (place.start === place.end || segment[0].kind === 'answer') {
          const edits = uncodeEdits(before, segment, theme);
          after = applied(before, edits);
          const { start, end } = place;
          place = { start: withoutMarkup(edits, start), end: withoutMarkup(edits, end) };
        } else {
          after = applied(before, uncodeWords(before, place, theme, partsElsewhere));
          place = sameWords(codingMarkup(before), codingMarkup(after), place);
        }
      }
    }
    return after === text ? { refused: notCoded(themes) } : codingChanges(text, after);
  });
}

/** Makes a theme of the segments that the selections touch another one; where nothing is selected, of the innermost. */
export function recode(
  study: Study,
  document: OpenDocument,
  ranges: readonly Range[],
  theme: string,
  other: string,
): CodingChange {
  return changing(study, document, ranges, open => {
    const { text } = open;
    const segments = new Map<number, WrittenSegment>();
    for (const range of ranges) {
      const stretch = stretchOf(open, range);
      const found = segmentsAt(text, stretch).filter(([{ themes }]) => themes.includes(theme));
      for (const segment of stretch.start === stretch.end ? found.slice(-1) : found)
        segments.set(segment[0].classes[0]?.start ?? 0, segment);
    }
    return segments.size === 0
      ? { refused: notCoded([theme]) }
      : [...segments.values()]
          .flatMap(segment => recodeEdits(text, segment, theme, other))
          .sort((a, b) => a.start - b.start);
  });
}

/** Codes the whole answers in which the selections begin, on their headings. */
export function codeAnswer(
  study: Study,
  document: OpenDocument,
  ranges: readonly Range[],
  themes: readonly string[],
  { coder }: Settings,
): CodingChange {
  const file = study.get(document.uri);
  const lines =
    file?.kind === 'transcript'
      ? new Set(ranges.flatMap(({ start }) => answerHeading(study, file, start) ?? []))
      : [];
  const headings = Array.from(lines, line => range(line, 0, line, 0));
  return changing(
    study,
    document,
    ranges,
    open => {
      if (headings.length === 0) return { refused: noAnswer };
      return headings.flatMap(heading =>
        codeAnswerEdits(open.text, stretchOf(open, heading).start, {
          themes,
          ...codedBy(open.file, coder),
        }),
      );
    },
    headings,
  );
}

/** The line of the heading whose answer a position is in; none where a switch began it. */
export function answerHeading(study: Study, file: TranscriptFile, position: Position): number | undefined {
  const marker = study
    .markersOf(file)
    .findLast(
      ({ kind, range, end }) =>
        kind !== 'aside' &&
        (comparePositions(range.start, position) <= 0 || range.start.line === position.line) &&
        comparePositions(position, end) <= 0,
    );
  return marker?.kind === 'heading' ? marker.range.start.line : undefined;
}

/** An open transcript: as it was read, and what is touched of it as text. */
export interface OpenTranscript extends Excerpt {
  readonly file: TranscriptFile;
  readonly transcript: Transcript;
}

/** `ranges`: all that is to be asked about, or changed. */
export function openTranscript(
  study: Study,
  document: OpenDocument,
  ranges: readonly Range[],
): OpenTranscript | undefined {
  const file = study.get(document.uri);
  if (file?.kind !== 'transcript' || !file.transcript) return undefined;
  const { transcript } = file;
  return { file, transcript, ...excerptOf(document, transcript, ranges) };
}

/** What each selection means: its words, or where nothing is selected those of the segment there, or of the sentence. */
export function passagesAt(open: OpenTranscript, ranges: readonly Range[]): (readonly Stretch[])[] {
  const { text, transcript } = open;
  const passages = new Map<string, readonly Stretch[]>();
  for (const range of ranges) {
    let stretches: readonly Stretch[] = [stretchOf(open, range)];
    if (comparePositions(range.start, range.end) === 0) {
      const segment = segmentsAt(text, stretchOf(open, range)).findLast(([{ kind }]) => kind === 'words');
      const block = blockAt(transcript, range.start.line);
      if (segment) stretches = segment.flatMap(({ stretches }) => stretches);
      else if (block?.kind === 'paragraph') stretches = [stretchOf(open, sentenceAt(block, range.start))];
    }
    const words = codable(text, stretches);
    if (words.length > 0) passages.set(words.map(({ start, end }) => `${start}-${end}`).join(), words);
  }
  return [...passages.values()];
}

/** The themes that all words of all passages have already. */
export function themesOnAll(text: string, passages: readonly (readonly Stretch[])[]): ReadonlySet<string> {
  const [first, ...others] = passages.map(passage => {
    const [start = 0, end = 0] = [passage[0]?.start, passage.at(-1)?.end];
    const around = segmentsAt(text, { start, end }).filter(segment =>
      passage.every(words =>
        segment.some(({ outer }) => outer.start <= words.start && words.end <= outer.end),
      ),
    );
    return new Set(around.flatMap(([{ themes }]) => themes));
  });
  return new Set([...(first ?? [])].filter(theme => others.every(other => other.has(theme))));
}

/** Who codes, where that is another than the transcript says. */
export function codedBy({ facts }: TranscriptFile, coder: string): { readonly by?: string } {
  return coder === '' || coder === facts.frontMatter.coder ? {} : { by: coder };
}

export const nothingToCode =
  'There is nothing to code here. Select words that somebody says, or put the cursor into them.';
export const noAnswer =
  'No heading begins an answer here, so there is none to code as a whole. Select its words and code those.';

function notCoded(themes: readonly string[]): string {
  return `Nothing is coded as ${themes.map(theme => `“${theme}”`).join(' or ')} here.`;
}

function changing(
  study: Study,
  document: OpenDocument,
  ranges: readonly Range[],
  change: (open: OpenTranscript) => readonly Edit[] | { readonly refused: string },
  alsoTouched: readonly Range[] = [],
): CodingChange {
  const open = openTranscript(study, document, [...ranges, ...alsoTouched]);
  if (!open)
    return { refused: 'Only a transcript can be coded: a file whose name ends in “.transcript.md”.' };
  const edits = change(open);
  if ('refused' in edits) return edits;
  return { edits: textEdits(open, edits), ranges: rangesAfter(open, edits, ranges) };
}

/** Edits for an editor. Those of one place become one, so that their order is clear. */
export function textEdits({ offsets, inDocument }: OpenTranscript, edits: readonly Edit[]): TextEdit[] {
  const together: Edit[] = [];
  for (const edit of edits) {
    const last = together.at(-1);
    if (last && last.end === edit.start)
      together.splice(-1, 1, { start: last.start, end: edit.end, text: last.text + edit.text });
    else together.push(edit);
  }
  return together.map(({ start, end, text }) => ({
    range: { start: inDocument(offsets.positionAt(start)), end: inDocument(offsets.positionAt(end)) },
    newText: text,
  }));
}

/** Where a range of the document stands in the text; what is not in that lies at its end. */
export function stretchOf({ offsets, shiftOf }: OpenTranscript, { start, end }: Range): Stretch {
  const offsetOf = ({ line, character }: Position): number => {
    const shift = shiftOf(line);
    return offsets.offsetAt({
      line: shift === undefined ? Number.POSITIVE_INFINITY : line - shift,
      character,
    });
  };
  return { start: offsetOf(start), end: offsetOf(end) };
}

/** Where the words of ranges are after edits that change codings alone: the brackets around them stay outside. */
function rangesAfter(open: OpenTranscript, edits: readonly Edit[], ranges: readonly Range[]): Range[] {
  const { text, offsets, inDocument } = open;
  const after = applied(text, edits);
  const [markup, markupThen] = [codingMarkup(text), codingMarkup(after)];
  const offsetsThen = new LineOffsets(after);
  /** What is above it here and not in the document, or the other way round, is so before and after. */
  const placeThen = (then: number, before: number): Position => {
    const here = offsets.positionAt(before);
    const { line, character } = offsetsThen.positionAt(then);
    return { line: line + inDocument(here).line - here.line, character };
  };
  return ranges.map(range => {
    const before = stretchOf(open, range);
    const { start, end } = sameWords(markup, markupThen, before);
    return { start: placeThen(start, before.start), end: placeThen(end, before.end) };
  });
}

/** Where words are when they have other markup in them and around them. */
function sameWords(markup: readonly Stretch[], then: readonly Stretch[], { start, end }: Stretch): Stretch {
  const from = withMarkup(then, withoutMarkup(markup, start), true);
  const to = withMarkup(then, withoutMarkup(markup, end), false);
  return { start: from, end: start === end ? from : Math.max(from, to) };
}

/** What is taken away from a transcript to have its words alone, in order. */
function codingMarkup(text: string): readonly Stretch[] {
  return inOrder(writtenCodings(text).flatMap(({ removal }) => removal));
}

function withoutMarkup(markup: readonly Stretch[], offset: number): number {
  let removed = 0;
  for (const { start, end } of markup) {
    if (start >= offset) break;
    removed += Math.min(end, offset) - start;
  }
  return offset - removed;
}

/** Where an offset among the words alone is in the text; `behind` markup that stands just there, or before it. */
function withMarkup(markup: readonly Stretch[], words: number, behind: boolean): number {
  let offset = words;
  for (const { start, end } of markup) {
    if (behind ? start > offset : start >= offset) break;
    offset += end - start;
  }
  return offset;
}
