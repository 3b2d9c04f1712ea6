import Mocha from 'mocha';
import ResultsReporter from '../../reporter';
import { importTests } from './tests';

/**
 * What VS Code calls in the extension host on the desktop: runs the tests of this folder.
 * @throws when a test fails, which is what makes VS Code exit with a failure.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: true,
    color: false,
    reporter: ResultsReporter,
  });
  // Gives `describe` and `it` to the files, which for that reason are imported after it.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await importTests();
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
