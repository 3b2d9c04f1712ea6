import type { Guide } from '../format/guide';
import { questionIdShape } from '../format/ids';
import { comparePositions, type Position, type Range } from '../format/position';
import { isStatus, type Status } from '../format/transcript';
import type { Located } from '../format/yaml';
import { Speakers, type TranscriptEvent, type TranscriptFacts } from './facts';

/** A place that says which questions are being answered, and what is answered there. */
export interface Marker {
  readonly kind: 'heading' | 'switch' | 'aside';
  readonly ids: readonly MarkerId[];
  readonly status: Located<Status> | undefined;
  /** Whether something is written for a status that is none. */
  readonly unknownStatus: boolean;
  /** The heading or the span. */
  readonly range: Range;
  /** Heading level, 1 to 6; of a switch, that of the heading it stands under. */
  readonly level: number;
  readonly title: string;
  /** Where the attribute list of a heading is or would go; a span's whole range. */
  readonly attributes: Range;
  /** Words that participants say in the marker's scope. */
  readonly words: number;
  /** Whether anybody says anything in the scope, the interviewer included. */
  readonly spoken: boolean;
  /** Where the scope ends; the next marker's start at the latest. */
  readonly end: Position;
  /** Whether the words are in the scope of another marker with a known question too, as those of an aside mostly are. */
  readonly within: boolean;
}

export interface MarkerId {
  readonly id: string;
  readonly range: Range;
  /** Whether the guide has it. */
  readonly known: boolean;
}

/** Decides whether a heading's first word is meant as a question ID. */
export interface IdShapes {
  has(id: string): boolean;
  looksLikeOne(word: string): boolean;
}

/** The IDs of a guide and the shapes they have (docs/format.md, "Question markers"). */
export function idShapes(guide: Guide): IdShapes {
  const shapes = new Set(guide.questions.map(question => questionIdShape(question.id)));
  return {
    has: id => guide.byId.has(id),
    // A number alone has no shape to go by: “3 years later” is an ordinary heading in a guide with IDs such as 3a, too.
    looksLikeOne: word => !/^\p{Nd}+$/u.test(word) && shapes.has(questionIdShape(word)),
  };
}

interface Open {
  words: number;
  spoken: boolean;
  readonly marker: Omit<Marker, 'words' | 'spoken' | 'end' | 'within'>;
}

/**
 * The question markers of a transcript in the order of the text, each with its scope: to the next marker, or the next
 * heading of its own or a higher level. `[text]{q=…}` has just that text for its scope and ends no other's.
 * Without a guide, only `q=` makes markers.
 */
export function markersIn(facts: TranscriptFacts, guide: Guide | undefined): Marker[] {
  const shapes = guide && idShapes(guide);
  const speakers = new Speakers(facts.frontMatter);
  const markers: Marker[] = [];
  let open: Open | undefined;
  let level = 0;
  /** Where the last of the asides ends; one that begins before is within it. */
  let countedTo: Position = { line: 0, character: 0 };
  const close = (end: Position): void => {
    if (open) markers.push({ ...open.marker, words: open.words, spoken: open.spoken, end, within: false });
    open = undefined;
  };
  const identified = (ids: readonly Located<string>[]): MarkerId[] =>
    ids.map(({ value, range }) => ({ id: value, range, known: shapes?.has(value) ?? false }));

  const take = (event: TranscriptEvent): void => {
    switch (event.kind) {
      case 'heading': {
        const ids = identified(headingIds(event, shapes));
        if (ids.length > 0) {
          close(event.range.start);
          open = {
            marker: { ...place(event, ids), level: event.level, attributes: event.attributes },
            words: 0,
            spoken: false,
          };
        } else if (open && event.level <= open.marker.level) {
          close(event.range.start);
        }
        level = event.level;
        break;
      }
      case 'switch':
        if (event.ids.length === 0) break;
        close(event.range.start);
        open = {
          marker: { ...place(event, identified(event.ids)), level: level || 6, attributes: event.range },
          words: 0,
          spoken: false,
        };
        break;
      case 'aside': {
        if (event.ids.length === 0) break;
        const role = speakers.roleIn(event);
        const ids = identified(event.ids);
        const around = open?.marker.ids.map(({ id }) => id) ?? [];
        markers.push({
          ...place(event, ids),
          level: level || 6,
          attributes: event.range,
          // Words of a scope whose own question the aside names are counted there.
          words: role === 'participant' && !ids.every(({ id }) => around.includes(id)) ? event.words : 0,
          spoken: role !== undefined && event.words > 0,
          end: event.range.end,
          within: isKnown(open?.marker.ids) || comparePositions(event.range.start, countedTo) < 0,
        });
        if (isKnown(ids) && comparePositions(countedTo, event.range.end) < 0) countedTo = event.range.end;
        break;
      }
      case 'talk': {
        if (!open) break;
        const role = speakers.roleIn(event);
        open.spoken ||= role !== undefined;
        if (role === 'participant') open.words += event.words;
        break;
      }
    }
  };

  for (const part of facts.parts) {
    for (const event of part.events) take(event);
    speakers.leave(part);
  }
  close({ line: facts.lines, character: 0 });
  return markers.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function isKnown(ids: readonly MarkerId[] = []): boolean {
  return ids.some(({ known }) => known);
}

function headingIds(
  heading: Extract<TranscriptEvent, { kind: 'heading' }>,
  shapes: IdShapes | undefined,
): readonly Located<string>[] {
  if (heading.ids) return heading.ids;
  const [first] = heading.firstWords;
  if (!shapes || !first) return [];
  if (!shapes.has(first.value) && !shapes.looksLikeOne(first.value)) return [];
  return heading.firstWords.filter(({ value }) => shapes.has(value) || shapes.looksLikeOne(value));
}

function place(
  event: Exclude<TranscriptEvent, { kind: 'talk' }>,
  ids: readonly MarkerId[],
): Pick<Marker, 'kind' | 'ids' | 'status' | 'unknownStatus' | 'range' | 'title'> {
  const written = event.status?.value ?? '';
  const status =
    isStatus(written) && event.status ? { value: written, range: event.status.range } : undefined;
  return {
    kind: event.kind,
    ids,
    status,
    unknownStatus: written !== '' && status === undefined,
    range: event.range,
    title: event.kind === 'heading' ? event.title : '',
  };
}
