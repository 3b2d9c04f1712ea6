import assert from 'node:assert/strict';
import { studyCoverage } from '../../../src/analysis/coverage';
import { leftOutOf } from '../../../src/analysis/left-out';
import { problemsOf } from '../../../src/analysis/problems';
import { isSlip } from '../../../src/analysis/speaker-problems';
import { readGuide } from '../../../src/format/guide';
import { newTranscript } from '../../../src/format/new-transcript';
import type { Problem, ProblemCode, Severity } from '../../../src/format/problem';
import { Study } from '../../../src/study/study';
import { marked } from '../marked-text';

const root = 'file:///s';
const guide = `groups: [driver, clerk]
sections:
  - id: "1"
    title: Start
    questions:
      - {id: Q1, text: One}
      - {id: Q2, text: Two}
  - id: B
    questions:
      - {id: Q3, text: Three}
      - {id: Q4, text: Four, if: needed}
`;

type Files = Readonly<Record<string, string>>;

/** A study whose first file is marked; the others are as they are. */
function studyOf(files: Files): { study: Study; uri: string; ranges: Problem['range'][] } {
  const study = new Study([root]);
  const [first = ''] = Object.keys(files);
  const { text, ranges } = marked(files[first] ?? '');
  for (const [path, source] of Object.entries(files))
    study.set(`${root}/${path}`, path === first ? text : source);
  return { study, uri: `${root}/${first}`, ranges: [...ranges] };
}

/** The problems of the first file are those given, each at its mark. */
function finds(files: Files, ...expected: string[]): readonly Problem[] {
  const { study, uri, ranges } = studyOf(files);
  const problems = problemsOf(study, uri);
  assert.deepEqual(
    problems.map(({ code, severity, range }) => ({ found: `${severity} ${code}`, range })),
    expected.map((found, index) => ({ found, range: ranges[index] })),
  );
  return problems;
}

/** A transcript that follows the guide, and the guide. */
const with_ = (transcript: string, about = 'state: complete'): Files => ({
  'a.transcript.md': `---\nguide: g.guide.yaml\n${about}\n---\n\n${transcript}`,
  'g.guide.yaml': guide,
});
const all = '## Q1\n\nA: a\n\n## Q2\n\nA: b\n\n## Q3\n\nA: c\n';

