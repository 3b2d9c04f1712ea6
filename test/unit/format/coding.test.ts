import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CodedSegment, codingsIn, withoutCodings } from '../../../src/format/coding';
import type { Stretch } from '../../../src/format/edits';
import { codable, codingEdits, withCodings } from '../../../src/format/write-codings';
import { marked } from '../marked-text';

describe('a transcript without its codings', () => {
  for (const [coded, clean] of [
    ['a [b]{.t} c', 'a b c'],
    ['a [b [c]{.u}]{.t .v by=CD w=2} d', 'a b c d'],
    ['[a]{.t part=1} [b]{.t part=1}', 'a b'],
    ['[a [laughs]]{.t}', 'a [laughs]'],
    ['[a]{q=Q1}', '[a]{q=Q1}'],
    ['[]{q=Q1 status=partial} a', '[]{q=Q1 status=partial} a'],
    ['[a]{q=Q1 .t by=CD}', '[a]{q=Q1}'],
    ['[a]{ .t .u q=Q1 by=CD status=lost w=2 }', '[a]{ q=Q1 status=lost }'],
    ['[a]{.t #x k=v}', '[a]{#x k=v}'],
    ['[a]{by=CD}', '[a]{by=CD}'],
    ['[a]{}', '[a]{}'],
    ['[a]{t}', '[a]{t}'],
    ['`[a]{.t}`', '`[a]{.t}`'],
    ['a {>>[b]{.t}<<}', 'a {>>[b]{.t}<<}'],
    ['    [a]{.t}', '    [a]{.t}'],
    ['## Q1 a {.t}', '## Q1 a'],
    ['## Q1 a {.t status=lost by=CD}', '## Q1 a {status=lost}'],
    ['Q1 a {.t}\n---', 'Q1 a\n---'],
    ['## [a]{.t}', '## a'],
    ['a\n\n::: {.t by=CD}\n\nb\n\n:::\n\nc', 'a\n\nb\n\nc'],
    ['::: {.t}\n\nb\n\n:::\n', 'b\n\n'],
    ['a\n::: {.t}\nb\n:::\nc', 'a\n\nb\n\nc'],
    ['::: {.t #x}\n\nb\n\n:::\n', '::: {#x}\n\nb\n\n:::\n'],
    ['::: {.t}\n\n::: name\n\nb\n\n:::\n\n:::\n', '::: name\n\nb\n\n:::\n\n'],
    ['::: {.t}\n\nb\n', '::: {.t}\n\nb\n'],
    ['\ufeff[a\r\nb]{.t}\r\n', '\ufeffa\r\nb\r\n'],
    ['---\nspeakers: {a: "[b]{.t}"}\n---\n[c]{.t}', '---\nspeakers: {a: "[b]{.t}"}\n---\nc'],
  ] as const) {
    it(`is ${JSON.stringify(clean)} for ${JSON.stringify(coded)}`, () =>
      assert.equal(withoutCodings(coded), clean));
  }
});

/** What is coded, as `theme by part: words | words`. */
function shown(coded: string): string[] {
  const clean = withoutCodings(coded);
  const { segments, answers } = codingsIn(coded);
  return [
    ...segments.map(
      ({ themes, by, w, part, stretches }) =>
        `${[...themes, by, w, part].filter(Boolean).join(' ')}: ${stretches.map(({ start, end }) => clean.slice(start, end)).join('|')}`,
    ),
    ...answers.map(
      ({ themes, by, w, heading }) =>
        `${[...themes, by, w].filter(Boolean).join(' ')} on ${clean.slice(heading).split('\n', 1)}`,
    ),
  ];
}

