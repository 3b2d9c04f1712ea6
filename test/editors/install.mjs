// The editors that the server is tried in.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPackages, mayInstallPackages } from '../../scripts/debian.mjs';
import { commandFolders, isExecutable } from '../../scripts/executables.mjs';

const isThere = command => commandFolders.some(folder => isExecutable(join(folder, command)));

/** By the name of a need of `npm test`: Debian's packages, and whether it is there already. */
const editors = {
  neovim: { packages: ['neovim'], isReady: () => isThere('nvim') },
  emacs: {
    packages: ['emacs-nox', 'elpa-eglot'],
    isReady: () =>
      isThere('emacs') &&
      spawnSync('emacs', ['-q', '--batch', '-f', 'package-initialize', '-l', 'eglot']).status === 0,
  },
};

/**
 * Installs Debian's package of an editor where it is missing and this is root on Debian.
 * @param {keyof typeof editors} name
 * @returns {Promise<string | undefined>} why there is none, in one line, or nothing.
 */
export async function installEditor(name) {
  const { packages, isReady } = editors[name];
  if (process.platform === 'win32') return 'other editors are tried on Linux and macOS only';
  if (isReady()) return undefined;
  const how = `install ${name === 'emacs' ? 'Emacs with eglot' : 'Neovim'}`;
  if (!mayInstallPackages()) return how;
  console.log(`Installing Debian's ${packages.join(' and ')} …`);
  const problem = await installPackages(packages);
  if (problem) return `${problem}; ${how}`;
  return isReady() ? undefined : how;
}
