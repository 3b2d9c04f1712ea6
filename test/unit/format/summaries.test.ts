import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applied } from '../../../src/format/edits';
import { LineOffsets } from '../../../src/format/position';
import { inOneLine, summariesOf, summaryIn, summaryMemo } from '../../../src/format/summaries';
import { blocksOf, readTranscript } from '../../../src/format/transcript';
import { type SummaryPlace, summaryEdits } from '../../../src/format/write-summary';
import { marked } from '../marked-text';

describe('a memo', () => {
  for (const [memo, theme, text] of [
    ['summary: He drove.', undefined, 'He drove.'],
    ['Summary: He\n  drove.', undefined, 'He drove.'],
    ['summary:He drove.', undefined, 'He drove.'],
    ['summary .family: The uncle.', 'family', 'The uncle.'],
    ['summary .a:b: The uncle.', 'a:b', 'The uncle.'],
    ['summary: .family: x', undefined, '.family: x'],
    ['summary: <<\\} and <<\\\\}', undefined, '<<} and <<\\}'],
  ] as const)
    it(`is a summary in ${JSON.stringify(memo)}`, () => assert.deepEqual(summaryIn(memo), { theme, text }));

  for (const memo of [
    'KL: compare NB-03',
    'summary',
    'summary:',
    'summary .a:',
    'summary of x',
    'summaryx',
    'summaries: x',
    'summary .a x',
    'in summary: x',
  ])
    it(`is no summary in ${JSON.stringify(memo)}`, () => assert.equal(summaryIn(memo), undefined));

  it('says any text again that is written as a summary', () => {
    const pieces = fc.constantFrom(
      '<<}',
      '<<\\}',
      '\\',
      '<',
      '{>>',
      '`',
      '\n',
      ' ',
      '\0',
      '-->',
      '😀',
      'a: ',
      '.b:',
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, 'a', 'a:b'), (some, theme) => {
        const text = some.join('');
        const memo = summaryMemo({ theme, text });
        assert.equal(memo.indexOf('<<}'), memo.length - 3);
        const read = summaryIn(memo.slice(3, -3).trim());
        assert.deepEqual(read, inOneLine(text) === '' ? undefined : { theme, text: inOneLine(text) });
      }),
    );
  });
});

/** The text after a summary is written: at the cursor stands what marks the question, or the memo. */
function written(
  source: string,
  kind: 'marker' | 'memo' | 'beginning',
  text: string,
  theme?: string,
): string {
  const { text: before, cursor } = marked(source);
  const offset = new LineOffsets(before).offsetAt(cursor);
  const place: SummaryPlace =
    kind === 'beginning' ? kind : kind === 'marker' ? { marker: offset } : { memo: offset };
  const edits = summaryEdits(before, place, { theme, text });
  return edits ? applied(before, edits) : 'refused';
}

