import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readInline } from '../../../src/format/inline';
import { countWords, inOrder, wordsBefore, wordsOutside } from '../../../src/format/words';

describe('words', () => {
  for (const [text, words] of [
    ['', 0],
    [' \n\t ', 0],
    ['one', 1],
    [' one  two\nthree ', 3],
    ["I don't know, well …", 4],
    ['I don’t know', 3],
    ['co-op', 1],
    ['3.5', 1],
    ['and/or', 1],
    ['a@b.org', 1],
    ['10:30', 2],
    ['1,000', 2],
    ['not – really', 2],
    ['well--no', 2],
    ["'quoted'", 1],
    ['東京', 2],
    ['東京 is big', 4],
    ['ひらカタ', 4],
    ['Я не знаю', 3],
    ['हिन्दी भाषा', 2],
    ['لا أعرف', 2],
    ['café', 1],
    ['cafe\u0301', 1],
    ['😀 – … !', 0],
    ['𝒜bc', 1],
  ] as const) {
    it(`of ${JSON.stringify(text)} are ${words}`, () => {
      assert.equal(countWords(text), words);
    });
  }

  const unspaced = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
  const letters = `(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}])+`;
  /** The definition in docs/format.md as one pattern. */
  const defined = new RegExp(`${unspaced}|${letters}(?:['’\\-\\u2010\\u2011._@/]${letters})*`, 'gu');
  const sign = fc.oneof(
    fc.constantFrom(..."ab 1\n\t.-'’_@/,京か", 'e\u0301', '𝒳', '𠀀', '👍', '\ud800', 'ع', 'ि'),
    fc.string({ unit: 'binary', maxLength: 2 }),
  );

  const signs = fc.array(sign, { maxLength: 40, size: 'max' });

  it('are what the definition takes for words, at the same places', () => {
    fc.assert(
      fc.property(signs, parts => {
        const text = parts.join('');
        const expected = [...text.matchAll(defined)].map(({ index, 0: word }) => [
          index,
          index + word.length,
        ]);
        const { starts, ends } = wordsOutside(text, []);
        assert.deepEqual(
          starts.map((start, index) => [start, ends[index]]),
          expected,
        );
        assert.equal(countWords(text), expected.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('between two offsets are those of what stands there without its silent parts', () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([one, other]) => [one, other].sort((a, b) => a - b));
    fc.assert(
      fc.property(signs, fc.array(stretch, { maxLength: 4 }), stretch, (parts, silent, between) => {
        const offset = (sign: number) => parts.slice(0, sign).join('').length;
        const places = inOrder(silent.map(([start = 0, end = 0]) => [offset(start), offset(end)]));
        const text = parts.join('');
        const [from = 0, to = 0] = between;
        const said = (sign: number) => !silent.some(([start = 0, end = 0]) => start <= sign && sign < end);
        const rest = parts.filter((_, sign) => sign >= from && sign < to && said(sign)).join('');
        const expected = rest.match(defined)?.length ?? 0;
        assert.equal(countWords(text, places, offset(from), offset(to)), expected);
        assert.equal(countWords(text, places), wordsOutside(text, places).starts.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('before offsets are those that begin there, whatever is silent', () => {
    const stretches = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 4 });
    fc.assert(
      fc.property(signs, stretches, fc.array(fc.nat(40)), (parts, silent, at) => {
        const offset = (sign: number) => parts.slice(0, sign).join('').length;
        const places = inOrder(
          silent.map(([one, other]) => [offset(Math.min(one, other)), offset(Math.max(one, other))]),
        );
        const text = parts.join('');
        const offsets = at.map(offset).sort((a, b) => a - b);
        const { starts } = wordsOutside(text, places);
        assert.deepEqual(
          wordsBefore(text, places, offsets),
          offsets.map(each => starts.filter(start => start < each).length),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('words said', () => {
  for (const [text, words] of [
    ['We [are the first [laughs] people]{.a .b} there.', 6],
    ['un[believable]{.trust} luck', 2],
    ['un[believ]{.trust}able', 1],
    ['Yes [inaudible 00:12:31] no.', 2],
    ['Yes {>>AB: compare LA-03<<} no.', 2],
    ['Yes {>>never closed', 3],
    ['\\[not a note\\]', 3],
    ['a `code [span]{.x}` b', 5],
    ['a <!-- nothing said --> b', 2],
    ['a <b class="x">bold</b> c', 3],
    ['see [the page](https://example.org "A title") now', 4],
    ['see <https://example.org/a/b> now', 2],
    ['fish &amp; chips', 2],
    ['[one [two]{.a} three]{.b}', 3],
    ['[note with [coded]{.a} words]', 0],
    ['**so** much *more*', 3],
    ['R\\&D', 2],
    ['[a]{q=Q1} [b]{.c}', 2],
  ] as const) {
    it(`in ${text} are ${words}`, () => assert.equal(readInline(text).wordsBetween(0, text.length), words));
  }

  it('are those of the parts together, wherever the text is parted between words', () => {
    const piece = fc.constantFrom(
      'one',
      'two-three',
      "don't",
      '[note]',
      '[',
      ']',
      '{.a}',
      '\\',
      '`',
      '<',
      '東',
      '{>>',
      '<<}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(12), (pieces, at) => {
        const text = pieces.join(' ');
        const middle = pieces.slice(0, at).join(' ').length;
        const inline = readInline(text);
        assert.equal(
          inline.wordsBetween(0, middle) + inline.wordsBetween(middle, text.length),
          inline.wordsBetween(0, text.length),
        );
      }),
    );
  });
});
