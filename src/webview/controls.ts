import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

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
  /** Puts other things into the list; what is chosen stays chosen if it is still there. */
  offer(choices: readonly Choice[]): void;
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

export function dropdown(label: string, onChange: () => void = () => {}): Dropdown {
  const made = own('vscode-dropdown', { 'aria-label': label }) as WithValue;
  made.addEventListener('change', onChange);
  let offered = '';
  return {
    element: made,
    value: () => made.value,
    offer(choices) {
      const asText = JSON.stringify(choices);
      if (asText === offered) return;
      offered = asText;
      const before = made.value;
      const options = choices.map(choice => {
        const option = document.createElement('vscode-option');
        option.setAttribute('value', choice.value);
        option.append(choice.label);
        return option;
      });
      made.replaceChildren(...options);
      const kept = choices.some(({ value }) => value === before) ? before : (choices[0]?.value ?? '');
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
