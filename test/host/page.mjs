// A browser page without a window that shows the embedded VS Code.
import { join } from 'node:path';
import { closeAtExit } from '../../scripts/processes.mjs';
import { findChromium } from './chromium.mjs';

const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
flags.push('--disable-component-update', '--disable-sync');

/**
 * Starts a browser with an empty profile. Nothing but this machine is reached from it.
 * @param {string} profile a folder for the browser's data
 * @param {{viewport?: {width: number, height: number}, locale?: string}} options
 */
export async function openPage(profile, { viewport = { width: 1280, height: 800 }, locale = 'en-GB' } = {}) {
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(join(profile, 'chromium'), {
    executablePath: await findChromium(),
    headless: true,
    viewport,
    locale,
    args: flags,
    // Signals are ours: playwright would end the process before the server has been stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const close = closeAtExit(() => context.close());
  await context.route(
    url => /^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1',
    route => route.abort(),
  );
  const page = context.pages()[0] ?? (await context.newPage());
  return { page, close };
}
