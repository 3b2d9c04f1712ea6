import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine, judge, readResults, total } from '../../../scripts/results.mjs';

const green = { passed: 3, failed: 0, skipped: 1 };

describe('the results of a suite', () => {
  it('are its own counts when it has ended well', () => {
    assert.deepEqual(judge(green, { code: 0 }), green);
  });

  it('are its own counts when tests have failed, and not one more for the exit code', () => {
    const red = { passed: 3, failed: 2, skipped: 0 };
    assert.deepEqual(judge(red, { code: 2, problem: 'exit code 2' }), red);
  });

  it('are a failure when it wrote none, even if it says that all is well', () => {
    assert.equal(judge(undefined, { code: 0 }).failed, 1);
    assert.equal(judge(undefined, { code: null, problem: 'ended by SIGKILL' }).failed, 1);
  });

  it('are a failure when it has crashed after its last test', () => {
    const { failed, problem } = judge(green, { code: null, problem: 'ended by SIGSEGV' });
    assert.equal(failed, 1);
    assert.match(problem ?? '', /SIGSEGV/);
  });

  it('are a failure when it has no tests', () => {
    assert.equal(judge({ passed: 0, failed: 0, skipped: 0 }, { code: 0 }).failed, 1);
  });
});

describe('the file of results', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-results-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, text] of [
    ['is empty', ''],
    ['is cut off', '{"passed": 3, "fai'],
    ['lacks a count', '{"passed": 3, "failed": 0}'],
    ['has a count that is no number', '{"passed": 3, "failed": "0", "skipped": 0}'],
  ] as const) {
    it(`says nothing when it ${what}`, () => {
      const file = join(folder, 'results.json');
      writeFileSync(file, text);
      assert.equal(readResults(file), undefined);
    });
  }

  it('says nothing when it is not there', () => {
    assert.equal(readResults(join(folder, 'nowhere.json')), undefined);
  });

  it('gives back what the reporter writes', () => {
    const file = join(folder, 'results.json');
    writeFileSync(file, JSON.stringify(green));
    assert.deepEqual(readResults(file), green);
  });
});

describe('the closing line', () => {
  it('adds up all suites', () => {
    const crashed = judge(undefined, { code: 1, problem: 'exit code 1' });
    assert.equal(closingLine(total([green, crashed, green])), '6 passed, 1 failed, 2 skipped');
  });
});