/** For each code a file that has it, at its mark, with its severity; and what its fix writes or does, if it has one. */
const samples: Readonly<Record<ProblemCode, readonly [severity: Severity, files: Files, fix?: string]>> = {
  'not-text': ['error', { 'a.transcript.md': '«»RB: \0' }],
  'unreadable-file': ['error', { 'a.transcript.md': '«»' }],
  'ignored-folder': ['warning', { 'a.transcript.md': '«»' }],
  'yaml-syntax': ['error', { 'g.guide.yaml': 'questions:\n«\t»- {id: Q1, text: a}\n' }],
  'too-many-aliases': [
    'error',
    { 'g.guide.yaml': `title: &t a\nquestions: [{id: Q1, text: a, for: [${'*t, '.repeat(100)}«*t»]}]\n` },
  ],
  'wrong-type': ['error', { 'g.guide.yaml': '«- a»' }],
  'duplicate-key': ['error', { 'g.guide.yaml': 'questions: [{id: Q1, text: a, «text»: b}]' }],
  'unknown-key': ['warning', { 'g.guide.yaml': 'questions: [{id: Q1, text: a, «nots»: b}]' }, 'note'],
  'missing-key': ['error', { 'g.guide.yaml': 'questions:\n- «»text: a' }],
  'invalid-value': [
    'warning',
    { 'a.transcript.md': '---\nstate: «complet»\n---\n', 'g.guide.yaml': guide },
    'complete',
  ],
  'invalid-id': ['error', { 'g.guide.yaml': 'questions: [{id: «Q», text: a}]' }],
  'duplicate-id': ['error', { 'g.guide.yaml': 'questions: [{id: Q1, text: a}, {id: «Q1», text: a}]' }],
  'former-id-taken': [
    'error',
    { 'g.guide.yaml': 'questions: [{id: Q1, text: a}, {id: Q2, text: b, formerly: [Q3, «Q1»]}]' },
    '[Q3]',
  ],
  'retired-before-added': [
    'warning',
    { 'g.guide.yaml': 'questions: [{id: Q1, text: a, added: 2026-03-02, retired: «2026-03-01»}]' },
    '2026-03-01, 2026-03-02',
  ],
  'unknown-group': ['warning', with_(all, 'state: complete\ngroup: «drivr»'), 'driver'],
  'unknown-research-question': [
    'warning',
    { 'g.guide.yaml': 'research-questions: {RQ1: a}\nquestions: [{id: Q1, text: a, rq: «RQ2»}]' },
    'RQ1',
  ],
  'no-questions': ['warning', { 'g.guide.yaml': '«»' }],
  'no-themes': ['information', { 'c.codebook.yaml': '«»themes:\n' }],
  'unclosed-front-matter': ['error', { 'a.transcript.md': '«---»\nparticipant: A\n', 'g.guide.yaml': guide }],
  'unclosed-memo': ['warning', with_(`${all}«{>>»never`)],
  'unclosed-div': ['warning', with_(`${all}\n«::: {.a}»\n`)],
  'unbalanced-bracket': ['warning', with_(`${all}«[»a [b]{.c}`), '\\'],
  'coding-syntax': ['warning', with_(`${all}[b]«{c}»`), '{.c}'],
  'label-inside-paragraph': ['warning', with_(`${all}so\n«A»: b`), '\n'],
  'unknown-status': ['error', with_(`${all}\n## Q1 {status=«decline»}\n`), 'declined'],
  'no-turns': [
    'information',
    {
      'a.transcript.md': '«Kim  0:00»\n\nAnd how was it?\n\nIt was good.\n',
      'g.guide.yaml': guide,
    },
  ],
  'guide-not-found': [
    'error',
    { 'a.transcript.md': '---\nguide: «f.guide.yaml»\n---\n', 'g.guide.yaml': guide },
    'g.guide.yaml',
  ],
  'guide-outside-workspace': ['error', { 'a.transcript.md': '---\nguide: «../g.guide.yaml»\n---\n' }],
  'guide-unclear': ['warning', { 'a.transcript.md': '«»A: a', 'g.guide.yaml': guide, 'h.guide.yaml': guide }],
  'guide-empty': [
    'information',
    { 'a.transcript.md': '---\nguide: «g.guide.yaml»\n---\n\n## Q1\n\nA: a', 'g.guide.yaml': 'title: a' },
  ],
  'unknown-question': ['error', with_(`${all}\n## «Q11» What?\n`), 'Q1'],
  'unknown-theme': [
    'warning',
    { ...with_(`${all}\n[a]{.«trst»}`), 'codebook.yaml': 'themes: [{id: trust}]' },
    'trust',
  ],
  'unanswered-questions': [
    'warning',
    {
      'a.transcript.md': '---\nguide: «g.guide.yaml»\nstate: complete\n---\n\n## Q3\n\nA: a',
      'g.guide.yaml': guide,
    },
    'Q1, Q2',
  ],
  'empty-answer': ['warning', with_(`${all.replace('## Q2\n\nA: b', '## «Q2»')}`), 'not-asked'],
  'status-with-answer': ['warning', with_(all.replace('## Q2', '## Q2 {status=«lost»}'))],
  'blank-at-coding-edge': [
    'information',
    { 'a.transcript.md': 'A: so [« »a b]{.trust}', 'g.guide.yaml': guide },
    '[',
  ],
  'coding-on-label': [
    'warning',
    { 'a.transcript.md': '[**«A»:** a b]{.trust}', 'g.guide.yaml': guide },
    '**A:** [',
  ],
  'coding-over-paragraphs': [
    'warning',
    { 'a.transcript.md': 'A: so [a\n\nb«]{.trust}» c', 'g.guide.yaml': guide },
    ']{.trust part=1}, [, {.trust part=1}',
  ],
  'lone-part': ['information', { 'a.transcript.md': 'A: [a]{.trust «part=1»}', 'g.guide.yaml': guide }, ''],
  'part-mismatch': [
    'warning',
    { 'a.transcript.md': 'A: [a]{.trust part=1} b [c]{.care «part=1»}', 'g.guide.yaml': guide },
  ],
  'time-runs-backwards': [
    'information',
    { 'a.transcript.md': 'A: [00:05:00] a\n\nA: «[00:04:00]» b\n\nA: [00:04:30] c', 'g.guide.yaml': guide },
  ],
  'not-meant-here': [
    'information',
    {
      'a.transcript.md': '---\nguide: g.guide.yaml\ngroup: clerk\n---\n\n## «Q1»\n\nA: a',
      'g.guide.yaml': 'groups: [driver, clerk]\nquestions: [{id: Q1, text: One, for: driver}]',
    },
  ],
  'former-question': [
    'information',
    {
      'a.transcript.md': '---\nguide: g.guide.yaml\n---\n\n## «Q0», Q2 One\n\nA: a',
      'g.guide.yaml': 'questions: [{id: Q1, text: One, formerly: Q0}, {id: Q2, text: Two}]',
    },
    'Q1',
  ],
  'undated-interview': [
    'information',
    {
      'a.transcript.md': '---\nguide: «g.guide.yaml»\n---\n\n## Q1\n\nA: a',
      'g.guide.yaml': 'questions: [{id: Q1, text: One, added: 2026-01-01}]',
    },
  ],
  'participant-twice': [
    'warning',
    {
      'a.transcript.md': '---\nguide: g.guide.yaml\nparticipant: «A»\ndate: 2026-01-01\n---\n',
      'b.transcript.md': '---\nguide: g.guide.yaml\nparticipant: A\n---\n',
      'g.guide.yaml': guide,
    },
  ],
  'never-answered': [
    'information',
    {
      'g.guide.yaml': 'questions: [{id: Q1, text: One}, {id: «Q2», text: Two}]',
      'a.transcript.md': '---\nstate: complete\n---\n\n## Q1\n\nA: a',
    },
  ],
  'unused-theme': [
    'hint',
    {
      'c.codebook.yaml': 'themes: [{id: trust}, {id: «care»}, {id: work, themes: [{id: shift}]}]',
      'a.transcript.md': 'A: [a]{.trust} [b]{.shift}',
    },
  ],
  'unknown-speaker': [
    'warning',
    with_(`KM: a\n\n«KL»: so\n\n${all}`, 'state: complete\nparticipant: A\nspeakers: {KM: interviewer}'),
    'KM',
  ],
};

