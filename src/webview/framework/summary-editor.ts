import { button } from '../controls';
import { element } from '../element';

/** A summary as it is being written. It looks after itself. */
export interface SummaryEditor {
  readonly element: HTMLElement;
  focus(): void;
  /** Says why it was not saved; with nothing, that it is being saved. */
  refused(why: string | undefined): void;
}

export interface EditorActions {
  typed(text: string): void;
  save(): void;
  leave(): void;
}

/** `about` says what the summary is of; `isNew` whether there is none yet. */
export function summaryEditor(
  text: string,
  about: string,
  isNew: boolean,
  { typed, save, leave }: EditorActions,
): SummaryEditor {
  const area = element('textarea', { 'aria-label': `Summary of ${about}`, rows: '4', dir: 'auto' });
  area.value = text;
  const problem = element('p', { role: 'alert', class: 'problem' });
  const how = `Ctrl+Enter saves, Escape leaves.${isNew ? '' : ' Save nothing to take it out.'}`;
  const made = element(
    'div',
    { class: 'summary-editor', 'data-own': '' },
    area,
    problem,
    element('div', { class: 'controls' }, button('Save', true, save), button('Cancel', false, leave)),
    element('small', {}, how),
  );
  area.addEventListener('input', () => typed(area.value));
  made.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element: made,
    focus: () => area.focus(),
    refused(why) {
      problem.textContent = why ?? '';
      made.classList.toggle('is-saving', why === undefined);
      area.readOnly = why === undefined;
    },
  };
}
