import assert from 'node:assert/strict';
import { check, labels } from './offered';
import { codebook, type Files } from './study-of';

const name = 'tea.guide.yaml';
const inGuide = (before: string, label: string, after: string | undefined) =>
  check(before, label, after, {}, name);
const inCodebook = (before: string, label: string, after: string | undefined, others: Files = {}) =>
  check(before, label, after, others, 'tea.codebook.yaml');

const begun = `groups: [regular, night shift]
research-questions:
  RQ1: Why tea?
  RQ2: Why company?
sections:
  - id: "1"
    title: Coming
    questions:
      - id: Q1.1
        text: Role?
        probes:
          - id: Q1.1a
            text: Since when?
`;

describe('completion of keys in a guide', () => {
  it('offers those of a question that it does not have yet', () => {
    inGuide(`${begun}      - id: Q1.2\n        t‸`, 'text', `${begun}      - id: Q1.2\n        text: `);
    assert.deepEqual(labels(`${begun}      - id: Q1.2\n        text: Why?\n        ‸\n`, {}, name), [
      'probes',
      'if',
      'for',
      'rq',
      'added',
      'retired',
      'formerly',
      'required',
      'note',
    ]);
  });
  it('offers those of a probe, of a section and of the guide where they belong', () => {
    assert.ok(!labels(`${begun}            ‸\n`, {}, name).includes('text'));
    assert.deepEqual(labels(`${begun}    ‸\n`, {}, name), ['note', 'added', 'retired']);
    assert.deepEqual(labels(`${begun}‸\n`, {}, name), ['id', 'title', 'version', 'note', 'questions']);
    assert.deepEqual(labels('‸', {}, name)[0], 'id');
  });
  it('sees keys that stand below', () => {
    inGuide('questions:\n  - ‸\n    text: Why?\n', 'text', undefined);
    inGuide('questions:\n  - ‸\n    text: Why?\n', 'id', 'questions:\n  - id: \n    text: Why?\n');
  });
  it('opens a list without a blank behind its key', () => {
    inGuide('questions:\n  - id: Q1\n    pro‸\n', 'probes', 'questions:\n  - id: Q1\n    probes:\n');
  });
  it('begins another entry in the column of the list', () => {
    inGuide(`${begun}      ‸`, '- id', `${begun}      - id: `);
    inGuide('questions:\n  ‸', '- id', 'questions:\n  - id: ');
    inGuide(`${begun}  ‸`, '- id', `${begun}  - id: `);
  });
  it('works where lists stand as far left as their key, with CRLF and in a text that does not parse', () => {
    const left = 'questions:\n- id: Q1\n  text: "half\n- id: Q2\n  ‸\n';
    inGuide(left, 'text', left.replace('‸', 'text: '));
    inGuide(left.replaceAll('\n', '\r\n'), 'text', left.replaceAll('\n', '\r\n').replace('‸', 'text: '));
  });
  it('changes a key and keeps its value', () => {
    inGuide('questions:\n  - id: Q1\n    te‸st: Why?\n', 'text', 'questions:\n  - id: Q1\n    text: Why?\n');
  });
  for (const [where, before] of Object.entries({
    'in the words of a question': 'questions:\n  - id: Q1\n    text: Why ‸\n',
    'in a text of several lines': 'questions:\n  - id: Q1\n    text: |\n      ‸\n',
    'on a further line of a text': 'questions:\n  - id: Q1\n    text: Why\n      do ‸\n',
    'under a key with a value': 'questions:\n  - id: Q1\n      ‸\n',
    'in a comment': '# ti‸\n',
    'among research questions': 'research-questions:\n  ‸\n',
  })) {
    it(`offers nothing ${where}`, () => assert.deepEqual(labels(before, {}, name), []));
  }
});

