import type { GuideLine, GuideLines } from './guide-line';
import type { KeptText } from './result';
import { asks } from './wording';

/** A row of a table; each cell holds its paragraphs. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly (readonly GuideLine[])[];
}

type Column = 'number' | 'section' | 'question' | 'probe' | 'note';

const columnNames: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:no\.?|nr\.?|number|#|id|q\.?)$/i],
  ['probe', /^(?:probes?|probing|prompts?|follow[- ]?ups?|sub[- ]?questions?)\b/i],
  ['question', /^(?:(?:main|key|core|interview|guiding) )?questions?\b/i],
  ['section', /^(?:sections?|topics?|themes?|areas?|part|domain|category|block)\b/i],
  ['note', /^(?:notes?|comments?|remarks?|instructions?|purpose|rationale|aims?|time|minutes|duration)\b/i],
];

/**
 * Reads a table of questions as lines: columns for number, topic, question, probes and notes, by their headings or,
 * where there are none, by what stands in them.
 */
export function linesOfTable(rows: readonly TableRow[]): GuideLines {
  const lines: GuideLine[] = [];
  const listed: KeptText[] = [];
  const named = columnsByName(rows[0]);
  const columns = named ?? columnsByContent(rows);
  if (named && rows[0]) {
    for (const text of rows[0].cells.map(textOf)) {
      if (text)
        listed.push({ line: rows[0].number, text, became: { kind: 'listed', reason: 'table-heading' } });
    }
  }
  let section = '';
  for (const row of named ? rows.slice(1) : rows) {
    const filled = row.cells.filter(cell => cell.length > 0);
    const only = filled[0];
    // A row with one short cell is a heading across the table.
    if (filled.length === 1 && only?.length === 1 && only[0] && row.cells.length > 1 && !asks(only[0].text)) {
      if (only === row.cells[0] && columns[0] !== 'question') {
        lines.push(asHeading(only[0]));
        section = only[0].text;
        continue;
      }
    }
    let number: GuideLine | undefined;
    for (const [column, cell] of inReadingOrder(columns, row.cells)) {
      switch (column) {
        case 'number':
          number = cell[0];
          break;
        case 'section': {
          const text = textOf(cell);
          const first = cell[0];
          if (first && text !== section)
            lines.push({ ...asHeading(first), text, asides: cell.flatMap(line => line.asides) });
          if (text) section = text;
          break;
        }
        case 'question':
          for (const [index, line] of cell.entries())
            lines.push(asQuestion(line, index === 0 ? number : undefined));
          if (cell.length > 0) number = undefined;
          break;
        case 'probe':
          for (const line of cell)
            lines.push({ ...line, indent: line.indent + 8, gap: false, role: 'probe' });
          break;
        case 'note':
          for (const line of cell) lines.push({ ...line, gap: false, role: 'note' });
          break;
      }
    }
    if (number) lines.push({ ...number, gap: false, role: 'note' });
  }
  return { lines, listed };
}

const readingOrder: readonly Column[] = ['section', 'number', 'question', 'note', 'probe'];

/** A note is about the question of its row and not about its last probe, wherever its column stands. */
function inReadingOrder(
  columns: readonly Column[],
  cells: TableRow['cells'],
): [Column, readonly GuideLine[]][] {
  const named = cells.map((cell, at): [Column, readonly GuideLine[]] => [columns[at] ?? 'probe', cell]);
  return named.sort(([a], [b]) => readingOrder.indexOf(a) - readingOrder.indexOf(b));
}

function textOf(cell: readonly GuideLine[]): string {
  return cell.map(line => line.text).join(' ');
}

function columnsByName(row: TableRow | undefined): Column[] | undefined {
  const names = row?.cells.map(textOf) ?? [];
  const found = names.map(name =>
    name.length <= 40 && !asks(name) ? columnNames.find(([, shape]) => shape.test(name))?.[0] : undefined,
  );
  if (!found.includes('question') && !(found.includes('probe') && found.includes('section')))
    return undefined;
  if (!found.includes('question'))
    return found.map(column => (column === 'section' ? 'question' : (column ?? 'note')));
  return found.map(column => column ?? 'note');
}

function columnsByContent(rows: readonly TableRow[]): Column[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  const cellsAt = (at: number) => rows.map(row => row.cells[at] ?? []).filter(cell => cell.length > 0);
  const isNumber = (cell: readonly GuideLine[]) => /^[A-Z]?[\d.]+[.)]?$/i.test(textOf(cell));
  const asking = (at: number) => {
    const cells = cellsAt(at);
    return cells.filter(cell => cell.some(line => asks(line.text))).length * 2 >= Math.max(1, cells.length);
  };
  const columns: Column[] = [];
  for (let at = 0; at < width; at++) {
    if (columns.includes('question')) columns.push('probe');
    else if (at < width - 1 && cellsAt(at).every(isNumber)) columns.push('number');
    else if (at < width - 1 && !asking(at) && asking(at + 1) && !columns.includes('section'))
      columns.push('section');
    else columns.push('question');
  }
  return columns;
}

function asHeading(line: GuideLine): GuideLine {
  return { ...line, heading: 6, gap: true };
}

function asQuestion(line: GuideLine, number: GuideLine | undefined): GuideLine {
  const role = 'question' as const;
  if (!number) return { ...line, gap: false, role };
  const printed = /^([A-Z]{0,2})([\d.]*\d)[.)]?$/i.exec(number.text);
  const counts = printed?.[2]?.split('.').map(Number) ?? [];
  const marker =
    number.marker ??
    (printed && counts.every(count => count < 1000) && counts.length <= 6
      ? {
          kind: 'number' as const,
          path: counts,
          letter: '',
          prefix: (printed[1] ?? '').toUpperCase(),
          delimiter: '.',
        }
      : undefined);
  // A number that cannot be read as one stays with its question as a note.
  const asides = printed || number.text === '' ? line.asides : [...line.asides, number.text];
  return { ...line, marker: line.marker ?? marker, asides, gap: true, role };
}
