import assert from 'node:assert/strict';
import fc from 'fast-check';
import { select, themeSummary } from '../../../src/analysis/theme-summary';
import { themeViewJson } from '../../../src/convert/theme-view-json';
import { Study } from '../../../src/study/study';
import { codedTexts } from '../analysis/coded-texts';

function studyOf(files: Readonly<Record<string, string>>): Study {
  const study = new Study(['file:///s']);
  for (const [path, text] of Object.entries(files)) study.set(`file:///s/${path}`, text);
  return study;
}

const codebook = 'themes:\n- id: money\n  label: Money\n  themes:\n  - id: trust\n- id: unused\n';

describe('the themes of the side bar', () => {
  it('are the trees of the codebooks, and what none of them has', () => {
    const view = themeViewJson(
      studyOf({
        'a/codebook.yaml': codebook,
        'b/codebook.yaml': 'themes:\n- id: money\n',
        'a/1.transcript.md': '**Ann:** [[One]{.trust} two]{.money} [three]{.slip}.\n',
        'b/1.transcript.md': '**Bo:** [One]{.money} [two]{.trust}.\n',
        '1.transcript.md': '**Cy:** [One]{.slip}.\n',
      }),
    );
    assert.equal(view.transcripts, 3);
    assert.deepEqual(
      view.codebooks.map(({ name, themes }) => [
        name,
        themes.map(({ id, label, parent, segments, inAll, transcripts }) => [
          id,
          label,
          parent,
          segments,
          inAll,
          transcripts,
        ]),
      ]),
      [
        [
          'a/codebook.yaml',
          [
            ['money', 'Money', null, 1, 2, 1],
            ['trust', 'trust', 'money', 1, 1, 1],
            ['unused', 'unused', null, 0, 0, 0],
          ],
        ],
        ['b/codebook.yaml', [['money', 'money', null, 1, 1, 1]]],
      ],
    );
    assert.deepEqual(
      view.unknown.map(({ id, segments, transcripts, place }) => [id, segments, transcripts, place.uri]),
      [
        ['slip', 2, 2, 'file:///s/1.transcript.md'],
        ['trust', 1, 1, 'file:///s/b/1.transcript.md'],
      ],
    );
  });

  it('are none in a study without files', () => {
    assert.deepEqual(themeViewJson(studyOf({})), { transcripts: 0, codebooks: [], unknown: [] });
  });

  it('have the figures of the theme summary, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(codedTexts, { minLength: 1, maxLength: 3 }), texts => {
        const study = studyOf({
          'codebook.yaml': codebook,
          ...Object.fromEntries(texts.map((text, index) => [`${index}.transcript.md`, text])),
        });
        const { codebooks, unknown } = themeViewJson(study);
        const figures = themeSummary(select(study)).themes;
        assert.deepEqual(
          codebooks.flatMap(({ themes }) =>
            themes.map(({ id, segments, transcripts, inAll }) => [id, segments, transcripts, inAll]),
          ),
          figures
            .filter(({ theme }) => theme.theme)
            .map(({ theme, segments, transcripts, branch }) => [
              theme.id,
              segments,
              transcripts,
              branch.segments,
            ]),
        );
        assert.deepEqual(
          unknown.map(({ id, segments, transcripts }) => [id, segments, transcripts]),
          figures
            .filter(({ theme }) => !theme.theme)
            .map(({ theme, segments, transcripts }) => [theme.id, segments, transcripts]),
        );
      }),
      { numRuns: 200 },
    );
  });
});
