// Runs the tests of test/host/suite in an extension host: in the embedded VS Code when this is called as a command,
// in any `code` when called as a function.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { root } from '../../scripts/install.mjs';
import { stopEverything, temporaryFolder } from '../../scripts/processes.mjs';
import { seedSettings, serverFolders } from './server.mjs';

/**
 * @param {string} vscodeExecutablePath the `code` to run, or its stand-in
 * @returns whether every test has passed. The tests work on a copy of the example study and with a new profile.
 */
export async function runSuite(vscodeExecutablePath) {
  const home = temporaryFolder('host-suite');
  const study = join(home, 'study');
  cpSync(join(root, 'examples'), study, { recursive: true });
  const { userData, extensions } = serverFolders(home);
  seedSettings(userData);
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'dist/test/host-suite.js'),
      launchArgs: [study, `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`],
    });
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await runSuite(fileURLToPath(new URL('code.mjs', import.meta.url)))) ? 0 : 1;
  await stopEverything();
}
