// Runs the tests of test/host/suite in an extension host: in the embedded VS Code when this is called as a command
// (with `web`: in its extension host of the web), in any `code` when called as a function.
import { copyFileSync, cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { root } from '../../scripts/install.mjs';
import { stopEverything, temporaryFolder } from '../../scripts/processes.mjs';
import { seedSettings, serverFolders } from './server.mjs';

/**
 * @param {string} vscodeExecutablePath the `code` to run, or its stand-in
 * @param {{web?: boolean}} options `web`: in the extension host of the web, which only the stand-in has
 * @returns whether every test has passed. The tests work on a copy of the example study and with a new profile.
 */
export async function runSuite(vscodeExecutablePath, { web = false } = {}) {
  const home = temporaryFolder('host-suite');
  const study = join(home, 'study');
  cpSync(join(root, 'examples'), study, { recursive: true });
  // With a folder that is not on a disk: one of the tests brings the files in it.
  const workspace = join(home, 'study.code-workspace');
  writeFileSync(
    workspace,
    JSON.stringify({ folders: [{ path: 'study' }, { uri: 'verbatim-test:/tea%20talks' }] }),
  );
  const { userData, extensions } = serverFolders(home);
  // VS Code takes the kind from here; the one that is given for development it does not read in the browser.
  seedSettings(userData, web ? { 'remote.extensionKind': { 'verbatim.verbatim': ['web'] } } : {});
  const results = join(home, 'results.json');
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, web ? 'dist/test/web-suite.js' : 'dist/test/host-suite.js'),
      launchArgs: [workspace, `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`],
      ...(web && { extensionTestsEnv: { VERBATIM_RESULTS: results } }),
    });
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  } finally {
    const wanted = process.env.VERBATIM_RESULTS;
    if (web && wanted && existsSync(results)) copyFileSync(results, wanted);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const code = fileURLToPath(new URL('code.mjs', import.meta.url));
  process.exitCode = (await runSuite(code, { web: process.argv[2] === 'web' })) ? 0 : 1;
  await stopEverything();
}