describe('a new summary', () => {
  for (const [source, after] of [
    ['‸## Q1 a\n\n**P:** b\n', '## Q1 a\n\n{>>summary: x<<}\n\n**P:** b\n'],
    ['‸## Q1 a\n**P:** b\n', '## Q1 a\n\n{>>summary: x<<}\n\n**P:** b\n'],
    ['‸## Q1 a\r\n\r\n**P:** b\r\n', '## Q1 a\r\n\r\n{>>summary: x<<}\r\n\r\n**P:** b\r\n'],
    ['\ufeff‸## Q1 a', '\ufeff## Q1 a\n\n{>>summary: x<<}'],
    ['‸Q1 a\n---\n\nb', 'Q1 a\n---\n\n{>>summary: x<<}\n\nb'],
    ['**P:** a ‸[]{q=Q1} b', '**P:** a []{q=Q1} {>>summary: x<<} b'],
    ['**P:** a ‸[b]{q=Q1} c', '**P:** a [b{>>summary: x<<}]{q=Q1} c'],
    ['**P:** a‸ b', 'refused'],
  ] as const)
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(source)}`, () =>
      assert.equal(written(source, 'marker', ' x '), after));

  for (const [source, after] of [
    ['---\na: b\n---\n\n# c', '---\na: b\n---\n\n{>>summary .t: x<<}\n\n# c'],
    ['---\na: b\n---\n# c', '---\na: b\n---\n\n{>>summary .t: x<<}\n\n# c'],
    [
      '---\na: b\n---\n\n{>>summary .u: y<<}\n\n# c',
      '---\na: b\n---\n\n{>>summary .u: y<<}\n\n{>>summary .t: x<<}\n\n# c',
    ],
    ['\ufeff# c', '\ufeff{>>summary .t: x<<}\n\n# c'],
    ['', '{>>summary .t: x<<}\n\n'],
  ] as const)
    it(`of a theme makes ${JSON.stringify(after)} of ${JSON.stringify(source)}`, () =>
      assert.equal(written(source, 'beginning', 'x', 't'), after));
});

describe('a summary that is there', () => {
  for (const [source, text, after] of [
    ['# a\n\n‸{>>summary: y<<}\n\nb', 'x', '# a\n\n{>>summary: x<<}\n\nb'],
    ['# a\n\n‸{>>Summary: y\nz<<}\n\nb', 'x', '# a\n\n{>>summary: x<<}\n\nb'],
    ['# a\n\n‸{>>summary: y<<}\n\nb', ' ', '# a\n\nb'],
    ['# a\r\n\r\n‸{>>summary: y<<}\r\n\r\nb', '', '# a\r\n\r\nb'],
    ['‸{>>summary: y<<}\n\n# a', '', '# a'],
    ['‸{>>summary: y<<}\n\n---\n\n# a', '', '\n---\n\n# a'],
    ['**P:** a []{q=Q1} ‸{>>summary: y<<} b', '', '**P:** a []{q=Q1} b'],
    ['**P:** [a ‸{>>summary: y<<}]{q=Q1} b', '', '**P:** [a]{q=Q1} b'],
    ['# a ‸{>>summary: y<<}', '', '# a'],
    ['# a ‸{>>summary: y<<}', 'x', '# a {>>summary: x<<}'],
    ['**P:** ` ‸{>>summary: y<<} b', 'a ` b', 'refused'],
    ['**P:** ‸a', 'x', 'refused'],
  ] as const)
    it(`becomes ${JSON.stringify(after)} from ${JSON.stringify(source)}`, () =>
      assert.equal(written(source, 'memo', text), after));
});

describe('any summary in any transcript', () => {
  const lines = fc.constantFrom(
    '## Q1 a',
    '## Q2 {.t}',
    '**P:** a ` b',
    '**P:** []{q=Q1} x',
    '[x `]{q=Q2}',
    '{>>summary: old<<}',
    '> ## Q1',
    '{>>summary .t: old<<} x',
    '',
    '',
    '```',
    '::: {.t}',
    ':::',
    '<!-- a',
    '-->',
    '- []{q=Q1}',
    '---',
    'a: b',
    '    c',
    'd\n===',
  );
  const texts = fc.tuple(
    fc.array(lines, { maxLength: 12 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.boolean(),
  );
  const words = fc.string({
    unit: fc.constantFrom('<', '}', '{', '>', '\\', '`', '\n', ' ', '-', 'a', '😀'),
    maxLength: 12,
  });

  it('is written where it belongs and read again, with no other letter changed', () => {
    fc.assert(
      fc.property(texts, words, ([some, lineEnd, mark], text) => {
        const before = (mark ? '\ufeff' : '') + some.join('\n').replaceAll('\n', lineEnd);
        const offsets = new LineOffsets(before.replace('\ufeff', ''));
        const inFile = (place: { line: number; character: number }) => offsets.offsetAt(place) + Number(mark);
        const places: SummaryPlace[] = ['beginning'];
        for (const block of blocksOf(readTranscript(before))) {
          if (block.kind === 'heading') places.push({ marker: inFile({ line: block.line, character: 0 }) });
          if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
          for (const { range } of summariesOf(block)) places.push({ memo: inFile(range.start) });
        }
        const all = (of: string) =>
          [...blocksOf(readTranscript(of))].flatMap(block =>
            block.kind === 'heading' || block.kind === 'paragraph'
              ? summariesOf(block).map(each => each.text)
              : [],
          );
        for (const place of places) {
          const edits = summaryEdits(before, place, { theme: undefined, text });
          if (!edits) continue;
          const after = applied(before, edits);
          const [had, has] = [all(before), all(after)];
          const wanted = inOneLine(text);
          const isNew = place === 'beginning' || 'marker' in place;
          if (wanted !== '') assert.ok(has.includes(wanted));
          assert.equal(has.length, had.length + (isNew ? Number(wanted !== '') : -Number(wanted === '')));
          const withoutBlanks = (of: string) => of.replace(/\{>>.*?<<\}/gs, '').replace(/\s/g, '');
          assert.equal(withoutBlanks(after), withoutBlanks(before));
        }
      }),
      { numRuns: 500 },
    );
  });
});
