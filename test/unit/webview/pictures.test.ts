import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  coOccurrencesJson,
  newThemesJson,
  themeSummaryJson,
  themeTableJson,
} from '../../../src/convert/themes-json';
import { contrast } from '../../../src/format/colours';
import { roundNumbers, shortened } from '../../../src/webview/theme-summary/pictures/labels';
import { inkOn, levelOf, levelRanges, looks } from '../../../src/webview/theme-summary/pictures/look';
import {
  interviewsOf,
  tableMatrix,
  togetherMatrix,
} from '../../../src/webview/theme-summary/pictures/matrix';
import { countedThemes } from '../analysis/counted-themes';

const asked = { study: countedThemes(), filter: {} };
const summary = themeSummaryJson(asked);
const widthOf = (text: string): number => text.length;

describe('What pictures of themes show', () => {
  it('has each figure of the table in a cell of its own, with what a screen reader says', () => {
    const { rows, columns, marks } = tableMatrix(themeTableJson(asked, 'question'), summary);
    assert.deepEqual(
      columns.map(({ text }) => text),
      ['Q1', 'Q2', 'Q3'],
    );
    assert.ok(rows.length > 0);
    const family = marks.filter(({ asked: { themes } }) => themes?.[0] === 'family');
    assert.deepEqual(
      family.map(({ column, value, label }) => [column, value, label.replace(/^[^,]*, /, '')]),
      [
        [0, 2, 'Q1: 2 segments, 5 words'],
        [1, 1, 'Q2: 1 segment, 2 words'],
        [2, 1, 'Q3: 1 segment, 2 words'],
      ],
    );
    assert.deepEqual(family[1]?.asked, { themes: ['family'], cell: { by: 'question', column: 'Q2' } });
  });

  it('leaves out the themes used least, and says how many', () => {
    const json = themeTableJson(asked, 'question');
    const { rows, leftOut } = tableMatrix(json, summary, 'segments', 2);
    assert.equal(rows.length, 2);
    assert.equal(leftOut, json.rows.length - 2);
    assert.ok(rows.some(({ text }) => text === summary.themes.find(({ id }) => id === 'family')?.label));
  });

  it('has what occurs together in the rows of both themes', () => {
    const json = coOccurrencesJson(asked, 'turn');
    const { marks } = togetherMatrix(json, summary);
    assert.equal(marks.length, 2 * json.pairs.length);
    for (const { row, column, value } of marks)
      assert.equal(marks.find(other => other.row === column && other.column === row)?.value, value);
  });

  it('opens the new themes of an interview, and nothing where there is none', () => {
    const json = newThemesJson(asked);
    const { interviews } = interviewsOf(json, summary);
    assert.deepEqual(
      interviews.map(({ fresh, soFar }) => [fresh, soFar]),
      json.interviews.map(({ themes, soFar }) => [themes.length, soFar]),
    );
    for (const { fresh, asked: quotes } of interviews) assert.equal(quotes !== undefined, fresh > 0);
  });

  it('every number is in the range that the legend gives its colour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (highest, share) => {
          const value = Math.max(1, Math.round(highest * share));
          const ranges = levelRanges(highest);
          assert.equal(ranges[0]?.from, 1);
          assert.equal(ranges.at(-1)?.to, highest);
          const range = ranges.find(({ from, to }) => from <= value && value <= to);
          assert.equal(range?.level, levelOf(value, highest));
        },
      ),
    );
  });

  it('an axis has a few round numbers', () => {
    assert.deepEqual(roundNumbers(1), [0, 1]);
    assert.deepEqual(roundNumbers(7), [0, 2, 4, 6]);
    assert.deepEqual(roundNumbers(253), [0, 100, 200]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), highest => {
        const numbers = roundNumbers(highest);
        assert.ok(numbers.length <= 6 && numbers.every(Number.isInteger) && Math.max(...numbers) <= highest);
      }),
    );
  });

  it('levels get steadily lighter or darker, and numbers are read on each', () => {
    for (const { levels, paper, edge, ink, bar } of Object.values(looks)) {
      const contrasts = levels.map(level => contrast(level, paper));
      assert.deepEqual(
        contrasts,
        [...contrasts].sort((a, b) => a - b),
      );
      for (const level of levels) assert.ok(contrast(inkOn(level), level) >= 4.5);
      assert.ok(contrast(edge, paper) >= 3);
      assert.ok(contrast(bar, paper) >= 3);
      assert.ok(contrast(ink, paper) >= 7);
    }
  });

  it('shortens what has no room, and keeps texts apart that begin alike', () => {
    assert.deepEqual(shortened(['Trust', 'Trust in offices'], 10, widthOf), ['Trust', 'Trust in…']);
    const alike = ['caseworkers of borough 1', 'caseworkers of borough 2'];
    const [one, two] = shortened(alike, 15, widthOf);
    assert.equal(one, 'casewor…rough 1');
    assert.equal(two, 'casewor…rough 2');
    assert.deepEqual(shortened(['e\u0301e\u0301e\u0301e\u0301'], 5, widthOf), ['e\u0301e\u0301…']);
  });

  it('never makes a text wider than there is room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 30 }),
        (texts, most) => {
          for (const text of shortened(texts, most, widthOf)) assert.ok(text.length <= most);
        },
      ),
    );
  });
});
