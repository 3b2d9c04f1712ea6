import assert from 'node:assert/strict';
import fc from 'fast-check';
import { studyCoverage } from '../../../src/analysis/coverage';
import type { ThemeFilter } from '../../../src/analysis/theme-filter';
import { select, themeSummary } from '../../../src/analysis/theme-summary';
import { codingsIn, withoutCodings } from '../../../src/format/coding';
import { readTranscript } from '../../../src/format/transcript';
import { Study } from '../../../src/study/study';
import { codedTexts, wordsOn } from './coded-texts';
import { countedThemes, root } from './counted-themes';

/** A summary in few words: totals, and by theme segments, words, transcripts, participants. */
function figures(filter: ThemeFilter = {}) {
  const summary = themeSummary(select(countedThemes(), filter));
  const { transcripts, participants, segments, words, codedWords } = summary;
  const used = summary.themes.filter(theme => theme.segments > 0 || theme.branch.segments > 0);
  return {
    totals: [transcripts, participants, segments, words, codedWords],
    themes: Object.fromEntries(
      used.map(({ theme, segments, words, transcripts, participants }) => [
        theme.id,
        [segments, words, transcripts, participants],
      ]),
    ),
  };
}

describe('theme figures counted by hand', () => {
  it('are those of the whole study', () => {
    assert.deepEqual(figures(), {
      totals: [3, 4, 7, 14 + 9 + 2, 12 + 7],
      themes: {
        people: [1, 4, 1, 1],
        family: [2 + 1, 5 + 2, 2, 2],
        passengers: [1, 5, 1, 1],
        money: [3, 8, 1, 1],
      },
    });
  });

  it('have each segment and word of a branch once', () => {
    const { themes } = themeSummary(select(countedThemes()));
    const people = themes.find(({ theme }) => theme.id === 'people');
    assert.deepEqual(people?.branch, {
      segments: 3 + 2,
      words: 7 + 7,
      share: 14 / 25,
      transcripts: 2,
      participants: 3,
      coders: ['', 'AB', 'CD', 'EF'],
      groups: new Map([
        ['driver', { segments: 3, words: 7 }],
        ['clerk', { segments: 2, words: 7 }],
      ]),
    });
    const unused = themes.find(({ theme }) => theme.id === 'unused');
    assert.deepEqual(unused?.branch, {
      segments: 0,
      words: 0,
      share: 0,
      transcripts: 0,
      participants: 0,
      coders: [],
      groups: new Map(),
    });
  });

  it('know shares, coders and groups', () => {
    const { codedShare, themes } = themeSummary(select(countedThemes()));
    assert.equal(codedShare, 19 / 25);
    const family = themes.find(({ theme }) => theme.id === 'family');
    assert.equal(family?.share, 7 / 25);
    assert.deepEqual(family?.coders, ['AB', 'EF']);
    assert.deepEqual(
      [...(family?.groups ?? [])],
      [
        ['driver', { segments: 2, words: 5 }],
        ['clerk', { segments: 1, words: 2 }],
      ],
    );
    const passengers = themes.find(({ theme }) => theme.id === 'passengers');
    assert.deepEqual(passengers?.coders, ['']);
  });

  for (const [what, filter, expected] of [
    [
      'a group',
      { groups: ['clerk'] },
      {
        totals: [1, 2, 2, 9, 7],
        themes: { people: [0, 0, 0, 0], family: [1, 2, 1, 1], passengers: [1, 5, 1, 1] },
      },
    ],
    ['those without a group', { groups: [''] }, { totals: [1, 1, 0, 2, 0], themes: {} }],
    [
      'an attribute',
      { attributes: [{ key: 'town', value: 'North' }] },
      {
        totals: [1, 1, 5, 14, 12],
        themes: { people: [1, 4, 1, 1], family: [2, 5, 1, 1], money: [3, 8, 1, 1] },
      },
    ],
    [
      'a question',
      { questions: ['Q2'] },
      {
        totals: [3, 3, 3, 2 + 9, 7],
        themes: { people: [0, 0, 0, 0], family: [1, 2, 1, 1], passengers: [1, 5, 1, 1], money: [1, 0, 1, 0] },
      },
    ],
    [
      'a section, an aside included',
      { sections: ['2'] },
      {
        totals: [3, 2, 2, 5 + 2, 5 + 2],
        themes: { people: [0, 0, 0, 0], family: [1, 2, 1, 1], money: [1, 5, 1, 1] },
      },
    ],
    [
      'a coder',
      { coders: ['CD'] },
      { totals: [3, 4, 2, 25, 4], themes: { people: [1, 4, 1, 1], money: [1, 0, 1, 0] } },
    ],
    [
      'the interviewer’s words',
      { roles: ['interviewer'] },
      { totals: [3, 0, 1, 4, 3], themes: { money: [1, 3, 1, 0] } },
    ],
    [
      'the participants’ words alone',
      { roles: ['participant'] },
      {
        totals: [3, 4, 6, 25, 19],
        themes: { people: [1, 4, 1, 1], family: [3, 7, 2, 2], passengers: [1, 5, 1, 1], money: [2, 8, 1, 1] },
      },
    ],
    [
      'days',
      { from: '2026-03-02', to: '2026-03-31' },
      {
        totals: [1, 1, 5, 14, 12],
        themes: { people: [1, 4, 1, 1], family: [2, 5, 1, 1], money: [3, 8, 1, 1] },
      },
    ],
    [
      'a branch',
      { themes: ['people'] },
      {
        totals: [3, 4, 5, 25, 14],
        themes: { people: [1, 4, 1, 1], family: [3, 7, 2, 2], passengers: [1, 5, 1, 1] },
      },
    ],
  ] as readonly (readonly [string, ThemeFilter, ReturnType<typeof figures>])[]) {
    it(`are those of ${what}`, () => assert.deepEqual(figures(filter), expected));
  }
});

