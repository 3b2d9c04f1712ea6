import type { TextEdit } from 'vscode-languageserver-types';
import type { Guide, Question, Section } from '../format/guide';
import { questionHeading, sectionHeading } from '../format/new-transcript';
import { comparePositions, type Position } from '../format/position';
import { blockAt, readLines, type Transcript } from '../format/transcript';
import type { HeadingEvent } from '../study/events';
import { headingsIn } from '../study/facts';
import { type Marker, presentId } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { closedDivs, type DivLines } from './div-lines';
import { type Followed, followed } from './followed-guide';
import type { OpenDocument } from './open-document';
import { typingPlace } from './question-places';

/** What a change to one question comes to; refused with a sentence for people. */
export type QuestionChange =
  | {
      /** In order, none overlapping another; none where all is as it was asked for. */
      readonly edits: TextEdit[];
      /** Where it is when they are made: for typing on where the question was put in or looked for. */
      readonly cursor: Position;
    }
  | { readonly refused: string };

/** Puts the heading of a question into a transcript, with an empty line to type in; where it is there, that is its place. */
export function insertQuestion(study: Study, document: OpenDocument, id: string): QuestionChange {
  return inserted(study, document, id, (headings, isLast) => {
    const text = `${headings}\n\n`;
    return { text: isLast ? text : `${text}\n\n`, cursor: text };
  });
}

/** Puts in the heading of a question that is missing with what stands behind it, and in paragraphs of their own below it. */
export function insertWithStatus(
  study: Study,
  document: OpenDocument,
  id: string,
  attributes: string,
  below: readonly string[],
): QuestionChange {
  return inserted(study, document, id, (headings, isLast) => {
    const text = [`${headings} ${attributes}`, ...below].join('\n\n');
    return { text: `${text}${isLast ? '\n' : '\n\n'}`, cursor: headings };
  });
}

function inserted(
  study: Study,
  document: OpenDocument,
  id: string,
  /** All that is written, and what of it stands above the cursor. */
  write: (headings: string, isLast: boolean) => { readonly text: string; readonly cursor: string },
): QuestionChange {
  const transcript = followed(study, document);
  if ('refused' in transcript) return transcript;
  const question = transcript.guide.byId.get(presentId(transcript.guide, id));
  if (!question) return { refused: notInGuide(id) };
  const there = transcript.markers.find(({ ids }) => ids.some(each => each.id === question.id));
  if (there) return { edits: [], cursor: typingPlace(document, there) };
  const [insertion] = insertions(document, transcript, [question]);
  if (!insertion) return { refused: noPlace };
  const { at, gap, headings } = insertion;
  const isLast = at.character === document.line(at.line).length;
  const { text, cursor } = write(`${gap}${headings.join('\n\n')}`, isLast);
  return {
    edits: inLinesOf(document, [{ range: { start: at, end: at }, newText: text }]),
    cursor: { line: at.line + cursor.split('\n').length - 1, character: 0 },
  };
}

/**
 * Headings for questions that have none, each in its place in guide order. `suffix` goes behind each of them. Lines end in
 * LF.
 */
export function insertQuestions(
  study: Study,
  document: OpenDocument,
  ids: readonly string[],
  suffix: string,
): TextEdit[] {
  const transcript = followed(study, document);
  if ('refused' in transcript) return [];
  const wanted = transcript.guide.questions.filter(({ id }) => ids.includes(id));
  const edits = insertions(document, transcript, wanted).map(({ at, gap, headings, questions }) => ({
    range: { start: at, end: at },
    newText: `${gap}${headings.map((heading, index) => (questions[index] ? `${heading}${suffix}` : heading)).join('\n\n')}${at.character === document.line(at.line).length ? '\n' : '\n\n'}`,
  }));
  return edits;
}

export function notInGuide(id: string): string {
  return `The guide has no question “${id}”.`;
}

const noPlace =
  'There is no place for the question at the end of this transcript: a block of code or a comment never ends there.';

interface Insertion {
  readonly at: Position;
  /** Line ends that part it from what stands before it. */
  readonly gap: string;
  readonly headings: string[];
  /** By heading: whether it is that of a question, and not of a section. */
  readonly questions: boolean[];
}

