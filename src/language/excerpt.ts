import { attributeValue } from '../format/attributes';
import { LineOffsets, type Position, type Range } from '../format/position';
import type { Section } from '../format/sections';
import type { Transcript } from '../format/transcript';
import type { OpenDocument } from './open-document';

/**
 * What selections touch of an open transcript, as a transcript of its own: its front matter, the sections with the selections,
 * and those with further pieces of the segments there. What codings are changed to is found in it as in the whole, in a time
 * that does not grow with the interview. Where whole turns are coded around the selections it is the whole.
 */
export interface Excerpt {
  readonly text: string;
  readonly offsets: LineOffsets;
  /** Values of `part=` in the rest of the transcript. */
  readonly partsElsewhere: ReadonlySet<string>;
  /** How many lines further down a line of the document stands there than here; behind all that is here, none. */
  shiftOf(documentLine: number): number | undefined;
  inDocument(position: Position): Position;
}

interface Run {
  /** Its first line in the excerpt, and in the document. */
  readonly here: number;
  readonly there: number;
  readonly lines: number;
}

export function excerptOf(document: OpenDocument, transcript: Transcript, ranges: readonly Range[]): Excerpt {
  const { sections, head } = transcript;
  const chosen = chosenSections(transcript, ranges);
  const lines: string[] = [];
  const runs: Run[] = [];
  let taken = 0;
  const take = (there: number, count: number): void => {
    // A blank line parts what does not follow in the document, and keeps a rule from being read as front matter.
    if (there > taken) lines.push('');
    runs.push({ here: lines.length, there, lines: count });
    for (let line = there; line < there + count; line++) lines.push(document.line(line));
    taken = there + count;
  };
  if (head.lines > 0) take(0, head.lines);
  let at = head.lines;
  const partsElsewhere = new Set<string>();
  for (const section of sections) {
    if (chosen === 'all' || chosen.has(section)) take(at, section.lines);
    else for (const part of surveyOf(section).parts) partsElsewhere.add(part);
    at += section.lines;
  }
  const text = lines.join('\n');
  return {
    text,
    offsets: new LineOffsets(text),
    partsElsewhere,
    shiftOf: line => {
      const run = runs.find(({ there, lines }) => there <= line && line < there + lines);
      return run && run.there - run.here;
    },
    inDocument: ({ line, character }) => {
      const run = runs.findLast(({ here }) => here <= line);
      return { line: line + (run ? run.there - run.here : 0), character };
    },
  };
}

function chosenSections({ head, sections }: Transcript, ranges: readonly Range[]): Set<Section> | 'all' {
  if (!head.settled) return 'all'; // each line may be its end
  const touched = new Set<Section>();
  let line = head.lines;
  for (const section of sections) {
    const behind = line + section.lines;
    const first = line;
    if (ranges.some(({ start, end }) => start.line < behind && end.line >= first)) touched.add(section);
    line = behind;
  }
  const parts = new Set([...touched].flatMap(section => surveyOf(section).parts));
  const chosen = new Set(
    sections.filter(section => touched.has(section) || surveyOf(section).parts.some(part => parts.has(part))),
  );
  return haveDivs(sections, chosen) ? 'all' : chosen;
}

/** Whether a div begins, ends or goes on in any of these sections; one that never ends is none. */
function haveDivs(sections: readonly Section[], chosen: ReadonlySet<Section>): boolean {
  /** Of each open div whether it has to do with a chosen section. */
  const open: boolean[] = [];
  for (const section of sections) {
    const isChosen = chosen.has(section);
    if (isChosen) open.fill(true);
    for (const kind of surveyOf(section).divs) {
      if (kind === 'div') open.push(isChosen);
      else if ((open.pop() ?? false) || isChosen) return true;
    }
  }
  return false;
}

/** What joins a section with others. */
interface Survey {
  /** Values of `part=`. */
  readonly parts: readonly string[];
  readonly divs: readonly ('div' | 'div-end')[];
}

const surveys = new WeakMap<Section, Survey>();

function surveyOf(section: Section): Survey {
  let survey = surveys.get(section);
  if (!survey) {
    const blocks = section.blocks;
    survey = {
      parts: blocks.flatMap(block =>
        block.kind === 'paragraph' || block.kind === 'heading'
          ? block.inline.spans.flatMap(({ attributes }) => attributeValue(attributes, 'part') ?? [])
          : [],
      ),
      divs: blocks.flatMap(({ kind }) => (kind === 'div' || kind === 'div-end' ? [kind] : [])),
    };
    surveys.set(section, survey);
  }
  return survey;
}
