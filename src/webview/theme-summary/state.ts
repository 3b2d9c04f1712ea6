import type { ThemeFilter } from '../../analysis/theme-filter';
import { isListOf, isObject, isText } from '../../convert/plain-values';
import { readQuotesAsked } from '../../convert/quotes-asked';
import type { QuotesAsked } from '../../convert/quotes-json';
import { readThemeFilter } from '../../convert/theme-filter-json';

/** What a person has set in the page: it is there again when the page is. */
export interface ViewState {
  readonly filter: ThemeFilter;
  /** The codebook's order where left out. */
  readonly sort?: Sort;
  /** Whether figures are of a theme with those below it. */
  readonly below: boolean;
  /** IDs of themes whose themes below are not shown. */
  readonly folded: readonly string[];
  /** The number whose quotes are shown. */
  readonly opened?: Opened;
  /** Which picture is shown, and of what. */
  readonly picture: PictureChoice;
  /** How far the page is scrolled, in CSS pixels. */
  readonly scrolled: number;
}

export interface Sort {
  /** Key of a column of the table. */
  readonly column: string;
  readonly descending: boolean;
}

export interface PictureChoice {
  /** Name of a subject; the first where left out. */
  readonly subject?: string;
  readonly measure: 'segments' | 'words';
}

export interface Opened {
  /** What the number counts, for people. */
  readonly title: string;
  readonly wanted: QuotesAsked;
}

export const initialState: ViewState = {
  filter: {},
  below: false,
  folded: [],
  picture: { measure: 'segments' },
  scrolled: 0,
};

/** Takes what was kept. Whatever is no state any more is left out. */
export function readState(kept: unknown): ViewState {
  if (!isObject(kept)) return initialState;
  const { sort, below, folded, opened, picture, scrolled } = kept;
  const read = readThemeFilter(kept.filter);
  const wanted = isObject(opened) ? readQuotesAsked(opened.wanted) : undefined;
  return {
    filter: 'filter' in read ? read.filter : {},
    ...(isObject(sort) && isText(sort.column)
      ? { sort: { column: sort.column, descending: sort.descending === true } }
      : {}),
    below: below === true,
    folded: isListOf(folded, isText) ? (folded as string[]) : [],
    ...(isObject(opened) && isText(opened.title) && wanted && 'wanted' in wanted
      ? { opened: { title: opened.title, wanted: wanted.wanted } }
      : {}),
    picture: {
      ...(isObject(picture) && isText(picture.subject) ? { subject: picture.subject } : {}),
      measure: isObject(picture) && picture.measure === 'words' ? 'words' : 'segments',
    },
    scrolled: typeof scrolled === 'number' && scrolled > 0 ? scrolled : 0,
  };
}
