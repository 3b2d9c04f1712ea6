import type { TranscriptEvent } from './events';
import type { CodingPiece } from './segments';

/*
 * How facts are kept as numbers: for each use of a theme name, line, start, end, the number of its segment, its kind, who coded
 * and the number of its list; then the records of events and turns, each with its kind and its length first; then the runs of
 * coded words. A name is its place in the file's list of names; what may be missing is 0, and 1 more than its value otherwise.
 */

/** Few numbers need more than 16 bits. */
export type FactNumbers = Uint16Array | Int32Array;

/** Kinds of events by their numbers; a turn has the number behind them. */
export const kinds: readonly TranscriptEvent['kind'][] = ['heading', 'switch', 'aside', 'talk'];
export const heading = kinds.indexOf('heading');
export const talk = kinds.indexOf('talk');
export const turn = kinds.length;
/** How many numbers there are for each use of a theme. */
export const themeLength = 8;
export const codingKinds: readonly CodingPiece['kind'][] = ['nothing', 'span', 'div', 'heading'];
