import assert from 'node:assert/strict';
import { contributes } from '../../package.json';
import { problemLevels } from '../../src/analysis/problem-levels';
import { problemKinds } from '../../src/format/problem-codes';

const { 'verbatim.problems': problems } = contributes.configuration.properties;

describe('the setting verbatim.problems in package.json', () => {
  it('has every code, as serious as it mostly is, in the words of the code', () => {
    const expected = Object.entries(problemKinds).map(([code, { severity, about }]) => [
      code,
      { type: 'string', enum: [...problemLevels], default: severity, description: about },
    ]);
    assert.deepEqual(Object.entries(problems.properties), expected);
  });

  it('changes nothing for who does not open it, and knows no other code', () => {
    assert.deepEqual(problems.default, {});
    assert.equal(problems.additionalProperties, false);
    assert.equal(problems.scope, 'resource');
  });
});
