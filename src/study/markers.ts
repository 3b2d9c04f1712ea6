import type { Guide } from '../format/guide';
import { questionIdShape } from '../format/ids';
import type { Position, Range } from '../format/position';
import { isStatus, type Status } from '../format/transcript';
import type { Located } from '../format/yaml';
import type { MarkingEvent, TranscriptEvent } from './events';
import { Speakers, type TranscriptFacts } from './facts';

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
}

export interface MarkerId {
  /** The ID that the question has now. */
  readonly id: string;
  /** The former ID that is written for it. */
  readonly former: string | undefined;
  readonly range: Range;
  /** Whether the guide has it. */
  readonly known: boolean;
}

/** Decides whether a heading's first word is meant as a question ID. */
export interface IdShapes {
  has(id: string): boolean;
  looksLikeOne(word: string): boolean;
}

const knownShapes = new WeakMap<Guide, IdShapes>();

/** The IDs of a guide, the former ones included, and the shapes they have (docs/format.md, "Question markers"). */
export function idShapes(guide: Guide): IdShapes {
  const before = knownShapes.get(guide);
  if (before) return before;
  const ids = [...guide.byId.keys(), ...guide.formerIds.keys()];
  const shapes = new Set(ids.map(questionIdShape));
  const made: IdShapes = {
    has: id => guide.byId.has(id) || guide.formerIds.has(id),
    // A number alone has no shape to go by: “3 years later” is an ordinary heading in a guide with IDs such as 3a, too.
    looksLikeOne: word => !/^\p{Nd}+$/u.test(word) && shapes.has(questionIdShape(word)),
  };
  knownShapes.set(guide, made);
  return made;
}

/** The ID that a question has now which somebody names by its ID, or by one it had. */
export function presentId({ formerIds }: Guide, id: string): string {
  return formerIds.get(id) ?? id;
}

/** The question IDs that a place of a transcript names as a marker, as they are written there. */
export function markedIds(event: TranscriptEvent, guide: Guide | undefined): readonly Located<string>[] {
  switch (event.kind) {
    case 'heading':
      return headingIds(event, guide && idShapes(guide));
    case 'talk':
      return [];
    default:
      return event.ids;
  }
}

/** A marker by itself, without its scope. */
type Place = Omit<Marker, 'level' | 'words' | 'spoken' | 'end'>;

interface Open {
  words: number;
  spoken: boolean;
  readonly level: number;
  readonly place: Place;
}

/**
 * The question markers of a transcript in the order of the text, each with its scope: to the next marker, or the next
 * heading of its own or a higher level. `[text]{q=…}` has just that text for its scope and ends no other's.
 * Without a guide, only `q=` makes markers.
 */
export function markersIn(
  facts: Pick<TranscriptFacts, 'frontMatter' | 'lines' | 'parts' | 'keepsEvents'>,
  guide: Guide | undefined,
): Marker[] {
  const speakers = new Speakers(facts.frontMatter);
  const markers: Marker[] = [];
  let open: Open | undefined;
  let level = 0;
  const close = (end: Position): void => {
    if (open) markers.push(marker(open.place, open.level, open.words, open.spoken, end));
    open = undefined;
  };

  const take = (event: TranscriptEvent): void => {
    if (event.kind === 'talk') {
      if (!open) return;
      const role = speakers.roleIn(event);
      open.spoken ||= role !== undefined;
      if (role === 'participant') open.words += event.words;
      return;
    }
    const place = facts.keepsEvents ? placeOf(event, guide) : readPlace(event, guide);
    switch (event.kind) {
      case 'heading':
        if (place || (open && event.level <= open.level)) close(event.range.start);
        if (place) open = { place, level: event.level, words: 0, spoken: false };
        level = event.level;
        break;
      case 'switch':
        if (!place) break;
        close(event.range.start);
        open = { place, level: level || 6, words: 0, spoken: false };
        break;
      case 'aside': {
        if (!place) break;
        const { ids } = place;
        const role = speakers.roleIn(event);
        const around = open?.place.ids.map(({ id }) => id) ?? [];
        // Words of a scope whose own question the aside names are counted there.
        const words = role === 'participant' && !ids.every(({ id }) => around.includes(id)) ? event.words : 0;
        const spoken = role !== undefined && event.words > 0;
        markers.push(marker(place, level || 6, words, spoken, event.range.end));
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

/** Where a marker's questions are answered. */
export type MarkedScope = Pick<Marker, 'kind' | 'ids' | 'range' | 'end'>;

/** The scopes of the same markers, for what does not ask how much is said there. */
export function scopesIn(facts: TranscriptFacts, guide: Guide | undefined): readonly MarkedScope[] {
  const { frontMatter, lines, keepsEvents } = facts;
  const parts = [{ events: facts.marks(), turns: [], themes: [] }];
  return markersIn({ frontMatter, lines, keepsEvents, parts }, guide);
}

/** Field by field: a long transcript has thousands, and copying an object takes longer. */
function marker(
  { kind, ids, status, unknownStatus, range, title, attributes }: Place,
  level: number,
  words: number,
  spoken: boolean,
  end: Position,
): Marker {
  return { kind, ids, status, unknownStatus, range, title, attributes, level, words, spoken, end };
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

/** Held against the guide once: of a long transcript, a letter that is typed changes few events. */
const knownPlaces = new WeakMap<MarkingEvent, { guide: Guide | undefined; place: Place | undefined }>();

/** The marker that an event is; `undefined` where it names no question. */
function placeOf(event: MarkingEvent, guide: Guide | undefined): Place | undefined {
  const before = knownPlaces.get(event);
  if (before && before.guide === guide) return before.place;
  const place = readPlace(event, guide);
  knownPlaces.set(event, { guide, place });
  return place;
}

function readPlace(event: MarkingEvent, guide: Guide | undefined): Place | undefined {
  const ids = markedIds(event, guide);
  if (ids.length === 0) return undefined;
  const written = event.status?.value ?? '';
  const status =
    isStatus(written) && event.status ? { value: written, range: event.status.range } : undefined;
  return {
    kind: event.kind,
    ids: ids.map(({ value, range }) => markerId(value, range, guide)),
    status,
    unknownStatus: written !== '' && status === undefined,
    range: event.range,
    title: event.kind === 'heading' ? event.title : '',
    attributes: event.kind === 'heading' ? event.attributes : event.range,
  };
}

function markerId(written: string, range: Range, guide: Guide | undefined): MarkerId {
  const id = guide ? presentId(guide, written) : written;
  const former = id === written ? undefined : written;
  return { id, former, range, known: guide?.byId.has(id) ?? false };
}
