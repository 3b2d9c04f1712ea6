import assert from 'node:assert/strict';
import {
  coOccurrencesJson,
  newThemesJson,
  themeSummaryJson,
  themeTableJson,
} from '../../../src/convert/themes-json';
import { colourOf } from '../../../src/format/theme-colour';
import { Study } from '../../../src/study/study';
import { countedThemes, root } from '../analysis/counted-themes';

const study = countedThemes();

describe('the figures of themes as JSON', () => {
  it('have the themes as a tree, with what the summary says of them', () => {
    const { schemaVersion, totals, themes } = themeSummaryJson({ study, filter: {} });
    assert.equal(schemaVersion, 1);
    assert.deepEqual(totals, {
      transcripts: 3,
      participants: 4,
      segments: 7,
      words: 25,
      codedWords: 19,
      codedShare: 19 / 25,
    });
    assert.deepEqual(
      themes.map(({ id, parent, depth }) => [id, parent, depth]),
      [
        ['people', null, 0],
        ['family', 'people', 1],
        ['passengers', 'people', 1],
        ['money', null, 0],
        ['unused', null, 0],
      ],
    );
    const figures = {
      segments: 3,
      words: 7,
      share: 7 / 25,
      transcripts: 2,
      participants: 2,
      coders: ['AB', 'EF'],
      groups: [
        { group: 'driver', segments: 2, words: 5 },
        { group: 'clerk', segments: 1, words: 2 },
      ],
    };
    assert.deepEqual(themes[1], {
      id: 'family',
      label: 'family',
      parent: 'people',
      depth: 1,
      known: true,
      colour: null,
      shown: colourOf(
        'family',
        study.codebooks().map(({ codebook }) => codebook),
      ),
      definition: null,
      ...figures,
      branch: figures,
    });
  });

  it('say what one can filter by in the whole study, whatever filter is set', () => {
    const filter = { groups: ['clerk'], themes: ['money'] };
    const { options, themes } = themeSummaryJson({ study, filter });
    assert.deepEqual(
      themes.map(({ id }) => id),
      ['money'],
    );
    const { themes: branches, ...others } = options;
    assert.deepEqual(
      branches.map(({ id }) => id),
      ['people', 'family', 'passengers', 'money', 'unused'],
    );
    assert.deepEqual(others, {
      groups: ['clerk', 'driver', ''],
      attributes: [{ key: 'town', values: ['North', 'South', ''] }],
      sections: [
        { name: '1', title: '' },
        { name: '2', title: '' },
      ],
      questions: [
        { id: 'Q1', text: 'First', section: '1' },
        { id: 'Q2', text: 'Second', section: '1' },
        { id: 'Q3', text: 'Third', section: '2' },
      ],
      coders: ['AB', 'CD', 'EF', ''],
      roles: ['interviewer', 'participant'],
      from: '2026-03-02',
      to: '2026-04-01',
    });
  });

  it('have the themes that no codebook has, with their IDs for labels', () => {
    const small = new Study([root]);
    small.set(`${root}/a.transcript.md`, 'Ann: [So]{.new}.');
    const { themes } = themeSummaryJson({ study: small, filter: {} });
    assert.deepEqual(
      themes.map(({ id, label, known, segments }) => [id, label, known, segments]),
      [['new', 'new', false, 1]],
    );
  });

  it('are nothing of nothing', () => {
    const { totals, themes, options } = themeSummaryJson({ study: new Study([]), filter: {} });
    assert.deepEqual([totals.words, totals.codedShare, themes, options.from], [0, null, [], null]);
  });

  it('leave out the empty cells of a table', () => {
    const { columns, rows } = themeTableJson({ study, filter: {} }, 'question');
    assert.deepEqual(columns, ['Q1', 'Q2', 'Q3']);
    assert.deepEqual(rows.at(-1), {
      theme: 'money',
      columns: [0, 1, 2],
      segments: [1, 1, 1],
      words: [3, 0, 5],
    });
    assert.deepEqual(rows[0], { theme: 'people', columns: [0], segments: [1], words: [4] });
  });

  it('have what occurs together, and new themes by interview', () => {
    const { unit, pairs } = coOccurrencesJson({ study, filter: {} }, 'span');
    assert.deepEqual([unit, pairs[0]], ['span', { theme: 'people', other: 'family', count: 1 }]);
    const { interviews } = newThemesJson({ study, filter: { themes: ['people'] } });
    assert.deepEqual(interviews[0], {
      uri: `${root}/1.transcript.md`,
      participant: 'Ann',
      date: '2026-03-02',
      themes: ['people', 'family'],
      soFar: 2,
    });
    assert.equal(interviews[2]?.date, null);
  });
});
