import writeExcelFile, { type CellObject } from 'write-excel-file/universal';

/*
 * Excel workbooks. Text stays text, also what begins like a formula; numbers are numbers. The library is large, so only who
 * writes a workbook imports this file.
 */

export type Value = string | number;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  /** In characters, by column; the last one holds for those behind it. */
  readonly widths: readonly number[];
  /** Columns that stay in sight. */
  readonly sticky: number;
}

/** A workbook of these sheets; their names may be shortened. `nothing` is a sentence that stands there if there are none. */
export async function workbook(sheets: readonly Sheet[], nothing: string): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const written = sheets.map(({ rows, widths, sticky }, index) => ({
    sheet: names[index] ?? '',
    data: rows.map((row, line) => row.map(value => cell(value, line === 0))),
    columns: (rows[0] ?? []).map((_, column) => ({
      width: widths[Math.min(column, widths.length - 1)] ?? 12,
    })),
    stickyRowsCount: 1,
    stickyColumnsCount: sticky,
  }));
  const empty = { sheet: 'Nothing', data: [[cell(nothing, false)]] };
  const blob = await writeExcelFile(written.length > 0 ? written : [empty]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Excel opens no file with a longer text in a cell. In UTF-16 units. */
const longestText = 32_767;

function cell(value: Value, isHead: boolean): CellObject {
  const looks: Partial<CellObject> = {
    wrap: true,
    alignVertical: 'top',
    ...(isHead && { fontWeight: 'bold' }),
  };
  return typeof value === 'number'
    ? { ...looks, value, type: Number }
    : { ...looks, value: cellText(value), type: String };
}

/** What a cell can hold: no signs that XML cannot, and not too many. */
function cellText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
  return plain.length <= longestText ? plain : `${shortened(plain, longestText - 2)} …`;
}

const longestName = 31;

/** Names as Excel takes them: short, different, and without signs that stand for something in formulas. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map(name => {
    const plain = name
      .replace(/[\\/?*[\]:']/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    let made = shortened(plain, longestName);
    for (let count = 2; taken.has(made.toLowerCase()); count++) {
      const ending = ` ${count}`;
      made = shortened(plain, longestName - ending.length) + ending;
    }
    taken.add(made.toLowerCase());
    return made;
  });
}

/** The beginning of a text of at most so many UTF-16 units, without half a sign at its end. */
function shortened(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}
