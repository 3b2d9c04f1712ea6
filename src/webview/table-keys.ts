/*
 * The table is one stop of the Tab key; arrow keys, Home and End go about in it. Without that, three hundred themes would be
 * thousands of stops.
 */

/** Which button of the table has the stop: the theme's row and the cell. */
let stop = { row: '', cell: '' };

/** Gives one button of the table the stop: the one that had it, or the first. To be called whenever the table has changed. */
export function keepOneStop(root: ParentNode): void {
  const cells = [...root.querySelectorAll<HTMLElement>('tbody [data-cell]')];
  const has = cells.find(each => rowOf(each) === stop.row && each.dataset.cell === stop.cell);
  for (const each of cells) each.tabIndex = -1;
  const first = has ?? cells[0];
  if (first) first.tabIndex = 0;
}

export function listenForArrows(root: HTMLElement): void {
  root.addEventListener('focusin', ({ target }) => {
    const cell = cellOf(target);
    if (!cell) return;
    stop = { row: rowOf(cell), cell: cell.dataset.cell ?? '' };
    const before = root.querySelectorAll<HTMLElement>('tbody [data-cell][tabindex="0"]');
    for (const each of before) each.tabIndex = -1;
    cell.tabIndex = 0;
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

function target(key: string, cell: HTMLElement, row: Element): HTMLElement | undefined {
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
      return inOther(row.previousElementSibling, cell);
    case 'ArrowDown':
      return inOther(row.nextElementSibling, cell);
    default:
      return undefined;
  }
}

function inOther(row: Element | null, cell: HTMLElement): HTMLElement | undefined {
  const cells = row ? cellsOf(row) : [];
  const named = (name: string | undefined) => cells.find(each => each.dataset.cell === name);
  return named(cell.dataset.cell) ?? named('theme');
}

function cellsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-cell]')];
}

function cellOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof HTMLElement && target.matches('tbody [data-cell]') ? target : undefined;
}

function rowOf(cell: HTMLElement): string {
  return cell.closest('tr')?.getAttribute('data-key') ?? '';
}
