import { parseArgs } from 'node:util';
import { filesOfFramework } from '../analysis/framework';
import { frameworkColumns } from '../analysis/framework-columns';
import { frameworkJson } from '../convert/framework-json';
import { frameworkCsv, frameworkHtml, frameworkMarkdown } from '../convert/framework-report';
import { disk } from '../disk/disk';
import { readTranscript } from '../format/transcript';
import { oneOf } from './arguments';
import { loadFromPaths, shownPath } from './files';
import { filterOf } from './filters';
import { checkOut, checkWorkbook, linksFrom, put } from './report';

const formats = ['markdown', 'csv', 'html', 'xlsx'] as const;

/** `verbatim framework`: see docs/cli.md. */
export async function framework(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      columns: { type: 'string' },
      each: { type: 'boolean', default: false },
      filter: { type: 'string', multiple: true },
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const format = oneOf('format', values.format, formats);
  const columns = oneOf('columns', values.columns, frameworkColumns);
  checkOut(values.out);
  checkWorkbook(format, values.out);
  const loaded = await loadFromPaths(positionals);
  const { study, transcripts } = loaded;
  const filter = filterOf(values.filter ?? [], loaded);
  const texts = new Map<string, string>();
  for (const { uri } of filesOfFramework(study, filter, transcripts)) {
    const text = await disk.read(uri).catch(() => undefined);
    if (text !== undefined) texts.set(uri, text);
  }
  const chart = frameworkJson({ study, transcripts, filter }, { columns, each: values.each }, ({ uri }) => {
    const text = texts.get(uri);
    return text === undefined ? undefined : readTranscript(text);
  });
  const report = await {
    markdown: () => frameworkMarkdown(chart, linksFrom(values.out)),
    csv: () => frameworkCsv(chart),
    html: () => frameworkHtml(chart, linksFrom(values.out)),
    xlsx: async () => (await import('../convert/framework-xlsx')).frameworkXlsx(chart, shownPath),
  }[format]();
  await put(report, { format, out: values.out, force: values.force });
  return 0;
}
