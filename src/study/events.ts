import type { Range } from '../format/position';
import type { Located } from '../format/yaml';

/* What is collected of a transcript, in the order of its text. */

/** A heading, which marks questions if its first words are IDs of the guide or `q=` says so. */
export interface HeadingEvent {
  readonly kind: 'heading';
  readonly level: number;
  readonly title: string;
  /** The whole heading. */
  readonly range: Range;
  /** Its first words as far as they could be question IDs, punctuation behind them left out. */
  readonly firstWords: readonly Located<string>[];
  /** The IDs of `q=`; `undefined` where there is no `q=`. */
  readonly ids: readonly Located<string>[] | undefined;
  readonly status: Located<string> | undefined;
  /** Where an attribute list is, or would go. */
  readonly attributes: Range;
}

/** `[]{q=…}`: from here on, another question is answered. */
export interface SwitchEvent {
  readonly kind: 'switch';
  readonly range: Range;
  readonly ids: readonly Located<string>[];
  readonly status: Located<string> | undefined;
}

/** `[text]{q=…}`: just this text answers another question too. */
export interface AsideEvent {
  readonly kind: 'aside';
  readonly range: Range;
  readonly ids: readonly Located<string>[];
  readonly status: Located<string> | undefined;
  readonly speaker: string | undefined;
  readonly words: number;
}

/** Words of one speaker without a question marker in between. */
export interface TalkEvent {
  readonly kind: 'talk';
  /** `undefined` before the first speaker label of the part: whoever spoke before it still does. */
  readonly speaker: string | undefined;
  readonly words: number;
  readonly range: Range;
}

/** What may say which questions are being answered. */
export type MarkingEvent = HeadingEvent | SwitchEvent | AsideEvent;

export type TranscriptEvent = MarkingEvent | TalkEvent;

/** A turn, which its speaker label opens. */
export interface Turn {
  readonly name: string;
  readonly label: Range;
  /** Whether words follow in the same part. */
  readonly hasWords: boolean;
}

/** What a stretch of a transcript says. */
export interface PartFacts {
  /** In the order of the text. */
  readonly events: readonly TranscriptEvent[];
  /** Every theme at every place where it is used. */
  readonly themes: readonly Located<string>[];
  readonly turns: readonly Turn[];
}
