import { answerOn } from '../analysis/coded-transcript';
import { QuestionScopes } from '../analysis/question-scopes';
import type { Attributes } from '../format/attributes';
import { type Heading, type Paragraph, rangeIn } from '../format/blocks';
import type { InlineSpan } from '../format/inline';
import { movedDown, onLine, type Range } from '../format/position';
import type { Section } from '../format/sections';
import { colourOf, type ThemeColour } from '../format/theme-colour';
import { sectionsBetween, type Transcript } from '../format/transcript';
import type { Study, TranscriptFile } from '../study/study';

/*
 * What an editor draws over a transcript: which words are coded with which themes, where the signs stand that say so, and
 * for the ruler beside the text on which lines each theme is. Read section by section, and kept while a section stays.
 */

/** A theme as it is shown. */
export interface ShownTheme {
  readonly id: string;
  /** Its label, or its ID where it has none. */
  readonly label: string;
  readonly colour: ThemeColour;
}

/** Words, turns or a whole answer with themes. */
export interface CodedPassage {
  readonly kind: 'words' | 'turns' | 'answer';
  /** Without the brackets; of turns and answers, whole lines. */
  readonly range: Range;
  /** Places in the list of themes. */
  readonly themes: readonly number[];
  /** How many themes stand around it, of words those of other words alone. */
  readonly level: number;
}

/** What says something about the words of a transcript and is none of them. */
export interface Markup {
  /** `coding`: brackets and attribute lists, and the lines of colons around turns. */
  readonly kind: 'coding' | 'memo';
  readonly range: Range;
  /** First and last line of the paragraph or heading that it stands in. */
  readonly lines: readonly [first: number, last: number];
  /** What a reader wants to know of it: questions, status, themes of more than words, a memo's text. */
  readonly says?: string;
}

/** Where a theme is: first and last line. Passages so close to each other that a ruler cannot tell them apart are one. */
export type RulerMark = readonly [theme: number, first: number, last: number];

export interface CodedPassages {
  readonly themes: readonly ShownTheme[];
  /** Those around others first. */
  readonly passages: readonly CodedPassage[];
  readonly markup: readonly Markup[];
  /** Of the whole transcript; empty where they are not asked for. */
  readonly marks: readonly RulerMark[];
}

export const nothingCoded: CodedPassages = { themes: [], passages: [], markup: [], marks: [] };

/** What a ruler has room for, in marks one below the other. */
const rulerHeight = 1000;

/** What is coded on the lines of `wanted`; with `withMarks`, also on which lines of the whole transcript each theme is. */
export function codedPassages(
  study: Study,
  uri: string,
  wanted: readonly Range[],
  withMarks: boolean,
): CodedPassages {
  const file = study.get(uri);
  const transcript = file?.kind === 'transcript' ? file.transcript : undefined;
  if (file?.kind !== 'transcript' || !transcript) return nothingCoded;
  const themes = new ShownThemes(study, file);
  const around = [...answers(study, file, transcript), ...turns(transcript)];
  const passages: CodedPassage[] = [];
  const markup: Markup[] = [];
  const bars = barsOf(around);
  let before = -1;
  for (const { start, end } of disjoint(wanted)) {
    const taken = before; // what reaches up to there has been found
    const isWanted = ({ range }: { readonly range: Range }): boolean =>
      range.start.line <= end && range.end.line >= start && range.start.line > taken;
    before = end;
    for (const bar of bars.filter(isWanted)) passages.push(themes.in(bar));
    for (const { section, line } of sectionsBetween(transcript, start, end)) {
      const found = passagesOf(section);
      for (const passage of found.words) {
        const moved = { ...passage, range: movedDown(passage.range, line) };
        if (isWanted(moved)) passages.push(themes.in(moved));
      }
      for (const { kind, range, lines, attributes, memo } of found.markup) {
        const moved = movedDown(range, line);
        if (!isWanted({ range: moved })) continue;
        const says = memo ?? (attributes && themes.saidBy(attributes));
        const [first, last] = lines;
        markup.push({ kind, range: moved, lines: [first + line, last + line], ...(says && { says }) });
      }
    }
  }
  const marks = withMarks ? rulerMarks(transcript, around, themes) : [];
  return { themes: themes.all, passages, markup, marks };
}

