import { type CodedSegment, joined } from './coding';
import { applied, changesBetween, type Edit, inOrder, offsetsAfter, type Stretch } from './edits';
import { isThemeId } from './ids';
import { codable, codingEdits, withCodings } from './write-codings';
import { type Coding, coding, segmentsOf, type WrittenCoding, writtenCodings } from './written-codings';

/*
 * Changes of codings as a person asks for them: code these words, take that theme off, make it another. Words stay as they
 * are: without its codings, the transcript is the same before and after. All offsets are those of the file's text.
 */

/** A segment as it stands in the text: its fragments, in order. An answer that is coded on its heading is one, too. */
export type WrittenSegment = readonly [WrittenCoding, ...WrittenCoding[]];

/** Every segment and coded answer of a transcript, in the order of their beginnings, the outer of two first. */
export function writtenSegments(text: string): WrittenSegment[] {
  const codings = writtenCodings(text);
  const answers = codings.filter(({ kind }) => kind === 'answer').map(answer => [answer]);
  return [...segmentsOf(codings), ...answers]
    .flatMap(([first, ...more]): WrittenSegment[] => (first ? [[first, ...more]] : []))
    .sort(([a], [b]) => a.outer.start - b.outer.start || b.outer.end - a.outer.end);
}

/** The segments that a stretch touches, or, where it is empty, that stand around it; the innermost last. */
export function segmentsAt(text: string, stretch: Stretch): WrittenSegment[] {
  return writtenSegments(text).filter(segment => segment.some(({ outer }) => meets(outer, stretch)));
}

function meets(outer: Stretch, { start, end }: Stretch): boolean {
  return start === end ? outer.start <= start && start <= outer.end : outer.start < end && start < outer.end;
}

/**
 * Codes each of these stretches with the themes. Words that are a segment of the same coder already get the themes that it
 * lacks; others get brackets. What cannot be coded, such as a heading, is left out (see `codable`). `partsElsewhere`: values of
 * `part=` that are taken where the text is not the whole transcript.
 */
export function codeEdits(
  text: string,
  passages: readonly (readonly Stretch[])[],
  added: Coding,
  partsElsewhere: Iterable<string> = [],
): Edit[] {
  const themes = added.themes.filter(isThemeId);
  const segments = writtenSegments(text).filter(([{ kind, by }]) => kind !== 'answer' && by === added.by);
  let wordsOf: ReturnType<typeof wordsIn> | undefined;
  const edits: Edit[] = [];
  const wanted: CodedSegment[] = [];
  for (const passage of passages) {
    const stretches = codable(text, passage);
    if (stretches.length === 0) continue;
    const around = segments.filter(segment =>
      stretches.every(stretch => segment.some(({ outer }) => meets(outer, stretch))),
    );
    const same = around.find(segment => {
      wordsOf ??= wordsIn(text); // reads the whole text, and most words that are coded lie in no segment
      return wordsOf(segment.flatMap(each => each.stretches)) === wordsOf(stretches);
    });
    if (same) for (const written of same) edits.push(...withThemes(written, themes));
    else wanted.push({ ...coding({ ...added, themes }), stretches });
  }
  return inOrder([...edits, ...codingEdits(text, { segments: wanted }, partsElsewhere)]);
}

/** Tells which words of a text stretches cover, whatever brackets they take in: the same for the same words. */
function wordsIn(text: string): (stretches: readonly Stretch[]) => string {
  const removed = inOrder(writtenCodings(text).flatMap(({ removal }) => removal));
  const clean = applied(text, removed);
  const moved = offsetsAfter(removed);
  return stretches => {
    const placed = codable(
      clean,
      stretches.map(({ start, end }) => ({ start: moved(start), end: moved(end) })),
    );
    return placed.map(({ start, end }) => `${start}-${end}`).join();
  };
}

/** Codes the whole answer whose heading begins at this offset. */
export function codeAnswerEdits(text: string, heading: number, added: Coding): Edit[] {
  const written = writtenCodings(text).find(
    ({ kind, outer }) => kind === 'answer' && outer.start === heading,
  );
  return written && written.by === added.by
    ? withThemes(written, added.themes.filter(isThemeId))
    : codingEdits(text, { answers: [{ ...added, heading }] });
}

