import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const configuration = JSON.parse(
  readFileSync(join(resolve(__dirname, '../..'), 'language-configuration.json'), 'utf8'),
);

describe('language configuration', () => {
  const words = (text: string): string[] =>
    text.match(new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`)) ?? [];

  for (const word of [
    'Q1.4a',
    '3a',
    'B-04',
    'policy-shift',
    'care:home',
    'LA-07',
    'dont-know',
    'Müller-Lüdenscheidt',
    'don’t',
  ]) {
    it(`takes ${word} as one word`, () => {
      assert.deepEqual(words(word), [word]);
    });
  }

  it('leaves punctuation and markup out of words', () => {
    assert.deepEqual(words('**RB:** Q1.1. [Yes]{.theme by=CD}…'), ['RB', 'Q1.1', 'Yes', 'theme', 'by', 'CD']);
  });

  it('closes by itself only what a typist closes over with one key', () => {
    for (const { close } of configuration.autoClosingPairs) assert.equal(close.length, 1, close);
  });

  it('folds a fenced div from its opening to its closing line', () => {
    const { start, end } = configuration.folding.markers;
    const marks = ['::: {.theme}', ':::: theme', 'said: this', '::::', ':::'].map(line =>
      new RegExp(start).test(line) ? 'start' : new RegExp(end).test(line) ? 'end' : 'none',
    );
    assert.deepEqual(marks, ['start', 'start', 'none', 'end', 'end']);
  });

  const appended = (line: string): string | undefined =>
    configuration.onEnterRules.find((rule: { beforeText: string }) => new RegExp(rule.beforeText).test(line))
      ?.action.appendText;

  it('goes on with a list, and stops at an empty entry', () => {
    assert.deepEqual(['- one', '  * two', '> three', '- ', '**RB:** four'].map(appended), [
      '- ',
      '* ',
      '> ',
      undefined,
      undefined,
    ]);
  });
});
