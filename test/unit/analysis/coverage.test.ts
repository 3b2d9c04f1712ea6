import assert from 'node:assert/strict';
import { coverageOf, studyCoverage, type TranscriptCoverage, totalsOf } from '../../../src/analysis/coverage';
import { questionFigures } from '../../../src/analysis/coverage-figures';
import type { CoverageTotals } from '../../../src/analysis/coverage-totals';
import { Study } from '../../../src/study/study';
import { countedStudy, root } from './counted-study';

function coverage(name: string): TranscriptCoverage {
  const study = countedStudy();
  const transcript = study.transcripts().find(({ uri }) => uri === `${root}/${name}.transcript.md`);
  assert.ok(transcript);
  const covered = coverageOf(study, transcript);
  assert.ok(covered);
  return covered;
}

/** Of expected, main and all questions how many there are, how many of them are asked and answered; and words. */
function counts({ expected, asked, answered, main, all, words }: CoverageTotals) {
  return {
    expected: [expected, asked, answered],
    main: [main.of, main.asked, main.answered],
    all: [all.of, all.asked, all.answered],
    words,
  };
}

/** The questions of a transcript: ID, state, `+` if expected, `?` if asked, words, and through which probes. */
function lines({ questions }: TranscriptCoverage): string[] {
  return questions.map(({ question, state, expected, asked, words, through }) =>
    [question.id, state, `${expected ? '+' : ''}${asked ? '?' : ''}`, words, ...through].join(' '),
  );
}

describe('a study counted by hand', () => {
  it('has each state of a driver’s questions, words of asides and switches included', () => {
    const covered = coverage('d1');
    assert.deepEqual(lines(covered), [
      'Q1 answered +? 5',
      'Q1a missing  0',
      'Q1b declined +? 0',
      'Q2 not-applicable  0',
      'Q2a not-applicable  0',
      'Q3 answered ? 4',
      'Q3a missing  0',
      'Q4 not-applicable  0',
      'Q5 not-applicable  0',
      'Q6 missing  0',
      'Q7 empty +? 0',
    ]);
    assert.deepEqual(counts(covered.totals), {
      expected: [3, 3, 1],
      main: [2, 2, 1], // Q1, Q7
      all: [5, 3, 1], // and Q1a, Q1b, Q6
      words: 7,
    });
    assert.equal(covered.totals.askedRate, 1);
    assert.equal(covered.totals.answeredRate, 1 / 3);
  });

  it('has each state of a clerk’s, of whom most questions are asked twice', () => {
    const covered = coverage('c1');
    assert.deepEqual(lines(covered), [
      'Q1 answered +? 0 Q1a',
      'Q1a answered ? 1',
      'Q1b partial +? 2',
      'Q2 answered +? 1',
      'Q2a dont-know +? 0',
      'Q3 missing  0',
      'Q3a missing  0',
      'Q4 not-asked + 0',
      'Q5 not-applicable  0',
      'Q6 missing  0',
      'Q7 not-applicable  0',
    ]);
    assert.deepEqual(counts(covered.totals), {
      expected: [5, 4, 2],
      main: [3, 2, 2], // Q1, Q2, Q4
      all: [7, 5, 3], // and Q1a, Q1b, Q2a, Q6
      words: 4,
    });
  });

  it('expects every unconditional question of an interview without group and date', () => {
    const covered = coverage('x1');
    assert.deepEqual(
      covered.questions.filter(({ expected }) => expected).map(({ question }) => question.id),
      ['Q1', 'Q1b', 'Q2', 'Q2a', 'Q4', 'Q5', 'Q7'],
    );
    assert.deepEqual(counts(covered.totals), {
      expected: [7, 0, 0],
      main: [5, 0, 0], // all but Q3 and Q6
      all: [9, 0, 0], // all but Q3 and its probe
      words: 0,
    });
  });

  it('has totals over all expected questions together', () => {
    // 3 + 5 + 7 expected, 3 + 4 + 0 asked, 1 + 2 + 0 answered, 7 + 4 + 0 words
    const totals = totalsOf(studyCoverage(countedStudy()));
    assert.deepEqual(counts(totals), {
      expected: [15, 7, 3],
      main: [2 + 3 + 5, 4, 3],
      all: [5 + 7 + 9, 8, 4],
      words: 11,
    });
    assert.equal(totals.askedRate, 7 / 15);
    assert.equal(totals.answeredRate, 3 / 15);
  });

  it('has a tally of each question over the interviews', () => {
    const study = countedStudy();
    const [guide] = study.guides();
    assert.ok(guide);
    const tally = (id: string) => {
      const [found] = questionFigures(guide, studyCoverage(study), { questions: [id] });
      const { expected, words, states } = found?.totals ?? {};
      return [expected, words, Object.fromEntries(states ?? [])];
    };
    assert.deepEqual(tally('Q1'), [3, 5, { answered: 2, missing: 1 }]);
    assert.deepEqual(tally('Q2'), [2, 1, { 'not-applicable': 1, answered: 1, missing: 1 }]);
    assert.deepEqual(tally('Q7'), [2, 0, { empty: 1, 'not-applicable': 1, missing: 1 }]);
    assert.deepEqual(tally('Q3'), [0, 4, { answered: 1, missing: 2 }]);
  });

  it('names the interviews, and their files where the participant is not named', () => {
    assert.deepEqual(
      studyCoverage(countedStudy()).map(({ participant, group, date, state }) => [
        participant,
        group,
        date,
        state,
      ]),
      [
        ['C-1', 'clerk', '2026-05-01', 'draft'],
        ['D-1', 'driver', '2026-03-14', 'complete'],
        ['x1', undefined, undefined, 'draft'],
      ],
    );
  });
});