describe('completion of values in a guide', () => {
  const question = (line: string) => `${begun}      - id: Q1.2\n        ${line}\n`;

  it('offers the groups, in brackets those that are not there yet', () => {
    inGuide(question('for: ‸'), 'night shift', question('for: night shift'));
    inGuide(question('for: [‸]'), 'regular', question('for: [regular]'));
    inGuide(question('for: [regular, ni‸]'), 'night shift', question('for: [regular, night shift]'));
    inGuide(question('for: [regular, ‸]'), 'regular', undefined);
    inGuide(question('for: [re‸gular, night shift]'), 'regular', question('for: [regular, night shift]'));
    inGuide(question('for: [‸'), 'regular', question('for: [regular'));
    inGuide(question('for:\n          - re‸'), 'regular', question('for:\n          - regular'));
  });
  it('puts a blank behind the colon', () => {
    inGuide(question('for:‸'), 'regular', question('for: regular'));
  });
  it('offers research questions by their words', () => {
    inGuide(question('rq: comp‸'), 'RQ2', question('rq: RQ2'));
    inGuide(question('rq: [RQ1, ‸]'), 'RQ2', question('rq: [RQ1, RQ2]'));
  });
  it('offers true and false, and today', () => {
    inGuide(question('required: f‸'), 'false', question('required: false'));
    inGuide(question('added: ‸'), '2026-05-02', question('added: 2026-05-02'));
    inGuide(question('retired: 20‸26-01-01 # gone'), '2026-05-02', question('retired: 2026-05-02 # gone'));
    inGuide('sections:\n  - added: ‸', '2026-05-02', 'sections:\n  - added: 2026-05-02');
  });
  it('offers nothing for words, nor where no question is', () => {
    assert.deepEqual(labels(question('text: ‸'), {}, name), []);
    assert.deepEqual(labels('title: ‸\n', {}, name), []);
    assert.deepEqual(labels('for: ‸\n', {}, name), []);
    assert.deepEqual(labels('groups: [a]\nsections:\n  - for: ‸\n', {}, name), []);
  });
});

describe('completion of IDs in a guide', () => {
  const next = (before: string) => labels(before, {}, name);

  it('goes on with the questions of a section', () => {
    assert.deepEqual(next(`${begun}      - id: ‸`), ['Q1.2']);
    assert.deepEqual(next('questions:\n  - id: B-04\n  - id: ‸'), ['B-05']);
    assert.deepEqual(next('questions:\n  - id: 3a\n  - id: ‸'), ['3b']);
  });
  it('does not offer what is taken', () => {
    assert.deepEqual(next('questions:\n  - id: Q1\n  - id: ‸\n  - id: Q2\n  - id: Q3\n'), ['Q4']);
  });
  it('goes on with the probes of a question, and begins them as the guide does', () => {
    assert.deepEqual(next(`${begun}          - id: ‸`), ['Q1.1b']);
    assert.deepEqual(next(`${begun}      - id: Q1.2\n        probes:\n          - id: ‸`), ['Q1.2a']);
    const dotted =
      'questions:\n  - id: Q1\n    probes:\n      - id: Q1.1\n  - id: Q2\n    probes:\n      - id: ‸';
    assert.deepEqual(next(dotted), ['Q2.1']);
    assert.deepEqual(next('questions:\n  - text: So?\n    probes:\n      - id: ‸\n    id: Q7\n'), ['Q7a']);
  });
  it('begins a section’s questions as those before do', () => {
    assert.deepEqual(next(`${begun}  - id: "2"\n    questions:\n      - id: ‸`), ['Q2.1']);
  });
  it('goes on with the sections, in quotes where those are', () => {
    assert.deepEqual(next(`${begun}  - id: ‸`), ['"2"']);
    assert.deepEqual(next('sections:\n  - id: A\n  - id: ‸'), ['B']);
  });
  it('replaces what is there', () => {
    inGuide('questions:\n  - id: Q1\n  - id: Q‸7\n', 'Q2', 'questions:\n  - id: Q1\n  - id: Q2\n');
  });
  it('begins with Q1', () => {
    assert.deepEqual(next('questions:\n  - id: ‸'), ['Q1']);
  });
  it('offers nothing where it cannot tell', () => {
    assert.deepEqual(next('questions:\n  - id: Q1.x9z\n  - id: ‸'), []);
    assert.deepEqual(next('id: ‸\n'), []);
  });
});

describe('completion in a codebook', () => {
  it('offers the keys of a theme', () => {
    inCodebook(`${codebook}    de‸`, 'definition', `${codebook}    definition: `);
    inCodebook('the‸', 'themes', 'themes:');
  });
  it('offers colours in quotes, those that no theme has first', () => {
    const first = `themes:\n  - id: a\n    colour: "#0072B2"\n`;
    inCodebook(`${first}  - id: b\n    colour: ‸`, 'orange', `${first}  - id: b\n    colour: "#e69f00"`);
    inCodebook(`${first}  - id: b\n    colour: "#‸"`, 'orange', `${first}  - id: b\n    colour: "#e69f00"`);
    assert.equal(labels(`${first}  - id: b\n    colour: ‸`, {}, 'tea.codebook.yaml')[0], 'orange');
    assert.equal(labels(`${first}  - id: b\n    colour: ‸`, {}, 'tea.codebook.yaml').at(-1), 'blue');
  });
  it('offers nothing for a theme’s ID or words', () => {
    assert.deepEqual(labels(`${codebook}    label: ‸`, {}, 'tea.codebook.yaml'), []);
    assert.deepEqual(labels(`${codebook}  - id: ‸`, {}, 'tea.codebook.yaml'), []);
  });
});
