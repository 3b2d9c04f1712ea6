import type { StudyFilter } from '../analysis/study-filter';
import { type AnswerAsked, type AnswerPassagesJson, readAnswerAsked } from '../convert/answer-passages-json';
import type { CoverageReportJson } from '../convert/coverage-json';
import { isListOf, isObject, isText } from '../convert/plain-values';
import { readStudyFilter } from '../convert/theme-filter-json';
import { type AnswerOf, type FromPanel, isFromPanel, isToPanel, type ToPanel } from './panel-protocol';

/* What the extension and the page of the coverage report say to each other. */

/** Figures that the page asks for. */
export type CoverageFigures =
  | { readonly kind: 'report' }
  | { readonly kind: 'passages'; readonly asked: AnswerAsked };

/** The figures, by what was asked for. */
export interface CoverageFiguresJson {
  readonly report: CoverageReportJson;
  readonly passages: AnswerPassagesJson;
}

/** A question in a transcript. */
export interface Cell {
  /** URI of the transcript. */
  readonly uri: string;
  /** ID of the question. */
  readonly question: string;
}

export type FromCoverageReport =
  | FromPanel<CoverageFigures, StudyFilter>
  /** Put a question into a transcript, or say why it is not answered. */
  | ({ readonly type: 'insert' } & Cell)
  | ({ readonly type: 'status' } & Cell);

export type ToCoverageReport = ToPanel<CoverageFiguresJson>;

export type CoverageAnswer = AnswerOf<CoverageFiguresJson>;

export function isFromCoverageReport(message: unknown): message is FromCoverageReport {
  if (isFromPanel(message, isFigures, readStudyFilter)) return true;
  if (!isObject(message)) return false;
  const { type, uri, question } = message;
  return (type === 'insert' || type === 'status') && isText(uri) && isText(question);
}

export function isToCoverageReport(message: unknown): message is ToCoverageReport {
  return isToPanel<CoverageFiguresJson>(message, isAnswer);
}

function isFigures(value: unknown): value is CoverageFigures {
  if (!isObject(value)) return false;
  return value.kind === 'report' || (value.kind === 'passages' && 'asked' in readAnswerAsked(value.asked));
}

/** What the lists hold comes from `src/convert` and is shown as text, whatever it is. */
function isAnswer(value: unknown): value is CoverageAnswer {
  if (!isObject(value) || !isObject(value.json) || value.json.schemaVersion !== 1) return false;
  const { json, kind } = value;
  if (kind === 'passages') return isListOf(json.passages, isObject);
  return (
    kind === 'report' &&
    isObject(json.totals) &&
    isObject(json.options) &&
    [json.guides, json.transcripts, json.leftOut].every(list => isListOf(list, isObject))
  );
}
