// One running VS Code server with folders of its own.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, sleep, start, stop } from '../../scripts/processes.mjs';
import { serverMain, serverNode } from './embedded.mjs';

/** Settings under which VS Code says nothing by itself and asks nobody on the network. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes the user's settings unless there are some. */
export function seedSettings(userDataDir, settings = {}) {
  const file = join(userDataDir, 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(join(userDataDir, 'User'), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/** Where a server keeps what; `home` is a folder that belongs to this server alone. */
export function serverFolders(home) {
  return {
    userData: join(home, 'user-data'),
    extensions: join(home, 'extensions'),
    serverData: join(home, 'server-data'),
  };
}

/** Installs a packaged extension. @throws with what VS Code said when it would not have it. */
export async function installExtension(folders, vsix) {
  const args = [serverMain, ...folderFlags(folders), '--install-extension', vsix, '--force'];
  const { problem, output } = await run(serverNode(), args, {
    quiet: true,
    env: environment(),
    limit: 60_000,
  });
  // The server exits with 0 when it could not install, too.
  if (problem || !/successfully installed/.test(output)) {
    throw new Error(
      `${vsix} could not be installed in the embedded VS Code: ${problem ?? ''}\n${complaints(output)}`,
    );
  }
}

/**
 * Starts a server on a free port of this machine, reachable from this machine alone and with a token that no other
 * page in the browser knows: who reaches a VS Code server can run programs.
 * @param {{folders: ReturnType<typeof serverFolders>, defaultFolder?: string, testDriver?: boolean, env?: object}} options
 *   `testDriver` makes the page take a payload (which extension to develop, which tests to run).
 * @throws when it does not come up within a minute.
 */
export async function startServer({ folders, defaultFolder, testDriver = false, env = {} }) {
  seedSettings(folders.userData);
  mkdirSync(folders.extensions, { recursive: true });
  const token = randomBytes(12).toString('hex');
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--connection-token',
    token,
    '--accept-server-license-terms',
  ];
  flags.push('--telemetry-level', 'off', '--disable-workspace-trust', ...folderFlags(folders));
  if (defaultFolder) flags.push('--default-folder', defaultFolder);
  if (testDriver) flags.push('--enable-smoke-test-driver');

  const child = start(serverNode(), [serverMain, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(), ...env },
  });
  let log = '';
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const port = await new Promise((resolve, reject) => {
    const fail = reason => reject(new Error(`the VS Code server ${reason}\n${complaints(log)}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        log += data;
        const bound = /listening on (\d+)/.exec(log);
        if (bound) resolve(Number(bound[1]));
      });
    }
    ended.then(() => fail('ended by itself'));
    sleep(60_000).then(() => fail('did not start within a minute'));
  });

  const authority = `127.0.0.1:${port}`;
  return {
    /** Opens without more: the default folder, if one was given. */
    address: `http://${authority}/?tkn=${token}`,
    /** The address of the workbench with a folder (or a `.code-workspace` file) and, under the test driver, a payload. */
    workbench(folder, payload = []) {
      const query = new URLSearchParams({ tkn: token });
      if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
      else query.set('ew', 'true');
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    /** A path of this machine as the page names it. */
    remote: path => `vscode-remote://${authority}${pathToFileURL(path).pathname}`,
    /** Resolves when the server has ended, whoever ended it. */
    ended,
    /** What the server complained about. */
    complaints: () => complaints(log),
    stop: () => stop(child),
  };
}

function folderFlags({ userData, extensions, serverData }) {
  return ['--user-data-dir', userData, '--extensions-dir', extensions, '--server-data-dir', serverData];
}

/** Our environment without the variables of a VS Code that we may have been started from. */
function environment() {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return {
    ...Object.fromEntries(own),
    EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}',
  };
}

/** The log without the stack traces of the native log writer, which the server does without. */
function complaints(log) {
  const lines = log.split('\n').filter(line => !/spdlog|bindings|^ {2,}|^\s*$|^[\]}]/.test(line));
  return lines.slice(-40).join('\n');
}
