// Bundles what is shipped into dist/: the extension, the language server, the command line. `--tests` adds the suite
// that runs inside the extension host; `--watch` builds again on each change.
import { chmodSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

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
const bundles = [
  { entryPoints: ['src/extension/extension.ts'], outfile: 'dist/extension.js', minify: true },
  { entryPoints: ['src/server/node.ts'], outfile: 'dist/server.js', minify: true },
  {
    entryPoints: ['src/webview/coverage-report/page.ts'],
    outfile: 'dist/webview/coverage-report.js',
    minify: true,
    platform: 'browser',
    format: 'iife',
  },
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
}

if (process.argv.includes('--watch')) {
  for (const bundle of bundles) await (await context({ ...shared, ...bundle, logLevel: 'info' })).watch();
} else {
  await Promise.all(bundles.map(bundle => build({ ...shared, ...bundle })));
  chmodSync(join(root, 'dist/cli.js'), 0o755);
}
