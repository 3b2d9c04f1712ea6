import type { ThemeFilter } from '../analysis/theme-filter';
import { counted } from '../format/counted';
import { fileName } from '../study/uris';
import { percent } from './coverage-report';
import { csv } from './csv';
import { escaped, row } from './markdown-text';
import type {
  CoOccurrencesJson,
  NewThemesJson,
  ThemeJson,
  ThemeSummaryJson,
  ThemeTableJson,
} from './themes-json';

/* The figures of themes for readers: as text, Markdown and CSV. themes-html.ts has them as a page. */

export interface ThemesReport {
  readonly summary: ThemeSummaryJson;
  readonly table?: ThemeTableJson | undefined;
  readonly together?: CoOccurrencesJson | undefined;
  readonly newThemes?: NewThemesJson | undefined;
}

/** A table as people read it. */
export interface ReadableTable {
  readonly title: string;
  readonly head: readonly string[];
  /** The first ones of each row are text, so many; those behind them are figures. */
  readonly texts: number;
  readonly rows: readonly (readonly string[])[];
  /** What a reader is told, in a sentence, where there are no rows. */
  readonly nothing?: string;
}

/** Of a table without rows that says no more. */
export const noRows = 'There is none.';

export const noThemes = 'There are no themes: no codebook has any, and no transcript is coded.';

const unitNames = { span: 'words', turn: 'turn', answer: 'answer' } as const;
const nobody = {
  question: 'no question',
  participant: '–',
  group: 'no group',
  coder: 'nobody named',
} as const;
/** Wider than a blank, and not taken away at the beginning of a cell. */
const indentation = '\u2003';

/** The totals in a sentence. */
export function totalsSentence({ totals }: ThemeSummaryJson): string {
  const { transcripts, participants, segments, words, codedWords, codedShare } = totals;
  const who = `${counted(transcripts, 'transcript')}, ${counted(participants, 'participant')}`;
  const share = codedShare === null ? '' : ` (${percent(codedShare)})`;
  return `${who}: ${counted(segments, 'coded segment')}; ${codedWords} of ${counted(words, 'word')} are coded${share}.`;
}

/** How many of the themes are used, and which most, in sentences. */
export function themesSentence({ themes }: ThemeSummaryJson): string {
  const used = themes.filter(({ segments }) => segments > 0).sort((a, b) => b.segments - a.segments);
  const most = used.slice(0, 3).map(({ label, segments }) => `${isolated(label)} (${segments})`);
  const last = most.pop();
  const named = [most.join(', '), last].filter(Boolean).join(' and ');
  const unknown = used.filter(({ known }) => !known).length;
  const isAre = (count: number): string => (count === 1 ? 'is' : 'are');
  const which = used.length === 0 ? '' : used.length > 3 ? `, most of all ${named}` : `: ${named}`;
  const others = unknown === 0 ? '' : ` ${unknown} ${isAre(unknown)} in no codebook.`;
  return `${used.length} of ${counted(themes.length, 'theme')} ${isAre(used.length)} used${which}.${others}`;
}

/** A name in a sentence, so that one that is read from the right does not draw the number behind it along. */
function isolated(name: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name;
}

/** What is left out, in a sentence; empty where there is no filter. */
export function filterSentence(filter: ThemeFilter): string {
  const { groups, attributes, questions, sections, coders, roles, from, to, themes } = filter;
  const any = (name: string, values: readonly string[] = []): string[] =>
    values.length > 0 ? [`${name} ${values.map(value => value || '(none)').join(' or ')}`] : [];
  const parts = [
    ...any('group', groups),
    ...any(
      'attribute',
      attributes?.map(({ key, value }) => `${key}=${value}`),
    ),
    ...any('question', questions),
    ...any('section', sections),
    ...any('coder', coders),
    ...any('role', roles),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
    ...any('theme', themes),
  ];
  return parts.length > 0 ? `Only: ${parts.join('; ')}.` : '';
}