/** Puts themes behind those of a coding that lacks them. */
function withThemes({ themes, classes }: WrittenCoding, added: readonly string[]): Edit[] {
  const at = classes.at(-1)?.end;
  const missing = added.filter(theme => !themes.includes(theme));
  return at === undefined || missing.length === 0
    ? []
    : [{ start: at, end: at, text: missing.map(theme => ` .${theme}`).join('') }];
}

/** Takes a theme, or all, off a segment; without any it is none, and its words lose their brackets. */
export function uncodeEdits(text: string, segment: WrittenSegment, theme?: string): Edit[] {
  return inOrder(segment.flatMap(written => without(text, written, theme)));
}

function without(text: string, { themes, classes, removal }: WrittenCoding, theme?: string): readonly Edit[] {
  if (theme === undefined || themes.every(each => each === theme)) return removal;
  return classes
    .filter(({ name }) => name === theme)
    .map(({ start, end }) => withBlanks(text, start - 1, end));
}

/** Removes an item of a list of attributes, with the blanks before it, or behind it where it is the first. */
function withBlanks(text: string, from: number, to: number): Edit {
  let start = from;
  let end = to;
  while (/\s/.test(text.charAt(start - 1))) start--;
  if (text.charAt(start - 1) === '{') {
    start = from;
    while (/\s/.test(text.charAt(end))) end++;
  }
  return { start, end, text: '' };
}

/** Makes a theme of a segment another one; where the segment has that already, there is one less. */
export function recodeEdits(text: string, segment: WrittenSegment, theme: string, other: string): Edit[] {
  if (theme === other || !isThemeId(other)) return [];
  return inOrder(
    segment.flatMap(written => {
      if (written.themes.includes(other)) return without(text, written, theme);
      const [first, ...more] = written.classes.filter(({ name }) => name === theme);
      if (!first) return [];
      return [
        { start: first.start, end: first.end, text: other },
        ...more.map(({ start, end }) => withBlanks(text, start - 1, end)),
      ];
    }),
  );
}

/**
 * Takes a theme, or all, off just these words: what else of each segment is coded stays so, in pieces if need be. Answers
 * coded on their headings stay: they are whole or nothing.
 */
export function uncodeWords(
  text: string,
  passage: Stretch,
  theme?: string,
  partsElsewhere: Iterable<string> = [],
): Edit[] {
  const [words = passage] = codable(text, [passage]);
  const touched = segmentsAt(text, words).filter(
    ([{ kind, themes }]) => kind !== 'answer' && (theme === undefined || themes.includes(theme)),
  );
  if (touched.length === 0) return [];
  const removed = inOrder(touched.flatMap(segment => uncodeEdits(text, segment)));
  const moved = offsetsAfter(removed);
  const clean = applied(text, removed);
  const segments = touched.flatMap((segment): CodedSegment[] => {
    const [{ by, w, part, themes }] = segment;
    const covered = segment.flatMap(({ stretches }) => stretches);
    const rest = covered.flatMap(({ start, end }) => [
      { start, end: Math.min(end, words.start) },
      { start: Math.max(start, words.end), end },
    ]);
    const left = theme === undefined ? [] : themes.filter(each => each !== theme);
    const pieces = (stretches: readonly Stretch[], which: readonly string[]): CodedSegment[] => {
      const placed = joined(
        clean,
        stretches.map(({ start, end }) => ({ start: moved(start), end: moved(end) })),
      );
      return placed.length > 0 && which.length > 0
        ? [{ ...coding({ themes: which, by, w }), ...(part !== undefined && { part }), stretches: placed }]
        : [];
    };
    const inside = covered.map(({ start, end }) => ({
      start: Math.max(start, words.start),
      end: Math.min(end, words.end),
    }));
    return [...pieces(rest, themes), ...pieces(inside, left)];
  });
  return changesBetween(text, withCodings(clean, { segments }, partsElsewhere));
}
