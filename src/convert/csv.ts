/**
 * A table as CSV (RFC 4180), safe to open in a spreadsheet: a cell that a spreadsheet would take for a formula gets
 * an apostrophe in front, full-width signs included (https://owasp.org/www-community/attacks/CSV_Injection). Numbers are left as they are.
 */
export function csv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const harmless = /^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
