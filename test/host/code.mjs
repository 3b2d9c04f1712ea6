#!/usr/bin/env node
// Stands in for the desktop `code` executable: takes the flags that @vscode/test-electron passes, runs the tests in
// the extension host of the embedded VS Code, relays its console and exits with the tests' code.
//
// VS Code says 0 for an extension host that has died, too. Passed is therefore only what has written its results to
// the file named by VERBATIM_RESULTS.
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { sleep, stopEverything, temporaryFolder } from '../../scripts/processes.mjs';
import { openPage } from './page.mjs';
import { serverFolders, startServer } from './server.mjs';

/** Time in ms for everything. */
const limit = 300_000;

/** What VS Code itself writes to the console, native modules that it does without included: nothing about the tests. */
const chatter = new RegExp(
  [
    '^\\[(AgentHost|Service Worker|AccountPolicyGate|reconnection|ChatModel)',
    '^Creating a socket|^Resolv(ing|ed) connection token',
    '^(Updating|Ignoring fetching) additional builtin',
    'Could not locate the bindings file|build/Release/watchdog',
    // What looks for files of its own in the folder that is not on a disk, before its test brings it.
    'ENOPRO|CodeExpectedError',
    "^Timed out waiting for authentication provider 'github'",
  ].join('|'),
);

const { values: flags, positionals } = parseArgs({
  strict: false, // the flags of Electron say nothing to a server
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

process.exitCode = await runTests().catch(error => {
  console.error(error);
  return 1;
});
await stopEverything();
process.exit();

async function runTests() {
  const home = temporaryFolder('code');
  const folders = serverFolders(home);
  if (flags['user-data-dir']) folders.userData = resolve(flags['user-data-dir']);
  if (flags['extensions-dir']) folders.extensions = resolve(flags['extensions-dir']);
  const results = process.env.VERBATIM_RESULTS ?? join(home, 'results.json');
  rmSync(results, { force: true });

  const server = await startServer({ folders, testDriver: true, env: { VERBATIM_RESULTS: results } });
  const { page } = await openPage(home);
  const exit = new Promise((done, fail) => {
    page.exposeFunction('codeAutomationExit', done);
    page.on('crash', () => fail(new Error('the page has crashed')));
    server.ended.then(() => fail(new Error(`the VS Code server has ended\n${server.complaints()}`)));
    sleep(limit).then(() => fail(new Error(`no result after ${limit / 1000} s\n${server.complaints()}`)));
  });
  exit.catch(() => {}); // awaited below; until then a rejection is nobody's
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const text = format(...args);
    if (!chatter.test(text)) (type === 'error' ? console.error : console.log)(text);
  });

  const payload = [['skipWelcome', 'true']];
  for (const path of flags.extensionDevelopmentPath ?? []) {
    payload.push(['extensionDevelopmentPath', server.remote(resolve(path))]);
  }
  if (flags.extensionTestsPath)
    payload.push(['extensionTestsPath', server.remote(resolve(flags.extensionTestsPath))]);
  await page.goto(server.workbench(positionals[0] && resolve(positionals[0]), payload));

  const code = await exit;
  if (code === 0 && !existsSync(results)) {
    throw new Error('the extension host ended before the tests had written their results');
  }
  return code;
}
