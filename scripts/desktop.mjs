// The desktop VS Code on this machine, for `npm start`.
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { commandFolders, isExecutable } from './executables.mjs';
import { run, start, temporaryFolder } from './processes.mjs';

const windows = process.platform === 'win32';
const macCommand = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/**
 * The `code` command of a desktop VS Code that can open a window here, or nothing.
 * Other things are called `code` too: the command in the terminal of a remote VS Code, code-server's, an editor on the
 * other side of WSL. None of them takes an extension from a folder.
 */
export async function findDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  if (process.platform === 'linux') {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
    if (process.getuid() === 0) return undefined; // VS Code will not open a window for root
  }
  const candidates = commandFolders.map(folder => join(folder, windows ? 'code.cmd' : 'code'));
  for (const command of [...candidates, macCommand]) {
    if (isExecutable(command) && (await isDesktop(command))) return command;
  }
  return undefined;
}

/**
 * Opens a folder in a window of its own, with a profile of its own, and waits until it is closed.
 * @returns {{closed: Promise<unknown>, close: () => void}}
 */
export function openDesktop(command, folder, extension, settings) {
  const userData = join(temporaryFolder('desktop'), 'user-data');
  settings(userData);
  const flags = [
    '--new-window',
    '--wait',
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
  ];
  flags.push(`--user-data-dir=${userData}`, `--extensions-dir=${join(userData, '..', 'extensions')}`);
  const args = [...flags, `--extensionDevelopmentPath=${extension}`, folder];
  const child = start(quoted(command), args.map(quoted), { shell: windows });
  return {
    closed: new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject)),
    // The window is no child of the command, which has long let go of it: VS Code writes its process into this file.
    close() {
      try {
        process.kill(Number(readFileSync(join(userData, 'code.lock'), 'utf8')));
      } catch {
        // closed already
      }
    },
  };
}

async function isDesktop(command) {
  const path = realpathSync(command);
  if (/remote-cli|code-server|^\/mnt\/[a-z]\//.test(path)) return false;
  const { problem, output } = await run(quoted(command), ['--version'], {
    quiet: true,
    limit: 15_000,
    shell: windows,
  });
  // Version, commit, processor: code-server says all three in one line, the tunnel's `code` has a name before them.
  return !problem && /^\d+\.\d+\.\d+\S*\r?\n[0-9a-f]{40}\r?\n\w+\s*$/m.test(output);
}

/** A shell, which batch files need, takes words apart at spaces. */
function quoted(word) {
  return windows ? `"${word}"` : word;
}