describe('each problem', () => {
  for (const [code, [severity, files, fix]] of Object.entries(samples)) {
    if (code === 'unreadable-file' || code === 'ignored-folder') continue; // no text to mark: below
    it(`${code} is found at its place${fix === undefined ? '' : ', with its fix'}`, () => {
      const [problem] = finds(files, `${severity} ${code}`);
      assert.ok(problem);
      assert.match(problem.message, /^[“\p{Lu}].*[.?…)]$/su, 'whole sentences');
      switch (problem.fix?.kind) {
        case 'replace':
          assert.equal(problem.fix.text, fix);
          assert.ok(problem.fix.title.length > 0);
          break;
        case 'edits':
          assert.equal(problem.fix.edits.map(({ text }) => text).join(', '), fix);
          break;
        case 'insert-questions':
          assert.equal(problem.fix.ids.join(', '), fix);
          break;
        case 'set-status':
          assert.equal(problem.fix.status, fix);
          break;
        default:
          assert.equal(fix, undefined);
      }
    });
  }

  it('unreadable-file and ignored-folder are found at the beginning, and nothing else there', () => {
    const { study, uri } = studyOf(with_(`${all}{>>never`));
    study.fail(uri, 'unreadable-file', 'This file cannot be read: permission denied.');
    assert.deepEqual(
      problemsOf(study, uri).map(({ code, severity }) => [code, severity]),
      [['unreadable-file', 'error']],
    );
    study.fail('file:///study/kept/a.transcript.md', 'ignored-folder', 'This transcript is left out.');
    assert.deepEqual(
      problemsOf(study, 'file:///study/kept/a.transcript.md').map(({ code, severity }) => [code, severity]),
      [['ignored-folder', 'warning']],
    );
  });

  it('stands in the order of the text', () => {
    finds(
      with_('## «Q11»\n\nA: [a]«{b}» {>>x<<}\n\n## «Q33»\n\nA: c\n\n«::: {.d}»\n', 'state: draft'),
      'error unknown-question',
      'warning coding-syntax',
      'error unknown-question',
      'warning unclosed-div',
    );
    finds(
      { 'g.guide.yaml': '«titel2»: a\nquestions: [{id: «Q»}]\n«note2»: b' },
      'warning unknown-key',
      'error invalid-id',
      'warning unknown-key',
    );
  });

  it('is none of a file that the study does not have', () => {
    assert.deepEqual(problemsOf(new Study([root]), `${root}/a.transcript.md`), []);
  });
});

