import { parseArgs } from 'node:util';
import { togetherIn } from '../analysis/co-occurrence';
import { tablesBy } from '../analysis/theme-tables';
import { themesHtml } from '../convert/themes-html';
import { coOccurrencesJson, themeSummaryJson, themeTableJson } from '../convert/themes-json';
import { type ThemesReport, themesCsv, themesMarkdown, themesText } from '../convert/themes-report';
import { oneOf, UsageError } from './arguments';
import { loadFromPaths, noTranscripts } from './files';
import { filterOf } from './filters';
import { checkOut, put } from './report';

const formats = ['text', 'markdown', 'csv', 'json', 'html'] as const;

/** `verbatim themes`: see docs/cli.md. */
export async function themes(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      'co-occurrence': { type: 'string' },
      filter: { type: 'string', multiple: true },
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const format = oneOf('format', values.format, formats);
  const by = values.by === undefined ? undefined : oneOf('by', values.by, tablesBy);
  const unit = values['co-occurrence'];
  const together = unit === undefined ? undefined : oneOf('co-occurrence', unit, togetherIn);
  if (format === 'csv' && by && together) {
    throw new UsageError(
      'A CSV file holds one table: give either --by or --co-occurrence with --format csv.',
    );
  }
  checkOut(values.out);
  const loaded = await loadFromPaths(positionals);
  const { study, transcripts } = loaded;
  const asked = { study, transcripts, filter: filterOf(values.filter ?? [], loaded) };
  const report: ThemesReport = {
    summary: themeSummaryJson(asked),
    table: by && themeTableJson(asked, by),
    together: together && coOccurrencesJson(asked, together),
  };
  const text = {
    text: () => (transcripts.length > 0 ? themesText(report) : noTranscripts),
    markdown: () => themesMarkdown(report),
    csv: () => themesCsv(report),
    json: () => {
      const { summary, table, together } = report;
      return `${JSON.stringify({ ...summary, table, coOccurrences: together }, null, 2)}\n`;
    },
    html: () => themesHtml(report),
  }[format]();
  await put(text, { format, out: values.out, force: values.force });
  return 0;
}
