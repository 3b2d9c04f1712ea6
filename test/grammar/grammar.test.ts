import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index';
import {
  type GrammarTestCase,
  parseGrammarTestCase,
  runGrammarTestCase,
} from 'vscode-tmgrammar-test/dist/unit/index';

const root = resolve(__dirname, '../..');
const cases = join(__dirname, 'cases');
const transcript = join(root, 'syntaxes/transcript.tmLanguage.json');
const packaged = join(root, 'node_modules/tm-grammars/grammars');
const host = join(root, 'test/host/node_modules/code-server/lib/vscode/extensions');

/** The grammars that ours leans on, from two places: VS Code's change between its versions. */
const sources: { readonly name: string; readonly files: readonly string[] }[] = [
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

for (const { name, files } of sources) {
  describe(`transcript grammar on ${name}`, () => {
    const missing = files.find(file => !existsSync(file));
    if (missing !== undefined) {
      it.skip(`is not checked: ${missing} is not installed`);
      return;
    }
    const registry = quietly(() =>
      createRegistryFromGrammars(
        [transcript, ...files].map(path => {
          const content = readFileSync(path, 'utf8');
          return { grammar: { path, scopeName: JSON.parse(content).scopeName }, content };
        }),
      ),
    );

    for (const file of readdirSync(cases).sort()) {
      const test = parseGrammarTestCase(readFileSync(join(cases, file), 'utf8'));
      it(`${test.metadata.description} (${file})`, async () => {
        assert.ok(test.assertions.length > 0, 'the case asserts something');
        const failures = await quietly(() => runGrammarTestCase(registry, test));
        assert.deepEqual(
          failures.map(failure => inWords(failure, test)),
          [],
        );
      });
    }
  });
}

/** The runner warns of each language of a fenced block whose grammar is not loaded; none of them is looked at. */
function quietly<Result>(run: () => Result): Result {
  const { warn } = console;
  console.warn = () => {};
  const restore = (): void => {
    console.warn = warn;
  };
  const result = run();
  if (result instanceof Promise) void result.finally(restore).catch(() => {});
  else restore();
  return result;
}

function inWords(
  failure: Awaited<ReturnType<typeof runGrammarTestCase>>[number],
  test: GrammarTestCase,
): string {
  const text = test.source[failure.srcLine]?.slice(failure.start, failure.end);
  return `line ${failure.line + 1}, “${text}”: missing ${failure.missing.join(' ')}, unexpected ${failure.unexpected.join(' ')}, has ${failure.actual.join(' ')}`;
}
