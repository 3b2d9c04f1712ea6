import type { Section } from '../format/sections';
import type { Transcript } from '../format/transcript';

/** The lines of a coded block of turns, `:::` to `:::`; both are part of it. */
export interface DivLines {
  readonly first: number;
  readonly last: number;
}

/** The divs of a transcript that end somewhere; one that never ends is none. */
export function closedDivs({ head, sections }: Transcript): DivLines[] {
  const found: DivLines[] = [];
  const open: number[] = [];
  let line = head.lines;
  for (const section of sections) {
    for (const mark of marksOf(section)) {
      if (mark.kind === 'div') open.push(line + mark.line);
      else {
        const first = open.pop();
        if (first !== undefined) found.push({ first, last: line + mark.line });
      }
    }
    line += section.lines;
  }
  return found;
}

interface Mark {
  readonly kind: 'div' | 'div-end';
  readonly line: number;
}

const none: readonly Mark[] = [];
const known = new WeakMap<Section, readonly Mark[]>();

function marksOf(section: Section): readonly Mark[] {
  let marks = known.get(section);
  if (!marks) {
    const found = section.blocks.flatMap(({ kind, line }) =>
      kind === 'div' || kind === 'div-end' ? [{ kind, line }] : [],
    );
    marks = found.length > 0 ? found : none;
    known.set(section, marks);
  }
  return marks;
}
