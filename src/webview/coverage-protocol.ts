import type { StudyFilter } from '../analysis/study-filter';
import { type AnswerAsked, type AnswerPassagesJson, readAnswerAsked } from '../convert/answer-passages-json';
import { type CoverageFile, type CoverageFileJson, coverageFiles } from '../convert/coverage-file-json';
import type { CoverageReportJson } from '../convert/coverage-json';
import { isListOf, isObject, isText } from '../convert/plain-values';
import { readStudyFilter } from '../convert/theme-filter-json';
import { type AnswerOf, type FromPanel, isFromPanel, isToPanel, type ToPanel } from './panel-protocol';
import { isSaveFile, type SaveFile } from './save-file';

/* What the extension and the page of the coverage report say to each other. */

/** Figures that the page asks for. */
export type CoverageFigures =
  | { readonly kind: 'report' }
  | { readonly kind: 'passages'; readonly asked: AnswerAsked }
  /** What is to be saved. */
  | { readonly kind: 'file'; readonly file: CoverageFile };

/** The figures, by what was asked for. */
export interface CoverageFiguresJson {
  readonly report: CoverageReportJson;
  readonly passages: AnswerPassagesJson;
  readonly file: CoverageFileJson;
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
  | SaveFile
  /** Put a question into a transcript, or say why it is not answered. */
  | ({ readonly type: 'insert' } & Cell)
  | ({ readonly type: 'status' } & Cell);

export type ToCoverageReport = ToPanel<CoverageFiguresJson>;

export type CoverageAnswer = AnswerOf<CoverageFiguresJson>;

export function isFromCoverageReport(message: unknown): message is FromCoverageReport {
  if (isFromPanel(message, isFigures, readStudyFilter) || isSaveFile(message)) return true;
  if (!isObject(message)) return false;
  const { type, uri, question } = message;
  return (type === 'insert' || type === 'status') && isText(uri) && isText(question);
}

export function isToCoverageReport(message: unknown): message is ToCoverageReport {
  return isToPanel<CoverageFiguresJson>(message, isAnswer);
}

function isFigures(value: unknown): value is CoverageFigures {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case 'report':
      return true;
    case 'passages':
      return 'asked' in readAnswerAsked(value.asked);
    case 'file':
      return coverageFiles.some(file => file === value.file);
    default:
      return false;
  }
}

/** What the lists hold comes from `src/convert` and is shown as text, whatever it is. */
function isAnswer(value: unknown): value is CoverageAnswer {
  if (!isObject(value) || !isObject(value.json) || value.json.schemaVersion !== 1) return false;
  const { json, kind } = value;
  if (kind === 'passages') return isListOf(json.passages, isObject);
  if (kind === 'file') return isText(json.text) || isListOf(json.sheets, isObject);
  return (
    kind === 'report' &&
    isObject(json.totals) &&
    isObject(json.options) &&
    [json.guides, json.transcripts, json.leftOut].every(list => isListOf(list, isObject))
  );
}
