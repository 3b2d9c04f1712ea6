import 'mocha/mocha.js';
import * as vscode from 'vscode';
import type { Results } from '../../reporter';
import { importTests } from '../suite/tests';

/**
 * What VS Code calls in the extension host of the web, a worker: runs the tests of the suite there. The results go into
 * `results.json` beside the study, since a worker knows no variables of the environment.
 * @throws when a test fails, which is what makes VS Code exit with a failure.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: true,
    color: false,
    reporter: Mocha.reporters.Spec,
  });
  // Gives `describe` and `it` to the files, which for that reason are imported after it.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await importTests();
  const results = await new Promise<Results>(resolve => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  const study = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!study) throw new Error('no folder is open');
  const file = vscode.Uri.joinPath(study, '..', 'results.json');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(results)));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}
