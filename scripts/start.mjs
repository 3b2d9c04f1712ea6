// npm start: opens the example study in a VS Code with the extension: the desktop's where there is one, else an
// embedded one for the browser. Ctrl-C ends everything.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installEmbedded } from '../test/host/embedded.mjs';
import { installExtension, seedSettings, serverFolders, startServer } from '../test/host/server.mjs';
import { findDesktop, openDesktop } from './desktop.mjs';
import { install, root } from './install.mjs';
import { closeAtExit, isEnding, npm, stopEverything, temporaryFolder } from './processes.mjs';

const study = join(root, 'examples');

try {
  await install(root, { name: "the project's packages" });
  const desktop = await findDesktop();
  process.exitCode = desktop ? await inDesktop(desktop) : await inBrowser();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
await stopEverything();
process.exit();

async function inDesktop(command) {
  await build('build', 'Building …');
  console.log(`Opening ${study} in ${command}. Close the window or press Ctrl-C to end.`);
  const { closed, close } = openDesktop(command, study, root, seedSettings);
  const end = closeAtExit(close);
  await closed;
  await end();
  return 0;
}

async function inBrowser() {
  const obstacle = await installEmbedded();
  if (obstacle) {
    console.error(
      `No desktop VS Code was found, and ${obstacle}. Install VS Code with its 'code' command and try again.`,
    );
    return 1;
  }
  await build('package', 'Building and packaging the extension …');
  console.log('Starting VS Code …');
  const folders = serverFolders(temporaryFolder('start'));
  await installExtension(folders, join(root, 'dist/verbatim.vsix'));
  const server = await startServer({ folders, defaultFolder: study });
  const address = server.workbench(study);
  console.log('Press Ctrl-C to end. The example study is open in VS Code with Verbatim at:');
  console.log(address);
  openBrowser(address);
  await server.ended;
  if (!isEnding()) console.error(`The VS Code server has ended.\n${server.complaints()}`);
  return 1;
}

async function build(script, message) {
  console.log(message);
  const { problem, output } = await npm(['run', '--silent', script], { cwd: root, quiet: true });
  if (problem) throw new Error(`${output}\nnpm run ${script} failed: ${problem}`);
}

/** Shows an address where there is a browser and a screen; the browser is the person's own and stays when we end. */
function openBrowser(address) {
  const screen = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen) return;
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [address], { detached: true, stdio: 'ignore' });
  child.on('error', () => {}); // no such command: the address has been printed
  child.unref();
}
