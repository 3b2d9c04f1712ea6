import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { element } from './element';

/*
 * Controls that look like the editor's own. Nobody else knows where they come from: their makers keep them no longer, and
 * whoever replaces them changes this file.
 */

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeTextField(),
);

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list to choose one thing from. */
export interface Dropdown {
  readonly element: HTMLElement;
  value(): string;
  /** Puts other things into the list; what is chosen stays chosen if it is still there, else `first` is. */
  offer(choices: readonly Choice[], first?: string): void;
}

interface WithValue extends HTMLElement {
  value: string;
}

export function button(label: string, isMain: boolean, run: () => void): HTMLElement {
  const made = own('vscode-button', { appearance: isMain ? 'primary' : 'secondary' });
  made.append(label);
  made.addEventListener('click', run);
  return made;
}

/** A button that shows further ones below it, each of which does something and hides them again. */
export function menu(
  label: string,
  entries: readonly { readonly label: string; readonly run: () => void }[],
): HTMLElement {
  const list = element('ul', { class: 'menu-entries', hidden: '' });
  const show = (isShown: boolean): void => {
    list.hidden = !isShown;
    opener.setAttribute('aria-expanded', String(isShown));
    if (isShown) list.querySelector('button')?.focus();
  };
  const opener = button(label, false, () => show(list.hidden));
  opener.setAttribute('aria-expanded', 'false');
  for (const { label, run } of entries) {
    const entry = element('button', { type: 'button' }, label);
    entry.addEventListener('click', () => {
      show(false);
      opener.focus();
      run();
    });
    list.append(element('li', {}, entry));
  }
  const made = element('div', { class: 'menu', 'data-own': '' }, opener, list);
  // Some browsers give a button that is clicked no focus, and what has it would lose it.
  list.addEventListener('mousedown', event => event.preventDefault());
  made.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && made.contains(relatedTarget))) show(false);
  });
  made.addEventListener('keydown', event => {
    if (list.hidden) return;
    const all = [...list.querySelectorAll('button')];
    const at = all.indexOf(event.target as HTMLButtonElement);
    if (event.key === 'Escape') {
      show(false);
      opener.focus();
    } else if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(at - 1)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return made;
}

export function dropdown(label: string, onChange: () => void = () => {}): Dropdown {
  const made = own('vscode-dropdown', { 'aria-label': label }) as WithValue;
  made.addEventListener('change', onChange);
  let offered = '';
  return {
    element: made,
    value: () => made.value,
    offer(choices, first = choices[0]?.value ?? '') {
      const asText = JSON.stringify(choices);
      if (asText === offered) return;
      const before = offered === '' ? undefined : made.value; // without options the value is the empty text
      offered = asText;
      const options = choices.map(choice => {
        const option = document.createElement('vscode-option');
        option.setAttribute('value', choice.value);
        option.append(choice.label);
        return option;
      });
      made.replaceChildren(...options);
      const kept = choices.find(({ value }) => value === before)?.value ?? first;
      // The list takes notice of its options a moment later.
      setTimeout(() => {
        made.value = kept;
      });
    },
  };
}

export function checkbox(
  label: string,
  isChecked: boolean,
  onChange: (isChecked: boolean) => void,
): HTMLElement {
  const made = own('vscode-checkbox', isChecked ? { checked: '' } : {}) as HTMLElement & { checked: boolean };
  made.append(label);
  made.addEventListener('change', () => onChange(made.checked));
  return made;
}

export interface TextField {
  readonly element: HTMLElement;
  value(): string;
  clear(): void;
}

/** `onEnter` runs when somebody has typed what is wanted. */
export function textField(label: string, placeholder: string, onEnter: () => void): TextField {
  const made = own('vscode-text-field', { 'aria-label': label, placeholder }) as WithValue;
  made.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') onEnter();
  });
  return {
    element: made,
    value: () => made.value,
    clear() {
      made.value = '';
    },
  };
}

/** An element that looks after itself. */
function own(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag);
  made.setAttribute('data-own', '');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
