import type { Results } from '../test/reporter';

export interface Outcome extends Results {
  /** Why the suite failed, where no test says so. */
  readonly problem?: string;
}

export function readResults(file: string): Results | undefined;
export function judge(
  results: Results | undefined,
  exit: { readonly code: number | null; readonly problem?: string },
): Outcome;
export function total(outcomes: readonly Results[]): Results;
export function closingLine(sums: Results): string;
