import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../../src/language/hover';
import { plainText } from '../../../src/language/markdown';
import { codebook, type Files, guide, studyOf, transcript } from './study-of';

/** What the tooltip at the cursor says, as plain text; where the text has a range, the tooltip is about just that. */
function check(
  before: string,
  expected: string | undefined,
  others: Files = {},
  name = 'a.transcript.md',
): void {
  assert.equal(shownAt(before, others, name), expected);
}

function shownAt(before: string, others: Files = {}, name = 'a.transcript.md'): string | undefined {
  const value = markdownAt(before, others, name);
  return value === undefined ? undefined : plainText(value);
}

function markdownAt(before: string, others: Files = {}, name = 'a.transcript.md'): string | undefined {
  const files = { [name]: before, 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook, ...others };
  const { study, uri, document, marks } = studyOf({ ...files, [name]: before });
  const found = hover(study, uri, marks.cursor, document);
  if (found && marks.ranges[0]) assert.deepEqual(found.range, marks.ranges[0]);
  return (found?.contents as MarkupContent | undefined)?.value;
}

const role = (here: string, answered = '0 of 1 transcript') => `Q1.1 · 1 Coming here

What is your role here?

* Q1.1a Since when?

Research question: RQ1

Note: Pour first.

${here && `Here: ${here}\n`}In the study: answered in ${answered}`;

describe('hover on a question ID', () => {
  it('explains the question in a heading, with its state here and in the study', () => {
    check(
      transcript('## «Q1‸.1» Your job?\n\n**Ann:** I pour tea.\n'),
      role('✓ answered, 3 words', '1 of 1 transcript'),
    );
  });
  it('works at both ends of the ID', () => {
    check(transcript('## «‸Q1.1» Your job?\n'), role('○ empty'));
    check(transcript('## «Q1.1‸»: Your job?\n'), role('○ empty'));
  });
  it('works on the second ID of a heading', () => {
    check(transcript('## Q2.1, «Q1.‸1» Your job?\n'), role('○ empty'));
    check(transcript('## Q2.1,«Q1.‸1» Your job?\n'), role('○ empty'));
  });
  it('works in q= of a heading, of a switch and of a passage', () => {
    check(transcript('## Her job {q=«Q‸1.1»}\n'), role('○ empty'));
    check(
      transcript('**Ann:** And []{q="Q2.1 «Q‸1.1»"} now.\n'),
      role('✓ answered, 1 word', '1 of 1 transcript'),
    );
    check(
      transcript('**Ann:** [And so]{q=«Q‸1.1»} now.\n'),
      role('✓ answered, 2 words', '1 of 1 transcript'),
    );
  });
  it('works below an underlined heading, with CRLF, and behind other languages’ letters', () => {
    check(transcript('«Q‸1.1» Your\njob\n===\n'), role('○ empty'));
    check(transcript('\r\n## «Q‸1.1» Your job?\r\n'), role('○ empty'));
    check(transcript('**Ann:** 😀 名 é []{q=«Q1‸.1»}\n'), role('○ empty'));
  });
  it('works in a file with a byte order mark', () => {
    check(`\uFEFF${transcript('\n## «Q‸1.1» Your job?\n')}`, role('○ empty'));
  });
  it('works in the guide, where there is no “here”', () => {
    check(guide.replace('id: Q1.1\n', 'id: «Q‸1.1»\n'), role('', '0 of 0 transcripts'), {}, 'tea.guide.yaml');
  });
  it('counts the transcripts that answer it, and those that say why not', () => {
    const said = (name: string, body: string) => ({ [`${name}.transcript.md`]: transcript(body) });
    check(
      transcript('## Q‸1.1 Your job? {status=declined}\n'),
      role('⊘ declined', '2 of 5 transcripts · 1 declined · 1 lost'),
      {
        ...said('b', '## Q1.1 Job?\n\n**Bo:** Yes.\n'),
        ...said('c', '## Q1.1a When?\n\n**Cy:** Yes.\n'),
        ...said('d', '## Q1.1 {status=lost}\n'),
        ...said('e', ''),
        'f/other.guide.yaml': guide,
        ...said('f/g', ''),
        'f/h.transcript.md': transcript('## Q1.1 Job?\n\n**Bo:** Yes.\n', 'guide: other.guide.yaml\n'),
      },
    );
  });
  it('says through which probe a question is answered', () => {
    check(
      transcript('## Q‸1.1 Your job?\n\n### Q1.1a Since when?\n\n**Ann:** May.\n'),
      role('✓ answered through Q1.1a', '1 of 1 transcript'),
    );
  });
  it('says of what a probe is one', () => {
    check(
      transcript('## Q1.1‸a When?\n'),
      'Q1.1a · 1 Coming here · probe of Q1.1\n\nSince when?\n\nHere: ○ empty\nIn the study: answered in 0 of 1 transcript',
    );
  });
  it('says condition and groups', () => {
    check(
      transcript('## Q1.‸3 Change?\n'),
      'Q1.3 · 1 Coming here\n\nWhat would you change?\n\nOnly if: they have been here before\nFor: regular\n\nHere: ○ empty\nIn the study: answered in 0 of 1 transcript',
    );
  });
  it('shows the guide’s words as they are', () => {
    const words = '1. <img src=x onerror=alert(1)> *two* _x_ `c` [l](http://x) # | ~~a~~ &amp; $x$ \\*';
    const value = markdownAt(transcript('## Q‸1\n'), {
      'tea.guide.yaml': `questions: [{id: Q1, text: ${JSON.stringify(words)}, note: "* a\\n\\n# b"}]`,
    });
    assert.ok(value?.includes('1\\. \\<img src=x onerror=alert\\(1\\)\\> \\*two\\* \\_x\\_'));
    assert.ok(value?.includes('_Note:_ \\* a \\# b'));
    assert.equal(plainText(value ?? '').split('\n')[2], words);
  });
  it('shows what is typed in the guide at once', () => {
    const { study, uri, document, marks } = studyOf({
      'a.transcript.md': transcript('## Q‸1.1\n'),
      'tea.guide.yaml': guide,
    });
    study.set('file:///study/tea.guide.yaml', guide.replace('your role', 'your task'));
    assert.match(JSON.stringify(hover(study, uri, marks.cursor, document)), /your task/);
  });
});

