/** Text for a tooltip, shown as it is: line breaks become blanks, and nothing in it is read as Markdown or HTML. */
export function shown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~&$-]/g, '\\$&')
    .replace(/^(\d+)\./, '$1\\.');
}

/** The tooltips of this project's own making without their Markdown, for editors that show plain text. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])|\*\*|_|^> |^```\w*\n?| {2}$/gm, (_, escaped?: string) => escaped ?? '')
    .replace(/\n\n---\n\n/g, '\n\n');
}
