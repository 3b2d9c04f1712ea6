import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/install.mjs';
import { withoutWorkers } from '../../scripts/without-workers.mjs';
import { openPage } from '../host/page.mjs';
import type { Workbench } from '../host/workbench.mjs';

/* A panel's page by itself, with its policy and styles, and the colours of VS Code's themes. */

const policy =
  "default-src 'none'; style-src 'self'; script-src 'nonce-n'; img-src blob:; frame-ancestors 'none'";

/** The classes that VS Code gives a page in its colour themes. */
export const kinds = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high-contrast': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-high-contrast vscode-high-contrast-light',
} as const;

/** The colours that VS Code's themes give, as far as the style sheets ask for them. */
const variables = `
body { --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-editor-background: #1f1f1f; --vscode-foreground: #e6e6e6; --vscode-descriptionForeground: #a0a0a0; --vscode-focusBorder: #4daafc; --vscode-textLink-foreground: #4daafc; font-size: 13px; }
.vscode-light { --vscode-editor-background: #fff; --vscode-foreground: #1f1f1f; --vscode-descriptionForeground: #606060; --vscode-focusBorder: #005fb8; --vscode-textLink-foreground: #005fb8; }
.vscode-high-contrast { --vscode-editor-background: #000; --vscode-foreground: #fff; --vscode-focusBorder: #f38518; --vscode-textLink-foreground: #21a6ff; --vscode-contrastBorder: #6fc3df; }
.vscode-high-contrast-light { --vscode-editor-background: #fff; --vscode-foreground: #292929; --vscode-descriptionForeground: #606060; --vscode-focusBorder: #006bbd; --vscode-textLink-foreground: #0f4a85; --vscode-contrastBorder: #0f4a85; }
body { background: var(--vscode-editor-background); --vscode-charts-green: #89d185; --vscode-charts-yellow: #cca700; --vscode-charts-red: #f14c4c; --vscode-charts-orange: #d18616; --vscode-charts-purple: #b180d7; --vscode-errorForeground: #f85149; }
.vscode-light, .vscode-high-contrast-light { --vscode-charts-green: #388a34; --vscode-charts-yellow: #bf8803; --vscode-charts-red: #e51400; --vscode-charts-purple: #652d90; --vscode-errorForeground: #a1260d; }
html { --vscode-dropdown-background: #fff; --vscode-dropdown-foreground: #1f1f1f; --vscode-checkbox-background: #fff; --vscode-button-secondaryBackground: #eaeaea; --vscode-button-secondaryForeground: #202020; --vscode-button-background: #0069cc; --vscode-button-foreground: #fff; }
html:has(.vscode-dark), html:has(.vscode-high-contrast:not(.vscode-high-contrast-light)) { --vscode-dropdown-background: #1f1f1f; --vscode-dropdown-foreground: #e6e6e6; --vscode-checkbox-background: #1f1f1f; --vscode-foreground: #e6e6e6; --vscode-button-secondaryBackground: #333; --vscode-button-secondaryForeground: #eee; }
html:has(.vscode-light), html:has(.vscode-high-contrast-light) { --vscode-foreground: #1f1f1f; }
`;

/** Serves a page: its script is bundled from a file of this folder; `body` is asked for what stands before it. */
export async function servePanel(
  script: string,
  body: () => string,
  sheets: readonly string[] = ['theme-summary', 'pictures'],
) {
  const entryPoints = [join(root, 'test/browser', script)];
  const plugins = [withoutWorkers];
  const built = await build({ entryPoints, plugins, bundle: true, write: false, format: 'iife' });
  const styles = ['panel', ...sheets].map(name => readFileSync(join(root, 'media', `${name}.css`), 'utf8'));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const type = pathname === '/' ? 'html' : pathname.endsWith('.css') ? 'css' : 'javascript';
    response.setHeader('Content-Type', `text/${type}; charset=utf-8`);
    if (type === 'css') return response.end(variables + styles.join('\n'));
    if (type === 'javascript') return response.end(built.outputFiles[0]?.text);
    response.setHeader('Content-Security-Policy', policy);
    const kind = kinds[(searchParams.get('theme') ?? 'light') as keyof typeof kinds];
    return response.end(
      `<!DOCTYPE html><html lang="en"><title>Panel</title><link rel="stylesheet" href="/all.css"><body class="${kind}">${body()}<script nonce="n" src="/page.js"></script></body></html>`,
    );
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise(done => server.close(done)),
  };
}

export const screenshots = join(root, 'dist/test/screenshots');

/** A panel's page in a browser, while the tests of a suite run. */
export interface PanelPage {
  readonly page: Workbench['page'];
  /** Errors of the running test, and what the page asked of others than its own server. */
  readonly complaints: readonly string[];
  /** Shows the page of a study, as its script is `given` it. `isHeld`: its first figures do not come yet. */
  show(given: object, look?: { theme?: string; width?: number; isHeld?: boolean }): Promise<void>;
  /** Fails where what is shown needs more width than there is. */
  hasRoom(): Promise<void>;
}

/** Opens a browser before the tests of the suite that calls this, for the page of `NAME-page.ts`. */
export function panelPage(name: string, styles?: readonly string[]): PanelPage {
  const complaints: string[] = [];
  let given: object = {};
  let server: Awaited<ReturnType<typeof servePanel>>;
  let opened: Awaited<ReturnType<typeof openPage>>;
  let profile: string;

  before(async function () {
    this.timeout(60_000);
    mkdirSync(screenshots, { recursive: true });
    const study = () => {
      const json = JSON.stringify(given).replaceAll('<', '\\u003c');
      return `<script nonce="n" type="application/json" id="study">${json}</script>`;
    };
    server = await servePanel(`${name}-page.ts`, study, styles);
    profile = mkdtempSync(join(tmpdir(), `${name}-`));
    opened = await openPage(profile);
    opened.page.on('pageerror', error => void complaints.push(error.message));
    opened.page.on('request', request => {
      if (!request.url().startsWith(server.url)) complaints.push(request.url());
    });
  });
  beforeEach(() => {
    complaints.length = 0;
  });
  after(async () => {
    await opened.close();
    rmSync(profile, { recursive: true, force: true });
    await server.close();
  });

  return {
    complaints,
    get page() {
      return opened.page;
    },
    async show(study, { theme = 'light', width = 1000, isHeld = false } = {}) {
      given = study;
      await opened.page.setViewportSize({ width, height: 800 });
      await opened.page.goto(`${server.url}?theme=${theme}`);
      if (!isHeld) await opened.page.locator('.panel[aria-busy="false"] main').waitFor();
    },
    async hasRoom() {
      const [wide, room] = (await opened.page.evaluate(
        "[document.querySelector('main').scrollWidth, document.querySelector('main').clientWidth]",
      )) as [number, number];
      assert.ok(wide <= room, `${wide} of ${room} px in ${opened.page.viewportSize()?.width} px`);
    },
  };
}
