/* Markdown for reports. */

/** Text that Markdown shows as it is, in a table too. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~$&]/g, '\\$&');
}

/** A line of a table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A path, with `/`, as a link's target: what ends a link or begins a query or fragment is encoded. */
export function linkTarget(path: string): string {
  const signs: Readonly<Record<string, string>> = { '#': '%23', '?': '%3F', '(': '%28', ')': '%29' };
  return encodeURI(path).replaceAll(/[#?()]/g, sign => signs[sign] ?? sign);
}
