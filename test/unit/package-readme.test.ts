import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly files: readonly string[];
  readonly vsce: { readonly readmePath: string };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
  };
}

describe('the page that VS Code shows of the extension', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const path = manifest.vsce.readmePath;
  const page = read(path);

  it('is in the package', () => {
    assert.ok(manifest.files.includes(path), path);
  });
  it('has no link or picture that leads to a file which the package does not have', () => {
    const targets = [...page.matchAll(/\]\(([^)]*)\)|^\[[^\]]*\]: (\S+)/gm)].map(([, a, b]) => a ?? b ?? '');
    for (const target of targets) assert.match(target, /^(?:https:|#)/);
    assert.doesNotMatch(page, /<img/i);
  });
  it('names every command of the palette', () => {
    const { commands, menus } = manifest.contributes;
    const hidden = new Set(
      menus.commandPalette.flatMap(({ command, when }) => (when === 'false' ? command : [])),
    );
    for (const { title } of commands.filter(({ command }) => !hidden.has(command)))
      assert.ok(page.includes(`**Verbatim: ${title}**`), title);
  });
});
