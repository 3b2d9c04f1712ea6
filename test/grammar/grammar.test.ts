import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GrammarTestCase,
  parseGrammarTestCase,
  runGrammarTestCase,
} from 'vscode-tmgrammar-test/dist/unit/index';
import { registryWith, sources } from './grammars';

const cases = join(__dirname, 'cases');

for (const { name, files } of sources) {
  describe(`transcript grammar on ${name}`, () => {
    const made = registryWith(files);
    if ('missing' in made) {
      it.skip(`is not checked: ${made.missing} is not installed`);
      return;
    }
    // The runner warns of each language of a fenced block whose grammar is not loaded; none of them is looked at.
    const { warn } = console;
    before(() => {
      console.warn = () => {};
    });
    after(() => {
      console.warn = warn;
    });

    for (const file of readdirSync(cases).sort()) {
      const test = parseGrammarTestCase(readFileSync(join(cases, file), 'utf8'));
      it(`${test.metadata.description} (${file})`, async () => {
        assert.ok(test.assertions.length > 0, 'the case asserts something');
        const failures = await runGrammarTestCase(made.registry, test);
        assert.deepEqual(
          failures.map(failure => inWords(failure, test)),
          [],
        );
      });
    }
  });
}

function inWords(
  failure: Awaited<ReturnType<typeof runGrammarTestCase>>[number],
  test: GrammarTestCase,
): string {
  const text = test.source[failure.srcLine]?.slice(failure.start, failure.end);
  return `line ${failure.line + 1}, “${text}”: missing ${failure.missing.join(' ')}, unexpected ${failure.unexpected.join(' ')}, has ${failure.actual.join(' ')}`;
}
