import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const fixture = join(root, 'test/fixtures/layers');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** The rules of the layers that the files of `src` in this folder break, each with the file. */
function violations(folder: string): Promise<string[]> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '--ts-config',
    join(root, 'tsconfig.json'),
    '--output-type',
    'json',
    'src',
  ];
  return new Promise((resolved, rejected) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (_, out, err) => {
        try {
          const found: readonly Violation[] = JSON.parse(out).summary.violations;
          resolved(found.map(({ from, rule }) => `${from}: ${rule.name}`).sort());
        } catch {
          rejected(new Error(err || out));
        }
      },
    );
  });
}

describe('the layers', () => {
  it('are kept by the project', async () => assert.deepEqual(await violations(root), [])).timeout(60_000);

  it('are broken by each file of the fixture but the sound ones', async () => {
    assert.deepEqual(await violations(fixture), [
      'src/analysis/imports-convert.ts: layer-analysis',
      'src/analysis/needs-a-test-library.ts: no-dev-dependencies-in-the-product',
      'src/cli/imports-language.ts: layer-cli',
      'src/cli/knows-lsp.ts: pure-layers-know-no-editor',
      'src/convert/imports-language.ts: layer-convert',
      'src/convert/reads-a-path.ts: pure-layers-do-no-io',
      'src/disk/imports-analysis.ts: layer-disk',
      'src/extension/imports-cli.ts: layer-extension',
      'src/extension/imports-node.ts: only-entries-know-node',
      'src/format/imports-study.ts: layer-format',
      'src/format/knows-vscode.ts: only-the-extension-knows-vscode',
      'src/format/reads-a-file.ts: pure-layers-do-no-io',
      'src/language/imports-server.ts: layer-language',
      'src/language/reads-a-file.ts: pure-layers-do-no-io',
      'src/server/imports-extension.ts: layer-server',
      'src/server/imports-node.ts: only-entries-know-node',
      'src/server/knows-the-client.ts: only-the-extension-knows-vscode',
      'src/server/knows-the-library-for-node.ts: only-entries-know-node',
      'src/server/knows-vscode.ts: only-the-extension-knows-vscode',
      'src/study/circle-one.ts: no-circles',
      'src/study/imports-analysis.ts: layer-study',
      'src/study/knows-lsp.ts: pure-layers-know-no-editor',
      'src/webview/imports-server.ts: layer-webview',
      'src/webview/knows-the-toolkit.ts: only-controls-know-the-toolkit',
      'src/webview/reads-a-file.ts: pure-layers-do-no-io',
    ]);
  }).timeout(60_000);
});
