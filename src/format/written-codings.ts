import { type AttributeName, type Attributes, attributeValue } from './attributes';
import type { Block, DivOpening, Heading, Paragraph } from './blocks';
import type { Edit, Stretch } from './edits';
import type { InlineSpan } from './inline';
import { PlacedBlocks } from './placed-blocks';

/* Codings as they stand in a transcript: where their themes are written, and what would take them off. */

/** What a coding says, whatever words it stands on. */
export interface Coding {
  /** Theme IDs, at least one. */
  readonly themes: readonly string[];
  /** Who coded; the front matter's `coder` when left out. */
  readonly by?: string;
  /** A weight. */
  readonly w?: string;
}

/** A coding where it is written: an attribute list with themes, and what it stands on. */
export interface WrittenCoding extends Coding {
  /** A span, a div of whole turns, or a heading with its answer. */
  readonly kind: 'words' | 'turns' | 'answer';
  readonly part?: string;
  /** With its brackets, from one line of colons to the other, or the heading. */
  readonly outer: Stretch;
  /** What is coded; nothing of a heading, whose answer depends on the guide. */
  readonly stretches: readonly Stretch[];
  /** The themes, where they are written. */
  readonly classes: readonly AttributeName[];
  /** What takes the coding off. */
  readonly removal: readonly Edit[];
}

/** Every coding of a transcript; of two spans the outer one first. */
export function writtenCodings(text: string): WrittenCoding[] {
  const codings: WrittenCoding[] = [];
  const file = new PlacedBlocks(text);
  const { blocks } = file;
  const openDivs: number[] = [];
  for (const [index, block] of blocks.entries()) {
    switch (block.kind) {
      case 'div':
        openDivs.push(index);
        break;
      case 'div-end': {
        const opening = openDivs.pop();
        const div = opening === undefined ? undefined : blocks[opening];
        if (opening !== undefined && div?.kind === 'div' && codes(div.attributes))
          codings.push(codedTurns(file, opening, index, div, div.attributes));
        break;
      }
      case 'heading':
      case 'paragraph':
        for (const span of block.inline.spans) {
          if (codes(span.attributes)) codings.push(codedWords(file, block, span));
        }
        if (block.kind === 'heading' && codes(block.attributes))
          codings.push(codedHeading(file, block, block.attributes));
    }
  }
  return codings;
}

function codedTurns(
  file: PlacedBlocks,
  opening: number,
  closing: number,
  div: DivOpening,
  attributes: Attributes,
): WrittenCoding {
  const line = file.lineStart(div.line);
  const rest = withoutCoding(div.text, attributes);
  const removal = rest.all
    ? [withoutLine(file, opening), withoutLine(file, closing)]
    : rest.removed.map(({ start, end }) => ({ start: line + start, end: line + end, text: '' }));
  const stretches = file.blocks
    .slice(opening, closing)
    .filter(block => block.kind === 'paragraph')
    .map(block => ({
      start: file.inFile(block, block.label?.textStart ?? 0),
      end: file.inFile(block, block.text.length),
    }));
  return {
    ...codingOf(attributes),
    kind: 'turns',
    outer: { start: line, end: file.lineEnd(file.blocks[closing]?.line ?? div.line) },
    stretches,
    classes: attributes.classes.map(({ name, start, end }) => ({
      name,
      start: line + start,
      end: line + end,
    })),
    removal,
  };
}

function codedWords(
  file: PlacedBlocks,
  block: Heading | Paragraph,
  { start, textStart, textEnd, end, attributes }: InlineSpan,
): WrittenCoding {
  const at = (offset: number): number => file.inFile(block, offset);
  const rest = withoutCoding(block.text, attributes);
  const removed = rest.all
    ? [
        { start, end: textStart },
        { start: textEnd, end },
      ]
    : rest.removed;
  const part = attributeValue(attributes, 'part');
  return {
    ...codingOf(attributes),
    kind: 'words',
    ...(part !== undefined && { part }),
    outer: { start: at(start), end: at(end) },
    stretches: [{ start: at(textStart), end: at(textEnd) }],
    classes: placed(file, block, attributes),
    removal: removals(file, block, removed),
  };
}

