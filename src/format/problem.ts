import type { Range } from './position';
import type { ProblemCode, Severity } from './problem-codes';

export type { ProblemCode, Severity } from './problem-codes';

/**
 * Something a person should know about a file, found while reading it or while holding it against its study.
 * Every code is described in docs/diagnostics.md.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly range: Range;
  /** All that is wrong, where it is more than the range shows: while somebody types in it, it is no mistake yet. */
  readonly typedIn?: Range;
  /** One or two whole sentences: what is wrong, and what to do. */
  readonly message: string;
  /** Places in other files that explain the problem. */
  readonly related?: readonly RelatedPlace[];
  /** What a fix needs to know. */
  readonly fix?: ProblemFix;
}

export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** Words that give way to others. */
export interface Replacement {
  readonly range: Range;
  readonly text: string;
}

/** What would mend a problem, as data; the editor makes a quick fix of it. */
export type ProblemFix =
  | ({
      readonly kind: 'replace';
      readonly title: string;
      /** Whether it can be made without looking: what is said and what is meant stay the same. */
      readonly isSafe?: boolean;
    } & Replacement)
  /** Several replacements that belong together, and do not overlap. */
  | { readonly kind: 'edits'; readonly title: string; readonly edits: readonly Replacement[] }
  /** Insert the headings of these questions, in guide order. */
  | { readonly kind: 'insert-questions'; readonly ids: readonly string[] }
  /** Give the marker at this place a status. */
  | { readonly kind: 'set-status'; readonly at: Range; readonly status: string };
