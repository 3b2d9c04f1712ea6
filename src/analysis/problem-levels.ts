import { nearest } from '../format/ids';
import type { Problem } from '../format/problem';
import { type ProblemCode, problemKinds, type Severity, severities } from '../format/problem-codes';

/** How serious a kind of problem is to somebody, or that they do not want to hear of it. */
export type ProblemLevel = Severity | 'off';

export const problemLevels: readonly ProblemLevel[] = ['off', ...severities];

/** What somebody has chosen; other codes are as serious as their rules say. */
export type ProblemLevels = ReadonlyMap<ProblemCode, ProblemLevel>;

/** The problems that somebody wants to hear of, as serious as they take them. */
export function atLevels(problems: readonly Problem[], levels: ProblemLevels): readonly Problem[] {
  if (levels.size === 0) return problems;
  return problems.flatMap(problem => {
    const level = levels.get(problem.code) ?? problem.severity;
    if (level === 'off') return [];
    return level === problem.severity ? [problem] : [{ ...problem, severity: level }];
  });
}

/** Choices as they are written, by code; `complain` hears in a sentence of those that make no sense. */
export function readLevels(
  written: readonly (readonly [code: string, level: unknown])[],
  complain: (about: string) => void,
): ProblemLevels {
  const levels = new Map<ProblemCode, ProblemLevel>();
  for (const [code, level] of written) {
    const known = problemLevels.find(each => each === level);
    if (!isCode(code)) complain(`There is no problem with the code “${code}”.${didYouMean(code)}`);
    else if (known) levels.set(code, known);
    else complain(`“${code}” can be ${problemLevels.join(', ')}; not “${level}”.`);
  }
  return levels;
}

function didYouMean(code: string): string {
  const near = nearest(code, Object.keys(problemKinds));
  return near === undefined ? '' : ` Did you mean “${near}”?`;
}

function isCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}
