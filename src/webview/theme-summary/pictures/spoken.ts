import type { Interviews, Matrix } from './matrix';
import type { SpokenTable } from './picture';

/** A matrix as a table; empty cells are empty. */
export function matrixTable({ rows, columns, marks }: Matrix): SpokenTable {
  const filled = rows.map(({ text }) => [text, ...columns.map(() => '')]);
  for (const { row, column, value } of marks) {
    const cells = filled[row];
    if (cells) cells[column + 1] = String(value);
  }
  return { head: ['Theme', ...columns.map(({ text }) => text)], rows: filled };
}

export function interviewsTable({ interviews }: Interviews): SpokenTable {
  return {
    head: ['Interview', 'New themes', 'So far'],
    rows: interviews.map(({ text, fresh, soFar }) => [text, String(fresh), String(soFar)]),
  };
}
