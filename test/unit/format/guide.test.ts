import assert from 'node:assert/strict';
import { readGuide } from '../../../src/format/guide';
import type { ProblemCode } from '../../../src/format/problem';
import { marked } from '../marked-text';

/** Reads a guide in which the places of its problems are marked, in the order in which they are reported. */
function finds(source: string, ...codes: ProblemCode[]): void {
  const { text, ranges } = marked(source);
  assert.deepEqual(
    readGuide(text).problems.map(({ code, range }) => ({ code, range })),
    codes.map((code, index) => ({ code, range: ranges[index] })),
  );
}

const whole = `id: night
title: "Nights: a guide"
version: 1.10
groups: [driver, clerk]
research-questions:
  RQ1: Why nights?
note: Bring tea.
sections:
  - id: "1"
    title: Start
    note: Slowly.
    added: 2026-02-01
    retired: 2026-07-01
    questions:
      - id: Q1.1
        text: How did it begin?
        for: [driver, clerk]
        rq: RQ1
        added: 2026-03-01
        retired: 2026-06-01
        formerly: [Q0.1, Q0.9]
        note: Wait.
        probes:
          - id: Q1.1a
            text: When?
            required: true
            probes:
              - {id: Q1.1b, text: Where?}
      - id: Q1.2
        text: |
          What then?
          And after that?
        if: there was something
        required: false
  - title: End
    questions:
      - {id: 3.10, text: Anything else?}
`;

