import { type Together, togetherIn } from '../analysis/co-occurrence';
import type { ThemeFilter } from '../analysis/theme-filter';
import { type TableBy, tablesBy } from '../analysis/theme-tables';
import { isListOf, isObject, isText, isWhole } from '../convert/plain-values';
import { readQuotesAsked } from '../convert/quotes-asked';
import type { QuotesAsked, QuotesJson } from '../convert/quotes-json';
import { readThemeFilter } from '../convert/theme-filter-json';
import type {
  CoOccurrencesJson,
  NewThemesJson,
  ThemeSummaryJson,
  ThemeTableJson,
} from '../convert/themes-json';
import { type AnswerOf, type FromPanel, isFromPanel, isToPanel, type ToPanel } from './panel-protocol';
import { isSaveFile, type SaveFile } from './save-file';

/* What the extension and the page of the theme summary say to each other. */

/** Figures that the page of the theme summary asks for. */
export type Figures =
  | { readonly kind: 'summary' }
  | { readonly kind: 'table'; readonly by: TableBy }
  | { readonly kind: 'co-occurrences'; readonly unit: Together }
  | { readonly kind: 'new-themes' }
  | { readonly kind: 'quotes'; readonly wanted: QuotesAsked };

/** The figures, by what was asked for. */
export interface FiguresJson {
  readonly summary: ThemeSummaryJson;
  readonly table: ThemeTableJson;
  readonly 'co-occurrences': CoOccurrencesJson;
  readonly 'new-themes': NewThemesJson;
  readonly quotes: QuotesJson;
}

export type FromThemeSummary = FromPanel<Figures, ThemeFilter> | SaveFile;

export type ToThemeSummary =
  | ToPanel<FiguresJson>
  /** The folder that paths in what is saved begin at. */
  | { readonly type: 'folder'; readonly uri: string }
  /** Show a theme, by its ID. */
  | { readonly type: 'reveal'; readonly theme: string };

export type Answer = AnswerOf<FiguresJson>;

export function isFromThemeSummary(message: unknown): message is FromThemeSummary {
  return isFromPanel(message, isFigures, readThemeFilter) || isSaveFile(message);
}

export function isToThemeSummary(message: unknown): message is ToThemeSummary {
  if (isToPanel<FiguresJson>(message, isAnswer)) return true;
  if (!isObject(message)) return false;
  const { type, uri, theme } = message;
  return (type === 'folder' && isText(uri)) || (type === 'reveal' && isText(theme));
}

function isFigures(value: unknown): value is Figures {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case 'summary':
    case 'new-themes':
      return true;
    case 'table':
      return tablesBy.some(by => by === value.by);
    case 'co-occurrences':
      return togetherIn.some(unit => unit === value.unit);
    case 'quotes':
      return 'wanted' in readQuotesAsked(value.wanted);
    default:
      return false;
  }
}

/** The lists of each kind of figures: what they hold comes from `src/convert` and is shown as text, whatever it is. */
const listsOf: Readonly<Record<string, readonly string[]>> = {
  summary: ['themes'],
  table: ['columns', 'rows'],
  'co-occurrences': ['pairs'],
  'new-themes': ['interviews'],
  quotes: ['quotes'],
} satisfies Record<keyof FiguresJson, readonly string[]>;

function isAnswer(value: unknown): value is Answer {
  if (!isObject(value) || !isText(value.kind) || !isObject(value.json)) return false;
  const { json, kind } = value;
  if (kind === 'summary' && !(isObject(json.totals) && isObject(json.options))) return false;
  if (kind === 'quotes' && !(isWhole(json.total) && isWhole(json.offset))) return false;
  const lists = Object.hasOwn(listsOf, kind) ? listsOf[kind] : undefined;
  return json.schemaVersion === 1 && lists?.every(list => isListOf(json[list], isObjectOrText)) === true;
}

function isObjectOrText(value: unknown): boolean {
  return isObject(value) || isText(value);
}