/** The states of the questions of a transcript with this text, which follows a guide with these questions. */
function states(questions: string, text: string, about = ''): string {
  const study = new Study([root]);
  study.set(`${root}/guide.yaml`, `groups: [a, b]\nquestions: [${questions}]\n`);
  study.set(`${root}/x.transcript.md`, `---\n${about}\n---\n\n${text}`);
  const [transcript] = study.transcripts();
  assert.ok(transcript);
  return (coverageOf(study, transcript)?.questions ?? [])
    .map(({ question, state, expected }) => `${question.id} ${state}${expected ? '' : ' not expected'}`)
    .join(', ');
}

describe('the state of a question', () => {
  const q1 = '{id: Q1, text: a}';
  for (const [name, questions, text, expected, about] of [
    ['is missing without a marker', q1, '', 'Q1 missing', ''],
    ['is empty when nobody answers', q1, '## Q1\n\nI: well?\n\nA: [nods]', 'Q1 empty', ''],
    ['is answered from the first word on', q1, '## Q1\n\nA: yes', 'Q1 answered', ''],
    [
      'is not answered by an interviewer or an interpreter',
      q1,
      '## Q1\n\nI: a\n\nIP: b',
      'Q1 empty',
      'speakers: {IP: other}',
    ],
    ['is answered by each participant of a group', q1, '## Q1\n\nI: a\n\nB: b', 'Q1 answered', ''],
    ['is the status, also with words', q1, '## Q1 {status=partial}\n\nA: yes', 'Q1 partial', ''],
    [
      'is answered by a marker without status, before or after',
      q1,
      '## Q1\n\nA: yes\n\n## Q1 {status=declined}',
      'Q1 answered',
      '',
    ],
    ['is the last status', q1, '## Q1 {status=lost}\n\n## Q1 {status=declined}\n\n## Q1', 'Q1 declined', ''],
    ['is as if there were no status when it is unknown', q1, '## Q1 {status=maybe}', 'Q1 empty', ''],
    ['is answered by an aside', q1, 'A: [yes]{q=Q1}', 'Q1 answered', ''],
    ['is not applicable by hand', q1, '## Q1 {status=not-applicable}', 'Q1 not-applicable not expected', ''],
    [
      'is not applicable to other groups',
      '{id: Q1, text: a, for: b}',
      '',
      'Q1 not-applicable not expected',
      'group: a',
    ],
    [
      'is missing where the group is the right one',
      '{id: Q1, text: a, for: [a, b]}',
      '',
      'Q1 missing',
      'group: a',
    ],
    ['is missing where the group is not known', '{id: Q1, text: a, for: b}', '', 'Q1 missing', ''],
    [
      'is not applicable before it was added',
      '{id: Q1, text: a, added: 2026-03-02}',
      '',
      'Q1 not-applicable not expected',
      'date: 2026-03-01',
    ],
    [
      'is missing on the day it was added',
      '{id: Q1, text: a, added: 2026-03-02}',
      '',
      'Q1 missing',
      'date: 2026-03-02',
    ],
    [
      'is missing on the day it was retired',
      '{id: Q1, text: a, retired: 2026-03-02}',
      '',
      'Q1 missing',
      'date: 2026-03-02',
    ],
    [
      'is not applicable after it was retired',
      '{id: Q1, text: a, retired: 2026-03-02}',
      '',
      'Q1 not-applicable not expected',
      'date: 2026-03-03',
    ],
    [
      'is decided by a marker where it does not apply',
      '{id: Q1, text: a, for: b}',
      '## Q1\n\nA: yes',
      'Q1 answered not expected',
      'group: a',
    ],
    ['is not expected with a condition', '{id: Q1, text: a, if: b}', '', 'Q1 missing not expected', ''],
    [
      'is not expected under a condition',
      '{id: Q1, text: a, if: b, probes: [{id: Q2, text: c, required: true}]}',
      '',
      'Q1 missing not expected, Q2 missing not expected',
      '',
    ],
    [
      'is not expected when not required',
      '{id: Q1, text: a, required: false}',
      '',
      'Q1 missing not expected',
      '',
    ],
    [
      'is not expected of a probe, unless required',
      '{id: Q1, text: a, probes: [{id: P1, text: b}, {id: P2, text: c, required: true}]}',
      '',
      'Q1 missing, P1 missing not expected, P2 missing',
      '',
    ],
    [
      'is answered through a probe of a probe',
      '{id: Q1, text: a, probes: [{id: P1, text: b, probes: [{id: P2, text: c}]}]}',
      '## P2\n\nA: yes',
      'Q1 answered, P1 answered not expected, P2 answered not expected',
      '',
    ],
    [
      'is not answered through a probe with a status',
      '{id: Q1, text: a, probes: [{id: P1, text: b}]}',
      '## P1 {status=partial}\n\nA: yes',
      'Q1 missing, P1 partial not expected',
      '',
    ],
    [
      'keeps its status though a probe is answered',
      '{id: Q1, text: a, probes: [{id: P1, text: b}]}',
      '## Q1 {status=declined}\n\n## P1\n\nA: yes',
      'Q1 declined, P1 answered not expected',
      '',
    ],
    [
      'of a probe does not follow from its question',
      '{id: Q1, text: a, probes: [{id: P1, text: b, required: true}]}',
      '## Q1\n\nA: yes',
      'Q1 answered, P1 missing',
      '',
    ],
  ] as const) {
    it(name, () => assert.equal(states(questions, text, about), expected));
  }

  it('is there for no transcript without a guide', () => {
    const study = new Study([root]);
    study.set(`${root}/x.transcript.md`, '## Q1\n\nA: yes');
    assert.deepEqual(studyCoverage(study), []);
  });

  it('has no rate where nothing is expected', () => {
    const { expected, askedRate, answeredRate } = totalsOf([]);
    assert.deepEqual([expected, askedRate, answeredRate], [0, undefined, undefined]);
  });
});

