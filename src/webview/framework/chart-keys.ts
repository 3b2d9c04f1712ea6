/*
 * The chart is one stop of the Tab key. Arrow keys, Home and End go from cell to cell, Tab goes through what is in the one
 * that has the focus, and Escape goes back to it.
 */

/** Which cell has the stop: the keys of its row and column. */
let stop = { row: '', column: '' };

const cells = '[data-cell]';

/** Gives one cell the stop: the one that had it, or the first. To be called whenever the chart has changed. */
export function keepOneStop(root: ParentNode): void {
  const had = [...root.querySelectorAll(`tr[data-key="${CSS.escape(stop.row)}"] > ${cells}`)].find(
    each => each.getAttribute('data-key') === stop.column,
  );
  const cell = had ?? root.querySelector(cells);
  if (cell instanceof HTMLElement) moveStop(root, cell);
}

function moveStop(root: ParentNode, cell: HTMLElement): void {
  for (const each of root.querySelectorAll<HTMLElement>(`${cells}[tabindex="0"]`))
    if (each !== cell) setStop(each, -1);
  setStop(cell, 0);
}

function setStop(cell: HTMLElement, tabIndex: 0 | -1): void {
  cell.tabIndex = tabIndex;
  for (const each of cell.querySelectorAll<HTMLElement>('button.in-cell')) each.tabIndex = tabIndex;
}

/** `enter` is what Enter does on a cell itself. */
export function listenForKeys(root: HTMLElement, enter: (cell: HTMLElement) => void): void {
  root.addEventListener('focusin', ({ target }) => {
    const cell = cellAround(target);
    if (!cell) return;
    stop = { row: rowOf(cell)?.dataset.key ?? '', column: cell.dataset.key ?? '' };
    moveStop(root, cell);
  });
  root.addEventListener('keydown', event => {
    const cell = cellAround(event.target);
    if (!cell || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest('.summary-editor')) return;
    if (event.key === 'Escape') cell.focus();
    else if (event.target === cell && (event.key === 'Enter' || event.key === 'F2')) enter(cell);
    else {
      const to = target(event.key, event.ctrlKey, cell);
      if (!to) return;
      to.focus({ preventScroll: true });
      bringIntoSight(to);
    }
    event.preventDefault();
  });
}

/** Rows that come into sight are laid out only then, and push those below them away. */
function bringIntoSight(cell: HTMLElement, frames = 8): void {
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (frames === 0) return;
  requestAnimationFrame(() => {
    if (document.activeElement === cell) bringIntoSight(cell, frames - 1);
  });
}

function target(key: string, isControl: boolean, cell: HTMLElement): HTMLElement | undefined {
  const row = rowOf(cell);
  const at = cell instanceof HTMLTableCellElement ? cell.cellIndex : 0;
  const inRow = (of: Element | null | undefined, index: number): HTMLElement | undefined => {
    const found = of?.children[index];
    return found instanceof HTMLElement && found.matches(cells) ? found : undefined;
  };
  const last = (row?.children.length ?? 0) - 1;
  switch (key) {
    case 'ArrowLeft':
      return inRow(row, at - 1);
    case 'ArrowRight':
      return inRow(row, at + 1);
    case 'ArrowUp':
      return inRow(row?.previousElementSibling, at);
    case 'ArrowDown':
      return inRow(row?.nextElementSibling, at);
    case 'Home':
      return inRow(isControl ? row?.parentElement?.firstElementChild : row, 0);
    case 'End':
      return inRow(isControl ? row?.parentElement?.lastElementChild : row, last);
    default:
      return undefined;
  }
}

function cellAround(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>(cells) ?? undefined) : undefined;
}

function rowOf(cell: HTMLElement): HTMLElement | null {
  return cell.closest('tr');
}
