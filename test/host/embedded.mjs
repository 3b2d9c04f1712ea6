// The embedded VS Code: the VS Code server from npm's code-server, and the Node that it needs.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../scripts/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const vscode = join(here, 'node_modules/code-server/lib/vscode');

/** The server's entry point. */
export const serverMain = join(vscode, 'out/server-main.js');

/**
 * Installs what is not there yet: nothing and at once on a second run.
 * @returns {Promise<string | undefined>} why the embedded VS Code cannot run on this machine, or nothing.
 */
export async function installEmbedded() {
  if (process.platform === 'win32') return 'the embedded VS Code does not run on Windows';
  const name = 'the embedded VS Code (about 800 MB, once)';
  await install(here, { name });
  // Its own lock file leaves out the peers that npm would demand; nothing in it needs a compiler.
  const args = ['--omit=dev', '--ignore-scripts', '--legacy-peer-deps'];
  await install(vscode, { name: `the packages of ${name}`, lock: 'npm-shrinkwrap.json', args });
  return serverNode() ? undefined : 'the embedded VS Code needs Node 24 on this machine';
}

/** The Node that runs the server: the one from the package, or else this one if it is of a version that it takes. */
export function serverNode() {
  const packaged = join(here, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 23) ? process.execPath : undefined;
}