describe('the words of a question', () => {
  for (const [name, text, expected] of [
    [
      'are those of an aside, which counts for the question around it, too',
      'A: a [b c]{q=Q2} d',
      'Q1 4, Q2 2, all 4',
    ],
    ['in an aside in an aside count for both', '# x\n\nA: [a [b]{q=Q2} c]{q=Q1}', 'Q1 3, Q2 1, all 3'],
    ['count once in an aside that names the question around it', 'A: a [b]{q="Q1 Q2"}', 'Q1 2, Q2 1, all 2'],
    [
      'count once in an aside in one that names the same',
      '# x\n\nA: [a [b]{q=Q2} c]{q=Q2}',
      'Q1 0, Q2 3, all 3',
    ],
    ['count in an aside around which is none', '# x\n\nA: a [b]{q=Q2} [c d]{q=Q1}', 'Q1 2, Q2 1, all 3'],
    ['count once where two questions have them', '## Q1, Q2\n\nA: a b', 'Q1 2, Q2 2, all 2'],
    [
      'do not count to a question that the guide does not have',
      '## Q9\n\nA: a [b]{q=Q2}',
      'Q1 0, Q2 1, all 1',
    ],
  ] as const) {
    it(name, () => {
      const study = new Study([root]);
      study.set(`${root}/guide.yaml`, 'questions: [{id: Q1, text: a}, {id: Q2, text: b}]');
      study.set(`${root}/x.transcript.md`, `## Q1\n\n${text}\n`);
      const [covered] = studyCoverage(study);
      const words = covered?.questions.map(({ question, words }) => `${question.id} ${words}`) ?? [];
      assert.equal([...words, `all ${covered?.totals.words}`].join(', '), expected);
    });
  }

  it('count once for a heading that names it twice', () => {
    const study = new Study([root]);
    study.set(`${root}/guide.yaml`, 'questions: [{id: Q1, text: a}]');
    study.set(`${root}/x.transcript.md`, '## Q1, Q1\n\nA: one two {>>three<<}');
    const [covered] = studyCoverage(study);
    assert.deepEqual(
      [covered?.questions[0]?.words, covered?.questions[0]?.markers.length, covered?.totals.words],
      [2, 1, 2],
    );
  });
});
