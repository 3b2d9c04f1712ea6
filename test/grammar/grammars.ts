import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index';

export const root = resolve(__dirname, '../..');
export const scopeName = 'text.html.markdown.transcript';
const transcript = join(root, 'syntaxes/transcript.tmLanguage.json');
const packaged = join(root, 'node_modules/tm-grammars/grammars');
const host = join(root, 'test/host/node_modules/code-server/lib/vscode/extensions');

/** The grammars that ours leans on, from two places: VS Code's change between its versions. */
export const sources: { readonly name: string; readonly files: readonly string[] }[] = [
  {
    name: 'the Markdown grammar of tm-grammars',
    files: ['markdown', 'html', 'html-derivative', 'yaml'].map(name => join(packaged, `${name}.json`)),
  },
  {
    name: 'the Markdown grammar of the embedded VS Code',
    files: [
      'markdown-basics/syntaxes/markdown',
      'html/syntaxes/html',
      'html/syntaxes/html-derivative',
      'yaml/syntaxes/yaml',
      'yaml/syntaxes/yaml-1.0',
      'yaml/syntaxes/yaml-1.1',
      'yaml/syntaxes/yaml-1.2',
      'yaml/syntaxes/yaml-1.3',
      'yaml/syntaxes/yaml-embedded',
    ].map(name => join(host, `${name}.tmLanguage.json`)),
  },
];

/** The transcript grammar together with those it leans on, or the file of theirs that is not installed. */
export function registryWith(
  files: readonly string[],
): { readonly registry: ReturnType<typeof createRegistryFromGrammars> } | { readonly missing: string } {
  const missing = files.find(file => !existsSync(file));
  if (missing !== undefined) return { missing };
  const registry = createRegistryFromGrammars(
    [transcript, ...files].map(path => {
      const content = readFileSync(path, 'utf8');
      return { grammar: { path, scopeName: JSON.parse(content).scopeName }, content };
    }),
  );
  return { registry };
}
