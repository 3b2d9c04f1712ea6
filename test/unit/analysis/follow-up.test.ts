import assert from 'node:assert/strict';
import { type FollowUpQuestion, followUp } from '../../../src/analysis/follow-up';
import { readTranscript } from '../../../src/format/transcript';
import { Study } from '../../../src/study/study';
import { root as counted, countedCoverage } from './counted-coverage';

/* Sheets made by hand: of the study whose coverage is counted by hand, and of one with all that probes and days can be. */

const root = 'file:///s';
const guide = `groups: [guest, host]
sections:
  - id: "1"
    title: Coming
    questions:
      - id: Q1
        text: First
        formerly: Q9
        probes:
          - {id: Q1a, text: Alone, probes: [{id: Q1b, text: Why}]}
          - {id: Q1c, text: With whom, required: true}
          - {id: Q1d, text: For hosts, for: host}
          - {id: Q1e, text: Only then, if: they paid}
      - {id: Q2, text: Second, probes: [{id: Q2a, text: Since when, required: true}]}
      - {id: Q3, text: Third, if: they stayed, probes: [{id: Q3a, text: How long}]}
  - id: "2"
    title: Going
    added: 2026-03-01
    questions:
      - {id: Q4, text: Fourth, probes: [{id: Q4a, text: To whom}]}
      - {id: Q5, text: Fifth, if: they left}
  - id: "3"
    title: Last
    retired: 2026-06-30
    questions:
      - {id: Q6, text: Sixth}
`;
const day = '2026-06-01';

/** `transcript`: behind the front matter. `others`: of the same study, with theirs. */
function sheetOf(
  transcript: string,
  about = 'participant: Ann\ngroup: guest\ndate: 2026-02-02\n',
  { others = {}, on = day }: { others?: Readonly<Record<string, string>>; on?: string } = {},
) {
  const study = new Study([root]);
  study.set(`${root}/guide.yaml`, guide);
  const text = `---\n${about}---\n\n${transcript}`;
  study.set(`${root}/a.transcript.md`, text);
  for (const [name, other] of Object.entries(others)) study.set(`${root}/${name}`, other);
  return shown(study, `${root}/a.transcript.md`, on, text);
}

function shown(study: Study, uri: string, on: string, text?: string) {
  const file = study.get(uri);
  assert.ok(file?.kind === 'transcript');
  const sheet = followUp(study, file, on, text === undefined ? undefined : readTranscript(text));
  assert.ok(sheet);
  const parts = sheet.parts.map(({ kind, questions }) => [kind, questions.map(inFewWords)]);
  const elsewhere = sheet.elsewhere.map(({ questions }) => questions.map(({ id }) => id));
  return { ...Object.fromEntries(parts), ...(elsewhere.length > 0 && { elsewhere }) };
}

/** `Q1 partial 2026-03-01 (why) < Q0 said: [probes]`. */
function inFewWords({ question, why, day, saidIn, reason, near, probes }: FollowUpQuestion): string {
  return [
    question.id,
    why,
    ...(day === undefined ? [] : [day]),
    ...(saidIn === undefined ? [] : [saidIn.slice(root.length + 1)]),
    ...(reason === undefined ? [] : [`(${reason})`]),
    ...(near
      ? [
          `< ${near.question.id} “${near.parts.map(({ text }) => text).join(' | ')}” ${near.range.start.line + 1}`,
          ...(near.timestamp === undefined ? [] : [near.timestamp]),
        ]
      : []),
    ...(probes.length > 0 ? [`[${probes.map(inFewWords).join(', ')}]`] : []),
  ].join(' ');
}

