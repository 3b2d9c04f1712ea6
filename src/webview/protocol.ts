import type { CoverageJson } from '../convert/coverage-json';

/*
 * What the extension and the page of a panel say to each other. Both sides check what comes in: the page because it
 * shows it, the extension because it acts on it.
 */

/** From the extension to the page of the coverage report. */
export interface ShowCoverage {
  readonly type: 'coverage';
  readonly coverage: CoverageJson;
}

/** From a page to the extension. */
export type FromPage =
  /** The page is there and wants its data. */
  | { readonly type: 'ready' }
  /** Open a file at a line, counted from 1. */
  | { readonly type: 'open'; readonly uri: string; readonly line: number };

export function isShowCoverage(message: unknown): message is ShowCoverage {
  return isObject(message) && message.type === 'coverage' && isObject(message.coverage);
}

export function isFromPage(message: unknown): message is FromPage {
  if (!isObject(message)) return false;
  if (message.type === 'ready') return true;
  return (
    message.type === 'open' &&
    typeof message.uri === 'string' &&
    Number.isInteger(message.line) &&
    (message.line as number) > 0
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