/** The themes that are shown, each once. */
class ShownThemes {
  readonly all: ShownTheme[] = [];
  readonly #places = new Map<string, number>();
  readonly #study: Study;
  readonly #file: TranscriptFile;

  constructor(study: Study, file: TranscriptFile) {
    this.#study = study;
    this.#file = file;
  }

  placeOf(id: string): number {
    let place = this.#places.get(id);
    if (place === undefined) {
      const codebooks = this.#study.codebooksOf(this.#file).map(({ codebook }) => codebook);
      place = this.all.length;
      this.#places.set(id, place);
      this.all.push({ id, label: this.#labelOf(id), colour: colourOf(id, codebooks) });
    }
    return place;
  }

  in(found: FoundPassage): CodedPassage {
    return { ...found, themes: found.themes.map(id => this.placeOf(id)) };
  }

  /** What an attribute list says, in words for a reader. */
  saidBy({ classes, pairs }: Attributes): string {
    const questions = pairs
      .filter(({ key }) => key === 'q')
      .map(({ value }) => value.split(/[\s,]+/).join(', '));
    const status = pairs.filter(({ key }) => key === 'status').map(({ value }) => value.replaceAll('-', ' '));
    const themes = classes.map(({ name }) => this.#labelOf(name));
    return [...questions, ...status, ...themes].filter(said => said !== '').join(' · ');
  }

  #labelOf(id: string): string {
    return this.#study.theme(this.#file, id)?.theme.label?.replace(/\s+/g, ' ').trim() || id;
  }
}

/** A passage with the IDs of its themes. */
interface FoundPassage extends Omit<CodedPassage, 'themes'> {
  readonly themes: readonly string[];
}

interface FoundMarkup extends Omit<Markup, 'says'> {
  readonly attributes?: Attributes;
  readonly memo?: string;
}

/** Lines count from the section's first. */
interface SectionPassages {
  readonly words: readonly FoundPassage[];
  readonly markup: readonly FoundMarkup[];
}

const known = new WeakMap<Section, SectionPassages>();

function passagesOf(section: Section): SectionPassages {
  let found = known.get(section);
  if (!found) {
    const words: FoundPassage[] = [];
    const markup: FoundMarkup[] = [];
    for (const block of section.blocks) {
      const lines = [block.line, block.line + block.lines - 1] as const;
      switch (block.kind) {
        case 'div':
          if (block.attributes)
            markup.push({
              kind: 'coding',
              range: onLine(block.line, 0, block.text.length),
              lines,
              attributes: block.attributes,
            });
          break;
        case 'heading':
        case 'paragraph':
          words.push(...wordsIn(block));
          markup.push(...markupIn(block, lines));
      }
    }
    found = { words, markup };
    known.set(section, found);
  }
  return found;
}

function* wordsIn(block: Heading | Paragraph): Generator<FoundPassage> {
  const open: InlineSpan[] = [];
  let level = 0;
  for (const span of block.inline.spans) {
    for (let last = open.at(-1); last && last.end <= span.start; last = open.at(-1)) {
      open.pop();
      level -= themesOf(last.attributes).length;
    }
    const themes = themesOf(span.attributes);
    open.push(span);
    if (themes.length > 0 && span.textStart < span.textEnd)
      yield { kind: 'words', range: rangeIn(block, span.textStart, span.textEnd), themes, level };
    level += themes.length;
  }
}

function* markupIn(block: Heading | Paragraph, lines: Markup['lines']): Generator<FoundMarkup> {
  for (const { start, textStart, textEnd, end, attributes } of block.inline.spans) {
    const isMarker = attributes.pairs.some(({ key }) => key === 'q');
    // The themes of words are shown by their tint.
    const said = isMarker && { attributes: { ...attributes, classes: [] } };
    if (textStart === textEnd) {
      yield { kind: 'coding', range: rangeIn(block, start, end), lines, ...said };
      continue;
    }
    yield { kind: 'coding', range: rangeIn(block, start, textStart), lines };
    yield { kind: 'coding', range: rangeIn(block, textEnd, end), lines, ...said };
  }
  for (const { start, end, text } of block.inline.memos)
    yield { kind: 'memo', range: rangeIn(block, start, end), lines, memo: text };
  if (block.kind === 'heading' && block.attributes) {
    const { start, end } = block.attributes;
    yield { kind: 'coding', range: rangeIn(block, start, end), lines, attributes: block.attributes };
  }
}

/** Whole answers and turns with themes. */
interface Around {
  readonly kind: 'turns' | 'answer';
  readonly first: number;
  readonly last: number;
  readonly themes: readonly string[];
}

function* answers(study: Study, file: TranscriptFile, { head, sections }: Transcript): Generator<Around> {
  let scopes: QuestionScopes | undefined;
  let line = head.lines;
  for (const { blocks, lines } of sections) {
    for (const block of blocks) {
      if (block.kind !== 'heading' || !block.attributes) continue;
      const themes = themesOf(block.attributes);
      if (themes.length === 0) continue;
      scopes ??= new QuestionScopes(study.markersOf(file));
      const first = line + block.line;
      const place = movedDown(rangeIn(block, block.attributes.start, block.attributes.end), line).start;
      const { end } = answerOn(place, file.facts, scopes);
      // A scope ends before the character, so at a line's beginning it ends with the line above.
      yield {
        kind: 'answer',
        first,
        last: Math.max(first, end.character === 0 ? end.line - 1 : end.line),
        themes,
      };
    }
    line += lines;
  }
}

/** One that never ends codes nothing. */
function turns({ head, sections }: Transcript): Around[] {
  const found: Around[] = [];
  const open: { readonly first: number; readonly themes: readonly string[] }[] = [];
  let line = head.lines;
  for (const { blocks, lines } of sections) {
    for (const block of blocks) {
      if (block.kind === 'div') open.push({ first: line + block.line, themes: themesOf(block.attributes) });
      if (block.kind !== 'div-end') continue;
      const opened = open.pop();
      if (opened && opened.themes.length > 0)
        found.push({ kind: 'turns', ...opened, last: line + block.line });
    }
    line += lines;
  }
  return found;
}

/** In the order of the text, each with how many themes stand around it. */
function barsOf(around: readonly Around[]): FoundPassage[] {
  const bars: FoundPassage[] = [];
  const open: Around[] = [];
  for (const each of [...around].sort((a, b) => a.first - b.first || b.last - a.last)) {
    for (let last = open.at(-1); last && last.last < each.first; last = open.at(-1)) open.pop();
    const level = open.reduce((sum, { themes }) => sum + themes.length, 0);
    const { kind, first, last, themes } = each;
    bars.push({
      kind,
      range: { start: { line: first, character: 0 }, end: { line: last, character: 0 } },
      themes,
      level,
    });
    open.push(each);
  }
  return bars;
}

function rulerMarks(
  { head, lines, sections }: Transcript,
  around: readonly Around[],
  themes: ShownThemes,
): RulerMark[] {
  const marks: [number, number, number][] = [];
  const last = new Map<number, [number, number, number]>();
  const near = Math.ceil(lines / rulerHeight);
  const add = (id: string, from: number, to: number): void => {
    const theme = themes.placeOf(id);
    const before = last.get(theme);
    if (before && from >= before[1] && from <= before[2] + near) {
      before[2] = Math.max(before[2], to);
      return;
    }
    const mark: [number, number, number] = [theme, from, to];
    last.set(theme, mark);
    marks.push(mark);
  };
  for (const bar of barsOf(around))
    for (const id of bar.themes) add(id, bar.range.start.line, bar.range.end.line);
  last.clear();
  let line = head.lines;
  for (const section of sections) {
    for (const { range, themes: ids } of passagesOf(section).words)
      for (const id of ids) add(id, line + range.start.line, line + range.end.line);
    line += section.lines;
  }
  return marks;
}

/** Each once: a class may stand twice. */
function themesOf(attributes: Attributes | undefined): readonly string[] {
  return attributes ? [...new Set(attributes.classes.map(({ name }) => name))] : [];
}

/** Ranges as lines from their first to their last, so that none is in two of them. */
function disjoint(ranges: readonly Range[]): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start.line - b.start.line)) {
    const last = found.at(-1);
    if (last && start.line <= last.end + 1) last.end = Math.max(last.end, end.line);
    else found.push({ start: start.line, end: end.line });
  }
  return found;
}
