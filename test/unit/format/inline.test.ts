import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAttributes } from '../../../src/format/attributes';
import { readInline } from '../../../src/format/inline';
import { marked } from '../marked-text';

/** The places of a text's spans, marked in it from bracket to brace. */
function spans(source: string): void {
  const { text, ranges } = marked(source);
  assert.deepEqual(
    readInline(text).spans.map(({ start, end }) => text.slice(start, end)),
    ranges.map(({ start, end }) => text.slice(start.character, end.character)),
  );
  assert.deepEqual(
    readInline(text).spans.map(({ start, end }) => [start, end]),
    ranges.map(({ start, end }) => [start.character, end.character]),
  );
}

describe('spans', () => {
  for (const source of [
    'a «[b]{.c}» d',
    '«[a «[b]{.c}» d]{.e .f}»',
    '«[a [laughs] b]{.c}»',
    '«[]{q=Q1}» «[ ]{q="Q1 Q2"}»',
    '«[a]{.b}»«[c]{.d}»',
    '«[a]{.b}»{.c}',
    '«[a]{ .b  #id key=value k="two words" }»',
    '«[a [b](https://example.org/[c]) d]{.e}»',
    '«[a]{}»',
    '[a] {.b}',
    '[a]{b}',
    '[a]{.b',
    '\\[a]{.b}',
    '[a\\]{.b}',
    '«[a \\] b]{.c}»',
    '\\\\«[a]{.b}»',
    '`[a]{.b}`',
    '`` ` [a]{.b} ``',
    '` «[a]{.b}»',
    '`` «[a]{.b}» `',
    '«[a `]` b]{.c}»',
    '<!-- [a]{.b} -->',
    '<!-- «[a]{.b}»',
    '<i title="[a]{.b}">«[c]{.d}»',
    '<https://example.org/[a]{.b}>',
    '{>>[a]{.b}<<}',
    '{>> «[a]{.b}»',
    '«[a {>>]<<} b]{.c}»',
    '{++ «[a]{.b}» ++}',
    '[a](b "[c]{.d}")',
    '«[東京]{.城}»',
    '«[😀]{.b}»',
    '[a «[b]{.c}»',
    'a] «[b]{.c}»',
  ]) {
    it(`are found in ${source}`, () => spans(source));
  }

  it('are found over the lines of a paragraph', () => {
    const { spans } = readInline('[a\nb]{.c\n.d} e');
    assert.deepEqual(
      spans.map(({ attributes }) => attributes.classes.map(({ name }) => name)),
      [['c', 'd']],
    );
  });
});

describe('memos', () => {
  for (const [text, memos] of [
    ['a {>>AB: compare<<} b', ['AB: compare']],
    ['{>> one <<}{>>two<<}', ['one', 'two']],
    ['{>>a\nb<<}', ['a\nb']],
    ['{>>never', []],
    ['\\{>>a<<}', []],
    ['`{>>a<<}`', []],
    ['[a {>>b<<} c]{.d}', ['b']],
  ] as const) {
    it(`in ${JSON.stringify(text)} are ${memos.length}`, () =>
      assert.deepEqual(
        readInline(text).memos.map(memo => memo.text),
        memos,
      ));
  }
});

