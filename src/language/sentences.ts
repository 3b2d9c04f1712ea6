import { type Heading, offsetIn, type Paragraph, rangeIn } from '../format/blocks';
import type { Stretch } from '../format/edits';
import { type Position, type Range, touches } from '../format/position';

let segmenter: Intl.Segmenter | undefined;

/** Characters: sentences are sought in so much of a paragraph to both sides. */
const sentenceReach = 4000;

/**
 * The sentences of a paragraph near a position, without blanks at their ends and without switches and memos before their
 * first word. What codings, memos and notes consist of ends none.
 */
export function sentencesNear(block: Paragraph, { line, character }: Position): Range[] {
  if (typeof Intl.Segmenter !== 'function') return [];
  const cursor = offsetIn(block, line, character) ?? 0;
  const from = Math.max(saidIn(block).start, cursor - sentenceReach);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'sentence' });
  const text = withoutMarkup(block, from, cursor + sentenceReach);
  return withTitles(segmenter.segment(text)).map(({ segment, index }) => {
    const start = from + index + (segment.length - segment.replace(unsaid, '').length);
    return rangeIn(block, start, Math.max(start, from + index + segment.trimEnd().length));
  });
}

/** Short words whose full stop ends no sentence, though a name follows. */
const title = /(?:^|[^\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|Mme|Mlle|Sr|Sra|Dra|Hr|Fr)\.\s*$/u;

/** Sentences, with what a title cut off its name. */
function withTitles(segments: Iterable<Intl.SegmentData>): { segment: string; readonly index: number }[] {
  const sentences: { segment: string; readonly index: number }[] = [];
  for (const { segment, index } of segments) {
    const before = sentences.at(-1);
    if (before && title.test(before.segment)) before.segment += segment;
    else sentences.push({ segment, index });
  }
  return sentences;
}

/** The sentence that a position is in or touches, all that is said in the paragraph where sentences are not known. */
export function sentenceAt(block: Paragraph, position: Position): Range {
  const { start, end } = saidIn(block);
  const sentences = sentencesNear(block, position);
  const at = sentences.filter(sentence => touches(sentence, position));
  const before = sentences.findLast(({ end: { line, character } }) =>
    line === position.line ? character <= position.character : line < position.line,
  );
  return at.at(-1) ?? before ?? sentences[0] ?? rangeIn(block, start, end);
}

/** What a paragraph or heading says, as offsets into its text. */
export function saidIn(block: Heading | Paragraph): Stretch {
  const end = block.kind === 'paragraph' ? block.text.trimEnd().length : block.contentEnd;
  const start = block.kind === 'paragraph' ? (block.label?.textStart ?? 0) : block.contentStart;
  return { start: Math.min(start, end), end };
}

/** A sign that ends no sentence and parts no word. */
const joiner = '\u2060';
const unsaid = /^[\s\u2060]+/;

/**
 * A stretch of a paragraph's text with joiners in the place of switches, attribute lists, memos and the words of notes; the
 * end of a line is a blank.
 */
function withoutMarkup({ text, inline }: Paragraph, from: number, to: number): string {
  let masked = text.slice(from, to).replaceAll('\n', ' ');
  const markup = [
    ...inline.spans.map(({ start, textStart, textEnd, end, attributes }) =>
      textStart === textEnd ? { start, end } : attributes,
    ),
    ...inline.memos,
    ...inline.notes.map(({ start, end }) => ({ start: start + 1, end: end - 1 })),
  ];
  for (const { start, end } of markup) {
    const first = Math.max(start, from) - from;
    const last = Math.min(end - from, masked.length);
    if (first < last) masked = masked.slice(0, first) + joiner.repeat(last - first) + masked.slice(last);
  }
  return masked;
}
