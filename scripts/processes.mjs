// Child processes that never outlive us: each is started in a process group of its own, and whatever ends this
// process (its last line, Ctrl-C, a signal, an exception) ends the groups and empties the temporary folders.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const windows = process.platform === 'win32';
/** Time in ms that a process has to end by itself before it is killed. */
const patience = 5000;

const running = new Set();
const folders = new Set();
const cleanups = new Set();
let ending = false;

/** A reader that goes away (`npm start | head`) must not leave a server behind. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.on('exit', () => {
  for (const child of running) signal(child, 'SIGTERM');
  for (const folder of folders) remove(folder);
});
for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.on(name, () => end(constants.signals[name]));

// `kill` on `npm start` reaches npm and the shell that it puts between, but the shell does not pass it on to us.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(constants.signals.SIGTERM), 500).unref();
}

async function end(signalNumber) {
  if (ending) return;
  ending = true;
  await stopEverything();
  process.exit(128 + signalNumber);
}

/** Whether a signal is ending this process: what stops now has been stopped, and nothing is wrong with it. */
export const isEnding = () => ending;

/** Ends everything that was started or registered here, newest first. */
export async function stopEverything() {
  for (const cleanup of [...cleanups].reverse()) await cleanup();
  await Promise.all([...running].map(stop));
  for (const folder of folders) remove(folder);
}

/** Registers what has to be closed when this process ends; gives back a function that closes it now, once. */
export function closeAtExit(close) {
  const once = async () => {
    if (!cleanups.delete(once)) return;
    await Promise.race([Promise.resolve(close()).catch(() => {}), sleep(patience)]);
  };
  cleanups.add(once);
  return once;
}

/** A new temporary folder that goes when this process ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `verbatim-${name}-`));
  folders.add(folder);
  return folder;
}

/** Starts a command in its own process group, without standard input. `options` are those of `spawn`. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: !windows,
    ...options,
  });
  running.add(child);
  child.once('error', () => running.delete(child));
  // A leader that has gone may have left its group behind, so the group stays known until it has been told to end.
  child.once('exit', () => {
    signal(child, 'SIGTERM');
    running.delete(child);
  });
  return child;
}

/**
 * Runs a command to its end. `limit` is the time in ms after which it is stopped; `quiet` keeps what it prints.
 * @returns {Promise<{code: number | null, problem?: string, output: string}>} `problem` says in words what went
 *   wrong, `output` is what a quiet command printed.
 */
export function run(command, args, { limit, quiet = false, ...options } = {}) {
  return new Promise(resolve => {
    const child = start(command, args, { ...options, ...(quiet && { stdio: ['ignore', 'pipe', 'pipe'] }) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => (output += data));
    let late;
    const timer =
      limit &&
      setTimeout(() => {
        late = `still running after ${Math.round(limit / 1000)} s`;
        stop(child);
      }, limit);
    child.once('error', error => {
      clearTimeout(timer);
      resolve({ code: null, problem: error.message, output });
    });
    // 'close' and not 'exit': what was printed last may still be on its way.
    child.once(quiet ? 'close' : 'exit', (code, by) => {
      clearTimeout(timer);
      const problem = late ?? (by ? `ended by ${by}` : code !== 0 ? `exit code ${code}` : undefined);
      resolve({ code: late ? null : code, ...(problem && { problem }), output });
    });
  });
}

/** npm is a batch file on Windows, which only a shell starts. */
export function npm(args, options) {
  return run('npm', args, { shell: windows, ...options });
}

/** Ends a process group: politely, and after `patience` for good. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise(resolve => child.once('exit', resolve));
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), patience);
  await gone;
  clearTimeout(timer);
}

/** Resolves after that many ms; does not keep the process alive by itself. */
export function sleep(ms) {
  return new Promise(resolve => setTimeout(resolve, ms).unref());
}

function signal(child, name) {
  try {
    if (windows) child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // gone already
  }
}

function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // a file still held open on Windows: the system clears its temporary folder by itself
  }
  folders.delete(folder);
}
