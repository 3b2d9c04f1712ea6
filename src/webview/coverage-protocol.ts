import type { StudyFilter } from '../analysis/study-filter';
import { type AnswerAsked, type AnswerPassagesJson, readAnswerAsked } from '../convert/answer-passages-json';
import type { CoverageReportJson } from '../convert/coverage-json';
import { isListOf, isObject, isRange, isText, isWhole } from '../convert/plain-values';
import { readStudyFilter } from '../convert/theme-filter-json';
import type { Range } from '../format/position';

/*
 * What the extension and the page of the coverage report say to each other. Both sides check what comes in: the page
 * because it shows it, the extension because it acts on it.
 */

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
  /** The page is there. */
  | { readonly type: 'ready' }
  /** `ask` is a number of the page's own, which the answer bears. */
  | {
      readonly type: 'ask';
      readonly ask: number;
      readonly filter: StudyFilter;
      readonly figures: CoverageFigures;
    }
  /** Open a file and select a passage. */
  | { readonly type: 'select'; readonly uri: string; readonly range: Range }
  /** Put a question into a transcript, or say why it is not answered. */
  | ({ readonly type: 'insert' | 'status' } & Cell);

export type ToCoverageReport =
  | { readonly type: 'answer'; readonly ask: number; readonly answer: CoverageAnswer }
  /** There are no figures; `why` is a sentence. */
  | { readonly type: 'refused'; readonly ask: number; readonly why: string }
  /** The study is another: figures that are shown are old. */
  | { readonly type: 'changed' };

export type CoverageAnswer = {
  [Kind in keyof CoverageFiguresJson]: { readonly kind: Kind; readonly json: CoverageFiguresJson[Kind] };
}[keyof CoverageFiguresJson];

export function isFromCoverageReport(message: unknown): message is FromCoverageReport {
  if (!isObject(message)) return false;
  switch (message.type) {
    case 'ready':
      return true;
    case 'ask':
      return (
        isWhole(message.ask) && 'filter' in readStudyFilter(message.filter) && isFigures(message.figures)
      );
    case 'select':
      return isText(message.uri) && isRange(message.range);
    case 'insert':
    case 'status':
      return isText(message.uri) && isText(message.question);
    default:
      return false;
  }
}

export function isToCoverageReport(message: unknown): message is ToCoverageReport {
  if (!isObject(message)) return false;
  switch (message.type) {
    case 'answer':
      return isWhole(message.ask) && isAnswer(message.answer);
    case 'refused':
      return isWhole(message.ask) && isText(message.why);
    case 'changed':
      return true;
    default:
      return false;
  }
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
