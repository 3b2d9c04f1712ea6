import type { GuideLine } from './guide-line';
import { look, readMarker } from './markers';
import { asks, opensWithLabel, paragraphAsks, says } from './wording';

/** Which lines of a guide are its title and the headings of its sections. */
export interface Headings {
  readonly title: GuideLine | undefined;
  /** The one heading above all others of a guide that has its title from elsewhere. */
  readonly umbrella: GuideLine | undefined;
  /** Headings with their depth: 0 for sections, 1 for what stands under them, and so on. */
  readonly depths: ReadonlyMap<GuideLine, number>;
}

/** What a section's heading says, its printed number apart. */
export interface SectionName {
  readonly printed: string | undefined;
  readonly title: string;
  /** The word before the number, as in `Section A:`. */
  readonly label: string | undefined;
}

const sectionLabel =
  /^(?<label>(?:section|part|topic|theme|module|block|chapter|phase|stage|area)\s+(?<printed>[A-Z]|\d{1,2}|[IVX]{1,5}|[ivx]{2,5})\s*(?:[:.)]|[–—-](?=\s)|$))\s*(?<title>.*)$/i;

/** Finds title and headings: first by what the source says, then by numbering, then by how the lines look. */
export function findHeadings(lines: readonly GuideLine[]): Headings {
  const wordTitle = lines.find(line => line.role === 'title');
  const said = lines.filter(line => line !== wordTitle && isSaidHeading(line));
  const outer = said[0];
  const isTitle =
    outer !== undefined &&
    outer.heading > 0 &&
    said.every(line => line === outer || line.heading > outer.heading || line.heading === 0) &&
    isAboveAll(lines, outer, said[1]) &&
    !readMarker(outer.text).marker;
  const over = isTitle ? outer : undefined;
  const title = wordTitle ?? over;
  const umbrella = over === title ? undefined : over;
  const sections = said.filter(line => line !== title && line !== umbrella);
  if (sections.length > 0) {
    return { title: title ?? openingTitle(lines, sections), umbrella, depths: depthsOf(sections) };
  }
  const numbered = numberedHeadings(lines);
  if (numbered.length > 0) {
    return {
      title: title ?? openingTitle(lines, numbered),
      umbrella,
      depths: new Map(numbered.map(line => [line, 0])),
    };
  }
  const boldIsRare = lines.filter(line => line.emphasis === 'bold').length * 2 <= lines.length;
  const seeming = lines.filter(
    (line, at) =>
      line !== title && line !== umbrella && seemsHeading(line, lines[at + 1], lines[0], boldIsRare),
  );
  const first = seeming[0];
  if (title === undefined && first !== undefined && first === lines[0]) {
    const next = lines[1];
    const alone = seeming.length === 1;
    const apart = next !== undefined && !next.marker && !paragraphAsks(next.text);
    if (alone || apart)
      return { title: first, umbrella, depths: new Map(seeming.slice(1).map(line => [line, 0])) };
  }
  return {
    title: title ?? openingTitle(lines, seeming),
    umbrella,
    depths: new Map(seeming.map(line => [line, 0])),
  };
}

/** Whether nothing is asked before the first heading, nor between it and the second; a lone one must be the highest. */
function isAboveAll(lines: readonly GuideLine[], first: GuideLine, second: GuideLine | undefined): boolean {
  const isAsked = (line: GuideLine) => (line.marker ? !says(line.text) : paragraphAsks(line.text));
  const at = lines.indexOf(first);
  if (lines.slice(0, at).some(isAsked)) return false;
  return second ? !lines.slice(at + 1, lines.indexOf(second)).some(isAsked) : first.heading === 1;
}

/** Takes the number off a heading. */
export function sectionName(line: GuideLine): SectionName {
  const marker = line.marker;
  const labelled = sectionLabel.exec(line.text)?.groups;
  if (labelled) {
    const printed = arabic(labelled.printed ?? '');
    const title = withoutEnd(labelled.title ?? '');
    return title === ''
      ? { printed, title: withoutEnd(line.text), label: undefined }
      : { printed, title, label: labelled.label };
  }
  const read = marker ? { marker, rest: line.text } : readMarker(line.text);
  const title = withoutEnd(read.rest);
  switch (read.marker?.kind) {
    case 'number':
      return {
        printed: `${read.marker.prefix === 'Q' ? '' : read.marker.prefix}${read.marker.path.join('.')}`,
        title,
        label: undefined,
      };
    case 'roman':
      return { printed: String(read.marker.value), title, label: undefined };
    case 'letter':
      return { printed: read.marker.letter, title, label: undefined };
    default:
      return { printed: undefined, title, label: undefined };
  }
}

