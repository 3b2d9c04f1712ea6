import type { Problem } from '../format/problem';
import { type ProblemCode, problemKinds, type Severity } from '../format/problem-codes';

/*
 * Problems as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts show beside the lines of a
 * change.
 */

export interface PlacedProblem {
  /** From the folder that paths count from, with `/`; or a whole URI. */
  readonly path: string;
  readonly problem: Problem;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** `path` of what is elsewhere names it as for the problems; `version` is that of the program. */
export function problemsSarif(found: readonly PlacedProblem[], version: string): string {
  const codes = [...new Set(found.map(({ problem }) => problem.code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Verbatim', version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: found.map(({ path, problem }) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: levels[problem.severity],
          message: { text: problem.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodedPath(path) },
                region: regionOf(problem),
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: ProblemCode): unknown {
  const { severity, about } = problemKinds[code];
  return {
    id: code,
    shortDescription: { text: about },
    defaultConfiguration: { level: levels[severity] },
  };
}

/** Lines and columns count from 1; the end column is the first one behind. */
function regionOf({ range: { start, end } }: Problem): unknown {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path as a relative reference: a colon in its first part would make that a scheme. */
function encodedPath(path: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return path;
  return path.split('/').map(encodeURIComponent).join('/');
}