/** All tables of a report. */
export function readableTables({ summary, table, together, newThemes }: ThemesReport): ReadableTable[] {
  const labels = new Map(summary.options.themes.map(({ id, label }) => [id, label]));
  return [
    summaryTable(summary),
    ...(table ? [crossTable(table, labels)] : []),
    ...(together ? [togetherTable(together, labels)] : []),
    ...(newThemes ? [newThemesTable(newThemes, labels)] : []),
  ];
}

function summaryTable({ themes }: ThemeSummaryJson): ReadableTable {
  const isTree = themes.some(({ depth }) => depth > 0);
  return {
    title: 'Themes',
    head: [
      ...['Theme', 'Segments', ...(isTree ? ['With those below'] : [])],
      ...['Words', 'Share', 'Transcripts', 'Participants', 'Coders'],
    ],
    texts: 1,
    rows: themes.map(theme => [
      indented(theme),
      String(theme.segments),
      ...(isTree ? [String(theme.branch.segments)] : []),
      ...[String(theme.words), percent(theme.share ?? undefined)],
      ...[theme.transcripts, theme.participants, theme.coders.length].map(String),
    ]),
    nothing: noThemes,
  };
}

function indented({ label, depth }: ThemeJson): string {
  return `${indentation.repeat(depth)}${label}`;
}

function crossTable(
  { by, columns, rows }: ThemeTableJson,
  labels: ReadonlyMap<string, string>,
): ReadableTable {
  return {
    title: `Segments by ${by}`,
    head: ['Theme', ...columns.map(column => column || nobody[by])],
    texts: 1,
    rows: rows.map(({ theme, columns: filled, segments }) => {
      const cells: string[] = columns.map(() => '');
      for (const [index, column] of filled.entries()) cells[column] = String(segments[index] ?? 0);
      return [labels.get(theme) ?? theme, ...cells];
    }),
    nothing: 'Nothing is coded here.',
  };
}

function togetherTable(
  { unit, pairs }: CoOccurrencesJson,
  labels: ReadonlyMap<string, string>,
): ReadableTable {
  return {
    title: `Together in the same ${unitNames[unit]}`,
    head: ['Theme', 'With', 'Times'],
    texts: 2,
    rows: [...pairs]
      .sort((a, b) => b.count - a.count)
      .map(({ theme, other, count }) => [
        labels.get(theme) ?? theme,
        labels.get(other) ?? other,
        String(count),
      ]),
    nothing: `No two themes are coded in the same ${unitNames[unit]}.`,
  };
}

function newThemesTable({ interviews }: NewThemesJson, labels: ReadonlyMap<string, string>): ReadableTable {
  return {
    title: 'New themes by interview',
    head: ['Interview', 'Date', 'Which', 'New', 'So far'],
    texts: 3,
    rows: interviews.map(({ participant, date, themes, soFar }) => [
      ...[participant, date ?? '–', themes.map(theme => labels.get(theme) ?? theme).join(', ')],
      ...[String(themes.length), String(soFar)],
    ]),
    nothing: 'There are no interviews.',
  };
}

/** Columns of a terminal: a wider table is written row by row. */
const terminalWidth = 120;

/** For a terminal. */
export function themesText(report: ThemesReport): string {
  const { summary } = report;
  const lines = [totalsSentence(summary), filterSentence(summary.filter)].filter(Boolean);
  for (const table of readableTables(report)) lines.push('', ...tableText(table));
  return `${lines.join('\n')}\n`;
}

/** A table with its title for a terminal. */
export function tableText(readable: ReadableTable): string[] {
  const table = forTerminals(readable);
  if (table.rows.length === 0) return [table.title, '', `  ${table.nothing ?? noRows}`];
  return [table.title, '', ...(widthOf(table) > terminalWidth ? rowByRow(table) : inColumns(table))];
}

function forTerminals(table: ReadableTable): ReadableTable {
  return { ...table, rows: table.rows.map(cells => cells.map(cell => cell.replaceAll(indentation, '  '))) };
}

function widths({ head, rows }: ReadableTable): number[] {
  return head.map((name, column) => Math.max(name.length, ...rows.map(cells => cells[column]?.length ?? 0)));
}

function widthOf(table: ReadableTable): number {
  return widths(table).reduce((sum, width) => sum + width + 2, 0);
}

