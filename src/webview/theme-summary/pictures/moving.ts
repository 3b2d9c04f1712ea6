import type { QuotesAsked } from '../../../convert/quotes-json';
import type { Place } from './drawn';

/**
 * Lets a keyboard into a picture: Tab goes to one place of it, arrows, Home, End and Page keys to the others, Enter and
 * Space open it as a click does. The frame, which is around it, listens: Chromium stops at an SVG element that does. Left and right go through all places, row by row; up and down stay in the column.
 */
export function letMove(
  frame: HTMLElement,
  places: readonly Place[],
  open: (asked: QuotesAsked, label: string) => void,
): void {
  const byElement = new Map<EventTarget, number>();
  const columns = new Map<number, number[]>();
  for (const [index, { element, label, column, asked }] of places.entries()) {
    element.setAttribute('data-open', JSON.stringify(asked));
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', label);
    element.setAttribute('tabindex', '-1');
    byElement.set(element, index);
    const inColumn = columns.get(column) ?? [];
    columns.set(column, inColumn);
    inColumn.push(index);
  }
  let current = 0;
  const enter = (index: number): void => {
    places[current]?.element.setAttribute('tabindex', '-1');
    current = index;
    places[current]?.element.setAttribute('tabindex', '0');
  };
  enter(0);

  const indexAt = ({ target }: Event): number | undefined => (target ? byElement.get(target) : undefined);
  const openAt = (event: Event): void => {
    const place = places[indexAt(event) ?? -1];
    if (!place) return;
    event.preventDefault();
    open(place.asked, place.label);
  };
  frame.addEventListener('click', openAt);
  frame.addEventListener('focusin', event => {
    const index = indexAt(event);
    if (index !== undefined) enter(index);
  });
  frame.addEventListener('keydown', event => {
    const index = indexAt(event);
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') return openAt(event);
    const to = next(event.key, index, places, columns);
    if (to === undefined) return;
    event.preventDefault();
    places[to]?.element.focus();
  });
}

const pageRows = 10;

function next(
  key: string,
  index: number,
  places: readonly Place[],
  columns: ReadonlyMap<number, readonly number[]>,
): number | undefined {
  const inColumn = columns.get(places[index]?.column ?? -1) ?? [];
  const at = inColumn.indexOf(index);
  const down = (by: number): number | undefined =>
    inColumn[Math.min(inColumn.length - 1, Math.max(0, at + by))];
  switch (key) {
    case 'ArrowRight':
      return Math.min(index + 1, places.length - 1);
    case 'ArrowLeft':
      return Math.max(index - 1, 0);
    case 'ArrowDown':
      return down(1);
    case 'ArrowUp':
      return down(-1);
    case 'PageDown':
      return down(pageRows);
    case 'PageUp':
      return down(-pageRows);
    case 'Home':
      return 0;
    case 'End':
      return places.length - 1;
    default:
      return undefined;
  }
}