describe('a follow-up sheet made by hand', () => {
  const study = countedCoverage();
  const of = (name: string, on = '2026-03-31') => shown(study, `${counted}/${name}.transcript.md`, on);

  it('has what a guest has not answered, and what the guide does not require apart', () => {
    assert.deepEqual(of('x1'), { open: ['Q1b partial', 'Q7 missing'], optional: ['Q6 missing'] });
  });
  it('has a question that the guide has since the interview, once it has it', () => {
    assert.deepEqual(of('x1', '2026-04-01'), {
      open: ['Q1b partial', 'Q7 missing'],
      added: ['Q4 added 2026-04-01'],
      optional: ['Q6 missing'],
    });
  });
  it('has what was declined or not known apart, not to be asked again, and what may not apply', () => {
    assert.deepEqual(of('x2'), {
      open: ['Q1b lost', 'Q7 not-asked'],
      conditional: ['Q3 missing [Q3a missing]'],
      closed: ['Q2 declined', 'Q4 dont-know'],
    });
  });
  it('has a question with its probes, not what was written not to apply, nor what is asked no longer', () => {
    assert.deepEqual(of('x3'), {
      open: ['Q1 no-answer [Q1a missing, Q1b missing]', 'Q7 missing'],
    });
  });
  it('asks everything of somebody of whom nothing is known, but what the guide has no longer', () => {
    assert.deepEqual(of('x4', '2026-05-01'), {
      open: ['Q1 heading-only [Q1a missing, Q1b missing]', 'Q2 missing', 'Q4 missing', 'Q7 missing'],
      conditional: ['Q3 missing [Q3a missing]'],
      optional: ['Q6 missing'],
      closed: ['Q5 retired 2026-02-28'],
    });
  });

  it('has nothing of a transcript without a guide', () => {
    const study = new Study([root]);
    study.set(`${root}/a.transcript.md`, 'Ann: a\n');
    const [file] = study.transcripts();
    assert.ok(file);
    assert.equal(followUp(study, file, day, undefined), undefined);
  });
});

describe('probes on a follow-up sheet', () => {
  it('stand below their question while that is open, without those that are covered or for others', () => {
    assert.deepEqual(
      sheetOf('## Q1 {status=partial}\n\n## Q1c\n\nAnn: Bo.\n').open?.[0],
      'Q1 partial [Q1a missing [Q1b missing], Q1e missing]',
    );
  });
  it('say what was said to them when they are answered in part', () => {
    assert.equal(
      sheetOf('## Q1c {status=partial}\n\nAnn: With a.\n').open?.[0],
      'Q1 missing [Q1a missing [Q1b missing], Q1c partial < Q1c “With a.” 9, Q1e missing]',
    );
  });
  it('stand by themselves when their question is answered, if they are required or were asked', () => {
    assert.deepEqual(sheetOf('## Q1\n\nAnn: a\n\n### Q1b {status=lost}\n').open?.slice(0, 2), [
      'Q1b lost < Q1 “a” 9',
      'Q1c missing < Q1 “a” 9',
    ]);
  });
  it('that are not required are left out with their question, unless somebody wrote that they were', () => {
    const { open, optional } = sheetOf('## Q1\n\nAnn: a\n\n### Q1a {status=not-asked}\n\n## Q3\n\nAnn: b\n');
    assert.deepEqual(open, [
      'Q1c missing < Q1 “a” 9',
      'Q2 missing < Q1 “a” 9 [Q2a missing]',
      'Q6 missing < Q3 “b” 15',
    ]);
    assert.deepEqual(optional, ['Q1a not-asked < Q1 “a” 9 [Q1b missing]']);
  });
  it('are not asked when their question is not, unless they were', () => {
    const { open, closed } = sheetOf(
      '## Q1 {status=declined}\n\n### Q1b {status=partial}\n\n## Q2 {status=not-applicable}\n',
    );
    assert.deepEqual(open, ['Q1b partial', 'Q6 missing']);
    assert.deepEqual(closed, ['Q1 declined']);
  });
  it('are not to be asked again when they were declined, and the others are', () => {
    const { open, closed } = sheetOf('## Q1a {status=declined}\n');
    assert.equal(open?.[0], 'Q1 missing [Q1c missing, Q1e missing]');
    assert.deepEqual(closed, ['Q1a declined']);
  });
  it('that were asked stand among what is to ask, though their question has a condition', () => {
    const { open, conditional } = sheetOf('## Q3a {status=partial}\n\nAnn: a\n');
    assert.equal(open?.at(-2), 'Q3a partial < Q3a “a” 9');
    assert.equal(conditional?.[0], 'Q3 missing');
  });
});

describe('days on a follow-up sheet', () => {
  it('put a section apart that is new since the interview, but its conditional questions with the others', () => {
    const { added, conditional } = sheetOf('');
    assert.deepEqual(added, ['Q4 added 2026-03-01 [Q4a added 2026-03-01]']);
    assert.deepEqual(conditional?.at(-1), 'Q5 added 2026-03-01');
  });
  it('ask what is in the guide up to the last day, and then no more', () => {
    assert.equal(sheetOf('', undefined, { on: '2026-06-30' }).open?.at(-1), 'Q6 missing');
    assert.deepEqual(sheetOf('## Q6 {status=lost}\n', undefined, { on: '2026-07-01' }).closed, [
      'Q6 retired 2026-06-30',
    ]);
  });
  it('are never before the interview', () => {
    assert.deepEqual(sheetOf('', 'date: 2026-07-01\n', { on: '2026-06-01' }).closed, undefined);
    assert.equal(
      sheetOf('', 'date: 2026-07-01\n', { on: '2026-02-01' }).open?.at(-1),
      'Q4 missing [Q4a missing]',
    );
  });
});

