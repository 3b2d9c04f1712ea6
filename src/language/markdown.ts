/** Text for a tooltip, shown as it is: line breaks become blanks, and nothing in it is read as Markdown or HTML. */
export function shown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~&$-]/g, '\\$&');
}
