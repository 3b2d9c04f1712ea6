import type { Severity } from '../format/problem-codes';
import type { PlacedProblem } from './problems-sarif';

/*
 * Problems as workflow commands, which GitHub Actions shows beside the lines of a change
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */

const commands: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** A line for each problem. Columns are given for what is within one line: others make the whole command void. */
export function problemsGithub(found: readonly PlacedProblem[]): string {
  return found
    .map(({ path, problem }) => {
      const { start, end } = problem.range;
      const places = [
        ...[`file=${value(path)}`, `line=${start.line + 1}`, `endLine=${end.line + 1}`],
        ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
        `title=${value(problem.code)}`,
      ];
      return `::${commands[problem.severity]} ${places.join(',')}::${message(problem.message)}\n`;
    })
    .join('');
}

/** A message may have any sign but those that would end its line. */
function message(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property may not have those that end it, either. */
function value(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
