import type { AnswerPassagesJson } from '../../convert/answer-passages-json';
import type { Cell } from '../coverage-protocol';
import { element } from '../element';

/** So many characters are shown. */
export const firstWords = 280;

/** Milliseconds that a pointer has to rest. */
const rest = 250;

/**
 * Shows what is said in a cell while the mouse is over it. Escape takes it away; the cell itself says its state to a screen
 * reader, and opens all of it.
 */
export function showFirstWords(
  root: HTMLElement,
  cellAt: (button: HTMLElement) => Cell | undefined,
  ask: (cell: Cell) => Promise<AnswerPassagesJson | undefined>,
): HTMLElement {
  const shown = element('div', { class: 'first-words', hidden: '', 'aria-hidden': 'true' });
  let over: HTMLElement | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => {
    clearTimeout(waiting);
    over = undefined;
    shown.hidden = true;
  };
  const show = async (button: HTMLElement, cell: Cell): Promise<void> => {
    const passages = await ask(cell);
    const parts = passages?.passages.flatMap(passage => wordsOf(passage)) ?? [];
    if (over !== button || !button.isConnected || parts.length === 0) return;
    shown.replaceChildren(...parts);
    shown.hidden = false;
    place(shown, button.getBoundingClientRect());
  };
  root.addEventListener('mouseover', ({ target }) => {
    if (!(target instanceof Element) || shown.contains(target)) return;
    const button = target.closest<HTMLElement>('tbody [data-cell]') ?? undefined;
    if (button === over) return;
    hide();
    const cell = button && cellAt(button);
    if (!cell) return;
    over = button;
    waiting = setTimeout(() => void show(button, cell), rest);
  });
  root.addEventListener('mouseleave', hide);
  root.addEventListener('scroll', hide, true);
  root.addEventListener('mousedown', hide);
  root.ownerDocument.addEventListener('keydown', hide);
  return shown;
}

function wordsOf({ parts, reason, isCut }: AnswerPassagesJson['passages'][number]): HTMLElement[] {
  const said = parts.map(({ text }) => text).join(' ');
  return [
    ...(said === '' ? [] : [element('p', {}, element('bdi', {}, said, isCut ? ' …' : ''))]),
    ...(reason === null ? [] : [element('p', {}, element('em', {}, element('bdi', {}, reason)))]),
  ];
}

/** Below what it is about, or above where there is no room. */
function place(shown: HTMLElement, about: DOMRect): void {
  const { width, height } = shown.getBoundingClientRect();
  const left = Math.max(8, Math.min(about.left, window.innerWidth - width - 8));
  const isBelow = about.bottom + height + 8 < window.innerHeight;
  shown.style.left = `${left}px`;
  shown.style.top = `${isBelow ? about.bottom + 4 : Math.max(8, about.top - height - 4)}px`;
}
