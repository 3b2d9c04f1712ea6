import { movedDown } from '../format/position';
import type { Section } from '../format/sections';
import type { Transcript } from '../format/transcript';
import type { Located } from '../format/yaml';
import { FactCollector } from './collect';
import { type CodedPart, countedSegments, segmentNumbers } from './segments';

/* The facts of each section of a transcript that is open, collected once and moved with it. */

/** By section: its facts where they were last asked for. */
const known = new WeakMap<Section, { line: number; part: CodedPart }>();

/** The facts of sections that follow one another, of which the first begins in this line. */
export function placedParts(sections: readonly Section[], first: number): CodedPart[] {
  let line = first;
  return sections.map(section => {
    const part = factsOfSection(section, line);
    line += section.lines;
    return part;
  });
}

/** The facts of a section that begins in this line. */
export function factsOfSection(section: Section, line: number): CodedPart {
  let facts = known.get(section);
  if (!facts) {
    const part = new FactCollector();
    part.add(section, line);
    facts = { line, part };
    known.set(section, facts);
  } else if (facts.line !== line) {
    facts.part = moved(facts.part, line - facts.line);
    facts.line = line;
  }
  return facts.part;
}

function moved({ events, themes, turns, ...coding }: CodedPart, lines: number): CodedPart {
  const ids = (located: readonly Located<string>[]): Located<string>[] =>
    located.map(({ value, range }) => ({ value, range: movedDown(range, lines) }));
  return {
    events: events.map(event => {
      const range = movedDown(event.range, lines);
      if (event.kind === 'talk') return { ...event, range };
      const { status } = event;
      const marks = {
        range,
        ids: event.ids && ids(event.ids),
        status: status && { ...status, range: movedDown(status.range, lines) },
      };
      return event.kind === 'heading'
        ? {
            ...event,
            ...marks,
            firstWords: ids(event.firstWords),
            attributes: movedDown(event.attributes, lines),
          }
        : { ...event, ...marks, ids: marks.ids ?? [] };
    }),
    themes: ids(themes),
    turns: turns.map(turn => ({ ...turn, label: movedDown(turn.label, lines) })),
    ...coding,
  };
}

type Counts = ReadonlyMap<string, number>;

/** Of sections without fragments and divs that code, how many segments each theme has. */
const counted = new WeakMap<Section, Counts>();

/** How many segments each theme has in a section; `undefined` where one may go on in another. */
function segmentCountsIn(section: Section, line: number): Counts | undefined {
  let counts = counted.get(section);
  if (!counts) {
    const part = factsOfSection(section, line);
    if (part.pieces.some(piece => piece.kind === 'div' || piece.part !== undefined)) return undefined;
    counts = countedSegments([part], segmentNumbers([part], undefined));
    counted.set(section, counts);
  }
  return counts;
}

/** By what no change below it makes anew: what a transcript's sections came to when somebody asked last. */
const sums = new WeakMap<Transcript['head'], { sections: readonly Section[]; counts: Counts }>();

/**
 * How many segments each theme has in a transcript: only sections that are new since it was asked last are counted.
 * `undefined` where segments go over sections.
 */
export function segmentCountsOf({ head, sections }: Transcript): Counts | undefined {
  const { sections: before, counts } = sums.get(head) ?? { sections: [], counts: new Map<string, number>() };
  const most = Math.min(before.length, sections.length);
  let above = 0;
  let line = head.lines;
  while (above < most && sections[above] === before[above]) line += sections[above++]?.lines ?? 0;
  let below = 0;
  while (below < most - above && sections.at(-1 - below) === before.at(-1 - below)) below++;
  const now = new Map(counts);
  const add = (section: Section, times: 1 | -1): boolean => {
    const own = segmentCountsIn(section, line);
    for (const [theme, count] of own ?? []) {
      const sum = (now.get(theme) ?? 0) + times * count;
      if (sum > 0) now.set(theme, sum);
      else now.delete(theme);
    }
    return own !== undefined;
  };
  for (const section of before.slice(above, before.length - below)) add(section, -1);
  for (const section of sections.slice(above, sections.length - below)) {
    if (!add(section, 1)) return undefined;
    line += section.lines;
  }
  sums.set(head, { sections, counts: now });
  return now;
}
