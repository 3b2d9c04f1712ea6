import { type FrameworkChoice, frameworkColumns } from '../analysis/framework-columns';
import type { Range } from '../format/position';
import { isObject, isRange, isText, isWhole } from './plain-values';

/* What is asked of a framework chart, as it comes from elsewhere: from a page, an editor, a window that opens again. */

export interface FrameworkAsked {
  readonly choice: FrameworkChoice;
  /** Characters that are given of a passage at most; all where left out. */
  readonly most?: number;
}

/** A summary to write: a new text for one that was there, or one of an answer or a theme that has none yet. */
export type SummaryAsked = {
  readonly uri: string;
  /** Of several lines one is made. An empty one takes the summary out. */
  readonly text: string;
} & (
  | { readonly was: { readonly range: Range; readonly text: string } }
  | { readonly question: string }
  | { readonly theme: string }
);

/** Takes what may ask for a chart; a filter beside it is not looked at. */
export function readFrameworkAsked(
  value: unknown,
): { readonly asked: FrameworkAsked } | { readonly refused: string } {
  const { choice, most } = isObject(value) ? value : {};
  const read = readFrameworkChoice(choice);
  if (!read) {
    const columns = frameworkColumns.join(' or ');
    return { refused: `“choice” says in “columns” ${columns}, and in “each” true or false.` };
  }
  if (most === undefined) return { asked: { choice: read } };
  if (!isWhole(most)) return { refused: '“most” is a whole number from 0.' };
  return { asked: { choice: read, most } };
}

export function readFrameworkChoice(value: unknown): FrameworkChoice | undefined {
  if (!isObject(value) || typeof value.each !== 'boolean') return undefined;
  const columns = frameworkColumns.find(known => known === value.columns);
  return columns && { columns, each: value.each };
}

export function isSummaryAsked(value: unknown): value is SummaryAsked {
  if (!isObject(value) || !isText(value.uri) || !isText(value.text)) return false;
  const { was, question, theme } = value;
  if (was !== undefined) return isObject(was) && isRange(was.range) && isText(was.text);
  return (isText(question) && theme === undefined) || (isText(theme) && question === undefined);
}