/** The heading without the colon or full stop that ends it. */
export function withoutEnd(text: string): string {
  const shorter = text.replace(/\s*[:.]$/, '');
  return shorter === '' || /\.\.$/.test(text) ? text : shorter;
}

function arabic(printed: string): string {
  const roman = /^[ivx]+$/i.test(printed) ? readMarker(`${printed}. x`).marker : undefined;
  if (roman?.kind === 'roman') return String(roman.value);
  return /^i$/i.test(printed) ? '1' : printed.toUpperCase();
}

function isSaidHeading(line: GuideLine): boolean {
  if (line.heading > 0) return true;
  return (
    !line.marker &&
    !line.role &&
    line.emphasis !== 'quote' &&
    line.text.length <= 100 &&
    sectionLabel.test(line.text)
  );
}

function depthsOf(headings: readonly GuideLine[]): Map<GuideLine, number> {
  // "Section A" without a heading style is as high as the highest heading.
  const highest = headings.reduce(
    (least, line) => (line.heading > 0 ? Math.min(least, line.heading) : least),
    7,
  );
  const levels = [...new Set(headings.map(line => line.heading || highest))].sort((a, b) => a - b);
  return new Map(headings.map(line => [line, Math.max(0, levels.indexOf(line.heading || highest))]));
}

/** The outermost numbered lines, if they are headings: none or few of them ask, and there is something under them. */
function numberedHeadings(lines: readonly GuideLine[]): GuideLine[] {
  const isNumbered = (line: GuideLine) =>
    line.marker !== undefined &&
    !line.role &&
    (line.marker.kind === 'number'
      ? line.marker.path.length === 1 && line.marker.letter === ''
      : line.marker.kind === 'roman' ||
        (line.marker.kind === 'counted' && line.marker.level === 0) ||
        (line.marker.kind === 'letter' && line.marker.letter === line.marker.letter.toUpperCase()));
  const first = lines.find(isNumbered);
  if (!first?.marker) return [];
  const group = first.marker;
  const same = (line: GuideLine) =>
    line.marker !== undefined &&
    isNumbered(line) &&
    look(line.marker) === look(group) &&
    Math.abs(line.indent - first.indent) <= 1;
  let asking = 0;
  let heading = 0;
  let current: GuideLine | undefined;
  let children = 0;
  const close = () => {
    if (current && asks(current.text)) asking++;
    else if (current && children > 0) heading++;
  };
  for (const line of lines) {
    if (same(line)) {
      close();
      current = line;
      children = 0;
    } else if (line.marker || paragraphAsks(line.text)) children++;
  }
  close();
  const all = lines.filter(same);
  return heading > 0 && heading >= asking * 2 && all.length > 1 ? all : [];
}

function seemsHeading(
  line: GuideLine,
  next: GuideLine | undefined,
  first: GuideLine | undefined,
  boldIsRare: boolean,
): boolean {
  if (line.role || line.emphasis === 'quote' || line.emphasis === 'italic' || !next) return false;
  if (line.marker && (line.emphasis !== 'bold' || line.marker.kind === 'bullet')) return false;
  const words = line.text.split(' ').length;
  if (asks(line.text) || says(line.text) || words > 15 || opensWithLabel(line.text)) return false;
  const letters = line.text.replace(/[^\p{L}]/gu, '');
  if (letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase())
    return words <= 12;
  if (line.emphasis === 'bold') return boldIsRare;
  if (words > 10 || /[.;,!]$/.test(line.text) || !/^[\p{Lu}\p{Lo}\p{N}]/u.test(line.text)) return false;
  const leads = next.marker !== undefined || paragraphAsks(next.text);
  return leads && (line.gap || line === first || !/:\s*$/.test(line.text) || next.marker !== undefined);
}

/** A short first line above everything else names the guide. */
function openingTitle(lines: readonly GuideLine[], headings: readonly GuideLine[]): GuideLine | undefined {
  const first = lines[0];
  if (!first || headings.includes(first) || first.marker || first.role || first.emphasis === 'quote')
    return undefined;
  const words = first.text.split(' ').length;
  if (lines.length < 2 || asks(first.text) || says(first.text) || words > 20 || /[;,!)]$/.test(first.text))
    return undefined;
  return /\.$/.test(first.text) && words > 8 ? undefined : first;
}
