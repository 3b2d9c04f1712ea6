import assert from 'node:assert/strict';
import type { ThemeFilter } from '../../../src/analysis/theme-filter';
import { themeSummaryJson } from '../../../src/convert/themes-json';
import {
  filterKinds,
  filterOf,
  partInWords,
  partsOf,
  withoutPart,
  withPart,
} from '../../../src/webview/filter-chips';
import { countedThemes } from '../analysis/counted-themes';

describe('the chips of a filter', () => {
  const { options } = themeSummaryJson({ study: countedThemes(), filter: {} });
  const kinds = filterKinds(options);
  const whole: ThemeFilter = {
    groups: ['clerk', ''],
    attributes: [{ key: 'town', value: 'North' }],
    questions: ['Q1'],
    sections: ['2'],
    coders: ['AB'],
    roles: ['interviewer'],
    themes: ['people'],
    from: '2026-03-02',
    to: '2026-04-01',
  };

  it('are one for each condition, and make the same filter again', () => {
    assert.equal(partsOf(whole).length, 10);
    assert.deepEqual(filterOf(partsOf(whole)), whole);
  });

  it('are taken away one by one, until the filter is empty', () => {
    let filter = whole;
    for (const part of partsOf(whole)) filter = withoutPart(filter, part);
    assert.deepEqual(filter, {});
  });

  it('are not there twice', () => {
    assert.equal(withPart(whole, { key: 'groups', value: 'clerk' }), whole);
  });

  it('have one day of a kind: the one that is set last', () => {
    assert.equal(withPart(whole, { key: 'from', value: '2026-03-09' }).from, '2026-03-09');
  });

  it('say what they are about', () => {
    assert.deepEqual(
      partsOf(whole).map(part => partInWords(part, kinds)),
      [
        'Group: clerk',
        'Group: no group',
        'Question: Q1 First',
        'Section: 2',
        'Coder: AB',
        'Whose words: interviewer',
        'Theme and those below: people',
        'town: North',
        'From day: 2026-03-02',
        'To day: 2026-04-01',
      ],
    );
  });

  it('are offered for what a study has only', () => {
    const nothing = { ...options, groups: [''], coders: [], attributes: [], from: null, to: null };
    assert.deepEqual(
      filterKinds(nothing).map(({ key }) => key),
      ['sections', 'questions', 'roles', 'themes'],
    );
  });
});
