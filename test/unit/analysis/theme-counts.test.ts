import assert from 'node:assert/strict';
import fc from 'fast-check';
import { segmentsByTheme, themeCounts } from '../../../src/analysis/theme-counts';
import { codingsIn } from '../../../src/format/coding';
import { readTranscript } from '../../../src/format/transcript';
import { Study } from '../../../src/study/study';

const uri = 'file:///s/a.transcript.md';

/** A study with this transcript, open in an editor or not. */
function transcriptOf(text: string, isOpen: boolean) {
  const study = new Study(['file:///s']);
  if (isOpen) study.show(uri, readTranscript(text));
  else study.set(uri, text);
  const file = study.get(uri);
  if (file?.kind !== 'transcript') throw new Error('no transcript');
  return file;
}

/** The same by what is coded in the text. */
function countedByText(text: string): Record<string, number> {
  const coder = readTranscript(text).frontMatter.coder;
  const { segments, answers } = codingsIn(text);
  const keys = new Set<string>();
  for (const [index, { themes, ...coding }] of [...segments, ...answers].entries()) {
    const part = 'part' in coding ? coding.part : undefined;
    for (const theme of themes)
      keys.add(JSON.stringify(part === undefined ? [theme, index] : [theme, part, coding.by ?? coder]));
  }
  const counts: Record<string, number> = {};
  for (const key of keys) {
    const [theme] = JSON.parse(key) as [string];
    counts[theme] = (counts[theme] ?? 0) + 1;
  }
  return counts;
}

const piece = fc.constantFrom(
  ...['**Ann:** [They come]{.trust} and [go]{.money}.', '**Ann:** [One]{.trust part=a} two.', 'plain words'],
  ...['[Three]{.trust part=a by=AB} [four]{.trust part=a by=CD}', '[Five]{.money .trust part=a}'],
  ...[
    '[six]{.trust .trust}',
    '[[in]{.trust} and out]{.trust .money w=2}',
    '[aside]{.trust q=Q1.1}',
    '**Ann:**',
  ],
  ...[
    '[]{.trust}',
    '[[]{.money}]{.trust}',
    '[[]{q=Q1.1 .money}]{.trust}',
    '[]{.trust q=Q1.1}',
    '[{>>a<<}]{.trust}',
  ],
  ...['::: {.trust}', '::: {.money .trust by=AB}', ':::', '::: other', '::: {q=Q1.1}'],
  ...['## Q1.1 What? {.trust}', '## [Q1.1]{.money} What? {.trust part=a}', '## Q1.2', '# Part'],
  ...[
    '```\n[code]{.trust}\n```',
    '<!-- [silent]{.trust} -->',
    '> [said]{.trust}',
    '- [listed]{.trust part=a}',
  ],
);
const coded = fc
  .record({
    head: fc.constantFrom('', '---\ncoder: AB\n---\n', '---\nspeakers: {Ann: participant}\n---\n'),
    pieces: fc.array(piece, { maxLength: 20 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ head, pieces, lineEnd }) => `${head}${pieces.join('\n\n')}\n`.replaceAll('\n', lineEnd));

describe('segments by theme', () => {
  for (const isOpen of [false, true]) {
    it(`are those that are coded in the text of ${isOpen ? 'an open' : 'a closed'} transcript`, () => {
      fc.assert(
        fc.property(coded, text => {
          const file = transcriptOf(text, isOpen);
          const counts = Object.fromEntries(segmentsByTheme(file));
          assert.deepEqual(counts, countedByText(text));
          for (const [theme, segments] of Object.entries(counts))
            assert.equal(file.facts.segmentsOf(theme).length, segments);
        }),
        { numRuns: 500 },
      );
    });
  }

  const cases: readonly [what: string, text: string, trust: number | undefined][] = [
    ['a segment in several pieces counts once', '[a]{.trust part=x}\n\n## Q1\n\n[b]{.trust part=x}', 1],
    ['pieces of two coders are two', '[a]{.trust part=x by=AB} [b]{.trust part=x by=CD}', 2],
    [
      'the front matter’s coder is the same',
      '---\ncoder: AB\n---\n[a]{.trust part=x by=AB} [b]{.trust part=x}',
      1,
    ],
    ['a div counts once, across headings too', '::: {.trust}\n\nAnn: a\n\n## Q1\n\nAnn: b\n\n:::', 1],
    ['a div that never ends codes nothing', '::: {.trust}\n\nAnn: a', undefined],
    ['a div without words codes nothing', '::: {.trust}\n\nAnn:\n\n:::', undefined],
    ['a heading codes its answer', '## Q1 What? {.trust}', 1],
    ['a span without words codes nothing', 'Ann: []{.trust}', undefined],
  ];
  for (const [what, text, trust] of cases) {
    it(what, () => {
      for (const isOpen of [false, true])
        assert.equal(segmentsByTheme(transcriptOf(text, isOpen)).get('trust'), trust);
    });
  }

  it('know the places of their pieces', () => {
    const { facts } = transcriptOf('[a]{.trust part=x}\n[b]{.trust}\n[c]{.trust part=x}', false);
    const lines = facts.segmentsOf('trust').map(pieces => pieces.map(({ start }) => start.line));
    assert.deepEqual(lines, [[0, 2], [1]]);
  });
});

describe('theme counts of a codebook', () => {
  it('are those of the transcripts that it is for', () => {
    const study = new Study(['file:///s']);
    study.set('file:///s/a/codebook.yaml', 'themes: [{id: trust}, {id: money}]');
    study.set('file:///s/a/1.transcript.md', '[x]{.trust} [y]{.trust} [z]{.unheard}');
    study.set('file:///s/a/2.transcript.md', '[x]{.trust part=a} [y]{.trust part=a}');
    study.set('file:///s/b/codebook.yaml', 'themes: [{id: trust}]');
    study.set('file:///s/b/3.transcript.md', '[x]{.trust}');
    const codebook = study.codebooks()[0];
    assert.deepEqual(codebook && [...themeCounts(study, codebook)], [
      ['trust', { segments: 3, transcripts: 2 }],
      ['unheard', { segments: 1, transcripts: 1 }],
    ]);
  });
});
