import assert from 'node:assert/strict';
import { readCodebook } from '../../../src/format/codebook';
import { colourOf } from '../../../src/format/theme-colour';
import { type ThemesToChoose, themesToChoose } from '../../../src/language/themes-to-choose';
import { codebook, type Files, guide, studyOf, transcript, uriOf } from './study-of';

function choosing(
  body: string,
  files: Files = { 'tea.codebook.yaml': codebook },
  isWhole = true,
): ThemesToChoose {
  const here = studyOf({ 'a/a.transcript.md': transcript(body, ''), ...files });
  const { cursor, ranges } = here.marks;
  const selections = ranges.length > 0 ? ranges : [{ start: cursor, end: cursor }];
  const found = themesToChoose(here.study, here.document, selections, isWhole);
  assert.ok(found);
  return found;
}

describe('themes to choose from', () => {
  it('are those of the codebook as a tree, with what helps to tell them apart, and how often they are used', () => {
    const other = transcript('[I]{.trust} [it]{.trust}\n', '');
    const { themes } = choosing('[«I»]{.trust}\n', {
      'tea.codebook.yaml': codebook,
      'b.transcript.md': other,
    });
    const shown = (id: string) => ({ id, colour: colourOf(id, [readCodebook(codebook)]) });
    const none = { path: [], known: true, segments: 0, here: 0, coded: false };
    assert.deepEqual(themes, [
      {
        ...none,
        ...shown('trust'),
        label: 'Trust',
        definition: 'They rely on each other.',
        include: 'keys, money',
        segments: 3,
        here: 1,
        coded: true,
      },
      { ...none, ...shown('trust:early'), path: ['Trust'] },
      { ...none, ...shown('money') },
    ]);
  });

  it('have no figures of a study that is still being read', () => {
    const { themes } = choosing('[I]{.trust}\n', { 'tea.codebook.yaml': codebook }, false);
    assert.deepEqual(
      themes.map(({ segments, here }) => [segments, here]),
      [
        [undefined, 1],
        [undefined, 0],
        [undefined, 0],
      ],
    );
  });

  it('are also those that no codebook has, by name', () => {
    const { themes } = choosing('[I]{.work} [it]{.home}\n', {});
    assert.deepEqual(
      themes.map(({ id, known }) => [id, known]),
      [
        ['home', false],
        ['work', false],
      ],
    );
  });

  it('are coded already where all of each selection is', () => {
    const coded = (body: string) => choosing(body).themes.flatMap(({ id, coded }) => (coded ? [id] : []));
    assert.deepEqual(coded('[I «left»]{.trust .money}\n'), ['trust', 'money']);
    assert.deepEqual(coded('[«I]{.trust} left»\n'), []);
    assert.deepEqual(coded('[«I»]{.trust} [«left»]{.trust .money}\n'), ['trust']);
    assert.deepEqual(coded('‸\n'), []);
  });
});

describe('themes here', () => {
  for (const [body, here] of [
    ['[I [le‸ft]{.money}]{.trust}\n', ['money', 'trust']],
    ['«[I]{.trust} [it]{.money} or» [so]{.x}\n', ['money', 'trust']],
    ['## Q1.1 Ro‸le? {.trust}\n', ['trust']],
    ['I ‸left [it]{.trust}\n', []],
  ] as const) {
    it(`are ${here.join(', ') || 'none'} in ${JSON.stringify(body)}`, () =>
      assert.deepEqual(choosing(body).here, here));
  }
});

describe('the name of a theme in vivo', () => {
  for (const [body, words] of [
    ['**Ann:** «We rely on [each [laughs] other]{.trust}, {>>AB: so<<}»\n', 'We rely on each other'],
    ['**Ann:** Oh. We re‸ly\non **it**. So.\n', 'We rely on it'],
    ['«Yes.\n\nNo»\n', 'Yes. No'],
    ['‸\n', ''],
  ] as const) {
    it(`is “${words}” of ${JSON.stringify(body)}`, () => assert.equal(choosing(body).words, words));
  }

  it('is no longer than people read', () => {
    assert.equal(choosing(`«${'word '.repeat(100)}»\n`).words, 'word '.repeat(16).trim());
  });
});

describe('where a new theme goes', () => {
  for (const [name, files, path, exists] of [
    ['into the codebook', { 'tea.codebook.yaml': codebook }, 'tea.codebook.yaml', true],
    ['beside the guide', { 'tea.guide.yaml': guide }, 'codebook.yaml', false],
    ['beside the transcript where there is neither', {}, 'a/codebook.yaml', false],
  ] as const) {
    it(`is ${name}`, () => assert.deepEqual(choosing('I\n', files).codebook, { uri: uriOf(path), exists }));
  }
});

describe('what cannot be coded', () => {
  it('is said before anybody chooses', () => {
    assert.match(choosing('## Role‸\n').refused ?? '', /^There is nothing to code/);
    assert.match(choosing('I ‸left.\n').noAnswer ?? '', /^No heading/);
    assert.equal(choosing('I ‸left.\n').refused, undefined);
  });

  it('is a file that is no transcript', () => {
    const { study, document } = studyOf({ 'tea.guide.yaml': guide });
    assert.equal(themesToChoose(study, document, [], true), null);
  });
});
