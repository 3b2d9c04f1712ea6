// Whether the packages that a lock file names are there, and putting them there. Only Node's own modules are
// used: this runs before anything is installed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './processes.mjs';

/** The project's root folder, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * Runs `npm ci` in a folder when what is installed is not what its lock file says. npm writes its own list of what
 * it installed as the last thing it does, so a broken-off installation is seen too.
 * @param {{name: string, lock?: string, args?: readonly string[]}} what `name` is for the line that tells about it.
 * @throws when npm fails.
 */
export async function install(folder, { name, lock = 'package-lock.json', args = [] }) {
  if (isInstalled(folder, lock)) return;
  console.log(`Installing ${name} …`);
  const { problem } = await npm(['ci', '--loglevel=error', ...args], { cwd: folder });
  if (problem) throw new Error(`npm ci failed in ${folder}: ${problem}`);
}

/** Whether every package that the lock file demands on this machine is installed in the version it names. */
export function isInstalled(folder, lock = 'package-lock.json') {
  const wanted = packages(join(folder, lock));
  const found = packages(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || found === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    const there = found[path];
    if (path === '' || (there === undefined && (optional || devOptional || peer))) return true;
    return there !== undefined && there.version === version;
  });
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // not there, or half written
  }
}
