// npm run bench: Verbatim's figures, held against floors that are measured beside them.
//   npm run bench -- --quick                few samples, no study of 2,000 files
//   npm run bench -- --only start,keys      these scenarios
//   npm run bench -- --json FILE            the figures as data, too
//   npm run bench -- --corpus FOLDER        makes the studies there and leaves them for the next time
//   npm run bench -- --rounds 5             3 if not said
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { install, root } from '../scripts/install.mjs';
import { run, stopEverything, temporaryFolder } from '../scripts/processes.mjs';
import { writeStudy } from './corpus.mjs';
import { table, work } from './figures.mjs';

await install(root, { name: "the project's packages" });
// Only now, since they need packages.
const { scenarios } = await import('./scenarios.mjs');

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    corpus: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const { quick } = options;
const rounds = Number(options.rounds ?? (quick ? 1 : 3));
const names = options.only?.split(',');
const unknown = names?.filter(name => !scenarios.some(scenario => scenario.name === name)) ?? [];
if (unknown.length > 0 || !(rounds >= 1)) {
  const all = scenarios.map(({ name }) => name).join(', ');
  console.error(
    unknown.length > 0 ? `There is no ${unknown.join(', ')}; there are ${all}.` : 'How many rounds?',
  );
  process.exit(2);
}

const built = await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
if (built.problem) process.exit(1);

const description = JSON.parse(readFileSync(join(root, 'bench/verbatim.json'), 'utf8'));
const floor = join(root, 'bench/floor-server.mjs');
const corpus = options.corpus ? resolve(options.corpus) : temporaryFolder('bench');
const studies = new Map();
/** What is not in the table, and why. */
const missing = new Set();
let failed = false;

/** What a scenario measures with. */
const surroundings = {
  quick,
  /** Node's arguments for each server, see `Editor`. */
  servers: {
    verbatim: {
      command: description.args.map(arg => (arg.startsWith('.') ? join(root, 'bench', arg) : arg)),
    },
    null: { command: [floor], answersNothing: true },
    canned: { command: [floor, '--canned'], answersNothing: true },
  },
  /** The most symbols that Verbatim tells of at once. */
  mostSymbols: description.index.workspaceSymbol?.cap ?? Number.POSITIVE_INFINITY,
  emptyFolder: temporaryFolder('empty'),
  study: transcripts => studyIn(`${transcripts}-files`, transcripts),
  hugeStudy: () => studyIn('5-mb', 1, 5_000_000),
  /** Notes what a scenario would have needed. */
  lacks: what => missing.add(`Not there to be measured: ${what}.`),
};

function studyIn(name, ...size) {
  if (!studies.has(name)) {
    const folder = join(corpus, name);
    mkdirSync(folder, { recursive: true });
    studies.set(name, writeStudy(folder, ...size));
  }
  return studies.get(name);
}

/** By `scenario/subject/samples`, then by round. */
const samples = new Map();
const chosen = scenarios.filter(({ name }) => !names || names.includes(name));
for (let round = 0; round < rounds; round++) {
  for (const scenario of chosen) {
    if (quick && scenario.isLong) {
      missing.add(`Left out of a quick run: ${scenario.name}.`);
      continue;
    }
    const subjects = round % 2 === 0 ? scenario.subjects : [...scenario.subjects].reverse();
    for (const subject of subjects) await measure(scenario, subject, round);
  }
}

async function measure({ name, measure }, subject, round) {
  process.stderr.write(`round ${round + 1}: ${name}, ${subject}\n`);
  try {
    const measured = await measure(subject, surroundings);
    for (const [kind, values] of Object.entries(measured)) {
      const path = `${name}/${subject}/${kind}`;
      samples.set(path, (samples.get(path) ?? new Map()).set(round, values));
    }
  } catch (error) {
    failed = true;
    missing.add(`${name} with ${subject}: ${error.message}`);
  }
  await sleep(50);
}

const figures = chosen.flatMap(scenario => scenario.figures.map(figure => work(figure, samples)));
const circumstances = {
  node: process.version,
  cores: cpus().length,
  processor: cpus()[0]?.model,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  rounds,
};
console.log(
  `${Object.entries(circumstances)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}\n`,
);
console.log(table(figures));
for (const each of missing) console.log(`\n${each}`);
if (options.json)
  writeFileSync(options.json, JSON.stringify({ ...circumstances, missing: [...missing], figures }, null, 2));
await stopEverything();
process.exit(failed ? 1 : 0);