describe('theme figures of any study', () => {
  for (const isOpen of [false, true]) {
    it(`agree with plain counting over the text of ${isOpen ? 'open' : 'closed'} transcripts`, () => {
      fc.assert(
        fc.property(codedTexts, text => {
          const study = new Study([root]);
          study.set(`${root}/guide.yaml`, 'questions: [{id: Q1, text: a}, {id: Q2, text: b}]');
          const uri = `${root}/a.transcript.md`;
          if (isOpen) study.show(uri, readTranscript(text));
          else study.set(uri, text);
          const summary = themeSummary(select(study));
          const clean = withoutCodings(text);
          const { segments } = codingsIn(text);
          const all = [{ start: 0, end: clean.length }];
          assert.equal(summary.words, wordsOn(clean, all));
          for (const id of ['trust', 'money']) {
            const stretches = segments
              .filter(({ themes }) => themes.includes(id))
              .flatMap(each => each.stretches);
            const words = summary.themes.find(({ theme }) => theme.id === id)?.words ?? 0;
            assert.equal(words, wordsOn(clean, stretches), id);
          }
        }),
        { numRuns: 300 },
      );
    });
  }

  it('of a question are the words that coverage counts for it', () => {
    fc.assert(
      fc.property(codedTexts, text => {
        const study = new Study([root]);
        study.set(`${root}/guide.yaml`, 'questions: [{id: Q1, text: a}, {id: Q2, text: b}]');
        const uri = `${root}/a.transcript.md`;
        study.set(uri, text);
        const [coverage] = studyCoverage(study);
        for (const id of ['Q1', 'Q2']) {
          const counted = coverage?.questions.find(({ question }) => question.id === id)?.words;
          assert.equal(themeSummary(select(study, { questions: [id] })).words, counted, id);
        }
      }),
      { numRuns: 300 },
    );
  });
});
