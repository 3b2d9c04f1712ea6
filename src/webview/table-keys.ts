/*
 * The table is one stop of the Tab key; arrow keys, Home and End go about in it. Without that, three hundred themes would be
 * thousands of stops.
 */

/** Which button of the table has the stop: its row and its cell. */
let stop = { row: '', cell: '' };

/**
 * Gives one button of the tables the stop: the one that had it, or the first. To be called whenever a table has changed;
 * its buttons are made without one (`tabindex="-1"`).
 */
export function keepOneStop(root: ParentNode): void {
  const { row, cell } = stop;
  const has = row !== '' && root.querySelector<HTMLElement>(selectorOf(row, cell));
  giveStop(root, has || root.querySelector<HTMLElement>('tbody [data-cell]'));
}

function giveStop(root: ParentNode, cell: HTMLElement | null): void {
  for (const each of root.querySelectorAll<HTMLElement>('tr [data-cell][tabindex="0"]'))
    if (each !== cell) each.tabIndex = -1;
  if (cell) cell.tabIndex = 0;
}

function selectorOf(row: string, cell: string): string {
  return `tr[data-key="${CSS.escape(row)}"] [data-cell="${CSS.escape(cell)}"]`;
}

/** Puts the focus on a button of a table, by its row and its cell; whether it is there. */
export function focusCell(
  root: ParentNode,
  row: string,
  cell: string,
  block: 'center' | 'nearest' = 'center',
): boolean {
  const found = root.querySelector<HTMLElement>(selectorOf(row, cell));
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block, inline: 'nearest' });
  return found !== null;
}

export function listenForArrows(root: HTMLElement): void {
  root.addEventListener('focusin', ({ target }) => {
    const cell = cellOf(target);
    if (!cell) return;
    stop = { row: rowOf(cell), cell: cell.dataset.cell ?? '' };
    giveStop(root, cell);
  });
  root.addEventListener('keydown', event => {
    const cell = cellOf(event.target);
    const row = cell?.closest('tr');
    if (!cell || !row || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = target(event.key, cell, row);
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

function target(key: string, cell: HTMLElement, row: HTMLTableRowElement): HTMLElement | undefined {
  const inRow = cellsOf(row);
  const at = inRow.indexOf(cell);
  switch (key) {
    case 'ArrowLeft':
      return inRow[at - 1];
    case 'ArrowRight':
      return inRow[at + 1];
    case 'Home':
      return inRow[0];
    case 'End':
      return inRow.at(-1);
    case 'ArrowUp':
      return inOther(rowsBefore(row).reverse(), cell);
    case 'ArrowDown':
      return inOther(rowsBehind(row), cell);
    default:
      return undefined;
  }
}

/** The button below or above: the one of the same column, or else what the row is named by; rows without any are passed over. */
function inOther(rows: readonly Element[], cell: HTMLElement): HTMLElement | undefined {
  for (const row of rows) {
    const cells = cellsOf(row);
    const named = cells.find(each => each.dataset.cell === cell.dataset.cell);
    const found = named ?? cells.findLast(each => each.closest('th'));
    if (found) return found;
  }
  return undefined;
}

function rowsBefore(row: HTMLTableRowElement): Element[] {
  return rowsAround(row).slice(0, row.rowIndex);
}

function rowsBehind(row: HTMLTableRowElement): Element[] {
  return rowsAround(row).slice(row.rowIndex + 1);
}

function rowsAround(row: HTMLTableRowElement): Element[] {
  return [...(row.closest('table')?.rows ?? [])];
}

function cellsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-cell]')];
}

function cellOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof HTMLElement && target.matches('tr [data-cell]') ? target : undefined;
}

function rowOf(cell: HTMLElement): string {
  return cell.closest('tr')?.getAttribute('data-key') ?? '';
}