describe('reading a guide', () => {
  it('keeps everything that stands in it', () => {
    const guide = readGuide(whole);
    assert.deepEqual(guide.problems, []);
    assert.deepEqual(
      {
        ...guide,
        groups: 0,
        researchQuestions: 0,
        sections: 0,
        questions: 0,
        byId: 0,
        formerIds: 0,
        problems: 0,
      },
      {
        id: 'night',
        title: 'Nights: a guide',
        version: '1.10',
        note: 'Bring tea.',
        groups: 0,
        researchQuestions: 0,
        sections: 0,
        questions: 0,
        byId: 0,
        formerIds: 0,
        problems: 0,
      },
    );
    assert.deepEqual(
      guide.groups.map(({ value }) => value),
      ['driver', 'clerk'],
    );
    assert.deepEqual(
      guide.researchQuestions.map(({ value }) => value),
      [{ id: 'RQ1', text: 'Why nights?' }],
    );
    assert.deepEqual(
      guide.sections.map(({ id, title, note, questions }) => [id, title, note, questions.map(q => q.id)]),
      [
        ['1', 'Start', 'Slowly.', ['Q1.1', 'Q1.2']],
        ['', 'End', undefined, ['3.10']],
      ],
    );
    assert.deepEqual(
      guide.sections.map(({ added, retired }) => [added, retired]),
      [
        ['2026-02-01', '2026-07-01'],
        [undefined, undefined],
      ],
    );
    assert.deepEqual(
      [...guide.formerIds],
      [
        ['Q0.1', 'Q1.1'],
        ['Q0.9', 'Q1.1'],
      ],
    );
    const [first] = guide.questions;
    assert.ok(first);
    const { idRange, textRange, range, probes, formerly, ...rest } = first;
    assert.deepEqual(
      formerly.map(({ value }) => value),
      ['Q0.1', 'Q0.9'],
    );
    assert.deepEqual(rest, {
      id: 'Q1.1',
      text: 'How did it begin?',
      section: 0,
      probeOf: undefined,
      required: true,
      condition: undefined,
      groups: ['driver', 'clerk'],
      researchQuestions: ['RQ1'],
      added: '2026-03-01',
      retired: '2026-06-01',
      note: 'Wait.',
    });
    assert.deepEqual(
      probes.map(({ id }) => id),
      ['Q1.1a'],
    );
    assert.equal(textRange.start.line, idRange.start.line + 1);
    assert.deepEqual(range.start, { line: idRange.start.line, character: idRange.start.character - 4 });
  });

  it('lists the questions in guide order, probes behind theirs, and says what each is a probe of', () => {
    assert.deepEqual(
      readGuide(whole).questions.map(({ id, probeOf, section, required }) => [
        id,
        probeOf,
        section,
        required,
      ]),
      [
        ['Q1.1', undefined, 0, true],
        ['Q1.1a', 'Q1.1', 0, true],
        ['Q1.1b', 'Q1.1a', 0, false],
        ['Q1.2', undefined, 0, false],
        ['3.10', undefined, 1, true],
      ],
    );
  });

  it('keeps the line breaks of a text and its condition', () => {
    const question = readGuide(whole).byId.get('Q1.2');
    assert.equal(question?.text, 'What then?\nAnd after that?');
    assert.equal(question?.condition, 'there was something');
  });

  it('places an ID by its letters, quotes included, and a text by its own', () => {
    const { text, ranges } = marked('questions:\n  - id: «"Q1"»\n    text: «What now?»\n');
    const [question] = readGuide(text).questions;
    assert.deepEqual([question?.idRange, question?.textRange], ranges);
  });

  it('takes questions without sections, and puts them before the sections', () => {
    const guide = readGuide(
      'sections:\n- title: A\n  questions:\n  - {id: Q2, text: b}\nquestions:\n- {id: Q1, text: a}\n',
    );
    assert.deepEqual(guide.problems, []);
    assert.deepEqual(
      guide.questions.map(({ id, section }) => [id, section]),
      [
        ['Q1', 0],
        ['Q2', 1],
      ],
    );
  });

  it('takes one group or research question without a list', () => {
    const guide = readGuide('groups: driver\nquestions:\n- {id: Q1, text: a, for: driver}\n');
    assert.deepEqual(guide.problems, []);
    assert.deepEqual(guide.questions[0]?.groups, ['driver']);
  });

  for (const [name, change] of [
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['both', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['a line of dashes before it', (text: string) => `---\n${text}`],
  ] as const) {
    it(`reads the same with ${name}`, () => {
      const questions = (text: string) =>
        readGuide(text).questions.map(({ id, text, note }) => [id, text, note]);
      assert.deepEqual(questions(change(whole)), questions(whole));
      assert.deepEqual(readGuide(change(whole)).problems, []);
    });
  }

  it('counts lines the same with CRLF', () => {
    const lines = (text: string) => readGuide(text).questions.map(({ idRange }) => idRange);
    assert.deepEqual(lines(whole.replaceAll('\n', '\r\n')), lines(whole));
  });

  it('keeps an ID as it is written', () => {
    const ids = ['3.10', '010', '0x1F', '1e3', 'Q1_a', 'B-04', 'Ü9', '٣أ'];
    const guide = readGuide(`questions:\n${ids.map(id => `- {id: ${id}, text: a}\n`).join('')}`);
    assert.deepEqual(
      guide.questions.map(({ id }) => id),
      ids,
    );
    assert.deepEqual(guide.problems, []);
  });

  it('follows aliases', () => {
    const guide = readGuide(
      'groups: &g [driver]\nquestions:\n- {id: Q1, text: &t Why?, for: *g}\n- {id: Q2, text: *t}\n',
    );
    assert.deepEqual(guide.problems, []);
    assert.deepEqual(
      guide.questions.map(({ text, groups }) => [text, groups]),
      [
        ['Why?', ['driver']],
        ['Why?', []],
      ],
    );
  });
});

describe('a guide that lacks something', () => {
  for (const [name, text] of [
    ['is empty', ''],
    ['has only comments', '# to be written\n# soon\n'],
    ['is a line of dashes', '---\n'],
    ['has a key and nothing behind it', 'questions:\n'],
    ['has keys with nothing behind them', 'groups:\nresearch-questions:\nsections:\n  -\n'],
    ['has an empty list', 'sections: []\n'],
  ] as const) {
    it(`has no questions when it ${name}`, () => finds(`«»${text}`, 'no-questions'));
  }

  it('is quiet about a key that is not written out yet', () =>
    finds('questions:\n- id: Q1\n  text: a\n  required:\n  for:\n  added:\n  probes:\n  note:\n'));

  it('reports an entry without ID and keeps its probes', () => {
    finds('questions:\n- «»text: a\n  probes:\n  - {id: Q1, text: b}\n', 'missing-key');
    assert.equal(readGuide('questions:\n- text: a\n  probes: [{id: Q1, text: b}]\n').byId.size, 1);
  });

  it('reports an ID without letters', () => finds('questions:\n- id: «""»\n  text: a\n', 'missing-key'));

  it('reports a question without text', () => finds('questions:\n- id: «Q1»\n', 'missing-key'));
});

describe('a guide that is something else', () => {
  for (const [name, source] of [
    ['a list', '«- a»'],
    ['a number', '«3»'],
    ['a word', '«Guide»'],
    ['a list in brackets', '«[]»'],
  ] as const) {
    it(`is ${name}`, () => finds(source, 'wrong-type'));
  }

  for (const [text, message] of [
    ['- Where do you work?\n', /^This is a list\. The guide begins with .*“title: …” and “questions:”/],
    ['42', /^This is only the text “42”\. The guide begins with/],
    [`${'Long prose '.repeat(20)}\n`, /only the text “Long prose [^”]{20,40}…”/],
    ['questions:\n- Q1 Where?\n', /only the text “Q1 Where\?”\. A question begins with .*“id: /],
  ] as const) {
    it(`says what it found and what belongs there: ${message}`, () => {
      assert.match(readGuide(text).problems[0]?.message ?? '', message);
    });
  }

  it('shows a list of several lines by its beginning', () => finds('«»- a\n- b\n', 'wrong-type'));

  for (const [name, source] of [
    ['sections that are words', 'sections: «none»\nquestions: [{id: Q1, text: a}]\n'],
    ['sections that are a mapping', 'sections: «{a: b}»\n'],
    ['a section that is a word', 'sections: [«a», {questions: [{id: Q1, text: a}]}]\n'],
    ['questions that are a question', 'questions: «{id: Q1, text: a}»\n'],
    ['a question that is a word', 'questions: [«Q1»]\n'],
    ['an ID that is a list', 'questions: [{id: «[Q1]», text: a}]\n'],
    ['a text that is a mapping', 'questions: [{id: Q1, text: «{a: b}»}]\n'],
    ['probes that are a word', 'questions: [{id: Q1, text: a, probes: «b»}]\n'],
    ['a condition that is a list', 'questions: [{id: Q1, text: a, if: «[b]»}]\n'],
    ['required that is a word', 'questions: [{id: Q1, text: a, required: «yes»}]\n'],
    ['groups that are a mapping', 'groups: «{a: b}»\nquestions: [{id: Q1, text: a}]\n'],
    ['a group that is a list', 'groups: [«[a]»]\nquestions: [{id: Q1, text: a}]\n'],
    ['research questions that are a list', 'research-questions: «[a]»\nquestions: [{id: Q1, text: a}]\n'],
    ['a key that is a list', '? «[a]»\n: b\nquestions: [{id: Q1, text: a}]\n'],
  ] as const) {
    it(`reports ${name}, once`, () => finds(source, 'wrong-type'));
  }
});

describe('mistakes in a guide', () => {
  it('are keys that stand twice, of which the first counts', () => {
    finds('questions:\n- id: Q1\n  text: a\n  «text»: b\n', 'duplicate-key');
    finds('questions: [{id: Q1, text: a}]\n«questions»: [{id: Q2, text: b}]\n', 'duplicate-key');
    assert.equal(readGuide('questions: [{id: Q1, text: a, text: b}]').questions[0]?.text, 'a');
  });

  for (const [written, meant] of [
    ['«quesions»: []', 'questions'],
    ['sections:\n- «titl»: a', 'title'],
    ['questions:\n- id: Q1\n  text: a\n  «prob»: []', 'probes'],
    ['questions:\n- id: Q1\n  text: a\n  «Note»: b', 'note'],
  ] as const) {
    it(`are slips in a key, with the one that is meant: ${meant}`, () => {
      const { text, ranges } = marked(written);
      const problem = readGuide(text).problems.find(({ code }) => code === 'unknown-key');
      assert.deepEqual(problem?.range, ranges[0]);
      assert.deepEqual(problem?.fix, {
        kind: 'replace',
        range: ranges[0],
        text: meant,
        title: `Change to “${meant}”`,
      });
    });
  }

  it('are unknown keys, with those that are known', () => {
    const [problem] = readGuide('xyz: a\nquestions: [{id: Q1, text: a}]').problems;
    assert.match(problem?.message ?? '', /id, title, version/);
    assert.equal(problem?.fix, undefined);
  });

  it('are IDs that are taken, also when they differ in blanks only', () => {
    finds('questions:\n- {id: Q1, text: a}\n- {id: «"Q1 "», text: b}\n', 'duplicate-id');
    finds('questions:\n- {id: Q1, text: a, probes: [{id: «Q1», text: b}]}\n', 'duplicate-id');
    finds('questions:\n- {id: Q1, text: a}\n- {id: q1, text: b}\n');
  });

  for (const id of ['Q', 'Q 1', 'Q1!', 'Q1,Q2', '…', '1/2']) {
    it(`are IDs like ${id}`, () => finds(`questions: [{id: «"${id}"», text: a}]\n`, 'invalid-id'));
  }

  it('are groups and research questions that the guide does not have', () => {
    finds('groups: [a]\nquestions: [{id: Q1, text: a, for: [«b»]}]\n', 'unknown-group');
    finds(
      'research-questions: {R1: a}\nquestions: [{id: Q1, text: a, rq: «R2»}]\n',
      'unknown-research-question',
    );
  });

  it('are no groups where the guide lists none', () =>
    finds('questions: [{id: Q1, text: a, for: [b], rq: R1}]\n'));

  it('come with the group that is meant', () => {
    const [problem] = readGuide('groups: [driver]\nquestions: [{id: Q1, text: a, for: [drivr]}]').problems;
    assert.equal(problem?.fix?.kind === 'replace' && problem.fix.text, 'driver');
  });

  for (const day of ['2026-02-30', '14.3.2026', 'March', '2026-3-1', '0']) {
    it(`are days like ${day}`, () =>
      finds(`questions: [{id: Q1, text: a, added: «"${day}"»}]\n`, 'invalid-value'));
  }
});

describe('a guide that has changed', () => {
  it('takes one former ID without a list', () => {
    const guide = readGuide('questions: [{id: Q2, text: a, formerly: Q1}]');
    assert.deepEqual([guide.problems, [...guide.formerIds]], [[], [['Q1', 'Q2']]]);
  });

  it('reports former IDs that a question has now, its own included, and keeps the others', () => {
    const text =
      'questions:\n- {id: Q1, text: a, formerly: [«Q1», Q5]}\n- {id: Q2, text: b, formerly: [«Q3»]}\n- {id: Q3, text: c}\n';
    finds(text, 'former-id-taken', 'former-id-taken');
    assert.deepEqual([...readGuide(marked(text).text).formerIds], [['Q5', 'Q1']]);
  });

  it('reports former IDs that stand twice, of which the first counts', () => {
    const text =
      'questions:\n- {id: Q1, text: a, formerly: [Q5, «Q5»]}\n- {id: Q2, text: b, formerly: «Q5»}\n';
    finds(text, 'former-id-taken', 'former-id-taken');
    assert.deepEqual([...readGuide(marked(text).text).formerIds], [['Q5', 'Q1']]);
  });

  it('reports former IDs that cannot be any', () =>
    finds('questions: [{id: Q1, text: a, formerly: [«old», Q0]}]\n', 'invalid-id'));

  it('writes the list without the ID that is taken, if it stands on one line', () => {
    const fix = (formerly: string) =>
      readGuide(`questions:\n- id: Q1\n  text: a\n  formerly: ${formerly}\n`).problems[0]?.fix;
    const written = fix('[Q0, Q1, 3.10]');
    assert.equal(written?.kind === 'replace' && written.text, '[Q0, 3.10]');
    assert.equal(fix('\n  - Q0\n  - Q1'), undefined);
  });

  it('reports days that leave none, of questions and of sections', () => {
    finds(
      'sections:\n- title: a\n  added: 2026-03-02\n  retired: «2026-03-01»\n  questions: [{id: Q1, text: b, added: 2026-03-02, retired: 2026-03-02}]\n',
      'retired-before-added',
    );
  });

  for (const key of ['added', 'retired'])
    it(`reports a day of a section that is none, under “${key}”`, () =>
      finds(`sections: [{title: a, ${key}: «soon», questions: [{id: Q1, text: b}]}]\n`, 'invalid-value'));
});

describe('a guide that is not YAML', () => {
  for (const [name, source] of [
    ['a tab before a key', 'questions:\n«\t»- {id: Q1, text: a}\n'],
    ['a colon inside a text', 'questions:\n- {id: Q1, text: a}\n- id: Q2\n  text: «W»hat: this?\n'],
    ['words behind a quoted text', 'title: "Why?" «she asked»\nquestions: [{id: Q1, text: a}]\n'],
    ['a text that begins with @', 'title: «@»home\nquestions: [{id: Q1, text: a}]\n'],
    ['a second document', 'questions: [{id: Q1, text: a}]\n«---»\nquestions: [{id: Q2, text: b}]\n'],
    ['an asterisk that opens a text', 'title: «*why»\nquestions: [{id: Q1, text: a}]\n'],
    ['an alias of what it stands in', 'questions: &q [{id: Q1, text: a, probes: «*q»}]\n'],
  ] as const) {
    it(`reports ${name}, and reads the rest`, () => {
      finds(source, 'yaml-syntax');
      assert.ok(readGuide(marked(source).text).byId.has('Q1'));
    });
  }

  it('says what to do about a tab, a colon, a quote and a bracket', () => {
    const message = (text: string) => readGuide(text).problems[0]?.message ?? '';
    assert.match(message('questions:\n\t- a\n'), /replace the tab by spaces/);
    assert.match(message('title: a: b\n'), /in quotes/);
    assert.match(message('title: "a\n'), /quote or bracket .* never closed/);
    assert.match(message('groups: [a\n'), /bracket .* never closed/);
    assert.match(message('questions: [{id: Q1, text: *a}]\n'), /in quotes/);
  });

  it('reports an unclosed quote where the text ends', () => {
    const { text, ranges } = marked('title: "a«»');
    const [problem] = readGuide(text).problems;
    assert.deepEqual([problem?.code, problem?.range], ['yaml-syntax', ranges[0]]);
  });

  it('follows a hundred aliases and says once that there are more', () => {
    const aliases = (count: number) =>
      `title: &t a\nquestions:\n${Array.from({ length: count }, (_, i) => `- {id: Q${i}, text: *t}\n`).join('')}`;
    assert.deepEqual(readGuide(aliases(100)).problems, []);
    assert.deepEqual(
      readGuide(aliases(300)).problems.map(({ code }) => code),
      ['too-many-aliases'],
    );
  });

  it('does not multiply aliases of aliases', () => {
    const bomb = Array.from(
      { length: 40 },
      (_, i) => `- questions: &a${i + 1} [${`{id: Q${i}, text: a, probes: *a${i}},`.repeat(9)}]`,
    );
    const { problems } = readGuide(`questions: &a0 [{id: X1, text: a}]\nsections:\n${bomb.join('\n')}\n`);
    assert.ok(problems.some(({ code }) => code === 'too-many-aliases'));
    assert.ok(problems.length < 1000);
  });

  it('does not read more than a million characters', () => {
    const { problems } = readGuide(`title: ${'a'.repeat(1_000_000)}`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['yaml-syntax'],
    );
    assert.match(problems[0]?.message ?? '', /million/);
  });

  for (const [name, level] of [
    ['brackets', '['],
    ['list marks', '- '],
    ['probes', '[{id: Q1, probes: '],
  ] as const) {
    it(`is not read below a hundred levels of ${name}, which it says once`, () => {
      const { problems } = readGuide(`questions:\n  ${level.repeat(20_000)}`);
      assert.deepEqual(
        problems.map(({ code, range }) => [code, range.start.character < 3000]),
        [['yaml-syntax', true]],
      );
      assert.match(problems[0]?.message ?? '', /100 levels/);
    });
  }

  it('may have probes within probes', () => {
    const probes = Array.from({ length: 40 }, (_, i) => `{id: Q${i}, text: a, probes: [`).join('');
    const guide = readGuide(`questions: [${probes}${']}'.repeat(40)}]`);
    assert.deepEqual([guide.problems, guide.questions.length], [[], 40]);
  });

  it('has any number of questions', () => {
    const guide = readGuide(`questions: [${'{id: Q1},'.repeat(20_000)}]`);
    assert.equal(guide.questions.length, 1);
    const probes = Array.from({ length: 20_000 }, (_, i) => `{id: p${i}},`).join('');
    assert.equal(readGuide(`questions: [{id: Q1, text: a, probes: [${probes}]}]`).questions.length, 20_001);
  }).timeout(20_000);
});
