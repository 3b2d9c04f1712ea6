import assert from 'node:assert/strict';
import { hover } from '../../../src/language/hover';
import { plainText } from '../../../src/language/markdown';
import { describeQuestion } from '../../../src/language/question-description';
import { check, markdownAt } from './hover-at';
import { codebook, guide, studyOf, transcript } from './study-of';

const role = (here: string, answered = '0 of 1 transcript') => `Q1.1 · 1 Coming here

What is your role here?

* Q1.1a Since when?

Research question: RQ1 Why tea?

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
  it('says since when it is asked, what it was called, and why it does not apply here', () => {
    const { study, uri } = studyOf({
      'a.transcript.md': transcript('Text', 'date: 2026-01-01\n'),
      'new.guide.yaml':
        'sections: [{title: New, retired: 2026-03-01, questions: [{id: Q3, text: Why?, added: 2026-02-01, formerly: Q2}]}]',
    });
    const [file] = study.guides();
    const [question] = file?.guide.questions ?? [];
    const interview = study.get(uri);
    assert.ok(file && question && interview?.kind === 'transcript');
    assert.equal(
      plainText(describeQuestion(study, file, question, interview)),
      `Q3 · New

Why?

Added: 2026-02-01
Section retired: 2026-03-01
Formerly: Q2

Here: · not applicable: it was added on 2026-02-01, after this interview
In the study: answered in 0 of 1 transcript · 1 not applicable`,
    );
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
  it('says why a question has its status, where a memo does', () => {
    check(
      transcript('## Q‸1.1 Your job? {status=declined}\n\n{>>declined: would not talk of *that*<<}\n'),
      role('⊘ declined: would not talk of *that*', '0 of 1 transcript · 1 declined'),
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
    const once = `${trust}\n\nHere: 1 segment\nIn the study: 1 segment in 1 transcript`;
    check(transcript('**Ann:** [I left it]{.«tru‸st» .money}.\n'), once);
    check(transcript('::: {.«tru‸st»}\n\n**Ann:** Yes.\n\n:::\n'), once);
    check(transcript('## Q1.1 Role? {.«tru‸st»}\n'), once);
    check(
      codebook.replace('id: trust\n', 'id: «tr‸ust»\n'),
      `${trust}\n\nIn the study: not used yet`,
      {},
      'tea.codebook.yaml',
    );
  });
  it('explains a theme on a later line of a turn', () => {
    check(
      transcript('**Ann:** [I left\nit there\n]{.«mone‸y»}.\n'),
      'money\n\nHere: 1 segment\nIn the study: 1 segment in 1 transcript',
    );
  });
  it('says under which themes a theme stands', () => {
    check(
      transcript('**Ann:** [x]{.trust:ear‸ly}\n'),
      'trust:early\n\nUnder: Trust\n\nHere: 1 segment\nIn the study: 1 segment in 1 transcript',
    );
  });
  it('counts a theme’s segments here and in the study, pieces as one', () => {
    check(
      transcript('**Ann:** [x]{.mon‸ey part=a} and [y]{.money part=a}, [z]{.money}\n'),
      'money\n\nHere: 2 segments\nIn the study: 3 segments in 2 transcripts',
      {
        'b.transcript.md': transcript('**Bo:** [x]{.money}\n'),
        'c.transcript.md': transcript('**Bo:** [x]{.trust}\n'),
      },
    );
  });
  it('leaves figures of the study out while it is being read', () => {
    const { study, uri, marks, document } = studyOf({
      'a.transcript.md': transcript('**Ann:** [x]{.mon‸ey}\n'),
      'tea.codebook.yaml': codebook,
    });
    assert.doesNotMatch(JSON.stringify(hover(study, uri, marks.cursor, document, false)), /study/);
  });
  it('says which guide is meant', () => {
    check(transcript('', 'guide: «tea.gu‸ide.yaml»\n'), 'Tea and company\n\n2 sections, 5 questions');
  });
});

describe('hover on a speaker', () => {
  const body = '**Ann:** Yes, I do.\n\n**Bo:** Hm. [laughs]\n\nSo.\n\n**Ann:** No.\n';

  it('says the role, what decides it, and how much is said', () => {
    check(
      transcript(body.replace('Ann', '«A‸nn»'), 'participant: Ann\n'),
      'Ann · participant\n\nWhy: named by “participant”\n\nHere: 2 turns, 4 words',
    );
    check(
      transcript(body.replace('Bo', '«Bo‸»'), 'interviewer: [RB, Bo]\n'),
      'Bo · interviewer\n\nWhy: named by “interviewer”\n\nHere: 1 turn, 2 words',
    );
    check(
      transcript(body.replace('Bo', '«‸Bo»'), 'speakers: {Bo: other}\n'),
      'Bo · other\n\nWhy: listed under “speakers”\n\nHere: 1 turn, 2 words',
    );
  });
  it('says that who is not named counts as a participant', () => {
    check(
      transcript(body.replace('Bo', '«B‸o»'), 'participant: Ann\n'),
      'Bo · participant\n\nWhy: not named in the front matter, and who is not counts as a participant\n\nHere: 1 turn, 2 words',
    );
  });
  it('knows the usual labels of interviewers', () => {
    check(
      transcript('«IN‸T»: So?\n'),
      'INT · interviewer\n\nWhy: a usual label of interviewers\n\nHere: 1 turn, 1 word',
    );
  });
  it('counts words behind a heading to whoever spoke before it', () => {
    check(
      transcript(`**A‸nn:** Yes.\n\n## More\n\nAnd [so]{q=Q1.1} on.\n`),
      'Ann · participant\n\nWhy: not named in the front matter, and who is not counts as a participant\n\nHere: 1 turn, 4 words',
    );
  });
  it('answers in the front matter, also before anything is said', () => {
    check(
      transcript('', 'participant: «LA‸-07»\n'),
      'LA-07 · participant\n\nWhy: named by “participant”\n\nHere: has not said anything yet',
    );
    check(
      transcript(body, 'speakers: {«B‸o»: other}\n'),
      'Bo · other\n\nWhy: listed under “speakers”\n\nHere: 1 turn, 2 words',
    );
  });
});