describe('questions without an answer', () => {
  it('are one problem for each section, linked to the guide', () => {
    const problems = finds(
      {
        'a.transcript.md': '---\nguide: ««g.guide.yaml»»\nstate: complete\n---\n\nA: a',
        'g.guide.yaml': guide,
      },
      'warning unanswered-questions',
      'warning unanswered-questions',
    );
    assert.deepEqual(
      problems.map(({ fix }) => fix?.kind === 'insert-questions' && fix.ids),
      [['Q1', 'Q2'], ['Q3']],
    );
    const { ranges } = marked(guide.replace('{id: Q3,', '{id: «Q3»,'));
    assert.deepEqual(
      problems[1]?.related?.map(({ uri, range, message }) => ({ uri, range, message })),
      [{ uri: `${root}/g.guide.yaml`, range: ranges[0], message: 'Q3 Three' }],
    );
    assert.match(problems[0]?.message ?? '', /Q1, Q2/);
  });

  it('are shown at the front matter, or the beginning, where no guide is named', () => {
    const code = 'warning unanswered-questions';
    finds({ 'a.transcript.md': '««---»»\nstate: complete\n---\n', 'g.guide.yaml': guide }, code, code);
  });

  it('are no problem in a draft that has not come so far', () => {
    finds(with_('## Q1\n\nA: a\n', 'state: draft'));
    finds(with_('', 'state: draft'));
  });

  it('are a remark in a draft that has gone on', () => {
    finds(
      {
        'a.transcript.md': '---\nguide: «g.guide.yaml»\n---\n\n## Q1\n\nA: a\n\n## Q3\n\nA: c\n',
        'g.guide.yaml': guide,
      },
      'information unanswered-questions',
    );
  });

  it('are a remark when their heading stands empty in a draft that has gone on, and not behind', () => {
    finds(
      with_('## Q1\n\nA: a\n\n## «Q2»\n\n## Q3\n\nA: c\n\n## Q4\n', 'state: draft'),
      'information empty-answer',
    );
  });

  it('are no problem where a question that need not come up has a heading and nobody speaks', () => {
    const files = (text: string) => ({
      'a.transcript.md': `---\nstate: complete\n---\n\n${text}`,
      'guide.yaml':
        'questions: [{id: Q1, text: a, probes: [{id: P1, text: b}]}, {id: Q2, text: c, if: d}, {id: Q3, text: e}]',
    });
    finds(files('## Q1\n\nA: a\n\n### P1\n\n## Q2\n\n## «Q3»\n'), 'warning empty-answer');
    finds(
      files('## Q1\n\nA: a\n\n### «P1»\n\nI: b?\n\n## «Q2»\n\nI: c?\n\n## Q3\n\nA: e\n'),
      'warning empty-answer',
      'warning empty-answer',
    );
  });

  it('are not reported again where their status is misspelt', () => {
    finds(with_(all.replace('## Q2\n\nA: b', '## Q2 {status=«not-aksed»}')), 'error unknown-status');
  });

  it('are not reported one by one where nobody speaks at all', () => {
    finds(with_('## Q1\n\n«Kim  0:00»\n\na\n\n## Q2\n\nb\n\n## Q3\n\nc'), 'information no-turns');
  });

  it('are no problem with a status', () => {
    finds(with_('## Q1 {status=not-asked}\n\n## Q2 {status=declined}\n\n## Q3 {status=lost}\n'));
  });

  it('are each place of a question that is nowhere answered, and none of one that is', () => {
    finds(
      with_('## Q1\n\nA: a\n\n## «Q2»\n\n## Q3\n\nA: c\n\n## «Q2»\n\n## Q1\n'),
      'warning empty-answer',
      'warning empty-answer',
    );
  });

  it('get their status behind the heading, or in its braces', () => {
    for (const heading of ['## «Q2» Two‸', '## «Q2» Two ‸{.a}']) {
      const { cursor, text } = marked(with_(all.replace('## Q2\n\nA: b', heading))['a.transcript.md'] ?? '');
      const study = new Study([root]);
      study.set(`${root}/a.transcript.md`, text);
      study.set(`${root}/g.guide.yaml`, guide);
      const [problem] = problemsOf(study, `${root}/a.transcript.md`);
      assert.equal(problem?.code, 'empty-answer');
      assert.deepEqual(problem.fix?.kind === 'set-status' && problem.fix.at.start, cursor);
    }
  });
});

