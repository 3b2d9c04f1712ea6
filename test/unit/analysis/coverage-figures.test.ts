import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codedTranscript } from '../../../src/analysis/coded-transcript';
import type { QuestionCoverage } from '../../../src/analysis/coverage';
import { researchQuestionsOf, studyFigures } from '../../../src/analysis/coverage-figures';
import { standsOut } from '../../../src/analysis/coverage-gaps';
import type { CoverageTotals } from '../../../src/analysis/coverage-totals';
import type { StudyFilter } from '../../../src/analysis/study-filter';
import { Study } from '../../../src/study/study';
import { countedCoverage, root } from './counted-coverage';

/** How many are expected, asked and answered; the same of main and of all questions; and words. */
function counts({ expected, asked, answered, main, all, words }: CoverageTotals): string {
  const shares = [main, all].map(share => `${share.of} ${share.asked} ${share.answered}`);
  return [`${expected} ${asked} ${answered}`, ...shares, words].join(' | ');
}

function tea(filter: StudyFilter = {}) {
  const { guides, totals } = studyFigures(countedCoverage(), filter);
  const [figures] = guides;
  assert.ok(figures && guides.length === 1);
  return { ...figures, whole: totals };
}

describe('the coverage of a study counted by hand', () => {
  it('has the state and words of each question in each transcript', () => {
    const { questions, transcripts } = tea();
    assert.deepEqual(
      questions.map(({ question, depth }, row) => {
        const cells = transcripts.map(({ cells }) => cells[row]);
        return [`${'  '.repeat(depth)}${question.id}`, ...cells.map(cell => `${cell?.state} ${cell?.words}`)];
      }),
      [
        ['Q1', 'answered 3', 'answered 0', 'empty 0', 'empty 0'],
        ['  Q1a', 'missing 0', 'answered 4', 'missing 0', 'missing 0'],
        ['  Q1b', 'partial 2', 'lost 0', 'missing 0', 'missing 0'],
        ['Q2', 'not-applicable 0', 'declined 0', 'not-applicable 0', 'missing 0'],
        ['Q3', 'answered 2', 'missing 0', 'answered 1', 'missing 0'],
        ['  Q3a', 'missing 0', 'missing 0', 'missing 0', 'missing 0'],
        ['Q4', 'not-applicable 0', 'dont-know 0', 'not-applicable 0', 'missing 0'],
        ['Q5', 'not-applicable 0', 'not-applicable 0', 'answered 3', 'missing 0'],
        ['Q6', 'missing 0', 'answered 1', 'not-applicable 0', 'missing 0'],
        ['Q7', 'missing 0', 'not-asked 0', 'missing 0', 'missing 0'],
      ],
    );
  });

  it('adds up by transcript', () => {
    assert.deepEqual(
      tea().transcripts.map(({ coverage, totals }) => [coverage.participant, counts(totals)]),
      [
        ['G-1', '3 2 1 | 2 1 1 | 5 2 1 | 7'],
        ['H-1', '5 4 1 | 4 3 1 | 7 6 3 | 5'],
        ['G-2', '4 2 1 | 3 2 1 | 5 2 1 | 3'],
        ['x4', '6 0 0 | 5 0 0 | 8 0 0 | 0'],
      ],
    );
  });

  it('adds up over the study', () => {
    const { totals, whole } = tea();
    assert.equal(counts(totals), '18 8 3 | 14 6 3 | 25 10 5 | 15');
    assert.equal(totals.askedRate, 8 / 18);
    assert.equal(totals.answeredRate, 3 / 18);
    assert.deepEqual(whole, totals);
  });

  it('adds up by question: of those with a condition there is nothing to be a share of', () => {
    const of = new Map(tea().questions.map(({ question, totals }) => [question.id, counts(totals)]));
    assert.equal(of.get('Q1'), '4 3 2 | 4 3 2 | 4 3 2 | 3');
    assert.equal(of.get('Q1a'), '0 0 0 | 0 0 0 | 4 1 1 | 4');
    assert.equal(of.get('Q2'), '2 1 0 | 2 1 0 | 2 1 0 | 0');
    assert.equal(of.get('Q3'), '0 0 0 | 0 0 0 | 0 0 0 | 3');
    assert.equal(of.get('Q5'), '2 1 1 | 2 1 1 | 2 1 1 | 3');
    assert.equal(of.get('Q6'), '0 0 0 | 0 0 0 | 3 1 1 | 1');
  });

  it('adds up by section, over the study and in each transcript', () => {
    const { sections, transcripts } = tea();
    assert.deepEqual(
      sections.map(({ section, totals }, index) => [
        section.id,
        counts(totals),
        transcripts.map(({ sections }) => sections[index]?.expected).join(' '),
      ]),
      [
        ['1', '10 6 2 | 6 4 2 | 14 7 3 | 9', '2 3 2 3'],
        ['2', '4 2 1 | 4 2 1 | 7 3 2 | 6', '0 1 1 2'],
        ['3', '4 0 0 | 4 0 0 | 4 0 0 | 0', '1 1 1 1'],
      ],
    );
  });

  it('adds up by group, those without one last', () => {
    assert.deepEqual(
      tea().groups.map(({ group, transcripts, totals }) => [group, transcripts, counts(totals)]),
      [
        ['guest', 2, '7 4 2 | 5 3 2 | 10 4 2 | 10'],
        ['host', 1, '5 4 1 | 4 3 1 | 7 6 3 | 5'],
        ['', 1, '6 0 0 | 5 0 0 | 8 0 0 | 0'],
      ],
    );
  });

  it('adds up by research question: a probe that names none is about those of its question', () => {
    assert.deepEqual(
      tea().researchQuestions.map(({ id, totals }) => [id, counts(totals)]),
      [
        ['RQ1', '8 5 2 | 4 3 2 | 8 5 2 | 5'], // Q1, Q1b
        ['RQ2', '4 0 0 | 4 0 0 | 8 1 1 | 7'], // Q1a, Q3, Q3a, Q7
        ['', '6 3 1 | 6 3 1 | 9 4 2 | 4'], // Q2, Q4, Q5, Q6
      ],
    );
  });

  it('says what stands out', () => {
    const { unanswered, skipped, gaps } = standsOut(tea());
    assert.deepEqual(
      skipped.map(({ section, due }) => [section.id, due]),
      [['3', 2]],
    );
    assert.deepEqual(
      unanswered.map(({ question, due }) => [question.id, due]),
      [
        ['Q2', 1],
        ['Q4', 1],
      ],
    );
    assert.deepEqual(
      gaps.map(({ coverage, questions }) => [coverage.participant, ...questions.map(({ id }) => id)]),
      [
        ['G-2', 'Q1', 'Q1b'],
        ['G-1', 'Q7'],
      ],
    );
  });

  for (const [what, filter, expected] of [
    ['a group', { groups: ['guest'] }, '7 4 2 | 5 3 2 | 10 4 2 | 10'],
    ['no group', { groups: [''] }, '6 0 0 | 5 0 0 | 8 0 0 | 0'],
    ['days', { from: '2026-03-10', to: '2026-04-20' }, '8 6 2 | 6 4 2 | 12 8 4 | 12'],
    ['a section', { sections: ['2'] }, '4 2 1 | 4 2 1 | 7 3 2 | 6'],
    ['a question, whose words in an aside count', { questions: ['Q3'] }, '0 0 0 | 0 0 0 | 0 0 0 | 3'],
    ['questions whose words are the same', { questions: ['Q3', 'Q5'] }, '2 1 1 | 2 1 1 | 2 1 1 | 5'],
    ['a section of a group', { groups: ['host'], sections: ['1'] }, '3 3 1 | 2 2 1 | 4 4 2 | 4'],
  ] as const) {
    it(`is filtered by ${what}`, () => assert.equal(counts(tea(filter).totals), expected));
  }

  it('is nothing where a filter leaves nothing', () => {
    const { guides, totals } = studyFigures(countedCoverage(), { groups: ['nobody'] });
    assert.deepEqual([guides, counts(totals)], [[], '0 0 0 | 0 0 0 | 0 0 0 | 0']);
  });
});

