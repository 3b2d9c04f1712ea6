import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coOccurrences, togetherIn } from '../../../src/analysis/co-occurrence';
import type { QuoteChoice } from '../../../src/analysis/quotes';
import type { ThemeFilter } from '../../../src/analysis/theme-filter';
import { select, themeSummary } from '../../../src/analysis/theme-summary';
import { tablesBy, themeTable } from '../../../src/analysis/theme-tables';
import { readQuotesAsked } from '../../../src/convert/quotes-asked';
import {
  filesOfQuotes,
  type QuoteJson,
  type QuotesAsked,
  quotesJson,
} from '../../../src/convert/quotes-json';
import { LineOffsets } from '../../../src/format/position';
import { readTranscript } from '../../../src/format/transcript';
import { Study } from '../../../src/study/study';
import { codedTexts, wordsOn } from '../analysis/coded-texts';
import { marked } from '../marked-text';

const root = 'file:///s';
const uri = `${root}/a.transcript.md`;

const codebook = `themes:
  - id: people
    label: People at the stop
    themes:
      - id: family
      - id: friends
  - id: money
`;
const guide = 'questions: [{id: Q1, text: First}, {id: Q2, text: Second}]';

/** The quotes of one transcript, and the ranges that are marked in it. */
function quotesOf(source: string, wanted: QuotesAsked = {}, filter: ThemeFilter = {}) {
  const { text, ranges } = marked(source);
  const study = new Study([root]);
  study.set(`${root}/codebook.yaml`, codebook);
  study.set(`${root}/guide.yaml`, guide);
  study.set(uri, text);
  return { ...quotesJson({ study, filter }, wanted, () => text), ranges };
}

/** A quote as it would be read aloud, between the words around it. */
function read({ before, parts, after }: QuoteJson): string {
  const said = parts.map(({ speaker, text, follows }, index) => {
    const join = index === 0 ? '' : follows ? ' / ' : ' … ';
    return `${join}${speaker ?? '?'}: ${text}`;
  });
  return `${before}«${said.join('')}»${after}`;
}

