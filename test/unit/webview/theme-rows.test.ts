import assert from 'node:assert/strict';
import { themeSummaryJson } from '../../../src/convert/themes-json';
import { themeRows, themesAbove } from '../../../src/webview/theme-summary/theme-rows';
import { countedThemes } from '../analysis/counted-themes';

describe('the rows of the table of themes', () => {
  const { themes } = themeSummaryJson({ study: countedThemes(), filter: {} });
  const rows = (how: Partial<Parameters<typeof themeRows>[1]>) =>
    themeRows(themes, { below: false, folded: [], ...how }).map(({ theme, level }) => `${level} ${theme.id}`);

  it('are in the order of the codebook', () => {
    assert.deepEqual(rows({}), ['0 people', '1 family', '1 passengers', '0 money', '0 unused']);
  });

  it('are sorted among those with the same theme above', () => {
    const sort = { column: 'segments', descending: true };
    assert.deepEqual(rows({ sort }), ['0 money', '0 people', '1 family', '1 passengers', '0 unused']);
    assert.equal(rows({ sort, below: true })[0], '0 people');
  });

  it('are sorted by a group', () => {
    const sort = { column: 'group:driver', descending: false };
    assert.equal(rows({ sort })[0], '0 unused');
  });

  it('leave out what is below a folded theme', () => {
    assert.deepEqual(rows({ folded: ['people'] }), ['0 people', '0 money', '0 unused']);
  });

  it('begin at the top with a theme whose theme above is filtered out', () => {
    const some = themes.filter(({ id }) => id !== 'people');
    assert.equal(themeRows(some, { below: false, folded: [] })[0]?.level, 0);
  });

  it('know the themes above one', () => assert.deepEqual(themesAbove(themes, 'family'), ['people']));
});