describe('the codings of a transcript', () => {
  for (const [coded, ...segments] of [
    ['a [b [c]{.u}]{.t .v by=CD w=2} d', 't v CD 2: b c', 'u: c'],
    ['[a]{.t part=1} b [c]{.t part=1} [d]{.t part=2}', 't 1: a|c', 't 2: d'],
    ['[a [b]{.u part=1}]{.t} [c]{.u part=1}', 't: a b', 'u 1: b c'],
    ['[a]{.t part=1} [b]{.u part=1}', 't 1: a', 'u 1: b'],
    ['[a]{.t part=1} [b]{.t part=1 by=CD}', 't 1: a', 't CD 1: b'],
    ['[a]{.t part=1 .t}\n\n[b]{.t part=1}', 't 1: a|b'],
    ['[a]{q=Q1 .t}', 't: a'],
    ['[]{.t} [a]{q=Q1}'],
    ['## Q1 a {.t .u by=CD}\n\nRB: b', 't u CD on ## Q1 a'],
    ['::: {.t by=CD}\n\n**RB:** a [b]{.u}\n\nc\n\n:::\n\nd', 't CD: a b|c', 'u: b'],
    ['::: {.t}\n\na'],
  ] as const) {
    it(`are ${segments.join(', ') || 'none'} in ${JSON.stringify(coded)}`, () =>
      assert.deepEqual(shown(coded), segments));
  }
});

/** Codes the marked stretches, the nth with the nth theme of `themes`. */
function code(source: string, themes: readonly string[] = ['t']): string {
  const { text, ranges } = marked(source);
  const lines = text.split('\n');
  const offset = (line: number, character: number): number =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, character);
  const stretches = ranges.map(({ start, end }) => ({
    start: offset(start.line, start.character),
    end: offset(end.line, end.character),
  }));
  const segments = [...new Set(themes)].map(theme => ({
    themes: [theme],
    stretches: stretches.filter((_, index) => (themes[index] ?? themes[0]) === theme),
  }));
  return withCodings(text, { segments });
}