describe('a quote', () => {
  for (const [what, source, expected] of [
    [
      'is what is coded, with a few words around it',
      'Ann: We saw [my aunt]{.family} at home.',
      'We saw «Ann: my aunt» at home.',
    ],
    [
      'keeps what stands in brackets, and leaves markup and memos out',
      'Ann: [A \\[b\\] [laughs] [c]{.money q=Q2} {>>AB: look<<}[d](there)<!-- e -->]{.family}!',
      '«Ann: A [b] [laughs] c d»!',
    ],
    [
      'has the turns beside it around it where it is a turn of its own',
      '**RB:** Who?\n\n**Ann:** [My aunt.]{.family}\n\n**RB:** I see.',
      'RB: Who? «Ann: My aunt.» RB: I see.',
    ],
    [
      'has its pieces in order, with a gap where something is said between them',
      'Ann: [One]{.family part=a} two [three]{.family part=a}.\n\nBo: [Four]{.family part=a}.',
      '«Ann: One … Ann: three / Bo: Four».',
    ],
    [
      'is one piece where only a bracket parts its pieces',
      'Ann: [A [b]{.money part=x}]{.family part=x} [c]{.family part=x}',
      '«Ann: A b c»',
    ],
    [
      'has all turns of a div',
      '::: {.family}\n\nAnn: One.\n\nRB: Two?\n\n:::\n\nAnn: Three.',
      '«Ann: One. / RB: Two?» Ann: Three.',
    ],
    [
      'has the whole answer of a heading that is coded',
      '## Q1 First {.family}\n\nAnn: One. []{q=Q2} Two.',
      '«Ann: One.» Two.',
    ],
    [
      'is in one line, without the marks of a quotation',
      '> Bo: x\n\nAnn: one\n> [two\n> three]{.family}',
      'Ann: one «Ann: two three»',
    ],
    ['may be in no turn', '[So]{.family} it is.', '«?: So» it is.'],
    [
      'reads from right to left and beyond the first plane',
      'نور: 😀 [قالت 👍🏽 لي]{.family} نعم',
      '😀 «نور: قالت 👍🏽 لي» نعم',
    ],
  ] as const) {
    it(what, () => {
      for (const text of [source, source.replaceAll('\n', '\r\n'), `\ufeff${source}`]) {
        const { quotes } = quotesOf(text, { themes: ['family'] });
        assert.deepEqual(quotes.map(read), [expected]);
      }
    });
  }

  it('stands where its first words begin and its last ones end', () => {
    const { quotes, ranges } = quotesOf('Ann: [«One]{.family part=a} two.\n\nBo: [Three]{.family part=a»}', {
      themes: ['family'],
    });
    assert.deepEqual(quotes[0]?.range.start, ranges[0]?.start);
    const one = quotesOf('Ann: So\nwe [«un»]{.family}seen.', { themes: ['family'] });
    assert.deepEqual([one.quotes[0]?.range], one.ranges);
  });

  it('says who was asked what, and who coded it with which themes', () => {
    const head = '---\nparticipant: Ann\ngroup: driver\ndate: 2026-03-02\ncoder: AB\n---\n\n## Q1\n\n';
    const { quotes } = quotesOf(
      `${head}Ann: [One []{q=Q2} two]{.family .money w=3 by=CD} {>>so<<}. {>>and so<<} Three. {>>no<<}`,
    );
    const [{ participant, group, date, questions, themes, memos } = {} as QuoteJson, ...more] = quotes;
    assert.equal(more.length, 0);
    assert.deepEqual([participant, group, date], ['Ann', 'driver', '2026-03-02']);
    assert.deepEqual(questions, ['Q1', 'Q2']);
    assert.deepEqual(
      themes.map(({ id, path, coder, weight }) => [id, path.join(' / '), coder, weight]),
      [
        ['family', 'People at the stop / family', 'CD', '3'],
        ['money', 'money', 'CD', '3'],
      ],
    );
    assert.deepEqual(memos, ['so', 'and so']);
  });

  it('has long words around it cut where a word ends', () => {
    const long = 'word '.repeat(100);
    const { quotes } = quotesOf(`Ann: ${long}[x]{.family} ${long}`, { themes: ['family'] });
    const [{ before, after } = {} as QuoteJson] = quotes;
    assert.match(before, /^… (?:word ){10,}$/);
    assert.match(after, /^ (?:word ){10,}word …$/);
  });

  it('of two themes together is the words that they share, or what is coded in the turn or answer', () => {
    const text =
      '## Q1\n\nAnn: [one [two]{.money} three]{.family} four [five]{.money}.\n\nAnn: [six]{.family}';
    const together = (unit: 'span' | 'turn' | 'answer') =>
      quotesOf(text, { themes: ['family'], cell: { other: 'money', unit } }).quotes.map(read);
    assert.deepEqual(together('span'), ['one «Ann: two» three four five.']);
    assert.deepEqual(together('turn'), ['«Ann: one two three … Ann: five».']);
    assert.deepEqual(together('answer'), ['«Ann: one two three … Ann: five / Ann: six»']);
  });

  it('has no words where the text has changed since it was counted, or cannot be read', () => {
    const study = new Study([root]);
    study.set(uri, 'Ann: [One]{.family}.');
    for (const text of ['Ann: So [one]{.family}.', 'Ann: [One]{.money}.', '', undefined]) {
      const { total, quotes } = quotesJson({ study, filter: {} }, {}, () => text);
      assert.deepEqual([total, quotes[0]?.parts], [1, []]);
    }
  });

  it('comes with its page, and with the files that it needs', () => {
    const study = new Study([root]);
    for (const name of ['a', 'b', 'c'])
      study.set(`${root}/${name}.transcript.md`, 'Ann: [One]{.x} [two]{.x}.');
    const page = { offset: 2, limit: 2 };
    assert.deepEqual(filesOfQuotes({ study, filter: {} }, page), [`${root}/b.transcript.md`]);
    const { total, offset, quotes } = quotesJson({ study, filter: {} }, page, () => undefined);
    assert.deepEqual([total, offset, quotes.length], [6, 2, 2]);
  });
});

