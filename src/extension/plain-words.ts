/** Words of a study as a list or the status bar is to show them: they are no icons, and stand on one line. */
export function plainWords(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\$\((?=[\w~-]+\))/g, '$\u200B(');
}