describe('hover on a memo', () => {
  it('says who wrote it, what it says, on which words, and under which question', () => {
    check(
      transcript('## Q1.1 Role?\n\n**Ann:** [I pour\ntea]{.trust}. «{>>AB: com‸pare\nLA-03<<}»\n'),
      'Memo · AB\n\ncompare LA-03\n\nOn: I pour tea\nQuestion: Q1.1 What is your role here?',
    );
  });
  it('needs neither author nor question', () => {
    check(transcript('«{>>why *not*?‸<<}»\n'), 'Memo\n\nwhy *not*?');
  });
  it('stands in a coding, or on nothing', () => {
    check(
      transcript('## Q1.1, Q1.2 Role?\n\n**Ann:** [So «{>>AB: h‸m<<}»]{.trust}\n'),
      'Memo · AB\n\nhm\n\nOn: So\nQuestion: Q1.1, Q1.2',
    );
    check(transcript('**Ann:** [So]{.trust} and {>>AB: h‸m<<}\n'), 'Memo · AB\n\nhm');
  });
  it('takes a time of day for no author', () => {
    check(transcript('{>>at 10:30 a‸gain<<}\n'), 'Memo\n\nat 10:30 again');
  });
  it('says of a summary what it is of', () => {
    check(
      transcript('## Q1.1\n\n«{>>summary: She po‸urs.<<}»\n\n**Ann:** I pour.\n'),
      'Summary in the framework matrix\n\nShe pours.\n\nOf: Q1.1 What is your role here?',
    );
    check(
      transcript('{>>summary .trust: Mu‸ch.<<}\n'),
      'Summary in the framework matrix\n\nMuch.\n\nOf: .trust',
    );
    check(
      transcript('{>>summary: Mu‸ch.<<}\n'),
      'Summary in the framework matrix\n\nMuch.\n\nOf: nothing: it stands in no answer, and no chart shows it',
    );
  });
});

describe('hover on an attribute', () => {
  it('says what a status means and does', () => {
    check(
      transcript('## Q1.1 Role? {status=«decl‸ined»}\n'),
      'declined · status\n\nwould not answer\n\nCounts as asked and not as answered, unless the question is answered at another place.',
    );
    check(
      transcript('**Ann:** Yes []{q=Q1.1 status=«"not-‸asked"»}\n'),
      'not-asked · status\n\nwas left out\n\nCounts as neither asked nor answered, unless the question is answered at another place.',
    );
  });
  it('says what a key means where it stands', () => {
    check(
      transcript('## His job {«q‸»=Q1.1}\n'),
      'q=\n\nThe questions that are answered under this heading, whatever its words are.',
    );
    check(transcript('**Ann:** []{«q‸»=Q1.1}\n'), 'q=\n\nFrom here on, this question is being answered.');
    check(transcript('**Ann:** [so\nit]{«‸q»=Q1.1}\n'), 'q=\n\nThese words answer this question, too.');
    check(
      transcript('::: {.trust «b‸y»=CD}\n'),
      'by=\n\nWho coded this, where it is not the “coder” of the front matter.',
    );
  });
  for (const [where, before] of Object.entries({
    'a value that is free': '**Ann:** [so]{.trust by=C‸D}\n',
    'a status that nobody knows': '## Q1.1 Role? {status=los‸}\n',
    'a key that means nothing there': '::: {.trust pa‸rt=a}\n',
    'what every object has': '**Ann:** [so]{constru‸ctor=a}\n',
  })) {
    it(`says nothing on ${where}`, () => check(transcript(before), undefined));
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
    'on an unknown theme': '**Ann:** [x]{.no‸ne}\n',
    'on an empty line': '\n‸\n',
  })) {
    it(`says nothing ${where}`, () => check(transcript(before), undefined));
  }
  it('says nothing in a transcript without a guide', () => {
    check(transcript('## Q1‸.1 Your job?\n'), undefined, { 'tea.guide.yaml': '- no guide' });
  });
});