describe('what quotes are asked for with', () => {
  it('is read as it comes', () => {
    const wanted = { themes: ['a'], below: true, cell: { by: 'group', column: '' }, offset: 0, limit: 5 };
    assert.deepEqual(readQuotesAsked({ ...wanted, filter: {} }), { wanted });
    assert.deepEqual(readQuotesAsked({}), { wanted: {} });
    for (const cell of [{ uri }, { other: 'b', unit: 'turn' }])
      assert.deepEqual(readQuotesAsked({ cell }), { wanted: { cell } });
  });

  for (const value of [
    ...[undefined, 'all', { themes: 'a' }, { themes: [1] }, { below: 1 }, { offset: -1 }, { limit: 1.5 }],
    ...[
      { cell: {} },
      { cell: { by: 'day', column: '' } },
      { cell: { by: 'group' } },
      { cell: { other: 'a' } },
    ],
  ]) {
    it(`is refused with a sentence when it is ${JSON.stringify(value)}`, () => {
      const read = readQuotesAsked(value);
      assert.ok('refused' in read && /\.$/.test(read.refused));
    });
  }
});

const filters = fc.constantFrom<ThemeFilter>(
  ...[
    {},
    { questions: ['Q2'] },
    { roles: ['interviewer' as const] },
    { coders: ['AB'] },
    { themes: ['people'] },
  ],
);

describe('the quotes of any study', () => {
  const codebook = 'themes: [{id: people, themes: [{id: trust}, {id: money}]}, {id: quiet}]';
  for (const isOpen of [false, true]) {
    it(`are as many as each number of ${isOpen ? 'open' : 'closed'} transcripts says, and hold the words it counts`, () => {
      fc.assert(
        fc.property(fc.array(codedTexts, { minLength: 1, maxLength: 3 }), filters, (texts, filter) => {
          const study = new Study([root]);
          study.set(`${root}/guide.yaml`, guide);
          study.set(`${root}/codebook.yaml`, codebook);
          const byUri = new Map(texts.map((text, index) => [`${root}/${index}.transcript.md`, text]));
          for (const [uri, text] of byUri) {
            if (isOpen) study.show(uri, readTranscript(text));
            else study.set(uri, text);
          }
          const all = (choice: QuoteChoice) =>
            quotesJson({ study, filter }, { ...choice, limit: 1e6 }, uri => byUri.get(uri));
          const selection = select(study, filter);
          const summary = themeSummary(selection);
          assert.equal(
            all({}).total,
            filter.themes ? all({ themes: ['people'], below: true }).total : summary.segments,
          );
          for (const { theme, segments, words, branch } of summary.themes) {
            const { total, quotes } = all({ themes: [theme.id] });
            assert.equal(total, segments);
            assert.equal(all({ themes: [theme.id], below: true }).total, branch.segments);
            if (filter.questions || filter.roles) continue;
            let said = 0;
            for (const [uri, text] of byUri) {
              const offsets = new LineOffsets(text);
              const stretches = quotes
                .filter(quote => quote.uri === uri)
                .flatMap(({ parts }) => parts)
                .map(({ range }) => ({
                  start: offsets.offsetAt(range.start),
                  end: offsets.offsetAt(range.end),
                }));
              said += wordsOn(text, stretches);
            }
            assert.equal(said, words, theme.id);
          }
          for (const by of tablesBy) {
            const { columns, rows } = themeTable(selection, by);
            for (const { theme, cells } of rows)
              for (const [index, { segments }] of cells.entries()) {
                const cell = { by, column: columns[index] ?? '' };
                assert.equal(all({ themes: [theme], cell }).total, segments, `${theme} by ${by}`);
              }
          }
          for (const unit of togetherIn)
            for (const { theme, other, count } of coOccurrences(selection, unit)) {
              const { total, quotes } = all({ themes: [theme], cell: { other, unit } });
              assert.equal(total, count, `${theme} and ${other} in a ${unit}`);
              assert.ok(quotes.every(({ parts }) => parts.length > 0));
            }
        }),
        { numRuns: 150 },
      );
    });
  }
});
