import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/install.mjs';
import { withoutWorkers } from '../../scripts/without-workers.mjs';

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