describe('an attribute list', () => {
  for (const [text, classes, pairs] of [
    ['{}', [], []],
    ['{.a}', ['a'], []],
    ['{.a .b-c_d:e}', ['a', 'b-c_d:e'], []],
    ['{.a.b}', ['a', 'b'], []],
    ['{#id .a}', ['a'], []],
    ['{by=CD w=2}', [], ['by CD', 'w 2']],
    ['{q="Q1 Q2" by=\'C D\'}', [], ['q Q1 Q2', 'by C D']],
    ['{q=}', [], ['q ']],
    ['{q=Q1,Q2}', [], ['q Q1,Q2']],
    ['{.été}', ['été'], []],
  ] as const) {
    it(`is ${text}`, () => {
      const attributes = readAttributes(text, 0);
      assert.ok(attributes);
      assert.deepEqual(
        attributes.classes.map(({ name }) => name),
        classes,
      );
      assert.deepEqual(
        attributes.pairs.map(({ key, value }) => `${key} ${value}`),
        pairs,
      );
      for (const { name, start, end } of attributes.classes) assert.equal(text.slice(start, end), name);
      for (const { key, keyStart, valueStart, valueEnd, value } of attributes.pairs) {
        assert.ok(text.startsWith(`${key}=`, keyStart));
        assert.equal(text.slice(valueStart, valueEnd).replace(/^["']|["']$/g, ''), value);
      }
      assert.equal(attributes.end, text.length);
    });
  }

  for (const text of ['{', '{.', '{.}', '{a}', '{.a', '{.a b}', '{q="a}', '{=}', '{.a {.b}}', 'a', '']) {
    it(`is not ${text || 'nothing'}`, () => assert.equal(readAttributes(text, 0), undefined));
  }
});

describe('reading what stands in a paragraph', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    ']{.a}',
    '{',
    '}',
    '{.a}',
    '{q=Q1}',
    '(',
    ')',
    '`',
    '``',
    '\\',
    '<',
    '>',
    '<!--',
    '-->',
    '{>>',
    '<<}',
    'a',
    ' ',
    '\n',
    '"',
    "'",
    '&amp;',
    '=',
    '.',
  );
  const text = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''));

  it('gives places inside the text, spans in order and nested', () => {
    fc.assert(
      fc.property(text, source => {
        const { spans, memos, unbalanced, notAttributes } = readInline(source);
        let before = -1;
        for (const { start, textStart, textEnd, end } of spans) {
          assert.ok(
            before < start &&
              start < textStart &&
              textStart <= textEnd &&
              textEnd < end &&
              end <= source.length,
          );
          assert.equal(source[start] + (source[textEnd] ?? ''), '[]');
          before = start;
          assert.ok(
            spans.every(
              other =>
                other.start === start ||
                other.end <= start ||
                end <= other.start ||
                (other.start <= start && end <= other.textEnd) ||
                (start <= other.start && other.end <= textEnd),
            ),
          );
        }
        for (const memo of memos)
          assert.ok(source.startsWith('{>>', memo.start) && source.slice(0, memo.end).endsWith('<<}'));
        for (const at of unbalanced) assert.match(source.charAt(at), /[[\]]/);
        for (const { start, end } of notAttributes)
          assert.ok(source[start] === '{' && start < end && end <= source.length);
      }),
    );
  });

  it('reads the same with a word before it', () => {
    fc.assert(
      fc.property(text, source => {
        const moved = readInline(`word ${source}`);
        assert.deepEqual(
          moved.spans.map(({ start, end }) => [start - 5, end - 5]),
          readInline(source).spans.map(({ start, end }) => [start, end]),
        );
      }),
    );
  });
});

describe('the words of a paragraph', () => {
  it('are those before a blank and those behind it', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        "b'",
        '-',
        ' ',
        ' ',
        'é',
        '東',
        '😀',
        '[laughs]',
        '[',
        ']{.t}',
        ']{q=Q1}',
        '](c)',
        ']{d}',
        '{>>e<<}',
      ],
      ...['`f g`', '<b>', '<!-- h -->', '\\', '\\[', '&amp;', '\n', '.'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), parts => {
        const text = parts.join('');
        const inline = readInline(text);
        const { literals, memos, spans, links, notes, notAttributes } = inline;
        const markup = [...literals, ...memos, ...spans, ...links, ...notes, ...notAttributes];
        for (const { index } of text.matchAll(/ /g)) {
          if (markup.some(({ start, end }) => start <= index && index < end)) continue;
          assert.equal(
            inline.wordsBetween(0, index) + inline.wordsBetween(index + 1, text.length),
            inline.wordsBetween(0, text.length),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