describe('nothing is said of', () => {
  it('a fresh transcript, whatever is in the guide', () => {
    const text = newTranscript(readGuide(guide), {
      guide: 'g.guide.yaml',
      participant: 'A',
      group: 'driver',
    });
    finds({ 'a.transcript.md': text, 'g.guide.yaml': guide, 'codebook.yaml': 'themes: [{id: a}]' });
  });

  it('a whole transcript', () => finds(with_(all)));

  for (const half of [
    '[words]{.',
    '[words]{.}',
    '[words',
    '{',
    '#',
    '##',
    '## ',
    '## Q',
    '**',
    '**A',
    ':::',
    '[]{',
    '[]{q=',
    '[]{q=}',
    '[]{q=""}',
    '## Q1 {',
    '## Q1 {status',
    '## Q1 {status=',
    '## Q1 {status=}',
  ]) {
    if (half === ':::') continue; // closes a block that is not open, as it stands
    it(`half-typed ${half}`, () =>
      finds(with_(`${all}\nA: so ${half.startsWith('#') ? `\n\n${half}` : half}`)));
  }

  it('themes where there is no codebook', () => finds(with_(`${all}\n[a]{.anything}`)));

  it('a group where the guide has none', () => {
    finds({
      'a.transcript.md': '---\ngroup: driver\n---\n',
      'g.guide.yaml': 'questions: [{id: Q1, text: a}]',
    });
  });

  it('conditional questions, probes and questions for others', () => {
    finds({
      'a.transcript.md': '---\ngroup: a\nstate: complete\n---\n\n## Q1\n\nA: a\n',
      'g.guide.yaml':
        'groups: [a, b]\nquestions: [{id: Q1, text: a, probes: [{id: P1, text: b}]}, {id: Q2, text: c, if: d}, {id: Q3, text: e, for: b}]',
    });
  });

  it('a status that fits words: partial, declined, dont-know', () => {
    for (const status of ['partial', 'declined', 'dont-know']) {
      finds(with_(all.replace('## Q2', `## Q2 {status=${status}}`)));
    }
  });

  it('what stands in code and comments', () =>
    finds(with_(`${all}\n\`\`\`\n## Q99 [a]{b} {>>\n\`\`\`\n\n<!--\n## Q98\n-->\n`)));
});

describe('where the guide is', () => {
  it('is said as a remark when there is none', () => {
    finds({ 'a.transcript.md': '«»A: a' }, 'information guide-not-found');
    finds({ 'a.transcript.md': '«---»\nparticipant: A\n---\n' }, 'information guide-not-found');
  });

  it('is found by its name in another folder', () => {
    const [problem] = finds(
      { 't/a.transcript.md': '---\nguide: «g.guide.yaml»\n---\n', 'g.guide.yaml': guide },
      'error guide-not-found',
    );
    assert.equal(problem?.fix?.kind === 'replace' && problem.fix.text, '../g.guide.yaml');
  });

  it('is said again when it is deleted, and questions are not unknown for that', () => {
    const { study, uri } = studyOf(with_(all));
    study.delete(`${root}/g.guide.yaml`);
    assert.deepEqual(
      problemsOf(study, uri).map(({ code }) => code),
      ['guide-not-found'],
    );
  });

  it('names those among which it is unclear', () => {
    const [problem] = finds(
      { 't/a.transcript.md': '«»A: a', 'g.guide.yaml': guide, 'h.guide.yaml': guide },
      'warning guide-unclear',
    );
    assert.match(problem?.message ?? '', /\.\.\/g\.guide\.yaml, \.\.\/h\.guide\.yaml/);
  });
});

