import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { URI } from 'vscode-uri';
import { studyCoverage, totalsOf } from '../analysis/coverage';
import { leftOutOf } from '../analysis/left-out';
import { coverageJson } from '../convert/coverage-json';
import { coverageCsv, coverageMarkdown, coverageText, percent } from '../convert/coverage-report';
import { oneOf, UsageError } from './arguments';
import { loadFromPaths, shownPath, write } from './files';
import { print } from './print';

const formats = ['text', 'markdown', 'csv', 'json'] as const;

/** `verbatim coverage`: see docs/cli.md. */
export async function coverage(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
      'fail-under': { type: 'string' },
    },
  });
  const format = oneOf('format', values.format, formats);
  const least = percentage(values['fail-under']);
  const { study, transcripts } = await loadFromPaths(positionals);
  const coverages = studyCoverage(study, transcripts);

  const base = values.out === undefined ? process.cwd() : dirname(resolve(values.out));
  const link = (uri: string, line: number): string =>
    `${linkTarget(relative(base, URI.parse(uri).fsPath))}#L${line + 1}`;
  const report = {
    text: () => coverageText(coverages),
    markdown: () => coverageMarkdown(coverages, link, shownPath),
    csv: () => coverageCsv(coverages, shownPath),
    json: () => `${JSON.stringify(coverageJson(coverages, leftOutOf(study, transcripts)), null, 2)}\n`,
  }[format]();
  if (values.out === undefined && format === 'text') print(report);
  else if (values.out === undefined) process.stdout.write(report);
  else {
    // Spreadsheets take a CSV file for UTF-8 only if it begins with a byte order mark.
    await write(values.out, format === 'csv' ? `\ufeff${report}` : report, values.force);
    process.stderr.write(`Written to ${values.out}.\n`);
  }

  const left = transcripts.length - coverages.length;
  if (left > 0) {
    process.stderr.write(
      `${left} ${left === 1 ? 'transcript has' : 'transcripts have'} no guide and ${left === 1 ? 'is' : 'are'} left out; “verbatim check” says why.\n`,
    );
  }
  const { answered, expected, answeredRate } = totalsOf(coverages);
  // By whole numbers: 29 of 100 are 28.999999999999996 % as a rate.
  if (least === undefined || least === 0 || (expected > 0 && answered * 100 >= least * expected)) return 0;
  process.stderr.write(
    `${percent(answeredRate)} of the expected questions are answered, which is under ${least} %.\n`,
  );
  return 1;
}

/** A path for a Markdown link: what ends a link or begins a query or fragment is encoded. */
function linkTarget(path: string): string {
  const signs: Readonly<Record<string, string>> = { '#': '%23', '?': '%3F', '(': '%28', ')': '%29' };
  return encodeURI(path.replaceAll('\\', '/')).replaceAll(/[#?()]/g, sign => signs[sign] ?? sign);
}

function percentage(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const value = Number(written.replace(/\s*%$/, ''));
  if (written.trim() === '' || !(value >= 0 && value <= 100)) {
    throw new UsageError(`--fail-under is a percentage from 0 to 100; not “${written}”.`);
  }
  return value;
}
