import { stateNames } from './coverage-report';
import { csv } from './csv';
import type {
  FrameworkCellJson,
  FrameworkColumnJson,
  FrameworkJson,
  FrameworkRowJson,
} from './framework-json';
import { asHtml, htmlPage } from './html-text';
import { escaped, row } from './markdown-text';
import { notRead } from './quotes-report';
import { filterSentence, noThemes } from './themes-report';

/* The framework chart for readers. `link` gives the target of a link to a place in a file (`line` from 0). */

export type Link = (uri: string, line: number) => string;

/** What a column is called: a question with its ID. */
export function columnName({ choice }: FrameworkJson, { id, title }: FrameworkColumnJson): string {
  return choice.columns === 'questions' ? `${id} ${title}`.trim() : title;
}

/** What a row's head says beside the participant: group and days, `driver`, `2026-03-02`. */
export function aboutRow({ group, transcripts }: FrameworkRowJson): string[] {
  return [group, ...transcripts.map(({ date }) => date)].flatMap(each => each || []);
}

/** The texts of a cell: the summaries where there are any, else what was said, or why nothing was. */
export function textsOf({ summaries, passages, why }: FrameworkCellJson): string[] {
  if (summaries.length > 0) return summaries.map(({ text }) => text);
  if (passages.length === 0) return why.map(status => `(${stateNames[status].slice(2)})`);
  return passages.map(({ said, isCut }) => (isCut ? `${said} …` : said || notRead));
}

/** Why a chart has no cells, in a sentence; `undefined` where it has some. */
function nothingIn({ rows, columns, choice, filter }: FrameworkJson): string | undefined {
  if (rows.length > 0 && columns.length > 0) return undefined;
  if (Object.keys(filter).length > 0) return 'Nothing passes the filter.';
  if (rows.length === 0) return 'No transcripts here: their names end in .transcript.md.';
  return choice.columns === 'themes'
    ? noThemes
    : 'No transcript follows an interview guide that has questions. Themes can stand in the columns without one.';
}

/** A row for each participant; summaries and passages of a cell are parted by line breaks. */
export function frameworkCsv(chart: FrameworkJson): string {
  return csv([
    ['participant', 'group', 'dates', ...chart.columns.map(column => columnName(chart, column))],
    ...chart.rows.map(({ participant, group, transcripts, cells }) => [
      ...[participant, group ?? '', transcripts.flatMap(({ date }) => date ?? []).join(' ')],
      ...cells.map(cell => textsOf(cell).join('\n')),
    ]),
  ]);
}

export function frameworkMarkdown(chart: FrameworkJson, link: Link): string {
  const filter = filterSentence(chart.filter);
  const head = ['Participant', ...chart.columns.map(column => escaped(columnName(chart, column)))];
  const lines = chart.rows.map(each => {
    const about = escaped(aboutRow(each).join(', '));
    const who = `**${escaped(each.participant)}**${about && `<br>${about}`}`;
    return row([who, ...each.cells.map(cell => cellMarkdown(cell, link))]);
  });
  const nothing = nothingIn(chart);
  return `${[
    '# Framework chart',
    '',
    ...(filter ? [escaped(filter), ''] : []),
    ...(nothing ? [escaped(nothing)] : [row(head), row(head.map(() => '---')), ...lines]),
  ].join('\n')}\n`;
}

