import { isDate } from '../format/yaml';
import { asHtml, htmlPage } from './html-text';
import type { QuotesJson } from './quotes-json';
import { notRead, source, themesOf, wordsOf } from './quotes-report';
import {
  filterSentence,
  noRows,
  type ReadableTable,
  readableTables,
  type ThemesReport,
  totalsSentence,
} from './themes-report';

/* The figures of themes as one page that needs nothing else: no script, nothing from elsewhere. */

/** What a page may have besides its report. */
export interface PageParts {
  readonly tables?: readonly PicturedTable[];
  /** Words of participants: only where somebody has said that they may leave the study. */
  readonly quotes?: QuotesJson | undefined;
}

export interface PicturedTable {
  readonly table: ReadableTable;
  /** An SVG element as markup, as our own pictures are written: it is put in as it is. */
  readonly picture: string | undefined;
}

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
.table, figure { overflow-x: auto; }
figure { margin: 1.5rem 0; }
blockquote { border-inline-start: 3px solid; margin: 1rem 0 0.25rem; padding-inline-start: 1rem; }
mark { background: none; color: inherit; font-weight: bold; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { font-weight: bold; padding: 1rem 0 0.5rem; text-align: start; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.2rem 0.6rem; vertical-align: top; }
th { text-align: start; }
tbody th { font-weight: normal; }
.figure { text-align: end; }
.day { white-space: nowrap; }
@media print { body { margin: 0; max-width: none; } .table { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
`;

export function themesHtml(report: ThemesReport, { tables = [], quotes }: PageParts = {}): string {
  const { summary } = report;
  const filter = filterSentence(summary.filter);
  return htmlPage(
    'Themes',
    style,
    `<h1>Themes</h1>
<p>${asHtml(totalsSentence(summary))}</p>
${filter ? `<p>${asHtml(filter)}</p>\n` : ''}${[
  ...readableTables(report).map(tableHtml),
  ...tables.flatMap(({ table, picture }) => [
    ...(picture === undefined ? [] : [`<figure>${picture}</figure>`]),
    tableHtml(table),
  ]),
  ...(quotes ? [quotesHtml(quotes)] : []),
].join('\n')}`,
  );
}

function quotesHtml({ quotes }: QuotesJson): string {
  const parts = quotes.map(quote => {
    const { before, after, memos } = quote;
    const words = wordsOf(quote);
    const marked = words ? `${asHtml(before)}<mark>${asHtml(words)}</mark>${asHtml(after)}` : notRead;
    const noted = memos.map(memo => `<p>Memo: ${asHtml(memo)}</p>`).join('');
    return `<blockquote dir="auto"><p>${marked.trim()}</p></blockquote>
<p>${asHtml(source(quote))}. ${asHtml(themesOf(quote))}.</p>${noted}`;
  });
  return `<h2>Quotes</h2>\n${parts.join('\n')}`;
}

/** A table with its title as caption. */
export function tableHtml({ title, head, texts, rows, nothing = noRows }: ReadableTable): string {
  if (rows.length === 0) return `<p><strong>${asHtml(title)}</strong>: ${asHtml(nothing)}</p>`;
  const kind = (column: number, cell = ''): string =>
    column >= texts ? ' class="figure"' : isDate(cell) ? ' class="day"' : '';
  const heads = head.map((name, column) => `<th scope="col"${kind(column)}>${asHtml(name)}</th>`);
  const lines = rows.map(cells => {
    const made = cells.map((cell, column) =>
      column === 0 ? `<th scope="row">${asHtml(cell)}</th>` : `<td${kind(column, cell)}>${asHtml(cell)}</td>`,
    );
    return `<tr>${made.join('')}</tr>`;
  });
  return `<div class="table" role="region" aria-label="${asHtml(title)}" tabindex="0">
<table>
<caption>${asHtml(title)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>`;
}
