import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { effectsOf } from '../analysis/comparison-effects';
import { compareGuides } from '../analysis/guide-comparison';
import { comparisonJson } from '../convert/comparison-json';
import { comparisonMarkdown, comparisonText } from '../convert/comparison-report';
import { type Guide, readGuide } from '../format/guide';
import { kindOf } from '../study/file-kinds';
import type { GuideFile } from '../study/study';
import { isInside, normalUri } from '../study/uris';
import { oneOf, UsageError } from './arguments';
import { loadFromPaths, shownPath, uriOf } from './files';
import { textAt } from './git';
import { checkOut, put } from './report';

const formats = ['text', 'markdown', 'json'] as const;

/** `verbatim compare`: see docs/cli.md. */
export async function compare(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const format = oneOf('format', values.format, formats);
  checkOut(values.out);
  const { earlier, later } = await versionsOf(positionals, values.at);
  const folders = [later.path, earlier.path].map(path => dirname(resolve(path)));
  const elsewhere = folders.filter(folder => !isInside(uriOf(folder), uriOf('.')));
  const { study } = await loadFromPaths(['.', ...new Set(elsewhere)]);
  const comparison = compareGuides(earlier.guide, later.guide);
  const file = (path: string, guide: Guide): GuideFile => ({
    kind: 'guide',
    uri: normalUri(uriOf(path)),
    guide,
  });
  const effects = effectsOf(
    study,
    comparison,
    file(later.path, later.guide),
    file(earlier.path, earlier.guide),
  );
  const compared = comparisonJson(comparison, effects, { before: earlier.name, now: later.name });
  const report = {
    text: () => comparisonText(compared),
    markdown: () => comparisonMarkdown(compared),
    json: () => `${JSON.stringify(compared, null, 2)}\n`,
  }[format]();
  await put(report, { format, out: values.out, force: values.force });
  return 0;
}

interface Version {
  readonly path: string;
  readonly name: string;
  readonly guide: Guide;
}

/** `OLD NEW`, or `GUIDE --at REVISION`. */
async function versionsOf(
  paths: readonly string[],
  revision: string | undefined,
): Promise<{ readonly earlier: Version; readonly later: Version }> {
  const [first, second, ...more] = paths;
  if (first === undefined || more.length > 0 || (second === undefined) === (revision === undefined))
    throw new UsageError(
      'Two versions are compared: “verbatim compare OLD NEW”, or “verbatim compare GUIDE --at REVISION”.',
    );
  if (second === undefined && revision !== undefined) {
    const later = await versionIn(first);
    const name = `${later.name} at ${revision}`;
    return { later, earlier: { path: first, name, guide: guideIn(name, await textAt(first, revision)) } };
  }
  return { earlier: await versionIn(first), later: await versionIn(second ?? first) };
}

async function versionIn(path: string): Promise<Version> {
  if (!existsSync(path)) throw new UsageError(`There is no file “${path}”.`);
  if (kindOf(uriOf(path)) !== 'guide')
    throw new UsageError(`“${path}” is not a guide: its name has to end in .guide.yaml.`);
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(`“${path}” cannot be read: ${error.message}`);
  });
  const name = shownPath(uriOf(path));
  return { path, name, guide: guideIn(name, text) };
}

/** A guide that cannot be read would look as if all had been removed. */
function guideIn(name: string, text: string): Guide {
  const guide = readGuide(text);
  if (guide.questions.length === 0)
    throw new UsageError(`${name} has no questions that can be read. “verbatim check” says why.`);
  return guide;
}
