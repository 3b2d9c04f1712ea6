/** Words of a study as a list or the status bar is to show them: they are no icons, and stand on one line. */
export function plainWords(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\$\((?=[\w~-]+\))/g, '$\u200B(');
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What stands beside a label: digits behind words that are read from the right would move to their other side. */
export function besideLabel(label: string, description: string | boolean | undefined): string {
  const text = typeof description === 'string' ? description : '';
  return rightToLeft.test(label) && text !== '' ? `\u200e${text}` : text;
}
