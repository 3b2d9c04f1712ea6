import assert from 'node:assert/strict';
import { completion } from '../../../src/language/completion';
import { withDescription } from '../../../src/language/completion/items';
import { asking, check, checkCursor, labels, offered } from './offered';
import { guide, studyOf, transcript } from './study-of';

const spoken = '**Ann:** Since may. And **so** on.\n';

describe('completion of question IDs', () => {
  const inHeading = (before: string, label: string, after: string | undefined) =>
    check(transcript(before), label, after === undefined ? undefined : transcript(after));

  it('inserts ID and text in an empty heading', () => {
    inHeading('## ‸\n', 'Q1.2', '## Q1.2 Who told you about us?\n');
  });
  it('inserts them on every heading level, also on the last line of the file', () => {
    inHeading('#### ‸', 'Q1.1a', '#### Q1.1a Since when?');
  });
  it('takes a half-typed ID', () => {
    inHeading('## Q2‸\n', 'Q2.1', '## Q2.1 With whom do you sit?\n');
  });
  it('finds an ID in the wrong case', () => {
    inHeading('## q1.2‸\n', 'Q1.2', '## Q1.2 Who told you about us?\n');
  });
  it('replaces the rest of the ID when the cursor is in it', () => {
    inHeading('## Q‸1.1\n', 'Q1.2', '## Q1.2 Who told you about us?\n');
  });
  it('finds a question by a word of its text', () => {
    inHeading('## role‸\n', 'Q1.1', '## Q1.1 What is your role here?\n');
  });
  it('finds a question by several words', () => {
    inHeading('## do you talk‸\n', 'Q2.2', '## Q2.2 What do you talk about?\n');
  });
  it('leaves an ordinary heading of several words alone, however loosely its letters fit', () => {
    assert.deepEqual(labels(transcript('## Wat tou‸\n')), []);
  });
  it('does not list questions that have nothing of what is typed', () => {
    assert.deepEqual(labels(transcript('## role‸\n')), ['Q1.1']);
  });
  it('inserts only the ID where a text follows', () => {
    inHeading('## ‸ What is your job?\n', 'Q1.1', '## Q1.1 What is your job?\n');
    inHeading('## Q1‸ What is your job?\n', 'Q1.1', '## Q1.1 What is your job?\n');
  });
  it('keeps a word that the cursor stands before', () => {
    inHeading('## ‸What is your job?\n', 'Q1.1', '## Q1.1 What is your job?\n');
  });
  it('keeps the words on both sides when the cursor is in a text', () => {
    inHeading('## Wh‸at role was it?\n', 'Q1.1', '## Q1.1 What role was it?\n');
    inHeading('## What role‸ was it?\n', 'Q1.1', '## Q1.1 What role was it?\n');
  });
  it('changes the ID at the cursor and leaves its text alone', () => {
    inHeading('## Q1.‸1 What is your job?\n', 'Q1.2', '## Q1.2 What is your job?\n');
    inHeading('## ‸Q1.1 What is your job?\n', 'Q1.2', '## Q1.2 What is your job?\n');
  });
  it('inserts the text before attributes', () => {
    inHeading('## Q1.2‸ {status=lost}\n', 'Q1.2', '## Q1.2 Who told you about us? {status=lost}\n');
    inHeading('## ‸{status=lost}\n', 'Q1.2', '## Q1.2 Who told you about us? {status=lost}\n');
  });
  it('inserts only the ID behind a comma', () => {
    inHeading('## Q1.1, ‸\n', 'Q1.1a', '## Q1.1, Q1.1a\n');
    inHeading('## Q1.1,Q1.1‸ What?\n', 'Q1.1a', '## Q1.1,Q1.1a What?\n');
  });
  it('inserts only the ID before a comma', () => {
    inHeading('## Q1‸, Q1.2 What?\n', 'Q1.1', '## Q1.1, Q1.2 What?\n');
  });
  it('does not offer behind a comma what stands before it', () => {
    inHeading('## Q1.1, ‸\n', 'Q1.1', undefined);
  });
  it('escapes what would be an attribute list', () => {
    check('## ‸\n', 'Q1', '## Q1 Is it \\{good\\}\n', {
      'tea.guide.yaml': 'questions: [{id: Q1, text: "Is it\n {good}"}]',
    });
  });
  it('works with CRLF', () => {
    inHeading('\r\n## Q2.1‸\r\n\r\nText\r\n', 'Q2.1', '\r\n## Q2.1 With whom do you sit?\r\n\r\nText\r\n');
  });

  it('fills q= of a heading, of a switch and of a passage', () => {
    inHeading('## Her job {q=‸}\n', 'Q1.1', '## Her job {q=Q1.1}\n');
    inHeading('**Ann:** Yes. []{q=Q2‸}\n', 'Q2.1', '**Ann:** Yes. []{q=Q2.1}\n');
    inHeading('**Ann:** [Well yes]{q=‸\n', 'Q2.1', '**Ann:** [Well yes]{q=Q2.1\n');
  });
  it('fills q= by a word of the question', () => {
    inHeading('**Ann:** Yes. []{q=role‸}\n', 'Q1.1', '**Ann:** Yes. []{q=Q1.1}\n');
  });
  it('fills the second ID of a quoted q=, and offers the first no more', () => {
    inHeading('## Her job {q="Q1.1 ‸"}\n', 'Q1.2', '## Her job {q="Q1.1 Q1.2"}\n');
    inHeading('## Her job {q="Q1.1 ‸"}\n', 'Q1.1', undefined);
  });
  it('replaces the ID that the cursor is in', () => {
    inHeading('## Her job {q=Q‸1.1}\n', 'Q1.2', '## Her job {q=Q1.2}\n');
  });

  it('lists what is not answered here first, each in guide order', () => {
    const here = `## Q1.1 Role?\n\n${spoken}\n## Q2.1 Whom? {status=declined}\n\n## ‸\n`;
    assert.deepEqual(labels(transcript(here)), ['Q1.1a', 'Q1.2', 'Q1.3', 'Q2.2', 'Q1.1', 'Q2.1']);
  });
  it('lists the question whose ID is just being typed among the open ones, whoever speaks below', () => {
    const [first] = labels(transcript(`## Q1.1‸\n\n${spoken}`));
    assert.equal(first, 'Q1.1');
  });
  it('lists what is not asked of this group last', () => {
    assert.deepEqual(labels(transcript('## Q‸\n', 'group: guest\n')).at(-1), 'Q1.3');
  });
  it('says the state of what is answered', () => {
    const { items } = offered(transcript(`## Q1.1 Role?\n\n${spoken}\n## ‸\n`));
    assert.equal(
      items.find(({ label }) => label === 'Q1.1')?.labelDetails?.detail,
      ' ✓ What is your role here?',
    );
  });
  it('describes the question that is looked at', () => {
    const { study, items } = offered(transcript('## ‸\n'));
    const [item = { label: '' }] = items;
    assert.match(JSON.stringify(withDescription(study, item).documentation), /Pour first/);
    assert.deepEqual(withDescription(study, { label: 'x', data: { uri: 3 } }), {
      label: 'x',
      data: { uri: 3 },
    });
  });

  const nowhere: Record<string, string> = {
    'in running prose': `${spoken}\nAnd so Q1‸\n`,
    'in running prose behind a brace': '**Ann:** so {Q1‸\n',
    'in a heading whose ID is there already': '## Q1.1 What is Q‸\n',
    'in a heading whose ID stands before a colon': '## Q1.1: What is Q‸\n',
    'behind the comma of an ordinary heading': '## Well, Q‸\n',
    'in fenced code': '```\n## ‸\n```\n',
    'in an HTML comment': '<!--\n\n## ‸\n\n-->\n',
    'in a code span': '**Ann:** `[]{q=‸}` she said\n',
    'behind a bracket that is text': '**Ann:** \\[]{q=‸}\n',
    'in a memo': '**Ann:** Yes {>>see []{q=‸} there<<}\n',
    'in a memo that is still open': '**Ann:** Yes {>>see []{q=‸}\n',
    'in a hashtag': '##‸\n',
    'in a transcript without a guide': '## ‸\n',
  };
  for (const [where, before] of Object.entries(nowhere)) {
    it(`offers nothing ${where}`, () => {
      const files = where.includes('without a guide') ? { 'tea.guide.yaml': 'nothing' } : {};
      assert.deepEqual(labels(transcript(before), files), []);
    });
  }
});

