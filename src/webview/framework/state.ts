import type { FrameworkChoice } from '../../analysis/framework-columns';
import type { ThemeFilter } from '../../analysis/theme-filter';
import { isSummaryAsked, readFrameworkChoice, type SummaryAsked } from '../../convert/framework-asked';
import { isObject, isText } from '../../convert/plain-values';
import { readThemeFilter } from '../../convert/theme-filter-json';

/** What a person has set in the page: it is there again when the page is. */
export interface ViewState {
  readonly filter: ThemeFilter;
  readonly choice: FrameworkChoice;
  /** Summaries that are being written. */
  readonly drafts: readonly Draft[];
  /** How far the chart is scrolled, in CSS pixels. */
  readonly scrolled: { readonly left: number; readonly top: number };
}

/** A summary that is being written, and what it is to be of. */
export interface Draft {
  /** ID of the column in which it was begun. */
  readonly column: string;
  readonly summary: SummaryAsked;
}

export const initialState: ViewState = {
  filter: {},
  choice: { columns: 'questions', each: false },
  drafts: [],
  scrolled: { left: 0, top: 0 },
};

/** Takes what was kept. Whatever is no state any more is left out. */
export function readState(kept: unknown): ViewState {
  if (!isObject(kept)) return initialState;
  const { drafts, scrolled } = kept;
  const read = readThemeFilter(kept.filter);
  const far = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);
  return {
    filter: 'filter' in read ? read.filter : {},
    choice: readFrameworkChoice(kept.choice) ?? initialState.choice,
    drafts: Array.isArray(drafts) ? drafts.filter(isDraft) : [],
    scrolled: isObject(scrolled)
      ? { left: far(scrolled.left), top: far(scrolled.top) }
      : initialState.scrolled,
  };
}

function isDraft(value: unknown): value is Draft {
  return isObject(value) && isText(value.column) && isSummaryAsked(value.summary);
}

/** What tells a draft from others: its transcript, its column, and the summary that it takes the place of. */
export function keyOfDraft({ column, summary }: Draft): string {
  return JSON.stringify([column, summary.uri, 'was' in summary ? summary.was.text : null]);
}
