import { parseArgs } from 'node:util';
import { atLevels, type ProblemLevels, readLevels } from '../analysis/problem-levels';
import { problemsOf } from '../analysis/problems';
import { problemsGithub } from '../convert/problems-github';
import { problemsSarif } from '../convert/problems-sarif';
import { counted } from '../format/counted';
import type { Problem } from '../format/problem';
import { oneOf, UsageError } from './arguments';
import { loadFromPaths, repositoryPath, shownPath } from './files';
import { print, withoutControls } from './print';

/** Of one code in one file: more of the same say nothing more, and bury the rest. JSON has them all. */
const mostShown = 20;

interface Found {
  readonly uri: string;
  readonly problem: Problem;
}

/** A line for each problem, a file's together; behind each file, how many more there are of what it has too many of. */
function* linesOf(found: readonly Found[]): Generator<string> {
  let path = '';
  let counts = new Map<string, number>();
  const more = function* (): Generator<string> {
    for (const [code, count] of counts) {
      if (count > mostShown) yield `${path}: … and ${count - mostShown} more [${code}]`;
    }
  };
  for (const [index, { uri, problem }] of found.entries()) {
    if (uri !== found[index - 1]?.uri) {
      yield* more();
      path = shownPath(uri);
      counts = new Map();
    }
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    if (count > mostShown) continue;
    const { line, character } = problem.range.start;
    yield `${path}:${line + 1}:${character + 1}: ${problem.severity}: ${problem.message} [${problem.code}]`;
  }
  yield* more();
}

/** `verbatim check`: see docs/cli.md. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string' }, severity: { type: 'string', multiple: true } },
  });
  const format = oneOf('format', values.format, ['text', 'json', 'sarif', 'github'] as const);
  const levels = levelsOf(values.severity ?? []);
  const { study, asked } = await loadFromPaths(positionals);
  const uris = [...[...study.files()].map(({ uri }) => uri), ...study.failures().map(({ uri }) => uri)];
  const found = uris
    .filter(asked)
    .sort()
    .flatMap(uri => atLevels(problemsOf(study, uri), levels).map(problem => ({ uri, problem })));
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
  if (format === 'sarif' || format === 'github') {
    const placed = found.map(({ uri, problem }) => ({ path: repositoryPath(uri), problem }));
    const text = format === 'sarif' ? problemsSarif(placed, VERSION) : problemsGithub(placed);
    process.stdout.write(format === 'sarif' ? text : withoutControls(text));
    return errors > 0 ? 1 : 0;
  }
  for (const line of linesOf(found)) print(`${line}\n`);
  const files = uris.filter(asked).length;
  print(
    files === 0
      ? 'No study files here: their names end in .transcript.md, .guide.yaml or .codebook.yaml.\n'
      : `${counted(files, 'file')}: ${counted(errors, 'error')}, ${counted(count('warning'), 'warning')}, ${counted(count('information') + count('hint'), 'remark')}.\n`,
  );
  return errors > 0 ? 1 : 0;
}

/** Set by scripts/build.mjs from package.json. */
declare const VERSION: string;

function levelsOf(options: readonly string[]): ProblemLevels {
  const written = options.map(option => {
    const [code = '', level] = option.split('=');
    if (level === undefined)
      throw new UsageError(`--severity is CODE=LEVEL, such as unknown-theme=error; not “${option}”.`);
    return [code, level] as const;
  });
  return readLevels(written, about => {
    throw new UsageError(`--severity CODE=LEVEL: ${about}`);
  });
}