describe('why a question is on a follow-up sheet', () => {
  it('is what the memo of its status says, at the last marker that has one', () => {
    const { open, closed } = sheetOf(`## Q1 {status=partial}

{>>partial: The phone rang.<<}

Ann: Well.

## Q2 {status=declined}

{>>KL: again?<<} {>>declined: Too personal.<<}

Ann: No. []{q=Q9 status=partial} {>>partial: The phone rang again.<<} Well yes.

## Q6 {status=lost}

{>>declined: not this<<}
`);
    assert.equal(
      open?.[0],
      'Q1 partial (The phone rang again.) < Q1 “Well yes.” 17 [Q1a missing [Q1b missing], Q1c missing, Q1e missing]',
    );
    assert.equal(open?.at(-1), 'Q6 lost < Q1 “Well yes.” 17');
    assert.deepEqual(closed, ['Q2 declined (Too personal.)']);
  });
});

describe('what was said near a question on a follow-up sheet', () => {
  it('is the end of it, by those who take part, with the last time before it', () => {
    const long = `${'one two three '.repeat(30)}end`;
    const { open } = sheetOf(
      `## Q9

RB: [00:01:00] So?

**Ann:** [00:02:00] ${long}.

RB: [00:03:00] And?

Ann: That [00:03:10] was all. [00:04:00]
`,
      'participant: Ann\ninterviewer: RB\ndate: 2026-02-02\ngroup: guest\n',
    );
    assert.match(
      open?.[0] ?? '',
      /^Q1c missing < Q1 “… That \[00:03:10\] was all\. \[00:04:00\]” 16 00:03:00$/,
    );
    const [alone] = sheetOf(`## Q1 {status=partial}\n\nAnn: [00:02:00] ${long}.\n`).open ?? [];
    const words = /“(.*)” 9 00:02:00/.exec(alone ?? '')?.[1] ?? '';
    assert.match(words, /^… (one|two|three) .*three end\.$/);
    assert.ok(words.length <= 242 && words.length > 220, words);
  });
  it('is an aside, and what two or more people said one after the other', () => {
    const { open } = sheetOf('Ann: One [two]{q=Q1}, []{q=Q2 status=partial} three.\n\nBo: Four.\n', '');
    assert.equal(open?.[0], 'Q1c missing < Q1 “two” 4');
    assert.equal(open?.[1], 'Q2 partial < Q2 “three. | Four.” 4 [Q2a missing]');
  });
  it('is none before the first answer, none that was declined, and none without the text', () => {
    const { open } = sheetOf('## Q2 {status=declined}\n\nAnn: Never.\n');
    assert.equal(open?.at(-1), 'Q6 missing');
  });
  it('is none where the text is another than the one that was counted', () => {
    const study = new Study([root]);
    study.set(`${root}/guide.yaml`, guide);
    study.set(`${root}/a.transcript.md`, '## Q1\n\nAnn: a\n');
    assert.equal(shown(study, `${root}/a.transcript.md`, day, '\n\n\n').open?.[0], 'Q1c missing');
  });
});

describe('other interviews with the same participant', () => {
  const others = {
    'b.transcript.md':
      '---\nparticipant: Ann\ndate: 2026-05-01\n---\n\n## Q1\n\nAnn: a\n\n## Q2 {status=dont-know}\n\n## Q4a\n\nAnn: b\n',
    'c.transcript.md': '---\nparticipant: Bo\n---\n\n## Q6\n\nBo: c\n',
    'd.transcript.md': '## Q6\n\nAnn: d\n',
  };
  it('answer questions, which are left out, and close others', () => {
    assert.deepEqual(sheetOf('## Q1 {status=partial}\n', undefined, { others }), {
      elsewhere: [['Q1', 'Q4', 'Q4a']],
      open: ['Q1c missing', 'Q6 missing'],
      conditional: ['Q3 missing [Q3a missing]', 'Q5 added 2026-03-01'],
      closed: ['Q2 dont-know b.transcript.md'],
    });
  });
  it('do not close what was asked here', () => {
    assert.ok(
      sheetOf('## Q2 {status=lost}\n', undefined, { others }).open?.includes('Q2 lost [Q2a missing]'),
    );
  });
  it('are not known of a transcript that names nobody', () => {
    assert.equal(sheetOf('', '', { others }).elsewhere, undefined);
  });
});