const option = fc.constantFrom(
  ...['', ', required: true', ', required: false', ', for: a', ', if: so', ', rq: R1', ', rq: [R1, R2]'],
  ...[', added: 2026-02-01', ', retired: 2026-02-01'],
);
const guides = fc.tuple(option, option, option, option, option).map(
  ([a, b, c, d, e]) => `groups: [a, b]
research-questions: {R1: x, R2: y}
sections:
  - id: "1"
    questions:
      - {id: Q1, text: x${a}, probes: [{id: Q1a, text: x${b}, probes: [{id: Q1b, text: x${c}}]}]}
  - id: "2"
    questions:
      - {id: Q2, text: x${d}}
      - {id: Q3, text: x${e}}
`,
);
const pieces = fc.constantFrom(
  ...['## Q1 x', '### Q1a x {status=partial}', '## Q1b, Q2', '## Q3 x {status=lost}', '## Q9 x', '# Else'],
  ...['A: one two', 'I: one', 'A: one []{q=Q2} two', 'B: [one]{q=Q3} [two four]{q="Q1a Q2"}'],
  ...['[one]{q=Q1b}', 'A: [one]{q=Q1} [one three]{q="Q2 Q1"}', '[laughs]'],
);
const transcripts = fc
  .tuple(
    fc.constantFrom('', 'group: a\n', 'group: b\n', 'group: else\n'),
    fc.constantFrom('', 'date: 2026-01-15\n', 'date: 2026-03-15\n'),
    fc.constantFrom('', 'state: complete\n'),
    fc.array(pieces, { maxLength: 10 }),
  )
  .map(([group, date, state, text]) => `---\n${group}${date}${state}---\n\n${text.join('\n\n')}\n`);

