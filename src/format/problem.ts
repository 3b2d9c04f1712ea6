import type { Range } from './position';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Every code a problem can have, each described under its own heading in docs/diagnostics.md. */
export const problemCodes = [
  // Any file
  'not-text',
  'unreadable-file',
  'ignored-folder',
  // YAML: front matter, guide, codebook
  'yaml-syntax',
  'too-many-aliases',
  'wrong-type',
  'duplicate-key',
  'unknown-key',
  'missing-key',
  'invalid-value',
  // Guide and codebook
  'invalid-id',
  'duplicate-id',
  'unknown-group',
  'unknown-research-question',
  'no-questions',
  'no-themes',
  // Transcript
  'unclosed-front-matter',
  'unclosed-memo',
  'unclosed-div',
  'unbalanced-bracket',
  'coding-syntax',
  'label-inside-paragraph',
  'unknown-status',
  'no-turns',
  // Transcript in its study
  'guide-not-found',
  'guide-outside-workspace',
  'guide-unclear',
  'guide-empty',
  'unknown-question',
  'unknown-theme',
  'unanswered-questions',
  'empty-answer',
  'status-with-answer',
  'unknown-speaker',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

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
