// Debian's packages, which set-ups install where they may.
import { readFileSync } from 'node:fs';
import { run } from './processes.mjs';

/** Whether packages can be installed without asking anybody: as root on Debian, as in a container. */
export function mayInstallPackages() {
  return process.getuid?.() === 0 && isDebian();
}

/**
 * Installs Debian's packages of these names.
 * @returns {Promise<string | undefined>} what went wrong, in one line, or nothing.
 */
export async function installPackages(names) {
  const options = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const apt = ['-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
    const { problem, output } = await run('apt-get', [...apt, ...args], options);
    if (!problem) continue;
    console.error(output.trimEnd());
    return `apt-get ${args[0]} failed (${problem})`;
  }
  return undefined;
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
