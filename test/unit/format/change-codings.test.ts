import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  codeAnswerEdits,
  codeEdits,
  recodeEdits,
  segmentsAt,
  uncodeEdits,
  uncodeWords,
  writtenSegments,
} from '../../../src/format/change-codings';
import { codingsIn, withoutCodings } from '../../../src/format/coding';
import { applied, changesBetween, type Stretch } from '../../../src/format/edits';
import { LineOffsets } from '../../../src/format/position';
import { withCodings } from '../../../src/format/write-codings';
import { marked } from '../marked-text';

/** A text and the stretches that are marked in it. */
function places(source: string): { text: string; stretches: Stretch[]; cursor: number } {
  const { text, ranges, cursor } = marked(source);
  const offsets = new LineOffsets(text);
  const stretches = ranges.map(({ start, end }) => ({
    start: offsets.offsetAt(start),
    end: offsets.offsetAt(end),
  }));
  return { text, stretches, cursor: offsets.offsetAt(cursor) };
}

describe('coding a passage', () => {
  for (const [source, after, themes = ['t'], by] of [
    ['**P:** «a b» c', '**P:** [a b]{.t} c'],
    ['**P:** «a b» c', '**P:** [a b]{.t .u} c', ['t', 'u']],
    ['**P:** «a b» c', '**P:** [a b]{.t by=CD} c', ['t'], 'CD'],
    ['**P:** «[a b]{.u}» c', '**P:** [a b]{.u .t} c'],
    ['**P:** [«a b»]{.u} c', '**P:** [a b]{.u .t} c'],
    ['**P:** [«a b»]{.u q=Q1} c', '**P:** [a b]{.u .t q=Q1} c'],
    ['**P:** [« a b»]{.t} c', '**P:** [ a b]{.t} c'],
    ['**P:** [«a b»]{.u by=CD} c', '**P:** [[a b]{.t}]{.u by=CD} c'],
    ['**P:** [«a b»]{.u by=CD} c', '**P:** [a b]{.u .t by=CD} c', ['t'], 'CD'],
    ['[«a»]{.u part=1} x [b]{.u part=1}', '[[a]{.t}]{.u part=1} x [b]{.u part=1}'],
    ['«[a]{.u part=1}\n\n[b]{.u part=1}»', '[a]{.u .t part=1}\n\n[b]{.u .t part=1}'],
    ['::: {.u}\n\n«**P:** a\n\n**R:** b»\n\n:::', '::: {.u .t}\n\n**P:** a\n\n**R:** b\n\n:::'],
    ['«a [b]{.u}» c', '[a [b]{.u}]{.t} c'],
    ['«# a»', '# a'],
    ['«a»', 'a', ['1']],
  ] as readonly (readonly [string, string, (readonly string[])?, string?])[]) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(source)}${by ? ` by ${by}` : ''}`, () => {
      const { text, stretches } = places(source);
      assert.equal(applied(text, codeEdits(text, [stretches], { themes, ...(by && { by }) })), after);
    });
  }

  it('codes several passages at once, each by itself', () => {
    const { text, stretches } = places('«a» b «c»\n\n«d e»');
    const edits = codeEdits(
      text,
      stretches.map(stretch => [stretch]),
      { themes: ['t'] },
    );
    assert.equal(applied(text, edits), '[a]{.t} b [c]{.t}\n\n[d e]{.t}');
  });
});

describe('coding an answer', () => {
  for (const [heading, after] of [
    ['## Q1 a', '## Q1 a {.t}'],
    ['## Q1 a {.u status=lost}', '## Q1 a {.u .t status=lost}'],
    ['## Q1 a {.t}', '## Q1 a {.t}'],
    ['Q1 a\n---', 'Q1 a {.t}\n---'],
  ] as const) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(heading)}`, () =>
      assert.equal(applied(heading, codeAnswerEdits(heading, 0, { themes: ['t'] })), after));
  }
});

/** The innermost segment at the cursor, all of its markup between bars. */
function at(source: string) {
  const { text, cursor } = places(source);
  const segment = segmentsAt(text, { start: cursor, end: cursor }).at(-1);
  assert.ok(segment);
  return { text, segment };
}

