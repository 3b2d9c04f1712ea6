import assert from 'node:assert/strict';
import { folderWith, textOf, verbatim } from './run';

const study = {
  'guide.yaml':
    'title: Tea\nquestions:\n  - {id: Q1, text: How?}\n  - {id: Q2, text: Who?}\n  - {id: Q3, text: Why?, retired: 2020-01-01}\n  - {id: Q4, text: When?, added: 2999-01-01}\n',
  't/a.transcript.md': '---\nparticipant: Ann\ndate: 2019-05-01\n---\n\n## Q1\n\nAnn: On foot.\n',
  't/b.transcript.md':
    '---\nparticipant: Bo\ndate: 2026-05-01\n---\n\n## Q1\n\nBo: So.\n\n## Q2\n\nBo: Cy.\n',
};

describe('verbatim follow-up', () => {
  it('writes what to ask, of the guide as it is today', async () => {
    const { code, out, err } = await verbatim(folderWith(study), ['follow-up', 't/a.transcript.md']);
    assert.deepEqual([code, err], [0, '']);
    const [head, ...parts] = out.split(/^(?=## )/m);
    assert.match(head ?? '', /^# Follow-up sheet: Ann\n\nInterview of 2019-05-01 \(a\.transcript\.md\)/);
    assert.deepEqual(
      parts.map(part => part.replace(/\n\n[\s\S]*?(###.*)[\s\S]*$/, ': $1')),
      ['## To ask: ### Q2 Who?', '## Not to ask again: ### Q3 Why?'],
    );
    assert.match(out, /Said before it, to Q1 \(line 8\):\n\n> “On foot\.”\n/);
  });

  it('leaves out what another interview with the participant answers, though that is not named', async () => {
    const again = { 'u/c.transcript.md': '---\nparticipant: Ann\n---\n\n## Q2\n\nAnn: Bo.\n' };
    const folder = folderWith({ ...study, ...again });
    const { out } = await verbatim(folder, ['follow-up', 't/a.transcript.md']);
    assert.match(out, /^Left out, since the interview c\.transcript\.md answers it: Q2\.$/m);
    assert.match(out, /^There is nothing to ask: no question is open\.$/m);
  });

  it('makes a sheet for each transcript, in one page that needs nothing else', async () => {
    const folder = folderWith(study);
    const { code, err } = await verbatim(folder, [
      'follow-up',
      't',
      '--format',
      'html',
      '--out',
      'sheets.html',
    ]);
    assert.deepEqual([code, err], [0, 'Written to sheets.html.\n']);
    const page = textOf(folder, 'sheets.html');
    assert.deepEqual(page.match(/<h1>.*<\/h1>/g), [
      '<h1>Follow-up sheet: \u2068Ann\u2069</h1>',
      '<h1>Follow-up sheet: \u2068Bo\u2069</h1>',
    ]);
    assert.doesNotMatch(page, /<script|src=/);
    const again = await verbatim(folder, ['follow-up', 't', '--format', 'html', '--out', 'sheets.html']);
    assert.equal(again.code, 2);
    assert.equal((await verbatim(folder, ['follow-up', 't', '--out', 'sheets.html', '--force'])).code, 0);
  });

  it('has all of it as JSON', async () => {
    const { out } = await verbatim(folderWith(study), ['follow-up', 't/a.transcript.md', '--format', 'json']);
    const { schemaVersion, day, sheets } = JSON.parse(out);
    assert.equal(schemaVersion, 1);
    assert.match(day, /^\d{4}-\d\d-\d\d$/);
    const [{ participant, isAnythingToAsk, parts }] = sheets;
    assert.deepEqual([sheets.length, participant, isAnythingToAsk], [1, 'Ann', true]);
    assert.deepEqual(parts[0].sections[0].questions[0], {
      ...{ id: 'Q2', text: 'Who?', note: null, condition: null, probeOf: null },
      ...{ why: 'missing', day: null, saidIn: null, reason: null },
      near: { question: 'Q1', words: 'On foot.', timestamp: null, line: 8 },
      probes: [],
    });
  });

  it('says which transcripts it leaves out, and fails if it leaves out all', async () => {
    const folder = folderWith({
      ...study,
      'x/alone.transcript.md': '---\nguide: none.guide.yaml\n---\n\nAnn: a\n',
    });
    const some = await verbatim(folder, ['follow-up', 't/a.transcript.md', 'x']);
    assert.equal(some.code, 0);
    assert.match(some.err, /^1 transcript left out \(x.alone\.transcript\.md\): /);
    const none = await verbatim(folder, ['follow-up', 'x']);
    assert.deepEqual([none.code, none.out], [1, '']);
  });

  for (const [title, args, message] of [
    ['without a transcript', [], /^verbatim: Whom is the sheet for\? Name the transcript: /],
    [
      'for a file that is not there',
      ['t/z.transcript.md'],
      /There is no file or folder “t\/z\.transcript\.md”\./,
    ],
    ['for a guide', ['guide.yaml'], /There is no transcript in “guide\.yaml”\./],
    [
      'in a format that there is none of',
      ['t', '--format', 'csv'],
      /--format is one of: markdown, html, json/,
    ],
    ['to a file of the study', ['t', '--out', 'x.transcript.md'], /a report is none of them/],
  ] as const)
    it(`refuses a call ${title}`, async () => {
      const { code, out, err } = await verbatim(folderWith(study), ['follow-up', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
});
