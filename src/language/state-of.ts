import type { QuestionCoverage } from '../analysis/coverage';
import { stateName } from '../convert/coverage-report';

/** A question's state in one transcript, for a reader. */
export function stateOf({ state, expected, question }: QuestionCoverage): string {
  return stateName(state, expected, question.condition !== undefined);
}
