import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { followUp } from '../analysis/follow-up';
import { leftOutOf } from '../analysis/left-out';
import { followUpHtml } from '../convert/follow-up-html';
import { followUpJson } from '../convert/follow-up-json';
import { followUpMarkdown } from '../convert/follow-up-report';
import { disk } from '../disk/disk';
import { readTranscript } from '../format/transcript';
import { isInside } from '../study/uris';
import { oneOf, UsageError } from './arguments';
import { whyLeftOut } from './coverage';
import { loadFromPaths, uriOf } from './files';
import { withoutControls } from './print';
import { checkOut, put } from './report';

const formats = ['markdown', 'html', 'json'] as const;

/** `verbatim follow-up`: see docs/cli.md. */
export async function followUpCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const format = oneOf('format', values.format, formats);
  checkOut(values.out);
  if (positionals.length === 0)
    throw new UsageError('Whom is the sheet for? Name the transcript: “verbatim follow-up TRANSCRIPT”.');
  const { study } = await loadFromPaths([...positionals, ...aroundThem(positionals)]);
  const isAsked = ({ uri }: { readonly uri: string }): boolean =>
    positionals.some(path => isInside(uri, uriOf(path)));
  const transcripts = study.transcripts().filter(isAsked);
  const leftOut = leftOutOf(study, transcripts).filter(isAsked);
  if (transcripts.length === 0 && leftOut.length === 0)
    throw new UsageError(`There is no transcript in ${positionals.map(path => `“${path}”`).join(', ')}.`);

  const day = new Date().toLocaleDateString('sv'); // which is YYYY-MM-DD
  const sheets = [];
  for (const file of transcripts) {
    const text = await disk.read(file.uri).catch(() => undefined);
    const sheet = followUp(study, file, day, text === undefined ? undefined : readTranscript(text));
    if (sheet) sheets.push(sheet);
  }
  for (const line of whyLeftOut(leftOut)) process.stderr.write(withoutControls(`${line}\n`));
  if (sheets.length === 0) return 1;
  const asked = followUpJson(day, sheets);
  const report = {
    markdown: () => followUpMarkdown(asked),
    html: () => followUpHtml(asked),
    json: () => `${JSON.stringify(asked, null, 2)}\n`,
  }[format]();
  await put(report, { format, out: values.out, force: values.force });
  return 0;
}

/** Where other interviews with the same participants may be: the current folder, and the folders of paths outside it. */
function aroundThem(paths: readonly string[]): string[] {
  const there = paths.map(path => resolve(path)).filter(path => existsSync(path));
  const elsewhere = there
    .filter(path => !isInside(uriOf(path), uriOf('.')))
    .map(path => (statSync(path).isDirectory() ? path : dirname(path)));
  return [...(elsewhere.length < there.length ? ['.'] : []), ...new Set(elsewhere)];
}
