import type { TextEdit } from 'vscode-languageserver-types';
import { type Attributes, attributeValue } from '../format/attributes';
import { type DivOpening, type Heading, type Paragraph, rangeIn } from '../format/blocks';
import { blocksOf, readTranscript } from '../format/transcript';
import type { FileRenaming } from './rename-speaker';

/**
 * Puts a theme in the place of another at every coding of a transcript that may have both. What has both has it once
 * then. Refused where pieces of two segments would become pieces of one.
 */
export function mergeThemes(text: string, theme: string, into: string): FileRenaming {
  const edits: TextEdit[] = [];
  /** By part and coder, whether spans have just one of the themes. */
  const parts = new Map<string, Set<string>>();
  for (const block of blocksOf(readTranscript(text))) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph' && block.kind !== 'div') continue;
    for (const attributes of attributesIn(block)) {
      const here = (from: number, to: number, newText: string): void => {
        edits.push({ range: rangeIn(block, from, to), newText });
      };
      const named = attributes.classes.filter(({ name }) => name === theme);
      const has = attributes.classes.some(({ name }) => name === into);
      const both = has && named.length > 0;
      const [value, by] = [attributeValue(attributes, 'part'), attributeValue(attributes, 'by')];
      if (value !== undefined && !both && (has || named.length > 0)) {
        const key = JSON.stringify([value, by]);
        const found = parts.get(key) ?? new Set();
        parts.set(key, found.add(has ? into : theme));
        if (found.size > 1) {
          const line = rangeIn(block, attributes.start, attributes.end).start.line + 1;
          return {
            refused: `In line ${line}, part=${value} would join pieces of two segments, one of each theme. Give one of them another part first.`,
          };
        }
      }
      for (const [index, { start, end }] of named.entries()) {
        if (index === 0 && !has) here(start, end, into);
        else here(...withBlanks(block.text, attributes, start - 1, end), '');
      }
    }
  }
  return { edits };
}

function attributesIn(block: Heading | Paragraph | DivOpening): Attributes[] {
  const own = block.kind !== 'paragraph' && block.attributes ? [block.attributes] : [];
  return block.kind === 'div' ? own : [...own, ...block.inline.spans.map(({ attributes }) => attributes)];
}

/** A class and its point with the blanks before it, or behind it where it is the first in its list. */
function withBlanks(text: string, list: Attributes, start: number, end: number): [number, number] {
  let from = start;
  while (/\s/.test(text.charAt(from - 1))) from--;
  if (from > list.start + 1) return [from, end];
  let to = end;
  while (/\s/.test(text.charAt(to))) to++;
  return [start, to];
}
