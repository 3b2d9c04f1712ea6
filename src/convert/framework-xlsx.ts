import type { FrameworkJson } from './framework-json';
import { columnName, textsOf } from './framework-report';
import { notRead } from './quotes-report';
import { workbook } from './workbook';

/**
 * The framework chart as an Excel workbook: the chart, and all passages with their places, also those that a summary stands
 * for. `path` names a file for the reader.
 */
export function frameworkXlsx(chart: FrameworkJson, path: (uri: string) => string): Promise<Uint8Array> {
  const names = chart.columns.map(column => columnName(chart, column));
  const rows = chart.rows.map(({ participant, group, transcripts, cells }) => [
    ...[participant, group ?? '', transcripts.flatMap(({ date }) => date ?? []).join(' ')],
    ...cells.map(cell => textsOf(cell).join('\n')),
  ]);
  const passages = chart.rows.flatMap(({ participant, cells }) =>
    cells.flatMap((cell, column) =>
      cell.passages.map(({ uri, range, said }) => [
        ...[participant, names[column] ?? '', said || notRead, path(uri), range.start.line + 1],
      ]),
    ),
  );
  const head = chart.choice.columns === 'questions' ? 'question' : 'theme';
  return workbook(
    [
      {
        ...{ name: 'Framework chart', widths: [14, 12, 12, 44], sticky: 1 },
        rows: [['participant', 'group', 'dates', ...names], ...rows],
      },
      {
        ...{ name: 'Passages', widths: [14, 32, 80, 36, 8], sticky: 1 },
        rows: [['participant', head, 'passage', 'transcript', 'line'], ...passages],
      },
    ],
    '',
  );
}
