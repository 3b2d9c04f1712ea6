import type { Marker } from './markers';
import type { KeptText } from './result';

/** One paragraph, heading or item of a guide, whatever kind of file it came from. */
export interface GuideLine {
  /** Counted from 1; see `KeptText`. */
  readonly number: number;
  /** The words, without marker and markup, with single spaces. */
  readonly text: string;
  /** What belongs to the line and has no place in a question: link targets, footnotes, comments. */
  readonly asides: readonly string[];
  /** Columns. */
  readonly indent: number;
  readonly marker: Marker | undefined;
  /** 1 to 6 where the source says that this is a heading, otherwise 0. */
  readonly heading: number;
  readonly emphasis: 'none' | 'italic' | 'bold' | 'quote';
  /** An empty line stands before it. */
  readonly gap: boolean;
  /** What the source itself says that this is: a Word title, a column of a table. */
  readonly role?: 'title' | 'question' | 'probe' | 'note';
}

/** The lines of a guide, and what is in the source but in none of them. */
export interface GuideLines {
  readonly lines: readonly GuideLine[];
  readonly listed: readonly KeptText[];
}
