// npm run test:desktop: the tests of the extension host in a desktop VS Code, which is downloaded first.
import { join } from 'node:path';
import { install, root } from './install.mjs';
import { npm, stopEverything } from './processes.mjs';

process.exitCode = (await testDesktop()) ? 0 : 1;
await stopEverything();
process.exit();

async function testDesktop() {
  await install(root, { name: "the project's packages" });
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.error('A desktop VS Code needs a display; without one: xvfb-run -a npm run test:desktop');
    return false;
  }
  const { problem } = await npm(['run', '--silent', 'build', '--', '--tests'], { cwd: root });
  if (problem) return false;
  // After the installation: these come from it.
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  const { runSuite } = await import('../test/host/run-suite.mjs');
  const code = await downloadAndUnzipVSCode({ cachePath: join(root, '.vscode-test') }).catch(error => {
    console.error(`Desktop VS Code could not be downloaded (${error.message}).`);
    console.error('`npm test` runs the same suite in the embedded VS Code, which comes from npm.');
  });
  return code !== undefined && runSuite(code);
}
