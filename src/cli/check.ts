import { parseArgs } from 'node:util';
import { problemsOf } from '../analysis/problems';
import { counted } from '../format/counted';
import type { Problem } from '../format/problem';
import { oneOf } from './arguments';
import { loadFromPaths, shownPath } from './files';
import { print } from './print';

/** `verbatim check`: see docs/cli.md. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string' } },
  });
  const format = oneOf('format', values.format, ['text', 'json'] as const);
  const { study, asked } = await loadFromPaths(positionals);
  const uris = [...[...study.files()].map(({ uri }) => uri), ...study.failures().map(({ uri }) => uri)];
  const found = uris
    .filter(asked)
    .sort()
    .flatMap(uri => problemsOf(study, uri).map(problem => ({ uri, problem })));
  const count = (severity: Problem['severity']): number =>
    found.filter(({ problem }) => problem.severity === severity).length;
  const errors = count('error');

  if (format === 'json') {
    const problems = found.map(({ uri, problem: { code, severity, range, message } }) => ({
      uri,
      code,
      severity,
      range,
      message,
    }));
    process.stdout.write(`${JSON.stringify({ schemaVersion: 1, problems }, null, 2)}\n`);
    return errors > 0 ? 1 : 0;
  }
  for (const { uri, problem } of found) {
    const { line, character } = problem.range.start;
    print(
      `${shownPath(uri)}:${line + 1}:${character + 1}: ${problem.severity}: ${problem.message} [${problem.code}]\n`,
    );
  }
  const files = uris.filter(asked).length;
  print(
    files === 0
      ? 'No study files here: their names end in .transcript.md, .guide.yaml or .codebook.yaml.\n'
      : `${counted(files, 'file')}: ${counted(errors, 'error')}, ${counted(count('warning'), 'warning')}, ${counted(count('information'), 'remark')}.\n`,
  );
  return errors > 0 ? 1 : 0;
}