describe('completion of attributes', () => {
  const inBody = (before: string, label: string, after: string | undefined) =>
    check(transcript(before), label, after === undefined ? undefined : transcript(after));

  it('offers every status', () => {
    assert.deepEqual(labels(transcript('## Q1.1 Role? {status=‸}\n')), [
      'partial',
      'declined',
      'dont-know',
      'not-asked',
      'not-applicable',
      'lost',
    ]);
    inBody('## Q1.1 Role? {status=no‸}\n', 'not-asked', '## Q1.1 Role? {status=not-asked}\n');
    inBody('**Ann:** []{q=Q1.1 status=d‸on}\n', 'dont-know', '**Ann:** []{q=Q1.1 status=dont-know}\n');
  });
  it('says what a status means', () => {
    const { items } = offered(transcript('## Q1.1 Role? {status=‸}\n'));
    assert.deepEqual(
      items.slice(0, 2).map(({ labelDetails }) => labelDetails?.description),
      ['answered in part', 'would not answer'],
    );
  });
  it('goes on behind the list when its last entry was chosen, where the talk goes on', () => {
    checkCursor('**Ann:** Yes. []{q=‸} Well\n', 'Q2.1', '**Ann:** Yes. []{q=Q2.1}‸ Well\n');
    checkCursor('**Ann:** []{q=Q‸1.1}\n', 'Q2.1', '**Ann:** []{q=Q2.1}‸\n');
    checkCursor('## Q1.1 {status=de‸}\n', 'declined', '## Q1.1 {status=declined}‸\n');
    checkCursor('**Ann:** [I left it]{.‸}\n', 'trust', '**Ann:** [I left it]{.trust}‸\n');
    checkCursor('**Ann:** [I left it]{‸}\n', '.trust', '**Ann:** [I left it]{.trust}‸\n');
  });
  it('stays in the list where something follows, or something is still to be written', () => {
    checkCursor('**Ann:** []{q="Q1.1 ‸"}\n', 'Q2.1', '**Ann:** []{q="Q1.1 Q2.1‸"}\n');
    checkCursor('## Q1.1 {status=‸ by=AB}\n', 'lost', '## Q1.1 {status=lost‸ by=AB}\n');
    checkCursor('## Q1.1 {‸}\n', 'status=', '## Q1.1 {status=‸}\n');
    checkCursor('**Ann:** [I left it]{.‸\n', 'trust', '**Ann:** [I left it]{.trust‸\n');
  });
  it('offers on a heading the status first', () => {
    assert.deepEqual(labels(transcript('## Q1.1 Role? {‸}\n')).slice(0, 4), [
      'status=',
      'q=',
      'by=',
      '.trust',
    ]);
  });
  it('offers behind words the themes first', () => {
    assert.deepEqual(labels(transcript('**Ann:** [I left it]{‸}\n')).slice(0, 4), [
      '.trust',
      '.trust:early',
      '.money',
      'q=',
    ]);
  });
  it('offers no theme where no words stand in the brackets', () => {
    assert.deepEqual(labels(transcript('**Ann:** Well. []{‸}\n')), ['q=', 'status=']);
    assert.deepEqual(labels(transcript('**Ann:** Well. []{.‸}\n')), []);
  });
  it('offers themes behind {.', () => {
    inBody('**Ann:** [I left it there]{.‸}\n', 'trust', '**Ann:** [I left it there]{.trust}\n');
    inBody('**Ann:** [I left it there]{.trust .mo‸\n', 'money', '**Ann:** [I left it there]{.trust .money\n');
    inBody('**Ann:** [I left it there]{.trust.m‸}\n', 'money', '**Ann:** [I left it there]{.trust.money}\n');
    inBody('::: {.‸}\n', 'trust:early', '::: {.trust:early}\n');
  });
  it('offers themes behind { with their dot', () => {
    inBody('**Ann:** [I left it there]{‸}\n', '.trust', '**Ann:** [I left it there]{.trust}\n');
    inBody('**Ann:** [I left it there]{tr‸}\n', '.trust', '**Ann:** [I left it there]{.trust}\n');
    inBody('**Ann:** [I left it]{trust:e‸}\n', '.trust:early', '**Ann:** [I left it]{.trust:early}\n');
  });
  it('finds a theme by its label', () => {
    assert.deepEqual(
      labels(transcript('**Ann:** [x]{.Rely‸}\n'), {
        'tea.codebook.yaml': 'themes: [{id: trust, label: They rely on us}]',
      }),
      ['trust'],
    );
  });
  it('works on a later line of a turn', () => {
    inBody('**Ann:** I left\n[it there]{.mon‸}\n', 'money', '**Ann:** I left\n[it there]{.money}\n');
  });
  it('works where another coding of the turn is complete', () => {
    inBody(
      '**Ann:** [a]{.trust} [b]{.‸} [c]{.money}\n',
      'money',
      '**Ann:** [a]{.trust} [b]{.money} [c]{.money}\n',
    );
  });
  it('offers the keys that fit', () => {
    inBody('## Q1.1 Role? {st‸}\n', 'status=', '## Q1.1 Role? {status=}\n');
    inBody('**Ann:** []{q‸}\n', 'q=', '**Ann:** []{q=}\n');
    inBody('## Q1.1 Role? {sta‸tus=lost}\n', 'status=', '## Q1.1 Role? {status=lost}\n');
  });
  for (const [where, before] of Object.entries({
    'in a memo': '**Ann:** Yes {>>see [x]{.‸} there<<}\n',
    'in a code span': '**Ann:** `[x]{.‸}`\n',
    'behind an escaped bracket': '**Ann:** [x\\]{.‸}\n',
    'behind a bracket that closes nothing': '**Ann:** x]{.‸}\n',
    'in fenced code': '~~~\n[x]{.‸}\n',
  })) {
    it(`offers nothing ${where}`, () => assert.deepEqual(labels(transcript(before)), []));
  }
});

