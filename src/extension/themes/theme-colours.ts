import * as vscode from 'vscode';
import { square } from './theme-icons';

/** Colours that people tell apart, also those who do not see all of them alike, by the names that they have. */
const colours: readonly (readonly [name: string, colour: string])[] = [
  ['Blue', '#4477aa'],
  ['Sky', '#56b4e9'],
  ['Teal', '#009988'],
  ['Green', '#228833'],
  ['Olive', '#999933'],
  ['Yellow', '#ddaa33'],
  ['Orange', '#ee7733'],
  ['Brown', '#8c5a2b'],
  ['Red', '#cc3311'],
  ['Rose', '#ee6677'],
  ['Purple', '#aa3377'],
  ['Indigo', '#5b4fa2'],
  ['Grey', '#777777'],
];

/** Asks for a colour, `#rrggbb`; the empty text for none of its own, `undefined` where the person changes their mind. */
export async function chooseColour(theme: string): Promise<string | undefined> {
  const title = `Colour of ${theme}`;
  const other = { label: 'Other…', description: 'six digits, such as #b5651d' };
  const none = { label: 'None', description: 'one that its place in the codebook gives it' };
  const choice = await vscode.window.showQuickPick(
    [
      ...colours.map(([label, colour]) => ({ label, description: colour, iconPath: square(colour) })),
      other,
      none,
    ],
    { title, placeHolder: 'Which colour?' },
  );
  if (!choice) return undefined;
  if (choice === none) return '';
  if (choice !== other) return choice.description;
  const written = await vscode.window.showInputBox({
    title,
    prompt: 'Six digits for red, green and blue.',
    placeHolder: '#b5651d',
    validateInput: text =>
      colourIn(text) === undefined
        ? 'Write “#” and six digits (0 to 9, a to f), such as #b5651d.'
        : undefined,
  });
  return written === undefined ? undefined : colourIn(written);
}

function colourIn(text: string): string | undefined {
  const [, digits] = /^\s*#?([0-9a-f]{6})\s*$/i.exec(text) ?? [];
  return digits && `#${digits.toLowerCase()}`;
}
