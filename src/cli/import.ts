import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { guideFileName, importGuideFile } from '../convert/guide-import/import-file';
import { formatImportReport } from '../convert/guide-import/import-guide';
import { UsageError } from './arguments';
import { outFile, write } from './files';

/** `verbatim import guide`: see docs/cli.md. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, force: { type: 'boolean', default: false } },
  });
  const [what, path, ...more] = positionals;
  if (what !== 'guide' || path === undefined || more.length > 0) {
    throw new UsageError('Write: verbatim import guide FILE [--out FILE]');
  }
  const pasted = path === '-';
  const bytes = await (pasted ? standardInput() : readFile(path)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `There is no file “${path}”.` : `“${path}” cannot be read: ${error.message}`,
    );
  });
  const name = pasted ? 'interview.txt' : basename(path);
  const guide = guideFileName(name);
  const beside = join(pasted ? '.' : dirname(path), guide);
  const out = values.out === undefined ? beside : (outFile(values.out, guide, 'guide') ?? beside);
  const result = await importGuideFile(bytes, name);
  const report = formatImportReport(result);
  if (result.yaml === '') {
    process.stderr.write(report);
    return 1;
  }
  await write(out, result.yaml, values.force);
  process.stdout.write(`${out}\n${report}`);
  return 0;
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