/**
 * Each behind the question of its section that comes before it in the guide and has a place in the transcript, else before
 * the one that comes after it; those of a section without any place come under its heading, else behind the sections before
 * it, with a heading for the section where the transcript has those of others.
 */
function insertions(
  document: OpenDocument,
  followed: Followed,
  wanted: readonly Question[],
): readonly Insertion[] {
  const { guide, file, markers } = followed;
  const places = new Places(document, followed);
  const sections = new SectionHeadings(guide, file, markers);
  const level = usualLevel(markers);
  const found = new Map<string, Insertion>();
  let behind: { readonly place: Position; readonly section: number } | undefined;
  for (const question of guide.questions) {
    const place = places.behind(question.id, level);
    if (place) behind = { place, section: question.section };
    if (!wanted.includes(question)) continue;
    const ofSection = guide.questions.filter(({ section }) => section === question.section);
    const inSection = behind?.section === question.section ? behind.place : places.before(ofSection);
    const heading = inSection ? undefined : sections.headingOf(question.section);
    const at =
      inSection ??
      (heading && places.free(heading.range.end, level)) ??
      behind?.place ??
      places.before(guide.questions) ??
      places.end();
    if (!at) continue;
    const key = `${at.line}:${at.character}`;
    const insertion = found.get(key) ?? { at, gap: gapBefore(document, at), headings: [], questions: [] };
    found.set(key, insertion);
    const isNew = !inSection && !heading && sections.mayBegin(question.section, at, document);
    const ownSection = isNew ? sections.written(question.section) : undefined;
    if (ownSection !== undefined) {
      insertion.headings.push(ownSection);
      insertion.questions.push(false);
    }
    insertion.headings.push(
      questionHeading(question, question.probeOf === undefined ? level : Math.min(level + 1, 6)),
    );
    insertion.questions.push(true);
  }
  return [...found.values()];
}

function gapBefore(document: OpenDocument, { line, character }: Position): string {
  if (character > 0) return '\n\n';
  return line === 0 || document.line(line - 1).trim() === '' ? '' : '\n';
}

/** Places for a heading, where it takes no talk away and stands in nothing else. */
class Places {
  readonly #document: OpenDocument;
  readonly #transcript: Transcript | undefined;
  readonly #markers: readonly Marker[];
  readonly #headings: readonly HeadingEvent[];
  readonly #divs: readonly DivLines[];

  constructor(document: OpenDocument, { file, markers }: Followed) {
    this.#document = document;
    this.#transcript = file.transcript;
    this.#markers = markers.filter(({ kind }) => kind !== 'aside');
    this.#headings = headingsIn(file.facts);
    this.#divs = file.transcript ? closedDivs(file.transcript) : [];
  }

  /** Behind everything said to a question. */
  behind(id: string, level: number): Position | undefined {
    const last = this.#markers.findLast(({ ids }) => ids.some(each => each.id === id));
    return last && this.free(last.end, level);
  }

  /**
   * Before the next heading from here on at which a new one on this level takes no talk away, neither from a scope that goes
   * on below it nor from under an ordinary heading that would come into its own.
   */
  free(from: Position, level: number): Position | undefined {
    for (const heading of this.#headings) {
      const { start } = heading.range;
      if (comparePositions(start, from) < 0) continue;
      const before = this.#markers.findLast(({ range }) => comparePositions(range.start, start) <= 0);
      const isMarker = before !== undefined && comparePositions(before.range.start, start) === 0;
      const isOutside = heading.level <= level && (!before || comparePositions(before.end, start) <= 0);
      const line = isMarker || isOutside ? this.#outsideDivs(start.line) : undefined;
      if (line !== undefined) return { line, character: 0 };
    }
    return this.end();
  }

