import assert from 'node:assert/strict';
import { isQuestionId, isThemeId, nearest, questionIdShape } from '../../../src/format/ids';

describe('IDs', () => {
  it('of questions are letters, digits, dots and dashes with at least one digit', () => {
    for (const id of ['Q1', 'Q1.1', '3a', 'B-04', '1', 'Frage_٣', '-1', 'Ä1'])
      assert.ok(isQuestionId(id), id);
    for (const id of ['', 'Q', 'Q 1', 'Q1?', '½', '1:2', 'Q1\n']) assert.ok(!isQuestionId(id), id);
  });

  it('of themes begin with a letter', () => {
    for (const id of ['a', 'A-1', 'a:b_c', 'état', '信頼']) assert.ok(isThemeId(id), id);
    for (const id of ['', '1a', '-a', 'a b', 'a.b', ':a', 'a\n']) assert.ok(!isThemeId(id), id);
  });

  it('have the shape of what stands before their first digit, in lower case', () => {
    for (const [id, shape] of [
      ['Q1.4', 'q'],
      ['q9', 'q'],
      ['3a', ''],
      ['B-04', 'b-'],
      ['Word', 'word'],
    ] as const) {
      assert.equal(questionIdShape(id), shape);
    }
  });
});

describe('the nearest name', () => {
  for (const [name, known, meant] of [
    ['q1.1', ['Q1.2', 'Q1.1'], 'Q1.1'],
    ['Q1.11', ['Q1.1', 'Q2.1'], 'Q1.1'],
    ['gatekeping', ['trust', 'gatekeeping'], 'gatekeeping'],
    ['Q9', ['Q1', 'Q2'], 'Q1'],
    ['Q99', ['Q1'], undefined],
    ['ab', ['cd'], undefined],
    ['trust', [], undefined],
    ['x'.repeat(1_000_000), ['trust'], undefined],
  ] as const) {
    it(`to ${name.slice(0, 20)} among ${known.join(', ') || 'none'} is ${meant ?? 'none'}`, () =>
      assert.equal(nearest(name, known), meant));
  }
});