describe('codings are written', () => {
  for (const [source, coded, themes] of [
    ['a «b» c', 'a [b]{.t} c'],
    ['a « b » c', 'a  [b]{.t}  c'],
    ['«**RB:** a» b', '**RB:** [a]{.t} b'],
    ['RB: [00:01] «a» b', 'RB: [00:01] [a]{.t} b'],
    ['**R«B:** a»', '**RB:** [a]{.t}'],
    ['**RB«:** »', '**RB:** '],
    ['«RB: a\n\nLA: b»', 'RB: [a]{.t part=1}\n\nLA: [b]{.t part=1}'],
    ['«a\n\n## b\n\n    c\n\nd»', '[a]{.t part=1}\n\n## b\n\n    c\n\n[d]{.t part=1}'],
    ['«a\nb»', '[a\nb]{.t}'],
    ['a [lau«ghs] b»', 'a [[laughs] b]{.t}'],
    ['[lau«gh»s]', '[[laughs]]{.t}'],
    ['«a `b» c` d', '[a `b c`]{.t} d'],
    ['a \\«[b»', 'a [\\[b]{.t}'],
    ['a\\«b»', 'a[\\b]{.t}'],
    ['«a\\»', '[a]{.t}\\'],
    ['a [b «c](d) e»', 'a [[b c](d) e]{.t}'],
    ['a [b «c»](d)', 'a [b [c]{.t}](d)'],
    ['«a!»[b](c)', '[a![b](c)]{.t}'],
    ['a {>>b «c<<} d» e', 'a {>>b c<<} [d]{.t} e'],
    ['a «b {>>c<<}»', 'a [b]{.t} {>>c<<}'],
    ['a «b <!-- c» --> d', 'a [b]{.t} <!-- c --> d'],
    ['a «b {>>c<<} d»', 'a [b {>>c<<} d]{.t}'],
    ['a «{>>b<<}»', 'a {>>b<<}'],
    ['«a] b [c»', '[a]{.t part=1}] [b]{.t part=1} [[c]{.t part=1}'],
    ['«a ]{.x} b»', '[a]{.t part=1} ]{.x} [b]{.t part=1}'],
    ['a «b [c» d]{q=Q1} e', 'a [b]{.t part=1} [[c]{.t part=1} d]{q=Q1} e'],
    ['a «b []{q=Q1} c»', 'a [b []{q=Q1} c]{.t}'],
    ['a «[b]{q=Q1}» c', 'a [[b]{q=Q1}]{.t} c'],
    ['[a «b]{.x} c»', '[a [b]{.t part=1}]{.x} [c]{.t part=1}'],
    ['> «a\n> b»', '> [a]{.t part=1}\n> [b]{.t part=1}'],
    ['- «a\n- b»', '- [a]{.t part=1}\n- [b]{.t part=1}'],
    ['«a»\u0301', '[a\u0301]{.t}'],
    ['\ud83d«\ude00 a»', '[\ud83d\ude00 a]{.t}'],
    ['::: {«a»', '::: {a'],
    ['«a [b» c] d', '[a [b c]]{.t} d'],
    ['«a b» c «d»', '[a b]{.t part=1} c [d]{.t part=1}'],
    ['«a» «b»', '[a b]{.t}'],
    ['«a «b» c»', '[a [b]{.u} c]{.t}', ['t', 'u']],
    ['«a» b', 'a b', ['not a theme']],
    ['# «a»', '# a'],
  ] as const) {
    it(`as ${JSON.stringify(coded)} for ${JSON.stringify(source)}`, () =>
      assert.equal(code(source, themes), coded));
  }

  it('in pieces where two cross', () => {
    const segments = [
      { themes: ['t'], stretches: [{ start: 0, end: 3 }] },
      { themes: ['u'], stretches: [{ start: 2, end: 5 }], by: 'C D', w: '2' },
    ];
    assert.equal(
      withCodings('a b c', { segments }),
      '[a [b]{.u part=1 by="C D" w=2}]{.t} [c]{.u part=1 by="C D" w=2}',
    );
  });

  it('with a number that no other part has', () => {
    const segments = [{ themes: ['t'], stretches: [{ start: 0, end: 4 }] }];
    assert.equal(
      withCodings('a\n\nb\n\n[c]{.t part=1}', { segments }),
      '[a]{.t part=2}\n\n[b]{.t part=2}\n\n[c]{.t part=1}',
    );
  });

  it('on headings, where they code the answer', () => {
    const answers = [
      { heading: 0, themes: ['t', 'u'], by: 'CD' },
      { heading: 8, themes: ['t'] },
    ];
    assert.equal(
      withCodings('## Q1 a\n## Q2 {status=lost}\n', { answers }),
      '## Q1 a {.t .u by=CD}\n## Q2 {.t status=lost}\n',
    );
  });
});

const pieces = fc.constantFrom(
  ...[
    'a',
    'b',
    'word',
    ' ',
    ' ',
    ' ',
    '  ',
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    '.',
    '*',
    '**',
    'é',
    'e\u0301',
    '\u0301',
  ],
  ...['😀', '\ud800', '\udc00', '👩‍💻', '\u200d', '\u00a0', '\t', '東'],
  ...['**RB:** ', 'LA-07: ', '\n\n**RB:** ', '\n\n**LA:** [00:01] ', '[00:01]', 'rb: ', '李明：'],
  ...[
    '[laughs]',
    '[',
    ']',
    '[a](b)',
    '![a](b)',
    '[a',
    '](b)',
    '(',
    ')',
    '!',
    '`',
    '``',
    '`a`',
    '\\',
    '\\[',
    '\\\\',
  ],
  ...['<b>', '<', '>', '<!-- a -->', '<!--', '-->', '&amp;', '&', '<http://a.b>', '"', "'", '<a b="'],
  ...[
    '{>>AB: a<<}',
    '{>>',
    '<<}',
    '[]{q=Q1}',
    '[a]{q=Q1}',
    ']{q=Q1}',
    '[a b',
    '{',
    '}',
    ']{',
    ']{t}',
    ']{k="',
  ],
  ...[
    '\n\n## Q1 a',
    '\n# b {status=lost}',
    '\n---\n',
    '\n    ',
    '\n> ',
    '\n- ',
    '\n1. ',
    '\n```\n',
    '\n:::',
    '#',
  ],
);
const transcripts = fc
  .tuple(
    fc.constantFrom('', '', '\ufeff', '---\nparticipant: a\nspeakers: {rb: interviewer}\n---\n'),
    fc.array(pieces, { maxLength: 40 }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([head, parts, lineEnd]) => withoutCodings((head + parts.join('')).replaceAll('\n', lineEnd)));

const share = fc.nat(1000);
const segments = fc.array(
  fc.record(
    {
      themes: fc.uniqueArray(fc.constantFrom('t', 'u', 'x-y', 'été', 'a:b'), { minLength: 1, maxLength: 3 }),
      stretches: fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 3 }),
      by: fc.constantFrom('AB', 'C D', "O'Brien"),
      w: fc.constantFrom('1', '0.5'),
    },
    { requiredKeys: ['themes', 'stretches'] },
  ),
  { maxLength: 6 },
);