  /** Before the first heading in the text that marks one of these questions. */
  before(questions: readonly Question[]): Position | undefined {
    const wanted = new Set(questions.map(({ id }) => id));
    const marker = this.#markers.find(
      ({ kind, ids }) => kind === 'heading' && ids.some(({ id }) => wanted.has(id)),
    );
    const line = marker && this.#outsideDivs(marker.range.start.line);
    return line === undefined ? undefined : { line, character: 0 };
  }

  /** The end of the transcript, unless a block stands there that never ends. */
  end(): Position | undefined {
    const line = Math.max(0, this.#document.lineCount - 1);
    const last = this.#transcript && blockAt(this.#transcript, line);
    if (last?.kind === 'code' || last?.kind === 'html') {
      const lines = [];
      for (let at = last.line; at <= line; at++) lines.push(this.#document.line(at));
      if (
        readLines(['', ...lines, '', '## Q'])
          .sections.at(-1)
          ?.blocks.at(-1)?.kind !== 'heading'
      )
        return undefined;
    }
    return { line, character: this.#document.line(line).length };
  }

  /** The line itself, or that of the coded turns that begin with it; `undefined` in the midst of coded turns. */
  #outsideDivs(line: number): number | undefined {
    const around = this.#divs.filter(({ first, last }) => first < line && line <= last);
    if (around.length === 0) return line;
    const first = Math.min(...around.map(div => div.first));
    for (let at = first; at < line; at++)
      if (this.#document.line(at).trim() !== '' && !around.some(div => div.first === at)) return undefined;
    return first;
  }
}

/** The headings of a guide's sections in a transcript, if it has some. */
class SectionHeadings {
  readonly #guide: Guide;
  readonly #markers: readonly Marker[];
  readonly #headings: readonly HeadingEvent[];
  readonly #bySection = new Map<number, HeadingEvent>();
  readonly #begun = new Set<number>();

  constructor(guide: Guide, { facts }: TranscriptFile, markers: readonly Marker[]) {
    this.#guide = guide;
    this.#markers = markers;
    this.#headings = headingsIn(facts);
    for (const [index, section] of guide.sections.entries()) {
      const names = new Set(namesOf(section));
      const heading = this.#headings.find(each => names.has(asName(each.title)) && !this.#isMarker(each));
      if (heading) this.#bySection.set(index, heading);
    }
  }

  headingOf(section: number): HeadingEvent | undefined {
    return this.#bySection.get(section);
  }

  /** Whether a heading for the section may stand here: at the end, or before another that is not a question's. */
  mayBegin(section: number, at: Position, document: OpenDocument): boolean {
    const level = this.#level();
    if (level === undefined || level >= usualLevel(this.#markers) || this.#bySection.has(section))
      return false;
    if (at.character === document.line(at.line).length) return true;
    const next = this.#headings.find(({ range }) => range.start.line >= at.line);
    return next !== undefined && next.level <= level && !this.#isMarker(next);
  }

  /** Once for each section. */
  written(section: number): string | undefined {
    const named = this.#guide.sections[section];
    if (!named || this.#begun.has(section)) return undefined;
    this.#begun.add(section);
    return sectionHeading(named, this.#level() ?? 1);
  }

  #level(): number | undefined {
    const [first] = this.#bySection.values();
    return first?.level;
  }

  #isMarker({ range }: HeadingEvent): boolean {
    return this.#markers.some(marker => comparePositions(marker.range.start, range.start) === 0);
  }
}

/** What the heading of a section may say. */
function namesOf(section: Section): string[] {
  const { id, title } = section;
  const written = sectionHeading(section, 1)?.replace(/^#\s*/, '');
  return [written, title, [id, title].filter(Boolean).join(' '), `${id}. ${title}`, `${id}: ${title}`]
    .map(name => asName(name ?? ''))
    .filter(name => name !== '');
}

function asName(title: string): string {
  return title
    .replace(/\\(?=[\\{}])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The edits with the line ends of their document. */
export function inLinesOf({ lineEnd }: OpenDocument, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range, newText: newText.replaceAll('\n', lineEnd) }));
}

/** The level on which this transcript writes its main questions. */
function usualLevel(markers: readonly Marker[]): number {
  const levels = markers.flatMap(({ kind, level }) => (kind === 'heading' ? [level] : []));
  return levels.length > 0 ? Math.min(...levels) : 2;
}
