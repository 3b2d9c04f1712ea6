import type { Block } from '../format/blocks';
import { rangeIn } from '../format/blocks';
import type { FrontMatter } from '../format/front-matter';
import { comparePositions, type Range, range } from '../format/position';
import type { Section } from '../format/sections';
import { isStatus, roleOf, sectionsBetween } from '../format/transcript';
import type { PartFacts } from '../study/events';
import { markedIds, presentId } from '../study/markers';
import { factsOfSection } from '../study/section-facts';
import type { CodebookFile, GuideFile, Study } from '../study/study';
import type { TokenStretch } from './token-encoding';
import { type TokenModifier, type TokenType, tokenModifiers, tokenTypes } from './token-legend';

/*
 * What the words of a file stand for, for an editor to colour: where the grammar guesses by their looks, this knows the
 * study. package.json gives them the colours of the grammar.
 */

/** What tokens of a transcript depend on beside its words. */
interface Background {
  readonly guide: GuideFile | undefined;
  readonly codebooks: readonly CodebookFile[];
  readonly frontMatter: FrontMatter;
}

interface SectionTokens extends Background {
  readonly numbers: readonly number[];
}

/** Made once until something changes that they are made of: a letter that is typed changes one section. */
const known = new WeakMap<Section, SectionTokens>();

/** The tokens of a file, or of the lines of `wanted`, in stretches that have some. */
export function semanticTokens(study: Study, uri: string, wanted?: Range): TokenStretch[] {
  const file = study.get(uri);
  switch (file?.kind) {
    case 'guide':
      return declarations(file.guide.questions, 'function');
    case 'codebook':
      return declarations(file.codebook.themes, 'type');
    case 'transcript': {
      const { transcript } = file;
      if (!transcript) return [];
      const { frontMatter } = file.facts;
      const link = study.guideOf(file);
      const guide = link.kind === 'found' ? link.file : undefined;
      const background = { guide, frontMatter, codebooks: study.codebooksOf(file) };
      const [first, last] = [wanted?.start.line ?? 0, wanted?.end.line ?? transcript.lines];
      return sectionsBetween(transcript, first, last)
        .map(({ section, line }) => ({ line, numbers: tokensOf(section, line, background) }))
        .filter(({ numbers }) => numbers.length > 0);
    }
    default:
      return [];
  }
}

function declarations(entries: readonly { readonly idRange: Range }[], type: TokenType): TokenStretch[] {
  const tokens = new Tokens();
  for (const { idRange } of entries) tokens.add(idRange, type, 'declaration');
  return [{ line: 0, numbers: tokens.inOrder() }];
}

function tokensOf(section: Section, line: number, background: Background): readonly number[] {
  const before = known.get(section);
  const { guide, codebooks, frontMatter } = background;
  if (
    before &&
    before.guide === guide &&
    before.frontMatter === frontMatter &&
    before.codebooks === codebooks
  )
    return before.numbers;
  const tokens = new Tokens(line);
  const part = factsOfSection(section, line);
  questions(tokens, part, guide);
  for (const { value, range } of part.themes) {
    const isUnknown = codebooks.length > 0 && !codebooks.some(({ codebook }) => codebook.byId.has(value));
    tokens.add(range, 'type', isUnknown && 'unknown');
  }
  for (const { name, label } of part.turns) tokens.add(label, 'speaker', roleOf(name, frontMatter));
  for (const block of section.blocks) timesAndMemos(tokens, block, line);
  const numbers = tokens.inOrder();
  known.set(section, { ...background, numbers });
  return numbers;
}

function questions(tokens: Tokens, { events }: PartFacts, guide: GuideFile | undefined): void {
  for (const event of events) {
    if (event.kind === 'talk') continue;
    const ids = markedIds(event, guide?.guide);
    for (const { value, range } of ids) {
      const isUnknown = guide !== undefined && !guide.guide.byId.has(presentId(guide.guide, value));
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