describe('hover on other names', () => {
  it('explains a theme, in a coding, a block and the codebook', () => {
    const trust =
      'Trust · trust\n\nThey rely on each other.\n\nInclude: keys, money\nExclude: politeness\n\nI leave my bag there.';
    check(transcript('**Ann:** [I left it]{.«tru‸st» .money}.\n'), trust);
    check(transcript('::: {.«tru‸st»}\n'), trust);
    check(transcript('## Q1.1 Role? {.«tru‸st»}\n'), trust);
    check(codebook.replace('id: trust\n', 'id: «tr‸ust»\n'), trust, {}, 'tea.codebook.yaml');
  });
  it('explains a theme on a later line of a turn', () => {
    check(transcript('**Ann:** [I left\nit there\n]{.«mone‸y»}.\n'), 'money');
  });
  it('says which guide is meant', () => {
    check(transcript('', 'guide: «tea.gu‸ide.yaml»\n'), 'Tea and company\n\n2 sections, 5 questions');
  });
});

describe('hover in a guide', () => {
  const inGuide = (before: string, expected: string | undefined, others: Files = {}) =>
    check(before, expected, others, 'tea.guide.yaml');
  const probes =
    'probes · question\n\nWhat to ask if it does not come up by itself. Probes may have probes of their own.\n\nprobes:\n  - id: Q1.1a\n    text: Since when?\n';

  it('explains the keys of a question and of a probe', () => {
    inGuide(guide.replace('probes:', '«pro‸bes»:'), probes);
    inGuide(
      guide.replace('text: Since', '«‸text»: Since'),
      'text · probe\n\nThe question as it is asked.\n\ntext: What is your role here?\n',
    );
  });
  it('knows a section’s keys from the guide’s', () => {
    inGuide(
      guide.replace('title: Coming', '«tit‸le»: Coming'),
      'title · section\n\nThe topic of the section.\n\ntitle: Background\n',
    );
    inGuide(
      guide.replace('title: Tea', '«title‸»: Tea'),
      'title · guide\n\nWhat the guide is called in reports.\n\ntitle: Interview guide for local authorities\n',
    );
  });
  it('explains keys where lists stand as far left as their key, with CRLF, and in a text that does not parse', () => {
    const left = 'sections:\n- title: One\n  questions:\n  - id: Q1\n    «pro‸bes»:\n    - id: Q1a\n';
    inGuide(left, probes);
    inGuide(left.replaceAll('\n', '\r\n'), probes);
    inGuide(`${left}      text: [half\n  : typed`, probes);
  });
  it('says how many transcripts are in a group', () => {
    const regular = 'regular · respondent group\n\n1 of 2 transcripts\n\n1 question for this group by name';
    const others = {
      'a.transcript.md': transcript('', 'group: regular\n'),
      'b.transcript.md': transcript('', 'group: guest\n'),
    };
    inGuide(guide.replace('for: [regular]', 'for: [«regu‸lar»]'), regular, others);
    inGuide(guide.replace('for: [regular]', 'for:\n          - «regu‸lar»'), regular, others);
    inGuide(guide.replace('[regular, guest]', '[ «regular‸», guest]'), regular, others);
  });
  it('says nothing of a group that the guide does not have', () => {
    inGuide(guide.replace('for: [regular]', 'for: [regu‸la]'), undefined);
  });
  it('says a research question in words, and which questions help to answer it', () => {
    const why = 'RQ1 · research question\n\nWhy tea?\n\nQuestions: Q1.1';
    inGuide(guide.replace('rq: [RQ1]', 'rq: [«RQ‸1»]'), why);
    inGuide(guide.replace('rq: [RQ1]', 'rq: "«RQ1‸»"').replace('"«', '«"').replace('»"', '"»'), why);
    inGuide(guide.replace('{RQ1: Why tea?}', '\n  RQ1: Why tea?').replace('  RQ1', '  «R‸Q1»'), why);
  });
  for (const [where, before] of Object.entries({
    'on the words of a question': guide.replace('your role', 'your ro‸le'),
    'on a word of a text of several lines': 'questions:\n  - id: Q1\n    text: |\n      fo‸r: whom\n',
    'on a key that nobody knows': 'tit‸el: Tea\n',
    'in a comment': '# ti‸tle: Tea\n',
    'on an empty line': 'title: Tea\n‸\n',
    'on what every object has': 'construc‸tor: Tea\nquestions:\n  - toString: a\n',
  })) {
    it(`says nothing ${where}`, () => inGuide(before, undefined));
  }
});

