import { type Together, togetherIn } from '../analysis/co-occurrence';
import type { ThemeFilter } from '../analysis/theme-filter';
import { type TableBy, tablesBy } from '../analysis/theme-tables';
import { isListOf, isObject, isRange, isText, isWhole } from '../convert/plain-values';
import { readQuotesAsked } from '../convert/quotes-asked';
import type { QuotesAsked, QuotesJson } from '../convert/quotes-json';
import { readThemeFilter } from '../convert/theme-filter-json';
import type {
  CoOccurrencesJson,
  NewThemesJson,
  ThemeSummaryJson,
  ThemeTableJson,
} from '../convert/themes-json';
import type { Range } from '../format/position';
import { isSaveFile, type SaveFile } from './save-file';

/*
 * What the extension and the page of the theme summary say to each other. Both sides check what comes in: the page because it
 * shows it, the extension because it acts on it.
 */

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

/** From the page of the theme summary to the extension. */
export type FromThemeSummary =
  /** The page is there. */
  | { readonly type: 'ready' }
  /** `ask` is a number of the page's own, which the answer bears. */
  | { readonly type: 'ask'; readonly ask: number; readonly filter: ThemeFilter; readonly figures: Figures }
  /** Open a file and select a passage. */
  | { readonly type: 'select'; readonly uri: string; readonly range: Range }
  | SaveFile;

/** From the extension to the page of the theme summary. */
export type ToThemeSummary =
  /** The folder that paths in what is saved begin at. */
  | { readonly type: 'folder'; readonly uri: string }
  | { readonly type: 'answer'; readonly ask: number; readonly answer: Answer }
  /** There are no figures; `why` is a sentence. */
  | { readonly type: 'refused'; readonly ask: number; readonly why: string }
  /** The study is another: figures that are shown are old. */
  | { readonly type: 'changed' }
  /** Show a theme, by its ID. */
  | { readonly type: 'reveal'; readonly theme: string };

export type Answer = {
  [Kind in keyof FiguresJson]: { readonly kind: Kind; readonly json: FiguresJson[Kind] };
}[keyof FiguresJson];

export function isFromThemeSummary(message: unknown): message is FromThemeSummary {
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

export function isToThemeSummary(message: unknown): message is ToThemeSummary {
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
    case 'reveal':
      return isText(message.theme);
    default:
      return false;
  }
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
