import assert from 'node:assert/strict';
import { check, labels } from './offered';
import { transcript } from './study-of';

const inBody = (before: string, label: string, after: string | undefined) =>
  check(transcript(before), label, after === undefined ? undefined : transcript(after));

describe('completion in memos', () => {
  it('offers at the beginning of one that it is a summary', () => {
    inBody('{>>‸\n', 'summary:', '{>>summary: \n');
    inBody('{>>su‸<<}\n', 'summary:', '{>>summary: <<}\n');
    inBody('**Ann:** Yes. {>> s‸ummary: Yes.<<}\n', 'summary:', '**Ann:** Yes. {>> summary: Yes.<<}\n');
    inBody('## Q1.1 {>>‸\n', 'summary:', '## Q1.1 {>>summary: \n');
  });
  it('offers the themes that it may be of', () => {
    assert.deepEqual(labels(transcript('{>>summary .‸\n')), ['.trust', '.trust:early', '.money']);
    inBody('{>>summary .mo‸<<}\n', '.money', '{>>summary .money: <<}\n');
    inBody('{>>summary .t‸rust: Much.<<}\n', '.trust', '{>>summary .trust: Much.<<}\n');
  });
  it('offers nothing further in, and where no memo would be', () => {
    for (const none of ['{>>AB: ‸<<}\n', '{>>compare‸<<}\n', '`{>>‸`\n', '{>‸\n', '{>>a<<} s‸\n'])
      assert.deepEqual(labels(transcript(none)), [], none);
  });
});
