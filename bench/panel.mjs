// A panel's built page in a browser, with answers that were made before.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../scripts/install.mjs';
import { temporaryFolder } from '../scripts/processes.mjs';
import { findChromium } from '../test/host/chromium.mjs';
import { openPage } from '../test/host/page.mjs';

/** Whether there is a browser to draw in. */
export async function hasBrowser() {
  return existsSync(join(root, 'test/host/node_modules/playwright-core')) && Boolean(await findChromium());
}

/**
 * Runs `session` with a page of 1,000 × 800 px that says to `dist/webview/NAME.js` what the extension would say.
 * @param {string} name also of its style sheet
 * @param {readonly string[]} sheets further ones
 */
export async function showPanel(name, sheets, session) {
  const sources = {
    '/': [
      'html',
      `<!DOCTYPE html><html lang="en"><title>${name}</title><link rel="stylesheet" href="/style"><body class="vscode-light"><script src="/script"></script></body></html>`,
    ],
    '/style': [
      'css',
      ['panel', name, ...sheets]
        .map(sheet => readFileSync(join(root, `media/${sheet}.css`), 'utf8'))
        .join('\n'),
    ],
    '/script': ['javascript', readFileSync(join(root, `dist/webview/${name}.js`), 'utf8')],
  };
  const server = createServer(({ url }, response) => {
    const [type, text] = sources[url] ?? ['plain', ''];
    response.setHeader('Content-Type', `text/${type}; charset=utf-8`);
    response.end(text);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const { page, close } = await openPage(temporaryFolder('panel'), {
    viewport: { width: 1000, height: 800 },
  });
  try {
    await page.addInitScript(extension);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await session(page);
  } finally {
    await close();
    server.close();
  }
}

/** In the page: what it asks waits in `asked`, and `drawn` answers. */
function extension() {
  const asked = [];
  window.acquireVsCodeApi = () => ({
    getState() {},
    setState() {},
    postMessage: message => message.type === 'ask' && asked.push(message),
  });
  window.say = data => window.dispatchEvent(new MessageEvent('message', { data }));
  /** Milliseconds until what somebody does is painted. */
  window.timed = async act => {
    const began = performance.now();
    act();
    await new Promise(requestAnimationFrame);
    await new Promise(done => setTimeout(done));
    return performance.now() - began;
  };
  /** Milliseconds from an answer to all that has been asked, by its kind, to the page that is painted. */
  window.drawn = async answers => {
    while (asked.length === 0) await new Promise(requestAnimationFrame);
    const all = asked.splice(0).map(({ ask, figures: { kind } }) => {
      return { type: 'answer', ask, answer: { kind, json: structuredClone(answers[kind]) } };
    });
    return window.timed(() => all.forEach(window.say));
  };
}
