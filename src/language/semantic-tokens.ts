import type { Block } from '../format/blocks';
import { rangeIn } from '../format/blocks';
import type { FrontMatter } from '../format/front-matter';
import { comparePositions, type Range, range } from '../format/position';
import type { Section } from '../format/sections';
import { isStatus, roleOf, sectionsBetween } from '../format/transcript';
import type { PartFacts } from '../study/events';
import { markedIds } from '../study/markers';
import type { CodebookFile, GuideFile, Study, TranscriptFile } from '../study/study';
import { type TokenModifier, type TokenType, tokenModifiers, tokenTypes } from './token-legend';

/*
 * What the words of a file stand for, for an editor to colour: where the grammar guesses by their looks, this knows the
 * study. package.json gives them the colours of the grammar.
 */

/** Tokens of a section as five numbers each, as the protocol has them, but for the line: it counts from the section's first. */
interface SectionTokens {
  readonly guide: GuideFile | undefined;
  readonly codebooks: readonly CodebookFile[];
  readonly frontMatter: FrontMatter;
  readonly numbers: readonly number[];
}

/** Made once until something changes that they are made of: a letter that is typed changes one section. */
const known = new WeakMap<Section, SectionTokens>();

/** The tokens of a file, or of the lines of `wanted`, in the protocol's numbers. */
export function semanticTokens(study: Study, uri: string, wanted?: Range): number[] {
  const file = study.get(uri);
  const encoder = new Encoder();
  switch (file?.kind) {
    case 'guide':
      declarations(encoder, file.guide.questions, 'function');
      break;
    case 'codebook':
      declarations(encoder, file.codebook.themes, 'type');
      break;
    case 'transcript': {
      const { transcript } = file;
      if (!transcript) break;
      const first = wanted?.start.line ?? 0;
      const last = wanted?.end.line ?? transcript.lines;
      for (const { section, line } of sectionsBetween(transcript, first, last)) {
        encoder.add(tokensOf(study, file, section, line), line);
      }
    }
  }
  return encoder.numbers;
}

function declarations(
  encoder: Encoder,
  entries: readonly { readonly idRange: Range }[],
  type: TokenType,
): void {
  const tokens = new Tokens();
  for (const { idRange } of entries) tokens.add(idRange, type, 'declaration');
  encoder.add(tokens.inOrder(), 0);
}

function tokensOf(study: Study, file: TranscriptFile, section: Section, line: number): readonly number[] {
  const { frontMatter } = file.facts;
  const link = study.guideOf(file);
  const guide = link.kind === 'found' ? link.file : undefined;
  const codebooks = study.codebooksOf(file);
  const before = known.get(section);
  if (
    before &&
    before.guide === guide &&
    before.frontMatter === frontMatter &&
    before.codebooks === codebooks
  )
    return before.numbers;
  const tokens = new Tokens(line);
  const [part] = file.facts.partsBetween(line, line);
  if (part) {
    questions(tokens, part, guide);
    for (const { value, range } of part.themes) {
      const isUnknown = codebooks.length > 0 && !study.theme(file, value);
      tokens.add(range, 'type', isUnknown && 'unknown');
    }
    for (const { name, label } of part.turns) tokens.add(label, 'speaker', roleOf(name, frontMatter));
  }
  for (const block of section.blocks) timesAndMemos(tokens, block, line);
  const numbers = tokens.inOrder();
  known.set(section, { guide, codebooks, frontMatter, numbers });
  return numbers;
}

function questions(tokens: Tokens, { events }: PartFacts, guide: GuideFile | undefined): void {
  for (const event of events) {
    if (event.kind === 'talk') continue;
    const ids = markedIds(event, guide?.guide);
    for (const { value, range } of ids) {
      const isUnknown = guide !== undefined && !guide.guide.byId.has(value);
      tokens.add(range, 'function', isUnknown && 'unknown');
    }
    if (event.status && ids.length > 0)
      tokens.add(event.status.range, 'enumMember', !isStatus(event.status.value) && 'unknown');
  }
}

function timesAndMemos(tokens: Tokens, block: Block, line: number): void {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return;
  const placed = { ...block, line: block.line + line };
  const time = block.kind === 'paragraph' ? block.label?.timestamp : undefined;
  if (time) tokens.add(rangeIn(placed, time.start, time.end), 'number');
  for (const { start, end } of block.inline.memos) {
    // No editor is sure to take a token of several lines.
    for (let from = start; from < end; ) {
      const lineEnd = block.text.indexOf('\n', from);
      const to = lineEnd < 0 ? end : Math.min(end, lineEnd);
      tokens.add(rangeIn(placed, from, to), 'comment');
      from = to + 1;
    }
  }
}

/** Tokens in any order. */
class Tokens {
  readonly #found: { readonly place: Range; readonly type: number; readonly modifiers: number }[] = [];
  readonly #first: number;

  /** `first`: the line that they are counted from. */
  constructor(first = 0) {
    this.#first = first;
  }

  add(place: Range, type: TokenType, modifier: TokenModifier | false = false): void {
    const bits = modifier ? 1 << tokenModifiers.indexOf(modifier) : 0;
    this.#found.push({ place, type: tokenTypes.indexOf(type), modifiers: bits });
  }

  /** Line, character, length, type and modifiers of each; none overlaps another, and none goes over a line's end. */
  inOrder(): number[] {
    const numbers: number[] = [];
    let end = range(0, 0, 0, 0).end;
    const found = this.#found.sort((a, b) => comparePositions(a.place.start, b.place.start));
    for (const { place, type, modifiers } of found) {
      const { start } = place;
      const length = place.end.character - start.character;
      if (place.end.line !== start.line || length <= 0 || comparePositions(start, end) < 0) continue;
      numbers.push(start.line - this.#first, start.character, length, type, modifiers);
      end = place.end;
    }
    return numbers;
  }
}

/** Writes tokens as the protocol wants them: each from the one before. */
class Encoder {
  readonly numbers: number[] = [];
  #line = 0;
  #character = 0;

  add(tokens: readonly number[], first: number): void {
    for (let at = 0; at < tokens.length; at += 5) {
      const line = first + (tokens[at] ?? 0);
      const character = tokens[at + 1] ?? 0;
      const below = line - this.#line;
      this.numbers.push(below, below === 0 ? character - this.#character : character);
      this.numbers.push(tokens[at + 2] ?? 0, tokens[at + 3] ?? 0, tokens[at + 4] ?? 0);
      this.#line = line;
      this.#character = character;
    }
  }
}
