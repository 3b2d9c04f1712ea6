import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { escaped } from '../convert/markdown-text';
import { filesOfQuotes, quotesJson } from '../convert/quotes-json';
import { quotesCsv, quotesMarkdown, quotesText } from '../convert/quotes-report';
import { disk } from '../disk/disk';
import { oneOf, UsageError } from './arguments';
import { loadFromPaths, shownPath } from './files';
import { expect, filterOf, themesOf } from './filters';
import { checkOut, linksFrom, put } from './report';

const formats = ['text', 'markdown', 'csv', 'json'] as const;

/** `verbatim quotes`: see docs/cli.md. */
export async function quotes(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      below: { type: 'boolean', default: false },
      filter: { type: 'string', multiple: true },
      in: { type: 'string', multiple: true },
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new UsageError('Which theme? Write: verbatim quotes THEME');
  const format = oneOf('format', values.format, formats);
  checkOut(values.out);
  const loaded = await loadFromPaths(values.in ?? []);
  const { study, transcripts } = loaded;
  const known = themesOf(loaded);
  const path = positionals.find(each => !known.includes(each) && existsSync(each));
  if (path !== undefined)
    throw new UsageError(`“${path}” is a file or folder, and no theme. Look in it with --in: --in ${path}`);
  expect('theme', positionals, known);
  const asked = { study, transcripts, filter: filterOf(values.filter ?? [], loaded) };
  const wanted = { themes: positionals, below: values.below, limit: Number.MAX_SAFE_INTEGER };
  const texts = new Map<string, string>();
  for (const uri of filesOfQuotes(asked, wanted)) {
    const text = await disk.read(uri).catch(() => undefined);
    if (text !== undefined) texts.set(uri, text);
  }
  const found = quotesJson(asked, wanted, uri => texts.get(uri));
  const isFiltered = values.filter !== undefined;
  const isBelow = () => quotesJson(asked, { ...wanted, below: true, limit: 0 }, () => undefined).total > 0;
  const nothing = found.total > 0 ? '' : noQuotes(positionals, isFiltered, !values.below && isBelow());
  const text = {
    text: () => quotesText(found, shownPath) + (nothing && `${nothing}\n`),
    markdown: () =>
      quotesMarkdown(found, linksFrom(values.out), shownPath) + (nothing && `\n${escaped(nothing)}\n`),
    csv: () => quotesCsv(found, shownPath),
    json: () => `${JSON.stringify(found, null, 2)}\n`,
  }[format]();
  await put(text, { format, out: values.out, force: values.force });
  return 0;
}

function noQuotes(themes: readonly string[], isFiltered: boolean, isBelow: boolean): string {
  const named = themes.map(theme => `“${theme}”`).join(' or ');
  const where = isFiltered ? 'Nothing that passes the filter' : 'Nothing here';
  return isBelow
    ? `${where} is coded with ${named}. With --below there are quotes of the themes below.`
    : `${where} is coded with ${named}.`;
}