function inColumns(table: ReadableTable): string[] {
  const wide = widths(table);
  return [table.head, ...table.rows].map(cells => {
    const padded = cells.map((cell, column) => {
      const width = wide[column] ?? 0;
      return column < table.texts ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${padded.join('  ')}`.trimEnd();
  });
}

/** A line for each row, without its empty cells. */
function rowByRow({ head, texts, rows }: ReadableTable): string[] {
  return rows.map(cells => {
    const filled = [...cells.keys()].slice(texts).filter(column => !['', '0'].includes(cells[column] ?? ''));
    const figures = filled.map(column => `${head[column]} ${cells[column]}`).join(', ');
    const texted = cells.slice(0, texts).join(', ');
    return `  ${texted}: ${figures || 'none'}`;
  });
}

export function themesMarkdown(report: ThemesReport): string {
  const lines = markdownHead('Themes', report.summary);
  for (const [index, table] of readableTables(report).entries()) {
    if (index > 0) lines.push(`## ${table.title}`, '');
    lines.push(...tableMarkdown(table), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** One table of a report by itself: the one that it has besides the summary, or, without any, the summary. */
export function lastTableMarkdown(report: ThemesReport): string {
  const table = readableTables(report).at(-1);
  const lines = table ? [...markdownHead(table.title, report.summary), ...tableMarkdown(table)] : [];
  return `${lines.join('\n')}\n`;
}

function markdownHead(title: string, summary: ThemeSummaryJson): string[] {
  const lines = [`# ${title}`, '', escaped(totalsSentence(summary)), ''];
  const filter = filterSentence(summary.filter);
  return filter ? [...lines, escaped(filter), ''] : lines;
}

/** A table as Markdown, without its title. */
export function tableMarkdown({ head, texts, rows, nothing = noRows }: ReadableTable): string[] {
  if (rows.length === 0) return [escaped(nothing)];
  const cell = (text: string): string =>
    escaped(text).replace(/^ +/, blanks => indentation.repeat(blanks.length));
  return [
    row(head.map(cell)),
    row(head.map((_, column) => (column < texts ? '---' : '---:'))),
    ...rows.map(cells => row(cells.map(cell))),
  ];
}

/** One table: new themes, what occurs together, or themes by something else, or, without any of these, the summary. */
export function themesCsv({ summary, table, together, newThemes }: ThemesReport): string {
  const labels = new Map(summary.options.themes.map(({ id, label }) => [id, label]));
  if (newThemes) {
    return csv([
      ['transcript', 'participant', 'date', 'new themes', 'new', 'so far'],
      ...newThemes.interviews.map(({ uri, participant, date, themes, soFar }) => [
        ...[fileName(uri), participant, date ?? '', themes.join(' '), themes.length, soFar],
      ]),
    ]);
  }
  if (together) {
    const head = ['theme', 'label', 'other', 'other label', 'count'];
    return csv([
      head,
      ...together.pairs.map(({ theme, other, count }) => [
        ...[theme, labels.get(theme), other, labels.get(other), count],
      ]),
    ]);
  }
  if (table) {
    const rows = table.rows.flatMap(({ theme, columns, segments, words }) =>
      columns.map((column, index) => [
        ...[theme, labels.get(theme), table.columns[column]],
        ...[segments[index], words[index]],
      ]),
    );
    return csv([['theme', 'label', table.by, 'segments', 'words'], ...rows]);
  }
  return csv([
    [
      ...['theme', 'label', 'parent', 'depth', 'segments', 'words', 'share', 'transcripts', 'participants'],
      ...['coders', 'branch segments', 'branch words', 'branch share', 'branch transcripts'],
      'branch participants',
    ],
    ...summary.themes.map(theme => [
      ...[theme.id, theme.label, theme.parent ?? '', theme.depth, theme.segments, theme.words],
      ...[theme.share ?? '', theme.transcripts, theme.participants, theme.coders.join('; ')],
      ...[theme.branch.segments, theme.branch.words, theme.branch.share ?? '', theme.branch.transcripts],
      theme.branch.participants,
    ]),
  ]);
}
