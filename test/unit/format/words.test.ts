import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readInline } from '../../../src/format/inline';
import { countWords, wordsOutside } from '../../../src/format/words';

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

  it('are what the definition takes for words, at the same places', () => {
    const text = fc.array(sign).map(signs => signs.join(''));
    fc.assert(
      fc.property(text, words => {
        const expected = [...words.matchAll(defined)].map(({ index, 0: word }) => [
          index,
          index + word.length,
        ]);
        const { starts, ends } = wordsOutside(words, []);
        assert.deepEqual(
          starts.map((start, index) => [start, ends[index]]),
          expected,
        );
        assert.equal(countWords(words), expected.length);
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
