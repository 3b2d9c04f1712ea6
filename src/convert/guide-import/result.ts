/** What the import of an interview guide gives back: the guide as YAML, and an account of every word that is not a question. */
export interface GuideImport {
  /** The text of a `*.guide.yaml` file; empty when a problem of severity `error` stood in the way. */
  readonly yaml: string;
  readonly summary: GuideSummary;
  /** What was not taken as a question, in the order of the source. */
  readonly kept: readonly KeptText[];
  readonly problems: readonly ImportProblem[];
}

export interface GuideSummary {
  readonly title: string;
  /** Empty when the questions stand at the top level of the guide. */
  readonly sections: readonly SectionSummary[];
  /** Main questions of the whole guide. */
  readonly questions: number;
  readonly probes: number;
}

export interface SectionSummary {
  readonly id: string;
  readonly title: string;
  readonly questions: number;
  readonly probes: number;
}

/** A piece of the source that is not a question, and where it went. */
export interface KeptText {
  /** Counted from 1; in a Word document the paragraph, in a text the line. */
  readonly line: number;
  readonly text: string;
  readonly became: Became;
}

export type Became =
  | { readonly kind: 'question-note'; readonly id: string }
  | { readonly kind: 'section-note'; readonly id: string }
  | { readonly kind: 'guide-note' }
  /** In no field of the guide: the report is the only place that still has it. */
  | { readonly kind: 'listed'; readonly reason: ListedReason };

export type ListedReason = 'word-leftover' | 'label' | 'table-heading' | 'front-matter' | 'no-words';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly severity: 'error' | 'warning';
  /** Whole sentences: what is wrong, and what to do. */
  readonly message: string;
}

export type ImportProblemCode =
  | 'empty'
  | 'not-text'
  | 'broken-docx'
  | 'too-long'
  | 'line-too-long'
  | 'no-question'
  | 'number-twice';
