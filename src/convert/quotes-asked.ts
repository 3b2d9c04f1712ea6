import { togetherIn } from '../analysis/co-occurrence';
import type { QuoteCell } from '../analysis/quotes';
import { tablesBy } from '../analysis/theme-tables';
import { isListOf, isObject, isText } from './plain-values';
import type { QuotesAsked } from './quotes-json';

/** What quotes are wanted, or a sentence on why what was given says nothing of the kind. */
export type ReadQuotesAsked = { readonly wanted: QuotesAsked } | { readonly refused: string };

/** Takes what may say which quotes are wanted; a filter beside it is not looked at. */
export function readQuotesAsked(value: unknown): ReadQuotesAsked {
  if (!isObject(value)) return { refused: 'What quotes are wanted is an object.' };
  const { themes, below, cell, offset, limit } = value;
  if (themes !== undefined && !isListOf(themes, isText))
    return { refused: '“themes” is a list of IDs of themes.' };
  if (below !== undefined && typeof below !== 'boolean') return { refused: '“below” is true or false.' };
  for (const [key, number] of Object.entries({ offset, limit })) {
    if (number !== undefined && !(Number.isInteger(number) && Number(number) >= 0))
      return { refused: `“${key}” is a whole number from 0.` };
  }
  if (cell !== undefined && !isCell(cell))
    return { refused: '“cell” is a column of a table, a transcript, or another theme with what is shared.' };
  const wanted = { themes, below, cell, offset, limit };
  const said = Object.entries(wanted).filter(([, each]) => each !== undefined);
  return { wanted: Object.fromEntries(said) as QuotesAsked };
}

function isCell(value: unknown): value is QuoteCell {
  if (!isObject(value)) return false;
  const { by, column, uri, other, unit } = value;
  if (by !== undefined) return tablesBy.some(known => known === by) && isText(column);
  if (other !== undefined) return isText(other) && togetherIn.some(known => known === unit);
  return isText(uri);
}
