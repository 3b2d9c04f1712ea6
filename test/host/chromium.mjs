// The browser that shows the embedded VS Code in tests.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, mayInstallPackages } from '../../scripts/debian.mjs';
import { commandFolders, isExecutable } from '../../scripts/executables.mjs';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
// Latin, Greek, Cyrillic, Hebrew and Arabic; Chinese, Japanese and Korean: without them screenshots show boxes.
const fonts = ['fonts-dejavu-core', 'fonts-droid-fallback'];

/** The path of a Chromium or Chrome: CHROMIUM_PATH, one on PATH, or playwright's own. */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const onPath = commandFolders.flatMap(folder => commands.map(name => join(folder, name)));
  const found = [...onPath, ...applications].find(isExecutable);
  if (found) return found;
  const { chromium } = await import('playwright-core');
  return [chromium.executablePath()].find(path => existsSync(path));
}

/**
 * Installs Debian's Chromium where there is none and this is root on Debian.
 * @returns {Promise<string | undefined>} how to get a Chromium where there is none, in one line, or nothing.
 */
export async function installChromium() {
  if (await findChromium()) return undefined;
  const how =
    'no Chromium or Chrome was found: install one, or run `npx playwright-core install chromium` in test/host, or set CHROMIUM_PATH';
  if (!mayInstallPackages()) return how;
  console.log("Installing Debian's Chromium …");
  const problem = await installPackages(['chromium', ...fonts]);
  if (problem) return `${problem}; ${how}`;
  return (await findChromium()) ? undefined : how;
}
