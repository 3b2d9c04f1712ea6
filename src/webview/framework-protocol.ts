import type { ThemeFilter } from '../analysis/theme-filter';
import type { SummaryAsked } from '../convert/framework-asked';
import { type FrameworkAsked, isSummaryAsked, readFrameworkAsked } from '../convert/framework-asked';
import type { FrameworkJson } from '../convert/framework-json';
import { isListOf, isObject, isRange, isText, isWhole } from '../convert/plain-values';
import { readThemeFilter } from '../convert/theme-filter-json';
import type { Range } from '../format/position';
import { isSaveFile, type SaveFile } from './save-file';

/* What the extension and the page of the framework matrix say to each other. Both sides check what comes in. */

/** What the page asks for: the chart, and that a summary is written. */
export type FrameworkFigures =
  | { readonly kind: 'chart'; readonly asked: FrameworkAsked }
  | { readonly kind: 'write'; readonly summary: SummaryAsked };

/** The answers, by what was asked for. */
export interface FrameworkFiguresJson {
  readonly chart: FrameworkJson;
  /** Why nothing was written, in a sentence; `null` where the summary is in its transcript. */
  readonly write: { readonly why: string | null };
}

/** From the page to the extension. */
export type FromFramework =
  /** The page is there. */
  | { readonly type: 'ready' }
  /** `ask` is a number of the page's own, which the answer bears. */
  | {
      readonly type: 'ask';
      readonly ask: number;
      readonly filter: ThemeFilter;
      readonly figures: FrameworkFigures;
    }
  /** Open a file and select a passage. */
  | { readonly type: 'select'; readonly uri: string; readonly range: Range }
  | SaveFile;

/** From the extension to the page. */
export type ToFramework =
  /** The folder that paths in what is saved begin at. */
  | { readonly type: 'folder'; readonly uri: string }
  | { readonly type: 'answer'; readonly ask: number; readonly answer: Answer }
  /** There is no chart; `why` is a sentence. */
  | { readonly type: 'refused'; readonly ask: number; readonly why: string }
  /** The study is another: what is shown is old. */
  | { readonly type: 'changed' };

type Answer = {
  [Kind in keyof FrameworkFiguresJson]: { readonly kind: Kind; readonly json: FrameworkFiguresJson[Kind] };
}[keyof FrameworkFiguresJson];

export function isFromFramework(message: unknown): message is FromFramework {
  if (!isObject(message)) return false;
  switch (message.type) {
    case 'ready':
      return true;
    case 'ask':
      return (
        isWhole(message.ask) && 'filter' in readThemeFilter(message.filter) && isFigures(message.figures)
      );
    case 'select':
      return isText(message.uri) && isRange(message.range);
    case 'save':
      return isSaveFile(message);
    default:
      return false;
  }
}

export function isToFramework(message: unknown): message is ToFramework {
  if (!isObject(message)) return false;
  switch (message.type) {
    case 'folder':
      return isText(message.uri);
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

function isFigures(value: unknown): value is FrameworkFigures {
  if (!isObject(value)) return false;
  return value.kind === 'write'
    ? isSummaryAsked(value.summary)
    : value.kind === 'chart' && 'asked' in readFrameworkAsked(value.asked);
}

function isAnswer(value: unknown): value is Answer {
  if (!isObject(value)) return false;
  const { kind, json } = value;
  if (kind === 'write') return isObject(json) && (json.why === null || isText(json.why));
  return kind === 'chart' && isChart(json);
}

/** The lists of a chart; what they hold comes from `src/convert` and is shown as text, whatever it is. */
function isChart(value: unknown): value is FrameworkJson {
  if (!isObject(value) || value.schemaVersion !== 1) return false;
  const { columns, rows, options, choice } = value;
  return (
    isObject(options) &&
    isObject(choice) &&
    Array.isArray(columns) &&
    isListOf(columns, isObject) &&
    isListOf(rows, row => isObject(row) && isRow(row, columns.length))
  );
}

function isRow({ transcripts, cells }: Readonly<Record<string, unknown>>, columns: number): boolean {
  return (
    isListOf(transcripts, isObject) &&
    Array.isArray(cells) &&
    cells.length === columns &&
    cells.every(cell => isObject(cell) && [cell.summaries, cell.passages, cell.why].every(Array.isArray))
  );
}
