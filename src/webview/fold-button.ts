import { element } from './element';

/** The button that folds what is below a row of a table; `said` is what that is. */
export function foldButton(said: string, isFolded: boolean): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'fold',
      tabindex: '-1',
      'data-cell': 'fold',
      'aria-expanded': String(!isFolded),
      'aria-label': said,
    },
    element('span', { 'aria-hidden': 'true' }, isFolded ? '▸' : '▾'),
  );
}

/** Stands where a row has nothing to fold. */
export function noFoldButton(): HTMLElement {
  return element('span', { class: 'fold', 'aria-hidden': 'true' });
}
