import { parseArgs } from 'node:util';
import { studyFigures } from '../analysis/coverage-figures';
import { type LeftOut, leftOutOf } from '../analysis/left-out';
import { coverageHtml } from '../convert/coverage-html';
import { coverageJson } from '../convert/coverage-json';
import {
  coverageCsv,
  coverageMarkdown,
  coverageText,
  nothingPasses,
  percent,
} from '../convert/coverage-report';
import { coverageSheets } from '../convert/coverage-sheets';
import { coveragesBy, sumsCsv, sumsMarkdown, sumsText } from '../convert/coverage-tables';
import { filterSentence } from '../convert/themes-report';
import { counted } from '../format/counted';
import { oneOf, UsageError } from './arguments';
import { loadFromPaths, noTranscripts, shownPath } from './files';
import { studyFilterOf } from './filters';
import { withoutControls } from './print';
import { checkOut, checkWorkbook, linksFrom, put } from './report';

const formats = ['text', 'markdown', 'csv', 'json', 'html', 'xlsx'] as const;

/** `verbatim coverage`: see docs/cli.md. */
export async function coverage(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      filter: { type: 'string', multiple: true },
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
      'fail-under': { type: 'string' },
    },
  });
  const format = oneOf('format', values.format, formats);
  const by = values.by === undefined ? undefined : oneOf('by', values.by, coveragesBy);
  const least = percentage(values['fail-under']);
  checkOut(values.out);
  checkWorkbook(format, values.out);
  const loaded = await loadFromPaths(positionals);
  const { study, transcripts } = loaded;
  const filter = studyFilterOf(values.filter ?? [], loaded);
  const figures = studyFigures(study, filter, transcripts);
  const leftOut = leftOutOf(study, transcripts);

  const only = filterSentence(filter);
  const report = await {
    text: () =>
      (only ? `${only}\n\n` : '') +
      (figures.guides.length > 0 ? coverageText(figures) : nothingCounted(leftOut.length, only !== '')) +
      (by ? `\n${sumsText(figures, by)}` : ''),
    markdown: () =>
      coverageMarkdown(figures, linksFrom(values.out), shownPath, only) +
      (by ? sumsMarkdown(figures, by) : ''),
    csv: () => (by ? sumsCsv(figures, by) : coverageCsv(figures, shownPath)),
    json: () => `${JSON.stringify(coverageJson(figures, leftOut, filter), null, 2)}\n`,
    html: () => coverageHtml(figures, { by, filter }),
    xlsx: async () => (await import('../convert/coverage-xlsx')).coverageXlsx(coverageSheets(figures, by)),
  }[format]();
  await put(report, { format, out: values.out, force: values.force });

  for (const line of whyLeftOut(leftOut)) process.stderr.write(withoutControls(`${line}\n`));
  const nothing = figures.guides.length === 0 && leftOut.length > 0;
  const { answered, expected, answeredRate } = figures.totals;
  // By whole numbers: 29 of 100 are 28.999999999999996 % as a rate.
  if (least === undefined || least === 0 || (expected > 0 && answered * 100 >= least * expected)) {
    return nothing ? 1 : 0;
  }
  process.stderr.write(
    `${percent(answeredRate)} of the expected questions are answered, which is under ${least} %.\n`,
  );
  return 1;
}

function nothingCounted(leftOut: number, isFiltered: boolean): string {
  if (isFiltered) return `${nothingPasses}\n`;
  if (leftOut === 0) return noTranscripts;
  return leftOut === 1
    ? 'Nothing to count: the one transcript here is left out.\n'
    : `Nothing to count: all ${leftOut} transcripts here are left out.\n`;
}

/** How many transcripts are in no figure, a line for each reason with the first of their files. */
export function whyLeftOut(leftOut: readonly LeftOut[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { uri, reason } of leftOut) {
    const paths = byReason.get(reason);
    if (paths) paths.push(shownPath(uri));
    else byReason.set(reason, [shownPath(uri)]);
  }
  return [...byReason].map(([reason, [first, ...more]]) => {
    const files = more.length === 0 ? first : `${first} and ${more.length} more`;
    return `${counted(1 + more.length, 'transcript')} left out (${files}): ${reason}`;
  });
}

function percentage(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const value = Number(written.replace(/\s*%$/, ''));
  if (written.trim() === '' || !(value >= 0 && value <= 100)) {
    throw new UsageError(`--fail-under is a percentage from 0 to 100; not “${written}”.`);
  }
  return value;
}