describe('completion of coders and parts', () => {
  it('offers who codes here and elsewhere', () => {
    const before = transcript('**Ann:** [a]{.trust by=CD} [b]{.trust by=‸}\n', 'coder: AB\n');
    const others = { 'b.transcript.md': transcript('', 'coder: EF\n') };
    assert.deepEqual(labels(before, others), ['AB', 'CD', 'EF']);
    check(before, 'CD', before.replace('‸', 'CD'), others);
  });
  it('offers the parts in use, the nearest above first, and the next free letter', () => {
    const body = '**Ann:** [a]{.trust part=a}\n\n**Bo:** [b]{.trust part=b}\n\n[c]{.trust part=‸}\n';
    assert.deepEqual(labels(transcript(body)), ['b', 'a', 'c']);
  });
  it('says what the keys mean', () => {
    const { items } = offered(transcript('**Ann:** [a]{‸}\n'));
    assert.match(String(items.find(({ label }) => label === 'part=')?.documentation), /one coded segment/);
  });
});

describe('completion of speaker labels', () => {
  const others = '**Ann:** Yes.\n\n**Bo Lind:** Hm.\n\n';
  const inBody = (before: string, label: string, after: string | undefined) =>
    check(transcript(others + before), label, after === undefined ? undefined : transcript(others + after));

  it('offers one that was used once', () => {
    inBody('A‸\n', 'Ann', '**Ann:** \n');
    inBody('**A‸\n', 'Ann', '**Ann:** \n');
    inBody('**Ann‸\n', 'Ann', '**Ann:** \n');
  });
  it('writes labels as the transcript does', () => {
    const plain = transcript('Ann: Yes.\n\n[00:01:02] Bo Lind: Hm.\n\n**RB:** So?\n\n');
    check(`${plain}A‸\n`, 'Ann', `${plain}Ann: \n`);
    check(`${plain}**A‸\n`, 'Ann', `${plain}**Ann:** \n`);
    check(transcript('A‸\n', 'participant: Ann\n'), 'Ann', transcript('**Ann:** \n', 'participant: Ann\n'));
  });
  it('keeps the asterisks of a name that is no label without them', () => {
    const body = 'Ann: Yes.\n\nAnn: No.\n\n**Ann & Bo:** Hm.\n\n';
    check(transcript(`${body}A‸\n`), 'Ann & Bo', transcript(`${body}**Ann & Bo:** \n`));
  });
  it('takes the asterisks that an editor has closed by itself', () => {
    inBody('**‸**\n', 'Ann', '**Ann:** \n');
    inBody('*‸*\n', 'Ann', '**Ann:** \n');
    inBody('**An‸**\n', 'Ann', '**Ann:** \n');
  });
  it('finds a name of two words', () => {
    inBody('**Bo L‸\n', 'Bo Lind', '**Bo Lind:** \n');
    inBody('Bo Li‸\n', 'Bo Lind', '**Bo Lind:** \n');
  });
  it('works behind a timestamp', () => {
    inBody('[00:04:12] A‸\n', 'Ann', '[00:04:12] **Ann:** \n');
  });
  it('works right below a heading and below the opening of a block', () => {
    inBody('## Q1.1 Role?\nA‸\n', 'Ann', '## Q1.1 Role?\n**Ann:** \n');
    inBody('::: {.trust}\nA‸\n', 'Ann', '::: {.trust}\n**Ann:** \n');
  });
  it('offers those of the front matter before they have said anything', () => {
    const about = 'participant: LA-07\ninterviewer: RB\nspeakers: {MO: other}\n';
    assert.deepEqual(labels(transcript('\n**‸', about)).sort(), ['LA-07', 'MO', 'RB']);
  });
  it('lists those who speak most first', () => {
    assert.deepEqual(labels(transcript(`${others}**Bo Lind:** No.\n\n**‸`)), ['Bo Lind', 'Ann']);
  });
  it('does not take the label being typed for a speaker', () => {
    assert.deepEqual(labels(transcript('\n**Ann‸')), []);
  });
  for (const [where, before] of Object.entries({
    'on an empty line': '‸\n',
    'on a later line of a turn': '**Ann:** Yes\nA‸\n',
    'in a sentence': 'A and then A‸\n',
    'where text follows': 'A‸ rest\n',
    'in code': '```\nA‸\n```\n',
    'in emphasis': '*A and‸\n',
  })) {
    it(`offers nothing ${where}`, () => assert.deepEqual(labels(transcript(others + before)), []));
  }
});

