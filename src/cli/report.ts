import { dirname, relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { linkTarget } from '../convert/markdown-text';
import { kindOf } from '../study/file-kinds';
import { UsageError } from './arguments';
import { isFolder, uriOf, write } from './files';
import { print } from './print';

/* Where reports go: to the terminal, or with `--out` to a file. */

/** Refuses a folder, and a file for a report that would be one of the study. */
export function checkOut(out: string | undefined): void {
  if (out !== undefined && isFolder(out)) {
    throw new UsageError(`“${out}” is a folder. Name the file that is to be written in it, too.`);
  }
  if (out !== undefined && kindOf(uriOf(out))) {
    throw new UsageError(
      `“${out}” is a name for the study’s own files, and a report is none of them. Choose another --out.`,
    );
  }
}

/** Refuses a workbook without a file to write it to. */
export function checkWorkbook(format: string, out: string | undefined): void {
  if (format === 'xlsx' && out === undefined)
    throw new UsageError('A workbook is no text for a terminal: give --out FILE with --format xlsx.');
}

/** Targets of Markdown links to places in files (`line` from 0), as seen from the report. */
export function linksFrom(out: string | undefined): (uri: string, line: number) => string {
  const base = out === undefined ? process.cwd() : dirname(resolve(out));
  return (uri, line) =>
    `${linkTarget(relative(base, URI.parse(uri).fsPath).replaceAll('\\', '/'))}#L${line + 1}`;
}

/** Writes a report to the file, or where there is none to standard output. */
export async function put(
  report: string | Uint8Array,
  {
    format,
    out,
    force,
  }: { readonly format: string; readonly out: string | undefined; readonly force: boolean },
): Promise<void> {
  if (out === undefined && format === 'text' && typeof report === 'string') print(report);
  else if (out === undefined) process.stdout.write(report);
  else {
    // Spreadsheets take a CSV file for UTF-8 only if it begins with a byte order mark.
    await write(out, format === 'csv' ? `\ufeff${report}` : report, force);
    process.stderr.write(`Written to ${out}.\n`);
  }
}
