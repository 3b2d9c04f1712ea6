import { type Attributes, attributeValue } from '../format/attributes';
import { type DivOpening, type Heading, type Paragraph, rangeIn } from '../format/blocks';
import { isQuestionId } from '../format/ids';
import type { InlineSpan } from '../format/inline';
import { movedDown, type Range } from '../format/position';
import type { Section } from '../format/sections';
import { codingKeys } from '../format/written-codings';
import type { Located } from '../format/yaml';
import type { TranscriptEvent } from './events';
import type { CodedPart, CodingPiece, DivEdge } from './segments';

/** Collects the facts of sections that follow one another. */
export class FactCollector implements CodedPart {
  readonly events: TranscriptEvent[] = [];
  readonly themes: Located<string>[] = [];
  readonly turns: { readonly name: string; readonly label: Range; hasWords: boolean }[] = [];
  readonly pieces: CodingPiece[] = [];
  readonly divs: DivEdge[] = [];
  /** The first line of the section that is looked at. */
  #line = 0;

  /** `line`: the section's first line in the file. */
  add({ blocks }: Section, line: number): void {
    this.#line = line;
    for (const block of blocks) {
      switch (block.kind) {
        case 'heading':
          this.#heading(block);
          if (block.attributes)
            this.#themes(block, block.attributes, {
              kind: 'heading',
              by: attributeValue(block.attributes, 'by'),
            });
          this.#spans(block);
          break;
        case 'paragraph':
          if (block.label) {
            const { name, nameStart, nameEnd } = block.label;
            this.turns.push({ name, label: this.#range(block, nameStart, nameEnd), hasWords: false });
          }
          this.#paragraph(block);
          this.#spans(block);
          break;
        case 'div': {
          const by = block.attributes && attributeValue(block.attributes, 'by');
          const piece: CodingPiece = { kind: 'div', by };
          if (block.attributes) this.#themes(block, block.attributes, piece);
          this.divs.push(piece);
          break;
        }
        case 'div-end':
          this.divs.push('end');
          break;
      }
    }
  }

  #heading(block: Heading): void {
    const { attributes } = block;
    const end = block.text.trimEnd().length;
    this.events.push({
      kind: 'heading',
      level: block.level,
      title: block.text.slice(block.contentStart, block.contentEnd),
      range: this.#range(block, 0, end),
      firstWords: this.#firstWords(block),
      ids: attributes && this.#questionIds(block, attributes),
      status: attributes && this.#status(block, attributes),
      attributes: attributes
        ? this.#range(block, attributes.start, attributes.end)
        : this.#range(block, end, end),
    });
  }

  #firstWords(block: Heading): Located<string>[] {
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
      words.push({ value: word, range: this.#range(block, start, start + word.length) });
      if (!comma) break;
    }
    return words;
  }

  #paragraph(block: Paragraph): void {
    const { inline, text } = block;
    const turn = this.turns.at(-1);
    const speaker = turn?.name;
    let from = block.label?.textStart ?? 0;
    const talk = (to: number): void => {
      const words = inline.wordsBetween(from, to);
      if (words === 0) return;
      this.events.push({ kind: 'talk', speaker, words, range: this.#range(block, from, to) });
      if (turn) turn.hasWords = true;
    };
    for (const { start, textStart, textEnd, end, attributes } of inline.spans) {
      if (attributes.pairs.length === 0) continue;
      const ids = this.#questionIds(block, attributes);
      if (!ids) continue;
      const range = this.#range(block, start, end);
      const status = this.#status(block, attributes);
      if (text.slice(textStart, textEnd).trim() === '') {
        talk(start);
        from = end;
        this.events.push({ kind: 'switch', range, ids, status });
      } else {
        const words = inline.wordsBetween(textStart, textEnd);
        this.events.push({ kind: 'aside', range, ids, status, speaker, words });
      }
    }
    talk(text.length);
  }

  /** The themes of a block's spans, and whether it has words that a div around it codes. */
  #spans(block: Heading | Paragraph): void {
    const { text, inline } = block;
    const emptySpans = emptySpansIn(inline.spans);
    for (const { start, attributes } of inline.spans) {
      const kind = emptySpans.all.has(start) ? 'nothing' : 'span';
      const [part, by] = [attributeValue(attributes, 'part'), attributeValue(attributes, 'by')];
      this.#themes(block, attributes, { kind, part, by });
    }
    if (block.kind === 'heading' || this.divs.at(-1) === 'words') return;
    if (!isNothing(emptySpans, block.label?.textStart ?? 0, text.length)) this.divs.push('words');
  }

  #themes(block: Heading | Paragraph | DivOpening, { classes }: Attributes, piece: CodingPiece): void {
    for (const { name, start, end } of classes) {
      this.themes.push({ value: name, range: this.#range(block, start, end) });
      this.pieces.push(piece);
    }
  }

  /** The IDs of `q=`, each with its place; several are divided by blanks or commas. */
  #questionIds(block: Heading | Paragraph, { pairs }: Attributes): Located<string>[] | undefined {
    const pair = pairs.find(({ key }) => key === 'q');
    if (!pair) return undefined;
    const written = block.text.slice(pair.valueStart, pair.valueEnd);
    return [...written.matchAll(/[^\s,"']+/g)].map(match => {
      const start = pair.valueStart + match.index;
      return { value: match[0], range: this.#range(block, start, start + match[0].length) };
    });
  }

  #status(block: Heading | Paragraph, { pairs }: Attributes): Located<string> | undefined {
    const pair = pairs.find(({ key }) => key === 'status');
    return pair && { value: pair.value, range: this.#range(block, pair.valueStart, pair.valueEnd) };
  }

  #range(block: Heading | Paragraph | DivOpening, from: number, to: number): Range {
    return movedDown(rangeIn(block, from, to), this.#line);
  }
}

/** Spans without words, such as `[]{.trust}`, which code nothing. */
interface EmptySpans {
  /** Where they begin. */
  readonly all: ReadonlySet<number>;
  /** Where those begin and end that only code, so that nothing is left of them without their coding. */
  readonly onlyCoding: ReadonlyMap<number, number>;
}

const noSpans: EmptySpans = { all: new Set(), onlyCoding: new Map() };

function emptySpansIn(spans: readonly InlineSpan[]): EmptySpans {
  if (!spans.some(({ textStart, textEnd }) => textStart === textEnd)) return noSpans;
  const all = new Set<number>();
  const onlyCoding = new Map<number, number>();
  const found = { all, onlyCoding };
  for (const { start, textStart, textEnd, end, attributes } of spans.toReversed()) {
    if (attributes.classes.length === 0 || !isNothing(found, textStart, textEnd)) continue;
    all.add(start);
    if (attributes.pairs.every(({ key }) => codingKeys.has(key))) onlyCoding.set(start, end);
  }
  return found;
}

/** Whether there is nothing between two places but spans that only code, and nothing. */
function isNothing({ onlyCoding }: EmptySpans, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const end = onlyCoding.get(at);
    if (end === undefined) return false;
    at = end;
  }
  return true;
}
