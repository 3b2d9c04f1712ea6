import { type Attributes, attributeValue } from './attributes';
import { type Paragraph, rangeIn } from './blocks';
import type { Range } from './position';
import type { Problem } from './problem';
import { readSpeakerLabel } from './speaker-label';

/* What is wrong with codings that are read as codings: where they begin and end, and which belong together. */

/** A coding that begins or ends with a blank covers what nobody says. Looks at no more than the edges: spans nest. */
export function* blanksAtEdges(block: Paragraph): Generator<Problem> {
  const { text } = block;
  for (const { start, textStart, textEnd, end, attributes } of block.inline.spans) {
    if (attributes.classes.length === 0) continue;
    const begin = behindBlanks(text, textStart);
    if (begin === textEnd) continue; // nothing is coded, and nothing can be moved
    if (begin > textStart) {
      const outside = start === 0 || isBlank(text, start - 1) ? '' : text.slice(textStart, begin);
      yield blankAtEdge(block, [start, end], [textStart, begin], [start, begin], `${outside}[`);
    }
    let last = textEnd;
    while (isBlank(text, last - 1)) last--;
    // An escaped blank is Pandoc's, and wanted.
    if (last === textEnd || text.charAt(last - 1) === '\\') continue;
    const outside = end === text.length || isBlank(text, end) ? '' : text.slice(last, textEnd);
    yield blankAtEdge(
      block,
      [start, end],
      [last, textEnd],
      [last, end],
      `${text.slice(textEnd, end)}${outside}`,
    );
  }
}

function isBlank(text: string, at: number): boolean {
  return text.charAt(at) === ' ' || text.charAt(at) === '\t';
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text, at)) at++;
  return at;
}

function blankAtEdge(
  block: Paragraph,
  coding: readonly [number, number],
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  text: string,
): Problem {
  return {
    code: 'blank-at-coding-edge',
    severity: 'information',
    range: rangeIn(block, from, to),
    typedIn: rangeIn(block, ...coding),
    message: 'The coding covers a blank at its edge. Move the blank out of the bracket.',
    fix: {
      kind: 'replace',
      range: rangeIn(block, start, end),
      text,
      title: 'Move the blank out of the coding',
      isSafe: true,
    },
  };
}

/**
 * A coding that begins before a speaker label hides it, so that no turn opens there. Only if the name is a speaker's,
 * which the whole transcript decides.
 */
export function codingOnLabel(
  block: Paragraph,
): { readonly name: string; readonly isBold: boolean; readonly problem: Problem } | undefined {
  const { text } = block;
  const [span] = block.inline.spans;
  if (block.label || !span || span.start !== 0 || span.attributes.classes.length === 0) return undefined;
  const words = text.slice(span.textStart, span.textEnd);
  const label = readSpeakerLabel(words.split('\n', 1)[0] ?? '', () => true);
  if (!label || words.slice(label.textStart).trim() === '') return undefined;
  const place = rangeIn(block, 0, span.textStart + label.textStart);
  return {
    name: label.name,
    isBold: words.startsWith('**'),
    problem: {
      code: 'coding-on-label',
      severity: 'warning',
      range: rangeIn(block, span.textStart + label.nameStart, span.textStart + label.nameEnd),
      typedIn: rangeIn(block, span.start, span.end),
      message: `The coding begins before the label “${label.name}”, so no turn opens here. Let it begin behind the label.`,
      fix: {
        kind: 'replace',
        range: place,
        text: `${words.slice(0, label.textStart)}[`,
        title: 'Begin the coding behind the label',
        isSafe: true,
      },
    },
  };
}

/** A coding that begins in one paragraph and ends in the next. */
export interface BrokenCoding {
  /** Offsets of its brackets in the two paragraphs. */
  readonly opening: number;
  readonly closing: number;
  readonly first: Paragraph;
  readonly second: Paragraph;
  readonly attributes: Attributes;
}

/** One problem for both halves of a coding; places count as the paragraphs' do. */
export function codingOverParagraphs(
  { closing, first, second, attributes }: BrokenCoding,
  part: string,
): Problem {
  const end = first.text.trimEnd().length;
  const from = second.label?.textStart ?? 0;
  const list = second.text.slice(attributes.start, attributes.end);
  const pieces = list.replace(/\s*\}$/, ` part=${part}}`);
  return {
    code: 'coding-over-paragraphs',
    severity: 'warning',
    range: rangeIn(second, closing, attributes.end),
    message:
      'The coding that ends here begins in the paragraph before, so nothing is coded. Code each paragraph by itself, and give the parts the same “part=”.',
    fix: {
      kind: 'edits',
      title: 'Code both paragraphs, as parts of one segment',
      edits: [
        { range: rangeIn(first, end, end), text: `]${pieces}` },
        { range: rangeIn(second, from, from), text: '[' },
        { range: rangeIn(second, attributes.start, attributes.end), text: pieces },
      ],
    },
  };
}

/** One of several places that are said to be one segment. */
export interface Fragment {
  readonly part: string;
  /** The same for those that belong together: what themes, and whose. */
  readonly coding: string;
  /** Where the part is written. */
  readonly range: Range;
  /** What to remove to take the part away. */
  readonly removal: Range;
}

export function fragmentsIn(block: Paragraph): Fragment[] {
  return block.inline.spans.flatMap(({ attributes }) => {
    const pair = attributes.pairs.find(({ key }) => key === 'part');
    if (!pair || pair.value === '' || attributes.classes.length === 0) return [];
    const by = attributeValue(attributes, 'by');
    const themes = [...new Set(attributes.classes.map(({ name }) => name))].sort();
    const start = block.text.slice(0, pair.keyStart).trimEnd().length;
    return [
      {
        part: pair.value,
        coding: JSON.stringify([by, themes]),
        range: rangeIn(block, pair.keyStart, pair.valueEnd),
        removal: rangeIn(block, start, pair.valueEnd),
      },
    ];
  });
}

/** What is wrong with the fragments of a whole transcript, in its order. */
export function* fragmentProblems(fragments: readonly Fragment[]): Generator<Problem> {
  const parts = new Map<string, Fragment[]>();
  for (const fragment of fragments) {
    const others = parts.get(fragment.part);
    if (others) others.push(fragment);
    else parts.set(fragment.part, [fragment]);
  }
  for (const [part, together] of parts) {
    const [first] = together;
    if (first && together.length === 1) {
      yield {
        code: 'lone-part',
        severity: 'information',
        range: first.range,
        message: `No other coding has “part=${part}”, so this is a whole segment. Give its other parts the same “part=”, or remove it.`,
        fix: { kind: 'replace', range: first.removal, text: '', title: `Remove part=${part}` },
      };
      continue;
    }
    const counts = new Map<string, number>();
    for (const { coding } of together) counts.set(coding, (counts.get(coding) ?? 0) + 1);
    for (const { coding, range } of together.slice(1)) {
      if (counts.get(coding) !== 1) continue;
      yield {
        code: 'part-mismatch',
        severity: 'warning',
        range,
        message: `Other codings with “part=${part}” have other themes or another coder, so they are not one segment with this one. Give them the same themes, or this one another “part=”.`,
      };
    }
  }
}
