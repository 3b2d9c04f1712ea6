import type { ThemeFilter } from '../analysis/theme-filter';
import type { SummaryAsked } from '../convert/framework-asked';
import { type FrameworkAsked, isSummaryAsked, readFrameworkAsked } from '../convert/framework-asked';
import type { FrameworkJson } from '../convert/framework-json';
import { isListOf, isObject, isText } from '../convert/plain-values';
import { readThemeFilter } from '../convert/theme-filter-json';
import { type AnswerOf, type FromPanel, isFromPanel, isToPanel, type ToPanel } from './panel-protocol';
import { isSaveFile, type SaveFile } from './save-file';

/* What the extension and the page of the framework matrix say to each other. */

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

export type FromFramework = FromPanel<FrameworkFigures, ThemeFilter> | SaveFile;

export type ToFramework =
  | ToPanel<FrameworkFiguresJson>
  /** The folder that paths in what is saved begin at. */
  | { readonly type: 'folder'; readonly uri: string };

export function isFromFramework(message: unknown): message is FromFramework {
  return isFromPanel(message, isFigures, readThemeFilter) || isSaveFile(message);
}

export function isToFramework(message: unknown): message is ToFramework {
  if (isToPanel<FrameworkFiguresJson>(message, isAnswer)) return true;
  return isObject(message) && message.type === 'folder' && isText(message.uri);
}

function isFigures(value: unknown): value is FrameworkFigures {
  if (!isObject(value)) return false;
  return value.kind === 'write'
    ? isSummaryAsked(value.summary)
    : value.kind === 'chart' && 'asked' in readFrameworkAsked(value.asked);
}

function isAnswer(value: unknown): value is AnswerOf<FrameworkFiguresJson> {
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