describe('coverage of generated studies', () => {
  it('is what plain counting says, by everything that it is added up by', () => {
    fc.assert(
      fc.property(guides, fc.array(transcripts, { minLength: 1, maxLength: 5 }), (guide, texts) => {
        const study = new Study([root]);
        study.set(`${root}/guide.yaml`, guide);
        for (const [index, text] of texts.entries()) study.set(`${root}/${index}.transcript.md`, text);
        const [figures] = studyFigures(study).guides;
        assert.ok(figures);
        const { guide: file, transcripts } = figures;
        const cells = transcripts.flatMap(({ coverage, cells }) =>
          cells.map(cell => ({ ...cell, coverage })),
        );
        type Cell = (typeof cells)[number];
        const check = (totals: CoverageTotals, isWanted: (cell: Cell) => boolean): void =>
          assert.equal(counts(totals), plain(study, cells.filter(isWanted)));

        check(figures.totals, () => true);
        for (const { question, totals } of figures.questions)
          check(totals, cell => cell.question.id === question.id);
        for (const { group, totals } of figures.groups)
          check(totals, ({ coverage }) => (coverage.group ?? '') === group);
        for (const { id, totals } of figures.researchQuestions) {
          const about = ({ question }: Cell) => researchQuestionsOf(file.guide, question);
          check(totals, cell => (id === '' ? about(cell).length === 0 : about(cell).includes(id)));
        }
        for (const [index, { section, totals }] of figures.sections.entries()) {
          const isIn = ({ question }: Cell) => file.guide.sections[question.section] === section;
          check(totals, isIn);
          for (const each of transcripts) {
            const own = each.sections[index];
            assert.ok(own);
            check(own, cell => isIn(cell) && cell.coverage === each.coverage);
          }
        }
        for (const { coverage, totals } of transcripts) check(totals, cell => cell.coverage === coverage);
      }),
      { numRuns: 300 },
    );
  });
});

/** Counts cell by cell; words piece of talk by piece, as the figures of themes have them. */
function plain(
  study: Study,
  cells: readonly (QuestionCoverage & { readonly coverage: { readonly uri: string } })[],
): string {
  const share = (some: readonly QuestionCoverage[]): string =>
    `${some.length} ${some.filter(({ asked }) => asked).length} ${some.filter(({ state }) => state === 'answered').length}`;
  const expected = cells.filter(cell => cell.expected);
  let words = 0;
  for (const file of study.transcripts()) {
    const ids = new Set(
      cells.filter(({ coverage }) => coverage.uri === file.uri).map(cell => cell.question.id),
    );
    const { pieces, questionSets, speakers } = codedTranscript(study, file);
    for (let piece = 0; piece < pieces.length; piece++) {
      if (speakers[pieces.speaker(piece)]?.role !== 'participant') continue;
      if (questionSets[pieces.questions(piece)]?.some(id => ids.has(id))) words += pieces.words(piece);
    }
  }
  const main = expected.filter(({ question }) => question.probeOf === undefined);
  const all = cells.filter(({ applies }) => applies);
  return [share(expected), share(main), share(all), words].join(' | ');
}
