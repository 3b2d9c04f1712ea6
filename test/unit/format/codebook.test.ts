import assert from 'node:assert/strict';
import { readCodebook } from '../../../src/format/codebook';
import type { ProblemCode } from '../../../src/format/problem';
import { marked } from '../marked-text';

/** Reads a codebook in which the places of its problems are marked, in the order in which they are reported. */
function finds(source: string, ...codes: ProblemCode[]): void {
  const { text, ranges } = marked(source);
  assert.deepEqual(
    readCodebook(text).problems.map(({ code, range }) => ({ code, range })),
    codes.map((code, index) => ({ code, range: ranges[index] })),
  );
}

describe('reading a codebook', () => {
  const source = `themes:
  - id: «road»
    label: On the road
    definition: All that happens
      while driving.
    include: talk
    exclude: breaks
    example: "They tell you: everything."
    colour: "#b5651D"
    themes:
      - id: road:passengers
        themes: [{id: trust}]
  - {id: Übergang_2}
`;

  it('keeps everything that stands in it', () => {
    const { text, ranges } = marked(source);
    const codebook = readCodebook(text);
    assert.deepEqual(codebook.problems, []);
    const [road] = codebook.roots;
    assert.ok(road);
    const { themes, range, ...rest } = road;
    assert.deepEqual(rest, {
      id: 'road',
      idRange: ranges[0],
      label: 'On the road',
      definition: 'All that happens while driving.',
      include: 'talk',
      exclude: 'breaks',
      example: 'They tell you: everything.',
      colour: '#b5651D',
      parent: undefined,
    });
    assert.deepEqual(
      themes.map(({ id }) => id),
      ['road:passengers'],
    );
    assert.equal(range.start.line, 1);
  });

  it('lists the themes of the tree, each before those under it', () => {
    assert.deepEqual(
      readCodebook(marked(source).text).themes.map(({ id, parent }) => [id, parent]),
      [
        ['road', undefined],
        ['road:passengers', 'road'],
        ['trust', 'road:passengers'],
        ['Übergang_2', undefined],
      ],
    );
  });

  for (const text of ['', '# later\n', 'themes:\n', 'themes: []\n', 'themes:\n  -\n']) {
    it(`has no themes in ${JSON.stringify(text)}`, () => finds(`«»${text}`, 'no-themes'));
  }

  it('is quiet about a key that is not written out yet', () =>
    finds('themes:\n- id: a\n  label:\n  definition:\n  themes:\n'));
});

describe('mistakes in a codebook', () => {
  for (const [name, source, code] of [
    ['a list', '«[a]»', 'wrong-type'],
    ['a number', '«42»', 'wrong-type'],
    ['themes that are a mapping', 'themes: «{id: a}»', 'wrong-type'],
    ['a theme that is a word', 'themes: [«trust», {id: a}]', 'wrong-type'],
    ['an ID that is a mapping', 'themes: [{id: «{a: b}»}]', 'wrong-type'],
    ['a definition that is a list', 'themes: [{id: a, definition: «[b]»}]', 'wrong-type'],
    ['a theme without ID', 'themes:\n- «»label: a', 'missing-key'],
    ['an empty ID', 'themes: [{id: «""»}]', 'missing-key'],
    ['an ID that begins with a digit', 'themes: [{id: «1a»}]', 'invalid-id'],
    ['an ID of two words', 'themes: [{id: «a b»}]', 'invalid-id'],
    ['an ID that is taken, deeper in the tree', 'themes: [{id: a, themes: [{id: «"a "»}]}]', 'duplicate-id'],
    ['a colour by name', 'themes: [{id: a, colour: «red»}]', 'invalid-value'],
    ['a colour of three digits', 'themes: [{id: a, colour: «"#abc"»}]', 'invalid-value'],
    ['a colour that is a comment', 'themes:\n- id: a\n  colour: «»#aabbcc', 'invalid-value'],
    ['a key twice', 'themes: [{id: a}]\n«themes»: [{id: b}]', 'duplicate-key'],
    ['an unknown key', 'themes: [{id: a, «descripton»: b}]', 'unknown-key'],
    ['an unknown key at the top', 'themes: [{id: a}]\n«title»: b', 'unknown-key'],
    ['a tab', 'themes:\n«\t»- {id: a}', 'yaml-syntax'],
  ] as const) {
    it(`are ${name}`, () => finds(source, code));
  }

  it('keep the themes under a theme that has no ID', () => {
    assert.deepEqual(
      readCodebook('themes: [{label: a, themes: [{id: b}]}]').themes.map(({ id }) => id),
      ['b'],
    );
  });

  it('come with the key that is meant', () => {
    const { text, ranges } = marked('themes: [{id: a, «color»: "#aabbcc"}]');
    assert.deepEqual(readCodebook(text).problems[0]?.fix, {
      kind: 'replace',
      range: ranges[0],
      text: 'colour',
      title: 'Change to “colour”',
    });
  });
});
