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

/** What would mend a problem, as data; the editor makes a quick fix of it. */
export type ProblemFix =
  | { readonly kind: 'replace'; readonly range: Range; readonly text: string; readonly title: string }
  /** Insert the headings of these questions, in guide order. */
  | { readonly kind: 'insert-questions'; readonly ids: readonly string[] }
  /** Give the marker at this place a status. */
  | { readonly kind: 'set-status'; readonly at: Range; readonly status: string };