/** A text and segments on it; most begin and end somewhere, some on the same words. */
const coded = fc.tuple(transcripts, segments).map(([text, segments]) => ({
  text,
  segments: segments.map(({ stretches, ...coding }) => ({
    ...coding,
    stretches: stretches.map(([a, b]): Stretch => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)].map(at => Math.round((at * text.length) / 1000));
      return { start: start ?? 0, end: end ?? 0 };
    }),
  })),
}));

/** Segments without what joins their pieces, in an order that does not depend on how they nest. */
function inOrder(segments: readonly CodedSegment[]): unknown[] {
  return segments.map(({ stretches, themes, by, w }) => JSON.stringify([stretches, themes, by, w])).sort();
}

describe('of a text with codings', () => {
  it('stripping gives the text, and the segments come back', () => {
    fc.assert(
      fc.property(coded, ({ text, segments }) => {
        const written = withCodings(text, { segments });
        assert.equal(withoutCodings(written), text);
        const expected = segments
          .map(segment => ({ ...segment, stretches: codable(text, segment.stretches) }))
          .filter(({ stretches }) => stretches.length > 0);
        assert.deepEqual(inOrder(codingsIn(written).segments), inOrder(expected));
      }),
      { numRuns: 2000 },
    );
  });

  it('its own codings are written as they were', () => {
    fc.assert(
      fc.property(coded, ({ text, segments }) => {
        const written = withCodings(text, { segments });
        assert.equal(withCodings(text, codingsIn(written)), written);
      }),
      { numRuns: 500 },
    );
  });

  it('more codings leave those that it has', () => {
    fc.assert(
      fc.property(coded, ({ text, segments }) => {
        const [first, ...more] = segments;
        const once = withCodings(text, { segments: first ? [first] : [] });
        const edits = codingEdits(once, { segments: more });
        assert.ok(edits.every(({ start, end }) => start === end));
        assert.equal(withoutCodings(withCodings(once, { segments: more })), text);
      }),
      { numRuns: 500 },
    );
  });

  it('coded answers come back', () => {
    fc.assert(
      fc.property(transcripts, text => {
        const headings = [...text.matchAll(/^#+(?= )/gm)].map(({ index }) => index);
        const answers = headings.map(heading => ({ heading, themes: ['t', 'u'], by: 'C D' }));
        const written = withCodings(text, { answers });
        assert.equal(withoutCodings(written), text);
        for (const answer of codingsIn(written).answers) assert.ok(headings.includes(answer.heading));
      }),
      { numRuns: 500 },
    );
  });

  it('any text at all can be coded and stripped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const stretches = [{ start: 0, end: text.length }];
        const written = withCodings(text, { segments: [{ themes: ['t'], stretches }] });
        assert.equal(withoutCodings(written), withoutCodings(text));
        assert.equal(written !== text, codable(text, stretches).length > 0);
      }),
    );
  });
});