describe('an unknown question', () => {
  it('in q= is found at its own letters', () => {
    finds(with_(`${all}\nA: []{q="Q1 «Q11»"} a`), 'error unknown-question');
  });

  it('is taken for the one that has the words of its heading, and not for the nearest', () => {
    const files = (heading: string) => ({
      'a.transcript.md': `${heading}\n\nA: a\n`,
      'g.guide.yaml':
        'questions: [{id: Q6, text: Whom do you meet?}, {id: Q10, text: What else?}, {id: Q11, text: Why?}, {id: Q12, text: Why?}]',
    });
    const [problem] = finds(files('## «Q8» What else?'), 'error unknown-question');
    assert.match(problem?.message ?? '', /Did you mean Q10, which has these words\?/);
    assert.ok(problem?.fix?.kind === 'replace' && problem.fix.text === 'Q10');
    for (const other of ['## «Q8» Other words', '## «Q8»', '## «Q8» Why?']) {
      const [near] = finds(files(other), 'error unknown-question');
      assert.match(near?.message ?? '', /Did you mean Q6\?/, other);
    }
  });

  it('comes with those that the guide has, where none is near', () => {
    const [problem] = finds(with_(`${all}\n## Else {q=«elsewhere»}\n`), 'error unknown-question');
    assert.match(problem?.message ?? '', /It has: Q1, Q2, Q3, Q4\./);
  });

  it('whose letters differ in case only may be ordinary words, and comes with the way out', () => {
    const files = (heading: string) => ({
      'a.transcript.md': `${heading}\n`,
      'g.guide.yaml': 'questions: [{id: COVID-19, text: a}]',
    });
    const [problem] = finds(files('## «Covid-19» again'), 'error unknown-question');
    assert.match(problem?.message ?? '', /mean COVID-19\?.*write \{q=""\}/);
    finds(files('## Covid-19 again {q=""}'));
    const [slip] = finds(files('## «COVID-18»'), 'error unknown-question');
    assert.doesNotMatch(slip?.message ?? '', /q=""/);
  });
});

describe('a guide without questions', () => {
  it('is the one problem of its transcripts, which are in no report', () => {
    for (const [text, message] of [
      ['title: a', /has no questions, .*Add them/],
      ['- a', /no questions that can be read, .*Open the guide/],
    ] as const) {
      const files = { 'a.transcript.md': '«»## Q1 {q=Q2}\n\nA: a\n', 'g.guide.yaml': text };
      const [problem] = finds(files, 'information guide-empty');
      assert.match(problem?.message ?? '', message);
      const { study } = studyOf(files);
      assert.deepEqual(studyCoverage(study), []);
      assert.deepEqual(
        leftOutOf(study).map(({ reason }) => reason),
        [problem?.message],
      );
    }
  });
});

