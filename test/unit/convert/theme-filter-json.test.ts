import assert from 'node:assert/strict';
import { readThemeFilter, writtenFilter } from '../../../src/convert/theme-filter-json';

describe('a filter that comes from elsewhere', () => {
  it('is taken as it is when it is one', () => {
    const filter = {
      groups: ['driver', ''],
      attributes: [{ key: 'town', value: 'North' }],
      questions: ['Q1'],
      sections: ['2'],
      coders: [''],
      roles: ['interviewer'],
      from: '2026-03-01',
      to: '2026-03-31',
      themes: ['money'],
    };
    assert.deepEqual(readThemeFilter(filter), { filter });
    for (const none of [undefined, null, {}]) assert.deepEqual(readThemeFilter(none), { filter: {} });
  });

  for (const [what, value] of [
    ['a text', 'group=driver'],
    ['a list', []],
    ['a key that there is none of', { group: ['driver'] }],
    ['a text where a list belongs', { groups: 'driver' }],
    ['a number in a list', { questions: [1] }],
    ['a day that is none', { from: '2026-02-30' }],
    ['an attribute without a value', { attributes: [{ key: 'town' }] }],
    ['a role that there is none of', { roles: ['guest'] }],
  ] as const) {
    it(`is refused with ${what}, for its figures would be others`, () => {
      const read = readThemeFilter(value);
      assert.ok('refused' in read && /\.$/.test(read.refused), JSON.stringify(read));
    });
  }
});

describe('a filter written as KEY=VALUE', () => {
  it('has several of one key as alternatives', () => {
    assert.deepEqual(
      writtenFilter([
        ...['group=driver', 'group=', 'attribute.town=North=East', 'question=Q1', 'section=Night lines'],
        ...['coder=AB', 'role=other', 'theme=money', 'from=2026-03-01', 'to=2026-03-31'],
      ]),
      {
        filter: {
          groups: ['driver', ''],
          attributes: [{ key: 'town', value: 'North=East' }],
          questions: ['Q1'],
          sections: ['Night lines'],
          coders: ['AB'],
          roles: ['other'],
          themes: ['money'],
          from: '2026-03-01',
          to: '2026-03-31',
        },
      },
    );
  });

  for (const pair of ['driver', 'town=North', 'from=March', 'role=guest', '=', 'groups=driver']) {
    it(`refuses “${pair}” with a sentence`, () => {
      const read = writtenFilter([pair]);
      assert.ok('refused' in read && /\.$/.test(read.refused), JSON.stringify(read));
    });
  }
});
