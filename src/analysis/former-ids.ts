import type { Range } from '../format/position';
import type { Marker, MarkerId } from '../study/markers';

/** A former ID at a place of a transcript, and what it is now. */
export interface FormerId {
  readonly former: string;
  readonly id: string;
  readonly range: Range;
  /** Whether the present one can stand there and nothing else would be read in another way. */
  readonly canGiveWay: boolean;
}

/** Where the markers of a transcript name questions by IDs that they had, in the order of the text. */
export function formerIdsIn(markers: readonly Marker[]): FormerId[] {
  return markers.flatMap(({ ids, kind, title, level }) =>
    ids.flatMap(({ id, former, range }: MarkerId, index) => {
      if (former === undefined) return [];
      const isFirst = kind === 'heading' && index === 0;
      return [{ former, id, range, canGiveWay: !isFirst || !becomesItem(title, level, range, former, id) }];
    }),
  );
}

/**
 * Whether a heading would be none with another ID at its beginning: `Q1. Why?` above a line of dashes is one, `1. Why?`
 * there an item of a list. `first`: the place of the ID that is `written` first.
 */
export function becomesItem(
  title: string,
  level: number,
  first: Range,
  written: string,
  id: string,
): boolean {
  const beginsWithHashes = first.start.character > level;
  return !beginsWithHashes && /^\d{1,9}$/.test(id) && /[.)]/.test(title.charAt(written.length));
}