describe('completion in the front matter', () => {
  it('offers keys and does not offer them twice', () => {
    check('---\ng‸\n---\n', 'guide', '---\nguide: \n---\n');
    check('---\nguide: tea.guide.yaml\ng‸\n---\n', 'guide', undefined);
    check('---\nguide: tea.guide.yaml\ng‸\n---\n', 'group', '---\nguide: tea.guide.yaml\ngroup: \n---\n');
  });
  it('offers keys on an empty line and before the front matter is closed', () => {
    check('---\n‸\n---\n', 'state', '---\nstate: \n---\n');
    check('---\nst‸', 'state', '---\nstate: ');
  });
  it('changes a key and keeps its value', () => {
    check('---\ng‸uide: x.guide.yaml\n---\n', 'group', '---\ngroup: x.guide.yaml\n---\n');
  });
  it('offers states', () => {
    check('---\nstate: ‸\n---\n', 'complete', '---\nstate: complete\n---\n');
    check('---\nstate: dr‸aft # still\n---\n', 'draft', '---\nstate: draft # still\n---\n');
  });
  it('puts a blank behind the colon, without which YAML sees no value', () => {
    check('---\nstate:‸\n---\n', 'complete', '---\nstate: complete\n---\n');
  });
  it('offers the guides of the study by their paths', () => {
    const others = { 'p/q/other guide.guide.yaml': guide };
    check('---\nguide: t‸\n---\n', 'tea.guide.yaml', '---\nguide: tea.guide.yaml\n---\n', others);
    check(
      '---\nguide: p/q/other g‸\n---\n',
      'p/q/other guide.guide.yaml',
      '---\nguide: p/q/other guide.guide.yaml\n---\n',
      others,
    );
    check('---\nguide: "t‸"\n---\n', 'tea.guide.yaml', '---\nguide: tea.guide.yaml\n---\n', others);
  });
  it('offers the groups of the guide', () => {
    check('---\ngroup: ‸\n---\n', 'guest', '---\ngroup: guest\n---\n');
  });
  it('offers the roles of speakers', () => {
    check('---\nspeakers: {RB: in‸}\n---\n', 'interviewer', '---\nspeakers: {RB: interviewer}\n---\n');
    check('---\nspeakers:\n  RB: ‸\n---\n', 'interviewer', '---\nspeakers:\n  RB: interviewer\n---\n');
  });
  const elsewhere = {
    'b.transcript.md': '---\ninterviewer: [KL, RB]\ncoder: AB\nattributes: {borough: North, age: 40}\n---\n',
    'c.transcript.md': '---\ninterviewer: RB\ncoder: AB\nattributes: {borough: South Side}\n---\n',
  };
  it('offers the interviewers and coders of other transcripts', () => {
    assert.deepEqual(labels('---\ninterviewer: ‸\n---\n', elsewhere), ['RB', 'KL']);
    check('---\ninterviewer:‸\n---\n', 'RB', '---\ninterviewer: RB\n---\n', elsewhere);
    check('---\ninterviewer: [RB, ‸]\n---\n', 'KL', '---\ninterviewer: [RB, KL]\n---\n', elsewhere);
    assert.deepEqual(labels('---\ninterviewer: [RB, ‸]\n---\n', elsewhere), ['KL']);
    check('---\ncoder: A‸X # who\n---\n', 'AB', '---\ncoder: AB # who\n---\n', elsewhere);
  });
  it('offers the attributes of other transcripts, and what they are there', () => {
    const begun = '---\nattributes:\n  borough: North\n';
    assert.deepEqual(labels(`${begun}  ‸\n---\n`, elsewhere), ['age']);
    check(`${begun}  a‸\n---\n`, 'age', `${begun}  age: \n---\n`, elsewhere);
    check(
      '---\nattributes:\n  borough: S‸\n---\n',
      'South Side',
      '---\nattributes:\n  borough: South Side\n---\n',
      elsewhere,
    );
  });
  it('offers nothing on the lines of dashes', () => {
    for (const before of [
      '‸---\nstate: draft\n---\n',
      '---\nstate: draft\n‸---\n',
      '---\nstate: draft\n---‸\n',
    ])
      assert.deepEqual(labels(before), []);
  });
  it('offers nothing for values that are free', () => {
    assert.deepEqual(labels('---\nparticipant: ‸\n---\n'), []);
  });
});

describe('completion elsewhere', () => {
  it('offers nothing beyond the text and never fails', () => {
    const { study, document } = studyOf({ 'a.transcript.md': transcript('## \n'), 'tea.guide.yaml': guide });
    for (const [line, character] of [
      [99, 0],
      [0, 99],
      [-1, 0],
      [3, -1],
      [3, 1e9],
    ] as const)
      assert.ok(Array.isArray(completion(study, document, { line, character }, asking)));
  });
});
