// Bundles what is shipped into dist/: the extension, the language server, the command line. `--tests` adds the suite
// that runs inside the extension host; `--watch` builds again on each change.
import { chmodSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { withoutWorkers } from './without-workers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  legalComments: 'none',
  logLevel: 'warning',
};
/** The part of the server that is read later takes the library from the part that is there already. */
const sharedLibrary = {
  name: 'shared library',
  setup(build) {
    build.onResolve({ filter: /^vscode-languageserver$/ }, () => ({ path: 'library', namespace: 'server' }));
    build.onLoad({ filter: /^library$/, namespace: 'server' }, () => ({
      contents: "module.exports = require('./server.js').library;",
    }));
    build.onResolve({ filter: /^\.\/server\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};
/** Looks for other people's modules, which nobody asks for, and would load `child_process` at every start. */
const withoutFiles = {
  name: 'without files',
  setup: build =>
    build.onLoad({ filter: /vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/ }, () => ({
      contents: '',
    })),
};
/** For a web worker. Nothing of Node is there, and a module of Node's in it fails the build. */
const web = { minify: true, platform: 'browser' };
const bundles = [
  { entryPoints: ['src/extension/node.ts'], outfile: 'dist/extension.js', minify: true },
  {
    entryPoints: ['src/server/node.ts'],
    outfile: 'dist/server.js',
    minify: true,
    external: ['./server-study'],
    plugins: [withoutFiles],
  },
  {
    entryPoints: ['src/server/server-study.ts'],
    outfile: 'dist/server-study.js',
    minify: true,
    plugins: [sharedLibrary],
  },
  { ...web, entryPoints: ['src/extension/browser.ts'], outfile: 'dist/web/extension.js' },
  { ...web, entryPoints: ['src/server/browser.ts'], outfile: 'dist/web/server.js', format: 'iife' },
  ...['coverage-report', 'framework', 'theme-summary'].map(name => ({
    ...web,
    entryPoints: [`src/webview/${name}/page.ts`],
    outfile: `dist/webview/${name}.js`,
    format: 'iife',
    plugins: [withoutWorkers],
  })),
  {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    minify: true,
    banner: { js: '#!/usr/bin/env node' },
    define: { VERSION: JSON.stringify(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version) },
  },
];
if (process.argv.includes('--tests')) {
  bundles.push({
    entryPoints: ['test/host/suite/index.ts'],
    outfile: 'dist/test/host-suite.js',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  });
  bundles.push({
    ...web,
    entryPoints: ['test/host/web/index.ts'],
    outfile: 'dist/test/web-suite.js',
    alias: { 'node:assert/strict': './test/host/web/assert.ts' },
    // Else mocha would put itself in the place of what the bundle exports.
    define: { module: 'undefined' },
    sourcemap: 'inline',
    minify: false,
  });
}

if (process.argv.includes('--watch')) {
  for (const bundle of bundles) await (await context({ ...shared, ...bundle, logLevel: 'info' })).watch();
} else {
  await Promise.all(bundles.map(bundle => build({ ...shared, ...bundle })));
  chmodSync(join(root, 'dist/cli.js'), 0o755);
}