describe('a speaker whom the front matter does not name', () => {
  const complete = 'state: complete\n';
  const talk = (label: string) => `${all}\n${label}: so\n\nA: d\n\n${label.replace(/[«»]/g, '')}: and\n`;

  it('is reported once, at the first turn with words', () => {
    const [problem] = finds(
      with_(`RB:\n\nA: a\n\nRB: [laughs]\n\n${talk('«RB»')}`, `${complete}participant: A`),
      'warning unknown-speaker',
    );
    assert.match(problem?.message ?? '', /count as a participant’s.*speakers: \{RB: interviewer\}/);
    assert.equal(problem?.fix, undefined);
  });

  it('has the turn also when its words come in the next paragraph', () => {
    finds(with_(`${all}\n«RB»:\n\nso\n`, `${complete}participant: A`), 'warning unknown-speaker');
  });

  it('is a remark in a draft', () => {
    finds(with_(talk('«RB»'), 'participant: A'), 'information unknown-speaker');
  });

  it('comes with the one that is meant', () => {
    const [problem] = finds(
      with_(talk('«KI»'), `${complete}participant: A\ninterviewer: KL`),
      'warning unknown-speaker',
    );
    assert.match(problem?.message ?? '', /Did you mean “KL”\?/);
    assert.equal(problem?.fix?.kind === 'replace' && problem.fix.text, 'KL');
  });

  it('is reported where participants are named under speakers', () => {
    finds(with_(talk('«RB»'), `${complete}speakers: {A: participant}`), 'warning unknown-speaker');
  });

  it('is reported in a group interview only when like an interviewer', () => {
    finds(with_(talk('Ben'), `${complete}interviewer: Karla`));
    finds(with_(talk('«Carla»'), `${complete}interviewer: Karla`), 'warning unknown-speaker');
  });

  for (const label of ['I', 'INT2', 'Moderator', 'P', 'Participant 1', 'Interviewee']) {
    it(`is not missed under the usual label ${label}`, () => {
      finds(with_(talk(label), `${complete}participant: A`));
    });
  }

  it('is nobody where the front matter names nobody', () => finds(with_(talk('RB'))));

  describe('and who has a turn or two', () => {
    const turns = (label: string, times: number) => `\n${label}: so\n`.repeat(times);

    it('is reported as a slip for somebody who has many, with nobody named', () => {
      const [problem] = finds(
        with_(`${all}${turns('LA-07', 6)}\n«LA-O7»: so\n`, complete),
        'warning unknown-speaker',
      );
      assert.match(problem?.message ?? '', /“LA-O7” speaks once and “LA-07” 6 times\. Did you mean “LA-07”/);
      assert.equal(problem?.fix?.kind === 'replace' && problem.fix.text, 'LA-07');
    });

    it('is a slip for somebody nobody has named, also where an interviewer is', () => {
      finds(
        with_(`${all}${turns('Maria', 10)}\n«Mria»: so\n${turns('Mria', 1)}`, `${complete}interviewer: KL`),
        'warning unknown-speaker',
      );
    });

    it('is somebody else where the other has not many more', () => {
      finds(with_(`${all}${turns('LA-07', 4)}${turns('LA-O7', 1)}`));
      finds(with_(`${all}${turns('LA-07', 9)}${turns('LA-O7', 2)}`));
      finds(with_(`${all}${turns('LA-07', 30)}${turns('LA-O7', 3)}`));
    });

    it('is somebody else where the front matter says so', () => {
      finds(
        with_(`${all}${turns('LA-07', 9)}${turns('LA-O7', 1)}`, 'speakers: {LA-07: other, LA-O7: other}'),
      );
    });

    for (const [label, other] of [
      ['LA-O7', 'LA-07'],
      ['LA-0l', 'LA-01'],
      ['PO1', 'P01'],
      ['LA-7', 'LA-07'],
      ['LA07', 'LA-07'],
      ['AL-07', 'LA-07'],
      ['LAA-07', 'LA-07'],
      ['la-07', 'LA-07'],
      ['kl', 'KL'],
      ['Mraia', 'Maria'],
      ['Mari', 'Maria'],
      ['Intervewer', 'Interviewer'],
      ['Женя', 'Жена'],
    ] as const) {
      it(`${label} is a slip for ${other}`, () => assert.ok(isSlip(label, other) && isSlip(other, label)));
    }

    for (const [label, other] of [
      ['P1', 'P2'],
      ['P-01', 'P-02'],
      ['P-01', 'P-10'],
      ['LA-1', 'LA-11'],
      ['P-O1', 'P-02'],
      ['A', 'B'],
      ['KL', 'KI'],
      ['Tim', 'Tom'],
      ['Speaker A', 'Speaker B'],
      ['M-03', 'F-03'],
      ['LA-07', 'LA-07b'],
      ['Maria', 'Marion'],
      ['', 'LA-07'],
    ] as const) {
      it(`${label} is somebody else than ${other}`, () =>
        assert.ok(!isSlip(label, other) && !isSlip(other, label)));
    }
  });
});

describe('a transcript in which nobody speaks', () => {
  const files = (text: string) => ({ 'a.transcript.md': text, 'g.guide.yaml': guide });

  it('is left alone when it has just begun', () => {
    finds(files(''));
    finds(files('## Q1\n\nKim\n\nAnd how'));
  });

  it('is shown at the beginning of a first paragraph of several lines', () => {
    finds(files('## Q1\n\n«»Kim  0:00\nAnd how?\n\nKim\n\nSo'), 'information no-turns');
  });

  it('is none when anybody does', () => finds(files('a\n\nb\n\nc\n\nA: d')));
});