describe('hover in a codebook', () => {
  it('explains the keys of a theme, however deep', () => {
    const label = 'label · theme\n\nThe name that people read, in reports and menus.\n\nlabel: Gatekeeping\n';
    check(codebook.replace('label:', '«la‸bel»:'), label, {}, 'tea.codebook.yaml');
    check(codebook.replace('early\n', 'early\n        «la‸bel»: Soon\n'), label, {}, 'tea.codebook.yaml');
  });
});

describe('hover in a front matter', () => {
  it('explains keys', () => {
    check(
      transcript('', '«gro‸up»: guest\n'),
      'group · front matter\n\nThe respondent group of the person interviewed, one of the guide’s “groups”. Questions that are “for” other groups are not expected here.\n\ngroup: manager\n',
    );
  });
  it('explains keys before the front matter is closed', () => {
    check(
      '---\n«co‸der»: AB',
      'coder · front matter\n\nWho codes this transcript, where no “by=” on a coding says otherwise.\n\ncoder: AB\n',
    );
  });
  it('says what draft and complete do', () => {
    check(
      transcript('', 'state: «com‸plete» # at last\n'),
      'complete · state\n\ndone: every expected question without an answer is a warning',
    );
  });
  it('says who else is in a group', () => {
    check(
      transcript('', 'group: «gu‸est»\n'),
      'guest · respondent group\n\n1 of 2 transcripts\n\n1 question for this group by name',
      { 'b.transcript.md': transcript('') },
    );
  });
  it('explains the roles of speakers', () => {
    const other =
      'other · role\n\nis there and is not interviewed, such as an interpreter or a child: no answer, and not counted';
    check(transcript('', 'speakers:\n  MO: «oth‸er»\n'), other);
    check(transcript('', 'speakers: {MO: «oth‸er», RB: interviewer}\n'), other);
  });
  for (const [where, before] of Object.entries({
    'on the lines of dashes': '-‸--\nstate: draft\n---\n',
    'on a line that looks like one behind it': transcript('\nsta‸te: draft\n'),
    'on a value that is free': transcript('', 'attributes: {borough: Nor‸th}\n'),
  })) {
    it(`says nothing ${where}`, () => check(before, undefined));
  }
});

describe('hover elsewhere', () => {
  for (const [where, before] of Object.entries({
    'in prose': '**Ann:** She said Q1‸.1 there.\n',
    'on the words of a heading': '## Q1.1 Your j‸ob?\n',
    'on an unknown ID': '## Q9‸.9 Your job?\n',
    'on an ID that is an ordinary word': '## 2019‸ budget\n',
    'on a later ID of a heading': '## Budget of Q1‸.1\n',
    'in code': '```\n## Q1‸.1\n```\n',
    'in a memo': '{>>AB: []{q=Q1‸.1}<<}\n',
    'on an unknown theme': '**Ann:** [x]{.no‸ne}\n',
    'on an empty line': '\n‸\n',
  })) {
    it(`says nothing ${where}`, () => check(transcript(before), undefined));
  }
  it('says nothing in a transcript without a guide', () => {
    check(transcript('## Q1‸.1 Your job?\n'), undefined, { 'tea.guide.yaml': '- no guide' });
  });
});
