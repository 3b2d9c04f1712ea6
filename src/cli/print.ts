/** Control characters other than tab and line feed: a name in a file could hold orders for the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Writes text for a person to the terminal. */
export function print(text: string): void {
  process.stdout.write(withoutControls(text));
}

export function withoutControls(text: string): string {
  return text.replace(control, '\ufffd');
}
