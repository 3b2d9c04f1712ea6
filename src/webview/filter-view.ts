import type { ThemeFilter } from '../analysis/theme-filter';
import { isDate } from '../format/yaml';
import { button, dropdown, textField } from './controls';
import { element } from './element';
import { type FilterPart, filterKinds, type OfferedOptions, partInWords, partsOf } from './filter-chips';
import { onClick } from './patch';

/** Controls to add a condition: a kind, a value, and a button. They look after themselves. */
export function filterControls(add: (part: FilterPart) => void): {
  readonly element: HTMLElement;
  offer(options: OfferedOptions): void;
} {
  let kinds: ReturnType<typeof filterKinds> = [];
  const kind = dropdown('Filter by', () => showValues());
  const value = dropdown('Value of the filter');
  const day = textField('Day, as year-month-day', 'YYYY-MM-DD', () => addChosen());
  const problem = element('span', { role: 'alert', class: 'problem' });
  const chosen = () => kinds.find(({ key }) => key === kind.value()) ?? kinds[0];
  const showValues = (): void => {
    const { values } = chosen() ?? {};
    value.element.hidden = !values;
    day.element.hidden = values !== undefined || kinds.length === 0;
    if (values) value.offer(values.map(each => ({ value: each.value, label: each.label })));
  };
  const addChosen = (): void => {
    const { key, values } = chosen() ?? {};
    if (key === undefined) return;
    const wanted = values ? value.value() : day.value().trim();
    const isSound = values !== undefined || isDate(wanted);
    problem.textContent = isSound ? '' : 'Write a day, such as 2026-03-14.';
    if (isSound) add({ key, value: wanted });
    if (isSound) day.clear();
  };
  const made = element(
    'div',
    { class: 'controls', 'data-own': '', 'data-key': 'controls' },
    kind.element,
    value.element,
    day.element,
    button('Add Filter', true, addChosen),
    problem,
  );
  return {
    element: made,
    offer(options) {
      kinds = filterKinds(options);
      kind.offer(kinds.map(({ key, name }) => ({ value: key, label: name })));
      showValues();
    },
  };
}

/** The conditions that are set, each to be taken away. */
export function chipsView(
  filter: ThemeFilter,
  options: OfferedOptions | undefined,
  remove: (part: FilterPart) => void,
  removeAll: () => void,
): HTMLElement {
  const kinds = options ? filterKinds(options) : [];
  const parts = partsOf(filter);
  if (parts.length === 0)
    return element('p', { class: 'chips', 'data-key': 'no-chips' }, element('small', {}, 'The whole study.'));
  const all = element('button', { type: 'button', class: 'link' }, 'Remove all');
  return element(
    'ul',
    { class: 'chips', 'data-key': 'chips', 'aria-label': 'Filters that are set' },
    ...parts.map(part => {
      const words = partInWords(part, kinds);
      const chip = element(
        'button',
        { type: 'button', class: 'chip', 'aria-label': `Remove the filter ${words}` },
        element('bdi', {}, words),
        element('span', { 'aria-hidden': 'true' }, ' ×'),
      );
      return element(
        'li',
        { 'data-key': JSON.stringify(part) },
        onClick(chip, () => remove(part)),
      );
    }),
    parts.length > 1 ? element('li', { 'data-key': 'all' }, onClick(all, removeAll)) : undefined,
  );
}
