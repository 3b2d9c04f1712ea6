import type { StudyFilter } from '../../analysis/study-filter';
import { isListOf, isObject, isText } from '../../convert/plain-values';
import { readStudyFilter } from '../../convert/theme-filter-json';
import type { Cell } from '../coverage-protocol';
import { type Rate, rates } from './shares';

/** What a person has set in the page: it is there again when the page is. */
export interface ViewState {
  readonly filter: StudyFilter;
  readonly rate: Rate;
  /** Keys of the rows whose probes are shown (`rowKey`). */
  readonly unfolded: readonly string[];
  /** Whether all transcripts are shown, however many there are. */
  readonly isWhole: boolean;
  /** The cell whose passages are shown. */
  readonly opened?: Cell;
  /** How far the page and its tables are scrolled, in CSS pixels, by their IDs. */
  readonly scrolled: Readonly<Record<string, Scrolled>>;
}

export interface Scrolled {
  readonly top: number;
  readonly left: number;
}

export const initialState: ViewState = {
  filter: {},
  rate: 'expected',
  unfolded: [],
  isWhole: false,
  scrolled: {},
};

/** Takes what was kept. Whatever is no state any more is left out. */
export function readState(kept: unknown): ViewState {
  if (!isObject(kept)) return initialState;
  const { rate, unfolded, isWhole, opened, scrolled } = kept;
  const read = readStudyFilter(kept.filter);
  return {
    filter: 'filter' in read ? read.filter : {},
    rate: rates.find(each => each === rate) ?? initialState.rate,
    unfolded: isListOf(unfolded, isText) ? (unfolded as string[]) : [],
    isWhole: isWhole === true,
    ...(isObject(opened) && isText(opened.uri) && isText(opened.question)
      ? { opened: { uri: opened.uri, question: opened.question } }
      : {}),
    scrolled: isObject(scrolled)
      ? Object.fromEntries(
          Object.entries(scrolled).flatMap(([id, place]) =>
            isObject(place) && isLength(place.top) && isLength(place.left)
              ? [[id, { top: place.top, left: place.left }]]
              : [],
          ),
        )
      : {},
  };
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
