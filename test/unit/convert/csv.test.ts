import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csv } from '../../../src/convert/csv';

/** Reads one CSV table as RFC 4180 says. */
function read(table: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of table.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('CSV', () => {
  for (const [cell, written] of [
    ['plain', 'plain'],
    ['', ''],
    [undefined, ''],
    [3, '3'],
    [-3, '-3'],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['a\nb', '"a\nb"'],
    ['a\r\nb', '"a\r\nb"'],
    ['=1+1', "'=1+1"],
    ['+49 1', "'+49 1"],
    ['-3', "'-3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['\n=1', '"\'\n=1"'],
    ['\r=1', '"\'\r=1"'],
    ['＝1+1', "'＝1+1"],
    ['＠x', "'＠x"],
    ['=cmd|" /C calc"!A0', '"\'=cmd|"" /C calc""!A0"'],
    ['a=1', 'a=1'],
    ['Q1-2', 'Q1-2'],
    ['– so', '– so'],
  ] as const) {
    it(`writes ${JSON.stringify(cell) ?? 'nothing'} as ${JSON.stringify(written)}`, () =>
      assert.equal(csv([[cell, 'x']]), `${written},x\r\n`));
  }

  it('is read back cell by cell, whatever is in them, and no cell is a formula', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=', '+1', '-', '@', '"', ',', '\n', '\r\n', '\t'));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        rows => {
          const back = read(csv(rows));
          assert.deepEqual(
            back.map(row => row.map(text => text.replace(/^'(?=\s*[=+\-@＝＋－＠\t\r])/, ''))),
            rows.map(row => row.map(text => text.replace(/^'(?=\s*[=+\-@＝＋－＠\t\r])/, ''))),
          );
          for (const text of back.flat()) assert.doesNotMatch(text, /^\s*[=+\-@＝＋－＠]/);
        },
      ),
    );
  });
});
