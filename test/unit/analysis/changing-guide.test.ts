import assert from 'node:assert/strict';
import { studyCoverage, type TranscriptCoverage, totalsOf } from '../../../src/analysis/coverage';
import { exclusionReason } from '../../../src/analysis/exclusion';
import { Study } from '../../../src/study/study';

/*
 * A guide that changed while interviews went on. Section 2 was asked from 2 March to 30 April; in it Q2 until 31 March,
 * Q3 from 1 April, with a probe that is required. Q5 was retired before the section was.
 */
const guide = `sections:
  - id: "1"
    questions:
      - {id: Q1, text: Always}
  - id: "2"
    added: 2026-03-02
    retired: 2026-04-30
    questions:
      - {id: Q2, text: Early, retired: 2026-03-31}
      - {id: Q3, text: Late, added: 2026-04-01, probes: [{id: Q3a, text: Its probe, required: true}]}
      - {id: Q4, text: As long as its section, added: 2026-01-01, retired: 2026-12-31}
`;

function coverages(...interviews: readonly string[]): TranscriptCoverage[] {
  const study = new Study(['file:///s']);
  study.set('file:///s/guide.yaml', guide);
  for (const [index, text] of interviews.entries()) study.set(`file:///s/${index}.transcript.md`, text);
  return studyCoverage(study);
}

/** Which questions an interview of that day is expected to have. */
function expectedOn(date: string): string[] {
  const [coverage] = coverages(`---\n${date && `date: ${date}\n`}---\n`);
  return (coverage?.questions ?? []).flatMap(({ expected, question }) => (expected ? [question.id] : []));
}

describe('a guide that changes', () => {
  const days: Record<string, readonly string[]> = {
    '2026-03-01': ['Q1'],
    '2026-03-02': ['Q1', 'Q2', 'Q4'],
    '2026-03-31': ['Q1', 'Q2', 'Q4'],
    '2026-04-01': ['Q1', 'Q3', 'Q3a', 'Q4'],
    '2026-04-30': ['Q1', 'Q3', 'Q3a', 'Q4'],
    '2026-05-01': ['Q1'],
  };
  for (const [day, ids] of Object.entries(days)) {
    it(`expects ${ids.join(', ')} of an interview on ${day}`, () => assert.deepEqual(expectedOn(day), ids));
  }

  it('expects all of an interview without a date', () => {
    assert.deepEqual(expectedOn(''), ['Q1', 'Q2', 'Q3', 'Q3a', 'Q4']);
  });

  it('says why a question is not applicable', () => {
    const reasons = (date: string) =>
      coverages(`---\ndate: ${date}\n---\n`)[0]?.questions.map(
        ({ question, exclusion }) => exclusion && exclusionReason(question, exclusion),
      );
    assert.deepEqual(reasons('2026-03-15'), [
      undefined,
      undefined,
      'it was added on 2026-04-01, after this interview',
      'Q3 was added on 2026-04-01, after this interview',
      undefined,
    ]);
    assert.deepEqual(reasons('2026-05-01'), [
      undefined,
      'it was retired on 2026-03-31, before this interview',
      'its section was retired on 2026-04-30, before this interview',
      'its section was retired on 2026-04-30, before this interview',
      'its section was retired on 2026-04-30, before this interview',
    ]);
  });

  it('counts what is answered out of its time, and expects it of nobody', () => {
    const interview = (date: string, text: string) => `---\ndate: ${date}\n---\n\n${text}`;
    const all = coverages(
      interview('2026-03-01', '## Q1\n\nA: one\n\n## Q2\n\nA: two words\n'), // Q1 of Q1; Q2 answered all the same
      interview('2026-03-10', '## Q2\n\nA: three of them\n'), // Q2 of Q1, Q2, Q4
      interview('2026-04-10', '## Q3\n\nA: five\n\n### Q3a\n\nA: six\n'), // Q3, Q3a of Q1, Q3, Q3a, Q4
    );
    assert.deepEqual(
      all.map(({ totals }) => [totals.answered, totals.expected, totals.words]),
      [
        [1, 1, 3],
        [1, 3, 3],
        [2, 4, 2],
      ],
    );
    assert.equal(all[0]?.questions[1]?.state, 'answered');
    assert.equal(totalsOf(all).answeredRate, 4 / 8);
  });
});