function codedHeading(file: PlacedBlocks, block: Heading, attributes: Attributes): WrittenCoding {
  const { start, end } = attributes;
  const rest = withoutCoding(block.text, attributes);
  const removed = rest.all ? [{ start: block.text.slice(0, start).trimEnd().length, end }] : rest.removed;
  return {
    ...codingOf(attributes),
    kind: 'answer',
    outer: { start: file.lineStart(block.line), end: file.inFile(block, block.text.length) },
    stretches: [],
    classes: placed(file, block, attributes),
    removal: removals(file, block, removed),
  };
}

function placed(file: PlacedBlocks, block: Heading | Paragraph, { classes }: Attributes): AttributeName[] {
  return classes.map(({ name, start, end }) => ({
    name,
    start: file.inFile(block, start),
    end: file.inFile(block, end),
  }));
}

function removals(file: PlacedBlocks, block: Heading | Paragraph, removed: readonly Stretch[]): Edit[] {
  return removed
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start: file.inFile(block, start), end: file.inFile(block, end), text: '' }));
}

/** The codings of words and turns, those together that are fragments of one segment. */
export function segmentsOf(codings: readonly WrittenCoding[]): WrittenCoding[][] {
  const segments: WrittenCoding[][] = [];
  const parts = new Map<string, WrittenCoding[]>();
  for (const written of codings) {
    if (written.kind === 'answer') continue;
    const { part, by, themes } = written;
    const key = part === undefined ? undefined : JSON.stringify([part, by, ...themes]);
    const before = key === undefined ? undefined : parts.get(key);
    if (before) {
      before.push(written);
      continue;
    }
    const segment = [written];
    segments.push(segment);
    if (key !== undefined) parts.set(key, segment);
  }
  return segments;
}

/** Just what a coding says, of something that says more. */
export function coding({
  themes,
  by,
  w,
}: {
  themes: readonly string[];
  by?: string | undefined;
  w?: string | undefined;
}): Coding {
  return { themes, ...(by !== undefined && { by }), ...(w !== undefined && { w }) };
}

function codes(attributes: Attributes | undefined): attributes is Attributes {
  return attributes !== undefined && attributes.classes.length > 0;
}

function codingOf(attributes: Attributes): Coding {
  const by = attributeValue(attributes, 'by');
  const w = attributeValue(attributes, 'w');
  return {
    themes: [...new Set(attributes.classes.map(({ name }) => name))],
    ...(by !== undefined && { by }),
    ...(w !== undefined && { w }),
  };
}

/** The keys of an attribute list that say something of its coding, and of nothing else. */
export const codingKeys: ReadonlySet<string> = new Set(['by', 'part', 'w']);

/** What of an attribute list is coding, the blanks beside it included, and whether that is all there is. */
function withoutCoding(
  text: string,
  { classes, pairs, start, end }: Attributes,
): { readonly all: boolean; readonly removed: readonly Stretch[] } {
  const items = [
    ...classes.map(({ start, end }) => ({ start: start - 1, end })),
    ...pairs
      .filter(({ key }) => codingKeys.has(key))
      .map(({ keyStart, valueEnd }) => ({ start: keyStart, end: valueEnd })),
  ].sort((a, b) => a.start - b.start);
  const behindBlanks = (at: number): number => at + (/^\s*/.exec(text.slice(at, end))?.[0].length ?? 0);
  const first = behindBlanks(start + 1);
  const removed: Stretch[] = [];
  /** Behind the items that the list begins with. */
  let kept = first;
  for (const item of items) {
    if (item.start === kept) kept = behindBlanks(item.end);
    else removed.push({ start: text.slice(0, item.start).trimEnd().length, end: item.end });
  }
  if (kept > first) removed.unshift({ start: first, end: kept });
  return { all: kept === end - 1, removed };
}

/** A div's line goes, with a blank line if there are two beside it, and leaves one if there is none. */
function withoutLine(file: PlacedBlocks, index: number): Edit {
  const line = file.blocks[index]?.line ?? 0;
  const start = file.lineStart(line);
  const isBlank = (block: Block | undefined): boolean => block === undefined || block.kind === 'blank';
  const blankBefore = isBlank(file.blocks[index - 1]);
  const blankBehind = isBlank(file.blocks[index + 1]);
  if (blankBefore && blankBehind) return { start, end: file.lineStart(line + 2), text: '' };
  return { start, end: blankBefore || blankBehind ? file.lineStart(line + 1) : file.lineEnd(line), text: '' };
}
