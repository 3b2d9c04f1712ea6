import { type Block, isHeadingInMargin, readBlock, standsAlone, staysInList } from './blocks';

/*
 * A transcript is read in sections, so that an edit costs those it touches: a section begins where nothing before it
 * matters, and its lines count from its own first one, so that it stays what it is while lines above come and go.
 */

/** A heading and what stands under it, or a stretch of a long text without headings. */
export interface Section {
  /** Number of lines. */
  readonly lines: number;
  /** In order and without gaps; their lines count from the section's first. */
  readonly blocks: readonly Block[];
}

/** A change of a text: from line `from` on, `removed` lines gave way to `inserted` others. */
export interface LineChange {
  readonly from: number;
  readonly removed: number;
  readonly inserted: number;
}

/** A section without a heading ends at the first opportunity behind so many lines. */
const longSection = 100;

/** The sections of the lines from `first` on. `knownSpeaker`: see `readBlock`. */
export function readSections(
  lines: readonly string[],
  first: number,
  knownSpeaker: (name: string) => boolean,
): Section[] {
  return rereadSections([], lines, first, { from: first, removed: 0, inserted: lines.length }, knownSpeaker);
}

/** The same sections, from those that were read `before` a change: only those that it may concern are read again. */
export function rereadSections(
  before: readonly Section[],
  lines: readonly string[],
  first: number,
  change: LineChange,
  knownSpeaker: (name: string) => boolean,
): Section[] {
  // A change in a section's first line reaches back into the one before it, as a paragraph may go on there now.
  let kept = 0;
  let at = first;
  for (; kept < before.length; kept++) {
    const behind = at + (before[kept]?.lines ?? 0);
    if (behind >= change.from) break;
    at = behind;
  }
  const sections = before.slice(0, kept);
  // Behind the change, the first section that still begins where one began before is the first that stays.
  const shift = change.inserted - change.removed;
  let next = kept;
  let nextAt = at + shift;
  const stays = (line: number): boolean => {
    while (next < before.length && nextAt < line) nextAt += before[next++]?.lines ?? 0;
    const unchanged = line >= change.from + change.inserted && nextAt === line && next < before.length;
    return unchanged && standsAlone(lines[line] ?? '');
  };
  while (at < lines.length) {
    if (stays(at)) return sections.concat(before.slice(next));
    const section = readSection(lines, at, knownSpeaker, stays);
    sections.push(section);
    at += section.lines;
  }
  return sections;
}

function readSection(
  lines: readonly string[],
  first: number,
  knownSpeaker: (name: string) => boolean,
  endsBefore: (line: number) => boolean,
): Section {
  const blocks: Block[] = [];
  let inList = false;
  let at = first;
  do {
    inList = staysInList(lines[at] ?? '', inList);
    const block = readBlock(lines, at, first, inList, knownSpeaker);
    blocks.push(block);
    at += block.lines;
  } while (at < lines.length && !(begins(lines[at] ?? '', at - first) || endsBefore(at)));
  return { lines: at - first, blocks };
}

/** Whether a section begins with this line, `behind` lines after the beginning of the one before. */
function begins(line: string, behind: number): boolean {
  return isHeadingInMargin(line) || (behind >= longSection && standsAlone(line));
}
