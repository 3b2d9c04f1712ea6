import { check } from './hover-at';
import { codebook, type Files, guide, transcript } from './study-of';

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
