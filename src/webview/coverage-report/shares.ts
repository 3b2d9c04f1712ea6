import type { CoverageShare } from '../../analysis/coverage-totals';
import type { TotalsJson } from '../../convert/coverage-json';
import { percent } from '../../convert/coverage-report';
import { numeral } from '../numeral';

/** Which questions rates are shares of (docs/coverage.md). */
export type Rate = 'expected' | 'main' | 'all';

export const rates: readonly Rate[] = ['expected', 'main', 'all'];

export const rateNames: Readonly<Record<Rate, string>> = {
  expected: 'Expected questions',
  main: 'Main questions',
  all: 'All questions that apply',
};

/** What these questions are called behind a number. */
export const rateNouns: Readonly<Record<Rate, string>> = {
  expected: 'expected questions',
  main: 'main questions',
  all: 'questions that apply',
};

export function shareOf(totals: TotalsJson, rate: Rate): CoverageShare {
  const { expected: of, asked, answered } = totals;
  return rate === 'expected' ? { of, asked, answered } : totals[rate];
}

/** `3 of 5`; a dash where there is nothing to be a share of. */
export function countOf(count: number, of: number): string {
  return of === 0 ? '–' : `${numeral(count)} of ${numeral(of)}`;
}

export function percentOf(count: number, of: number): string {
  return percent(of === 0 ? undefined : count / of);
}
