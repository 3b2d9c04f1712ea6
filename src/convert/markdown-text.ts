/* Markdown for reports. */

/** Text that Markdown shows as it is, in a table too. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~$&]/g, '\\$&');
}

/** A line of a table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
