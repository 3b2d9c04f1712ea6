// Adds up what the suites have to say. A suite counts by the results that it wrote itself, never by the absence of
// complaints: an extension host that dies, a runner that finds no file and a process that is killed all fail.
import { readFileSync } from 'node:fs';

const counts = ['passed', 'failed', 'skipped'];

/** The results in a file that test/reporter.ts has written, or nothing when there are none or they are not whole. */
export function readResults(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    return counts.every(name => Number.isInteger(results[name])) ? results : undefined;
  } catch {
    return undefined;
  }
}

/** One suite's counts from its results (if it wrote any) and from the exit of the process that ran it. */
export function judge(results, { code, problem }) {
  if (!results)
    return { passed: 0, failed: 1, skipped: 0, problem: `it wrote no results (${problem ?? 'exit code 0'})` };
  const { passed, failed, skipped } = results;
  if (passed + failed + skipped === 0) return { passed, failed: 1, skipped, problem: 'it has no tests' };
  if (code !== 0 && failed === 0)
    return { passed, failed: 1, skipped, problem: `all passed, but: ${problem}` };
  return { passed, failed, skipped };
}

/** The sums over all suites. */
export function total(outcomes) {
  const sum = name => outcomes.reduce((before, outcome) => before + outcome[name], 0);
  return Object.fromEntries(counts.map(name => [name, sum(name)]));
}

/** The line that a run ends with. */
export const closingLine = sums => counts.map(name => `${sums[name]} ${name}`).join(', ');
