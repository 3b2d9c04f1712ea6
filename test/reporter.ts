import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What a run of tests writes to the file named by VERBATIM_RESULTS; counts of tests, failed hooks included. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Mocha's usual report, and at its end the results as JSON for the command that adds up all suites. */
export default class ResultsReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env.VERBATIM_RESULTS;
      if (!file) return;
      const { passes, failures, pending } = this.stats;
      const results: Results = { passed: passes, failed: failures, skipped: pending };
      writeFileSync(file, JSON.stringify(results));
    });
  }
}
