import assert from 'node:assert/strict';
import { coOccurrences, saturation, type Together } from '../../../src/analysis/co-occurrence';
import { select } from '../../../src/analysis/theme-summary';
import { type TableBy, themeTable } from '../../../src/analysis/theme-tables';
import { countedThemes } from './counted-themes';

/** A table in few words: by theme its cells, as segments and words. */
function table(by: TableBy) {
  const { columns, rows } = themeTable(select(countedThemes()), by);
  return {
    columns,
    rows: rows.map(({ theme, cells }) => [
      theme,
      ...cells.map(({ segments, words }) => `${segments}, ${words}`),
    ]),
  };
}

describe('themes counted by hand', () => {
  it('by question, an aside for its own as well', () => {
    assert.deepEqual(table('question'), {
      columns: ['Q1', 'Q2', 'Q3'],
      rows: [
        ['people', '1, 4', '0, 0', '0, 0'],
        ['family', '2, 5', '1, 2', '1, 2'],
        ['passengers', '0, 0', '1, 5', '0, 0'],
        ['money', '1, 3', '1, 0', '1, 5'],
      ],
    });
  });

  it('by participant, the speakers of a group apart', () => {
    const { columns, rows } = table('participant');
    assert.deepEqual(columns, ['Ann', 'Bo (2)', 'Cy (2)']);
    assert.deepEqual(rows, [
      ['people', '1, 4', '0, 0', '0, 0'],
      ['family', '2, 5', '0, 0', '1, 2'],
      ['passengers', '0, 0', '1, 5', '0, 0'],
      ['money', '3, 8', '0, 0', '0, 0'],
    ]);
  });

  it('by group and by coder', () => {
    assert.deepEqual(table('group'), {
      columns: ['clerk', 'driver'],
      rows: [
        ['people', '0, 0', '1, 4'],
        ['family', '1, 2', '2, 5'],
        ['passengers', '1, 5', '0, 0'],
        ['money', '0, 0', '3, 8'],
      ],
    });
    assert.deepEqual(table('coder'), {
      columns: ['AB', 'CD', 'EF', ''],
      rows: [
        ['people', '0, 0', '1, 4', '0, 0', '0, 0'],
        ['family', '2, 5', '0, 0', '1, 2', '0, 0'],
        ['passengers', '0, 0', '0, 0', '0, 0', '1, 5'],
        ['money', '2, 8', '1, 0', '0, 0', '0, 0'],
      ],
    });
  });
});

/*
 * In the same words, family and people meet once ("My uncle"), family and money once ("He said money"). No turn has other
 * pairs. In answers, Ann's first one has all of family, people and money; the clerks' has family and passengers.
 */
describe('themes together, counted by hand', () => {
  for (const [unit, expected] of [
    ['span', ['people family 1', 'family money 1']],
    ['turn', ['people family 1', 'family money 1']],
    ['answer', ['people family 1', 'people money 1', 'family passengers 1', 'family money 1']],
  ] as readonly (readonly [Together, readonly string[]])[]) {
    it(`in the same ${unit}`, () => {
      const found = coOccurrences(select(countedThemes()), unit);
      assert.deepEqual(
        found.map(({ theme, other, count }) => `${theme} ${other} ${count}`),
        expected,
      );
    });
  }

  it('only among the themes that are looked at', () => {
    const found = coOccurrences(select(countedThemes(), { themes: ['people'] }), 'answer');
    assert.deepEqual(
      found.map(({ theme, other }) => `${theme} ${other}`),
      ['people family', 'family passengers'],
    );
  });
});

describe('new themes by interview', () => {
  it('come in the order of the dates, those without one last', () => {
    assert.deepEqual(
      saturation(select(countedThemes())).map(({ participant, date, themes, soFar }) => [
        participant,
        date,
        themes.join(' '),
        soFar,
      ]),
      [
        ['Ann', '2026-03-02', 'people family money', 3],
        ['2', '2026-04-01', 'passengers', 4],
        ['Dee', undefined, '', 4],
      ],
    );
  });
});