function cellMarkdown(cell: FrameworkCellJson, link: Link): string {
  const { summaries, passages } = cell;
  const texts = textsOf(cell).map(escaped);
  const linked = (uri: string, line: number, text: string): string => `[${text}](${link(uri, line)})`;
  if (summaries.length === 0) {
    return texts
      .map((text, index) => {
        const { uri, range } = passages[index] ?? {};
        return uri && range ? `${text} ${linked(uri, range.start.line, '→')}` : text;
      })
      .join('<br>');
  }
  const places = passages.map(({ uri, range: { start } }) =>
    linked(uri, start.line, `line ${start.line + 1}`),
  );
  return [...texts.map(text => `*${text}*`), ...(places.length > 0 ? [places.join(', ')] : [])].join('<br>');
}

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 1rem; }
h1 { font-size: 1.5rem; }
.table { max-height: calc(100vh - 8rem); overflow: auto; }
table { border-collapse: separate; border-spacing: 0; }
th, td { border-bottom: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-right: 1px solid color-mix(in srgb, CanvasText 12%, Canvas); font-weight: normal; min-width: 16rem; padding: 0.4rem 0.6rem; text-align: start; vertical-align: top; }
thead th { background: Canvas; position: sticky; top: 0; z-index: 1; }
tbody th, thead th:first-child { background: Canvas; inset-inline-start: 0; min-width: 9rem; position: sticky; }
thead th:first-child { z-index: 2; }
b { display: block; }
small { opacity: 0.8; }
.whole { display: inline-block; }
td p { margin: 0 0 0.5rem; }
.summary { border-inline-start: 3px solid; padding-inline-start: 0.5rem; }
@page { size: landscape; }
@media print { body { font-size: 8pt; margin: 0; } .table { max-height: none; overflow: visible; } th, td { min-width: 0; position: static !important; } thead { display: table-header-group; } a { color: inherit; text-decoration: none; } }
`;

/** The chart as one page that needs nothing else: no script, nothing from elsewhere. */
export function frameworkHtml(chart: FrameworkJson, link: Link): string {
  const filter = filterSentence(chart.filter);
  const heads = chart.columns.map(column => {
    const under = column.under ? `<small>${asHtml(column.under)}</small>` : '';
    return `<th scope="col"><b dir="auto">${asHtml(columnName(chart, column))}</b>${under}</th>`;
  });
  const rows = chart.rows.map(each => {
    const about = aboutRow(each).map((text, index, { length }) => {
      return `<span class="whole" dir="auto">${asHtml(text)}${index < length - 1 ? ',' : ''}</span>`;
    });
    const small = about.length > 0 ? `<small>${about.join(' ')}</small>` : '';
    const head = `<th scope="row"><b>${asHtml(each.participant)}</b>${small}</th>`;
    return `<tr>${head}${each.cells.map(cell => `<td dir="auto">${cellHtml(cell, link)}</td>`).join('')}</tr>`;
  });
  const nothing = nothingIn(chart);
  const top = `<h1>Framework chart</h1>\n${filter ? `<p>${asHtml(filter)}</p>\n` : ''}`;
  if (nothing) return htmlPage('Framework chart', style, `${top}<p>${asHtml(nothing)}</p>`);
  return htmlPage(
    'Framework chart',
    style,
    `${top}<div class="table" role="region" aria-label="Framework chart" tabindex="0">
<table>
<thead><tr><th scope="col"><b>Participant</b></th>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`,
  );
}

function cellHtml(cell: FrameworkCellJson, link: Link): string {
  const { summaries, passages } = cell;
  const linked = (uri: string, line: number, text: string): string =>
    `<a href="${asHtml(link(uri, line))}">${text}</a>`;
  const texts = textsOf(cell).map(asHtml);
  if (summaries.length === 0) {
    return texts
      .map((text, index) => {
        const { uri, range } = passages[index] ?? {};
        const line = (range?.start.line ?? 0) + 1;
        return `<p>${text}${uri ? ` ${linked(uri, line - 1, `<small>line ${line}</small>`)}` : ''}</p>`;
      })
      .join('');
  }
  const places = passages.map(({ uri, range: { start } }) =>
    linked(uri, start.line, `line ${start.line + 1}`),
  );
  const said = places.length > 0 ? `<p><small>Said in ${places.join(', ')}</small></p>` : '';
  return `${texts.map(text => `<p class="summary">${text}</p>`).join('')}${said}`;
}
