// npm test: sets up what is missing, builds, and runs all suites or those named:
//   node scripts/test.mjs unit server
// The last line is `N passed, N failed, N skipped` over all of them.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installEditor } from '../test/editors/install.mjs';
import { installChromium } from '../test/host/chromium.mjs';
import { installEmbedded } from '../test/host/embedded.mjs';
import { install, root } from './install.mjs';
import { npm, run, stopEverything, temporaryFolder } from './processes.mjs';
import { closingLine, judge, readResults, total } from './results.mjs';

/** Said to each tool, since some colour what they write to a file when they find themselves in CI. */
const colour = process.stdout.isTTY === true;

/** Time in ms after which a suite hangs. */
const limit = 900_000;

/**
 * What `npm test` runs, in this order. `needs` are the builds that a suite looks at and the editors that it runs in;
 * `reads` are files of that VS Code which it can do without. `run` gets the file to write the results to and gives
 * back the counts.
 */
const suites = {
  check: { needs: [], reads: ['embedded'], run: check },
  unit: { needs: [], run: results => mocha(results, 'test/unit/**/*.test.ts') },
  grammar: { needs: [], reads: ['embedded'], run: results => mocha(results, 'test/grammar/**/*.test.ts') },
  server: { needs: ['build'], run: results => mocha(results, 'test/server/**/*.test.ts', '--timeout=30000') },
  cli: { needs: ['build'], run: results => mocha(results, 'test/cli/**/*.test.ts', '--timeout=30000') },
  editors: {
    needs: ['build', 'neovim', 'emacs'],
    run: results => mocha(results, 'test/editors/**/*.test.ts', '--timeout=90000'),
  },
  host: {
    needs: ['build', 'embedded'],
    run: results => onceMore('host', () => suiteProcess(results, [join(root, 'test/host/run-suite.mjs')])),
  },
  web: {
    needs: ['build', 'embedded'],
    run: results =>
      onceMore('web', () => suiteProcess(results, [join(root, 'test/host/run-suite.mjs'), 'web'])),
  },
  browser: {
    needs: ['build', 'package', 'embedded'],
    run: browserTests,
  },
};

const names = process.argv.slice(2);
const unknown = names.filter(name => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

const chosen = Object.entries(suites).filter(([name]) => names.length === 0 || names.includes(name));
const needed = new Set(chosen.flatMap(([, suite]) => suite.needs));
const read = new Set(chosen.flatMap(([, suite]) => suite.reads ?? []));
const missing = await setUp(needed, read);
const outcomes = [];
for (const [name, suite] of chosen) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const began = performance.now();
  const outcome = await outcomeOf(suite);
  outcomes.push(outcome);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (outcome.problem) console.log(`${name}: ${outcome.problem}`);
  console.log(`── ${name}: ${closingLine(outcome)} in ${seconds} s`);
}
const sums = total(outcomes);
await stopEverything();
console.log(`\n${closingLine(sums)}`);
process.exit(sums.failed > 0 ? 1 : 0);

/**
 * Installs and builds what the suites need.
 * @returns {Promise<Map<string, {problem: string, skip: boolean}>>} why a need could not be met, and whether that lies
 *   with this machine alone, so that the suites may be left out.
 */
async function setUp(needs, reads) {
  const missing = new Map();
  try {
    await install(root, { name: "the project's packages" });
  } catch (error) {
    // Nothing runs without them.
    console.error(`${error.message}\n\n${closingLine({ passed: 0, failed: 1, skipped: 0 })}`);
    process.exit(1);
  }
  if (needs.has('embedded') || reads.has('embedded')) {
    const reason = await installEmbedded().catch(error => error.message);
    const problem = reason ?? (needs.has('embedded') ? await installChromium() : undefined);
    // Left out on a person's machine that cannot have it, but never in CI, where nobody would notice.
    if (problem) missing.set('embedded', { problem, skip: process.env.CI !== 'true' });
  }
  for (const editor of ['neovim', 'emacs']) {
    const problem = needs.has(editor) ? await installEditor(editor) : undefined;
    if (problem) missing.set(editor, { problem, skip: process.env.CI !== 'true' });
  }
  const builds = { build: ['build', '--', '--tests'], package: ['package'] };
  for (const [need, script] of Object.entries(builds)) {
    if (!needs.has(need)) continue;
    console.log(need === 'build' ? 'Building …' : 'Packaging the extension …');
    const { problem, output } = await npm(['run', '--silent', ...script], { cwd: root, quiet: true, limit });
    if (!problem) continue;
    console.error(output);
    missing.set(need, { problem: `npm run ${need} failed (${problem})`, skip: false });
    break;
  }
  return missing;
}

async function outcomeOf(suite) {
  for (const need of suite.needs) {
    const { problem, skip } = missing.get(need) ?? {};
    if (problem)
      return { passed: 0, failed: skip ? 0 : 1, skipped: skip ? 1 : 0, problem: `not run: ${problem}` };
  }
  const results = join(temporaryFolder('results'), 'results.json');
  return suite.run(results);
}

/** Compiler, linter and layers: each passes or fails as a whole. */
async function check() {
  const tools = {
    'types (tsc)': ['node_modules/typescript/bin/tsc'],
    'types of the pages (tsc)': ['node_modules/typescript/bin/tsc', '--project', 'src/webview'],
    'types of the web (tsc)': ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.web.json'],
    'format and lint (biome)': [
      'node_modules/@biomejs/biome/bin/biome',
      'ci',
      `--colors=${colour ? 'force' : 'off'}`,
    ],
    'layers (dependency-cruiser)': ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src'],
  };
  const outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, command] of Object.entries(tools)) {
    const { problem, output } = await run(process.execPath, command, { cwd: root, quiet: true, limit });
    console.log(`  ${problem ? '✗' : '✔'} ${name}`);
    if (problem) console.log(`${output}\n${problem}`);
    outcome[problem ? 'failed' : 'passed']++;
  }
  return outcome;
}

function mocha(results, files, ...flags) {
  const args = [
    join(root, 'node_modules/mocha/bin/mocha.js'),
    '--forbid-only',
    colour ? '--color' : '--no-color',
    ...flags,
  ];
  return suiteProcess(results, [...args, '--reporter', join(root, 'test/reporter.ts'), files]);
}

/** Each file by itself: its tests are the steps of one person in one VS Code, which is its own. */
async function browserTests(results) {
  const files = readdirSync(join(root, 'test/browser')).filter(file => file.endsWith('.test.ts'));
  const outcomes = [];
  for (const file of files) {
    outcomes.push(await onceMore(file, () => mocha(results, `test/browser/${file}`, '--timeout=90000')));
  }
  return total(outcomes);
}

/**
 * Runs what drives a whole VS Code, and where it fails once more from the start, which is said: keys and pictures come
 * as fast as the machine has time for, and a step that is tried again by itself would begin with what it has left.
 */
async function onceMore(name, run) {
  const outcome = await run();
  if (outcome.failed === 0) return outcome;
  console.log(
    `\n${name} failed (${outcome.problem ?? closingLine(outcome)}) and is run once more from the start.`,
  );
  return run();
}

async function suiteProcess(results, args) {
  rmSync(results, { force: true });
  const env = { ...process.env, VERBATIM_RESULTS: results };
  const exit = await run(process.execPath, args, { cwd: root, limit, env });
  return judge(readResults(results), exit);
}
