import assert from 'node:assert/strict';
import { studyFigures } from '../../../src/analysis/coverage-figures';
import { groupOverviews } from '../../../src/analysis/study-overview';
import { guideViewJson } from '../../../src/convert/guide-view-json';
import { studyViewJson } from '../../../src/convert/study-view-json';
import { themeSummaryJson } from '../../../src/convert/themes-json';
import { Study } from '../../../src/study/study';
import { generatedStudy } from '../language/generated-study';
import { uriOf } from '../language/study-of';
import { countedCoverage } from './counted-coverage';

describe('the transcripts by group', () => {
  it('come in the order of the guide, those without a group last, with what they come to', () => {
    assert.deepEqual(
      studyViewJson(countedCoverage(), ['host']).groups.map(({ transcripts, ...group }) => ({
        ...group,
        transcripts: transcripts?.map(({ participant, coverage, date }) => [participant, coverage, date]),
      })),
      [
        { group: 'guest', count: 2, expected: 7, answered: 2, transcripts: undefined },
        {
          group: 'host',
          count: 1,
          expected: 5,
          answered: 1,
          transcripts: [['H-1', { expected: 5, answered: 1, words: 5 }, '2026-04-20']],
        },
        { group: '', count: 1, expected: 6, answered: 0, transcripts: undefined },
      ],
    );
  });

  it('are there without being asked for where there is one group, or none', () => {
    const study = new Study(['file:///study']);
    assert.deepEqual(studyViewJson(study, []), { groups: [] });
    study.set(uriOf('a.transcript.md'), '**Ann:** Yes [so]{.b .c}.\n');
    assert.deepEqual(studyViewJson(study, []).groups[0]?.transcripts, [
      {
        uri: uriOf('a.transcript.md'),
        participant: 'a',
        date: null,
        state: 'draft',
        coverage: null,
        themes: 2,
        segments: 1,
      },
    ]);
  });
});

describe('the figures of a study of any transcripts', () => {
  const study = new Study(['file:///study']);
  for (const [name, text] of Object.entries(generatedStudy(60))) study.set(uriOf(name), text);
  const figures = studyFigures(study);

  it('are the same by group as those of coverage', () => {
    const [guide] = figures.guides;
    assert.ok(guide && figures.guides.length === 1);
    assert.deepEqual(
      groupOverviews(study).map(({ group, transcripts, totals }) => ({
        group,
        transcripts: transcripts.length,
        totals,
      })),
      guide.groups,
    );
  });

  it('are the same of each transcript as those of coverage and of themes', () => {
    const all = studyViewJson(study, ['', 'guest', 'regular']).groups.flatMap(
      group => group.transcripts ?? [],
    );
    assert.equal(all.length, 60);
    const byUri = new Map(
      figures.guides.flatMap(guide => guide.transcripts).map(each => [each.coverage.uri, each]),
    );
    for (const { uri, coverage } of all) {
      const { totals } = byUri.get(uri) ?? {};
      assert.deepEqual(
        [coverage?.expected, coverage?.answered, coverage?.words],
        [totals?.expected, totals?.answered, totals?.words],
      );
    }
    const segments = all.reduce((sum, each) => sum + each.segments, 0);
    assert.equal(segments, themeSummaryJson({ study, filter: {} }).totals.segments);
  });

  it('are the same in the guide of each transcript', () => {
    for (const { coverage, sections, totals } of figures.guides.flatMap(guide => guide.transcripts)) {
      const view = guideViewJson(coverage);
      assert.deepEqual([view.answered, view.expected], [totals.answered, totals.expected]);
      assert.deepEqual(
        view.sections.map(({ answered, expected }) => [answered, expected]),
        sections.map(({ answered, expected }) => [answered, expected]),
      );
      const flat = (of: (typeof view.sections)[number]['questions']): typeof of =>
        of.flatMap(question => [question, ...flat(question.probes)]);
      assert.deepEqual(
        view.sections.flatMap(({ questions }) => flat(questions)).map(({ id, state }) => [id, state]),
        coverage.questions.map(({ question, state }) => [question.id, state]),
      );
    }
  });
});
