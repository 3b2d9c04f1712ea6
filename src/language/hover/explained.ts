import type { Range } from '../../format/position';

/** What stands at a place, explained as Markdown. */
export interface Explained {
  readonly range: Range;
  readonly value: string;
}
