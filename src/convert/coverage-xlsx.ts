import writeExcelFile, { type CellObject } from 'write-excel-file/universal';
import type { GuideFigures, StudyFigures } from '../analysis/coverage-figures';
import { cellInWords, namesOf, sectionTitle, titlesOf } from './coverage-report';
import { type CoverageBy, countNames, countsOf, meaningfulBy, sumsRows } from './coverage-tables';

/*
 * Coverage as an Excel workbook. Text stays text, also what begins like a formula; numbers are numbers. The library is large,
 * so only who writes a workbook imports this file.
 */

type Value = string | number;
interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  /** In characters, by column; the last one holds for those behind it. */
  readonly widths: readonly number[];
  /** Columns that stay in sight. */
  readonly sticky: number;
}

export async function coverageXlsx(figures: StudyFigures, by?: CoverageBy): Promise<Uint8Array> {
  const titles = titlesOf(figures);
  const sheets = figures.guides.flatMap((guide, index) => sheetsOf(guide, titles[index] ?? '', by));
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
  const nothing = { sheet: 'Coverage', data: [[cell('No transcript with an interview guide here.', false)]] };
  const blob = await writeExcelFile(written.length > 0 ? written : [nothing]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cell(value: Value, isHead: boolean): CellObject {
  const looks: Partial<CellObject> = {
    wrap: true,
    alignVertical: 'top',
    ...(isHead && { fontWeight: 'bold' }),
  };
  return typeof value === 'number' ? { ...looks, value, type: Number } : { ...looks, value, type: String };
}

function sheetsOf(guide: GuideFigures, title: string, by: CoverageBy | undefined): Sheet[] {
  const named = (name: string): string => `${name} ${title}`;
  return [
    { name: named('Matrix'), rows: matrixRows(guide), widths: [16, 10, 44, 14], sticky: 3 },
    { name: named('Questions'), rows: questionRows(guide), widths: [16, 10, 44, 11], sticky: 2 },
    { name: named('Transcripts'), rows: transcriptRows(guide), widths: [24, 14, 12, 11], sticky: 1 },
    ...(by ? [by] : meaningfulBy(guide)).map(each => ({
      ...{ name: named(`By ${each}`), rows: sumsRows(guide, each), widths: [16, 36, 11], sticky: 2 },
    })),
  ];
}

function matrixRows({ guide, questions, transcripts }: GuideFigures): Value[][] {
  const names = namesOf(transcripts.map(({ coverage }) => coverage));
  return [
    [
      ...['section', 'id', 'question'],
      ...transcripts.map(({ coverage: { uri, participant } }) => names.get(uri) ?? participant),
    ],
    ...questions.map(({ question }, row) => [
      ...[sectionTitle(guide, question.section), question.id, question.text],
      ...transcripts.map(({ cells }) => cellInWords(cells[row])),
    ]),
  ];
}

function questionRows({ guide, questions }: GuideFigures): Value[][] {
  return [
    ['section', 'id', 'question', ...countNames],
    ...questions.map(({ question, totals }) => [
      ...[sectionTitle(guide, question.section), question.id, question.text],
      ...countsOf(totals),
    ]),
  ];
}

function transcriptRows({ transcripts }: GuideFigures): Value[][] {
  const names = namesOf(transcripts.map(({ coverage }) => coverage));
  return [
    ['transcript', 'group', 'date', 'state', ...countNames],
    ...transcripts.map(({ coverage: { uri, participant, group = '', date = '', state }, totals }) => [
      ...[names.get(uri) ?? participant, group, date, state],
      ...countsOf(totals),
    ]),
  ];
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
