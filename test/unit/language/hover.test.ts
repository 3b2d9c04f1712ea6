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
  const { study, uri, marks } = studyOf({ ...files, [name]: before });
  const found = hover(study, uri, marks.cursor);
  if (found && marks.ranges[0]) assert.deepEqual(found.range, marks.ranges[0]);
  return (found?.contents as MarkupContent | undefined)?.value;
}

const role = (here: string, answered = '0 of 1 transcripts') => `Q1.1 · 1 Coming here

What is your role here?

* Q1.1a Since when?

Research question: RQ1

Note: Pour first.

${here && `Here: ${here}\n`}In the study: answered in ${answered}`;

describe('hover on a question ID', () => {
  it('explains the question in a heading, with its state here and in the study', () => {
    check(
      transcript('## «Q1‸.1» Your job?\n\n**Ann:** I pour tea.\n'),
      role('✓ answered, 3 words', '1 of 1 transcripts'),
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
      role('✓ answered, 1 word', '1 of 1 transcripts'),
    );
    check(
      transcript('**Ann:** [And so]{q=«Q‸1.1»} now.\n'),
      role('✓ answered, 2 words', '1 of 1 transcripts'),
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
      role('✓ answered through Q1.1a', '1 of 1 transcripts'),
    );
  });
  it('says of what a probe is one', () => {
    check(
      transcript('## Q1.1‸a When?\n'),
      'Q1.1a · 1 Coming here · probe of Q1.1\n\nSince when?\n\nHere: ○ empty\nIn the study: answered in 0 of 1 transcripts',
    );
  });
  it('says condition and groups', () => {
    check(
      transcript('## Q1.‸3 Change?\n'),
      'Q1.3 · 1 Coming here\n\nWhat would you change?\n\nOnly if: they have been here before\nFor: regular\n\nHere: ○ empty\nIn the study: answered in 0 of 1 transcripts',
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
    const { study, uri, marks } = studyOf({
      'a.transcript.md': transcript('## Q‸1.1\n'),
      'tea.guide.yaml': guide,
    });
    study.set('file:///study/tea.guide.yaml', guide.replace('your role', 'your task'));
    assert.match(JSON.stringify(hover(study, uri, marks.cursor)), /your task/);
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