describe('taking a coding off', () => {
  for (const [source, after, theme] of [
    ['a [b‸]{.t} c', 'a b c'],
    ['a [b‸]{.t .u} c', 'a b c'],
    ['a [b‸]{.t .u} c', 'a [b]{.u} c', 't'],
    ['a [b‸]{.t .u} c', 'a [b]{.t} c', 'u'],
    ['a [b‸]{ .t.u q=Q1} c', 'a [b]{ .u q=Q1} c', 't'],
    ['a [b‸]{.t q=Q1 by=CD} c', 'a [b]{q=Q1} c', 't'],
    ['a [b [c‸]{.u} d]{.t} e', 'a [b c d]{.t} e'],
    ['[a]{.t part=1} b [‸c]{.t part=1}', 'a b c'],
    ['::: {.t}\n\na\n\n‸:::\n\nb', 'a\n\nb'],
    ['## Q1 a‸ {.t}', '## Q1 a'],
  ] as readonly (readonly [string, string, string?])[]) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(source)}`, () => {
      const { text, segment } = at(source);
      assert.equal(applied(text, uncodeEdits(text, segment, theme)), after);
    });
  }
});

describe('taking a coding off some words', () => {
  for (const [source, after, theme] of [
    ['[a «b» c]{.t}', '[a]{.t part=1} b [c]{.t part=1}'],
    ['[a b «c»]{.t}', '[a b]{.t} c'],
    ['«[a]{.t}»', 'a'],
    ['[a «b» c]{.t .u}', '[a]{.t .u part=1} [b]{.u} [c]{.t .u part=1}', 't'],
    ['[a [b «c»]{.u}]{.t}', '[a [b]{.u} c]{.t}', 'u'],
    ['[a]{.t part=x} b «[c]{.t part=x}»', '[a]{.t} b c'],
    ['::: {.t}\n\na\n\n«b»\n\n:::', '[a]{.t}\n\nb\n\n'],
    ['a «b» c', 'a b c'],
    ['## Q1 a {.t}\n\n«b»', '## Q1 a {.t}\n\nb'],
  ] as readonly (readonly [string, string, string?])[]) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(source)}`, () => {
      const { text, stretches } = places(source);
      const [words = { start: 0, end: 0 }] = stretches;
      assert.equal(applied(text, uncodeWords(text, words, theme)), after);
    });
  }
});

describe('recoding', () => {
  for (const [source, after] of [
    ['a [b‸]{.t} c', 'a [b]{.v} c'],
    ['a [b‸]{.t .u by=CD} c', 'a [b]{.v .u by=CD} c'],
    ['a [b‸]{.t .v} c', 'a [b]{.v} c'],
    ['a [b‸]{.t .t} c', 'a [b]{.v} c'],
    ['[a‸]{.t part=1} b [c]{.t part=1}', '[a]{.v part=1} b [c]{.v part=1}'],
    ['## Q1 a‸ {.t}', '## Q1 a {.v}'],
  ] as const) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(source)}`, () => {
      const { text, segment } = at(source);
      assert.equal(applied(text, recodeEdits(text, segment, 't', 'v')), after);
    });
  }
});

const words = fc.constantFrom(
  'one ',
  'two ',
  '[laughs] ',
  '😀 ',
  '{>>AB: why<<} ',
  '\n\n**P:** ',
  '\r\n',
  '## Q1 x\n\n',
  '> ',
);
const plain = fc.array(words, { minLength: 1, maxLength: 14 }).map(pieces => `**P:** ${pieces.join('')}`);
const share = fc.nat(1000);
const codedText = fc
  .tuple(plain, fc.array(fc.tuple(share, share, fc.constantFrom('t', 'u')), { maxLength: 4 }))
  .map(([text, wanted]) =>
    withCodings(text, {
      segments: wanted.map(([a, b, theme]) => ({ themes: [theme], stretches: [stretchOf(text, a, b)] })),
    }),
  );

function stretchOf(text: string, a: number, b: number): Stretch {
  const [start = 0, end = 0] = [Math.min(a, b), Math.max(a, b)].map(at =>
    Math.round((at * text.length) / 1000),
  );
  return { start, end };
}

describe('of any coded transcript', () => {
  const keepsWords = (
    text: string,
    edits: readonly { start: number; end: number; text: string }[],
  ): string => {
    for (const [index, { start }] of edits.entries()) assert.ok(start >= (edits[index - 1]?.end ?? 0));
    const after = applied(text, edits);
    assert.equal(withoutCodings(after), withoutCodings(text));
    return after;
  };

  it('no change of codings changes a word', () => {
    fc.assert(
      fc.property(codedText, share, share, (text, a, b) => {
        const words = stretchOf(text, a, b);
        keepsWords(text, codeEdits(text, [[words]], { themes: ['v'] }));
        keepsWords(text, uncodeWords(text, words));
        keepsWords(text, uncodeWords(text, words, 't'));
        for (const segment of writtenSegments(text)) {
          keepsWords(text, recodeEdits(text, segment, 't', 'v'));
          keepsWords(text, uncodeEdits(text, segment, 'u'));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('words that are coded and uncoded again have the codings they had', () => {
    fc.assert(
      fc.property(codedText, share, share, (text, a, b) => {
        const words = stretchOf(text, a, b);
        const coded = keepsWords(text, codeEdits(text, [[words]], { themes: ['v'] }));
        const segment = writtenSegments(coded).find(([{ themes }]) => themes.includes('v'));
        const back = segment ? keepsWords(coded, uncodeEdits(coded, segment, 'v')) : coded;
        assert.equal(back, text);
      }),
      { numRuns: 500 },
    );
  });

  it('all segments can be taken off, one after the other', () => {
    fc.assert(
      fc.property(codedText, text => {
        let left = text;
        for (let [segment] = writtenSegments(left); segment; [segment] = writtenSegments(left))
          left = keepsWords(left, uncodeEdits(left, segment));
        assert.equal(left, withoutCodings(text));
        assert.deepEqual(codingsIn(left).segments, []);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the changes between two texts', () => {
  it('make one of the other', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'b', '\n', '\r\n', '😀'), { maxLength: 12 })
      .map(all => all.join(''));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        assert.equal(applied(before, changesBetween(before, after)), after);
      }),
    );
  });
});
