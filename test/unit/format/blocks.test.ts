import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offsetIn, rangeIn } from '../../../src/format/blocks';
import { splitLines } from '../../../src/format/position';
import { blocksOf, readTranscript } from '../../../src/format/transcript';

/** The blocks of a text, each as its kind and number of lines; blank lines left out. */
function outline(text: string): string {
  return [...blocksOf(readTranscript(text))]
    .filter(({ kind }) => kind !== 'blank')
    .map(block => {
      const kind = block.kind === 'heading' ? `h${block.level}` : block.kind;
      const name = block.kind === 'paragraph' && block.label ? `(${block.label.name})` : '';
      return `${kind}${name}${block.lines > 1 ? ` ${block.lines}` : ''}`;
    })
    .join(', ');
}

describe('the blocks of a transcript', () => {
  for (const [text, blocks] of [
    ['', ''],
    ['\n\n', ''],
    ['---\na: b\n---\n# Q1\n', 'front-matter 3, h1'],
    ['# a\n## b\n###### c\n####### d', 'h1, h2, h6, paragraph'],
    ['#', 'h1'],
    ['#a', 'paragraph'],
    ['   # a', 'h1'],
    ['a\n# b\nc', 'paragraph, h1, paragraph'],
    ['a\n===', 'h1 2'],
    ['a\nb\n---', 'h2 3'],
    ['a\n\n---', 'paragraph, rule'],
    ['***\n- - -\n___', 'rule, rule, rule'],
    ['a\n***\nb', 'paragraph, rule, paragraph'],
    ['RB: a\nb\n\nc', 'paragraph(RB) 2, paragraph'],
    ['**RB:** a\n\n\n**LA:** b', 'paragraph(RB), paragraph(LA)'],
    ['    RB: a', 'code'],
    ['\tRB: a', 'code'],
    ['    a\n\n    b\nc', 'code 3, paragraph'],
    ['RB: a\n    b', 'paragraph(RB) 2'],
    ['- a\n\n    RB: b', 'paragraph, paragraph(RB)'],
    ['```\nRB: a\n```\nRB: b', 'code 3, paragraph(RB)'],
    ['```\nRB: a', 'code 2'],
    ['````\n```\nRB: a\n`````', 'code 4'],
    ['~~~ x `y`\n# a\n~~~', 'code 3'],
    ['``` a`b', 'paragraph'],
    ['a\n```\nb\n```\nc', 'paragraph, code 3, paragraph'],
    ['<!-- RB: a\n\n# b\n-->\n# c', 'html 4, h1'],
    ['<!-- a --> RB: b', 'html'],
    ['a\n<!-- b -->\nc', 'paragraph, html, paragraph'],
    ['<!-- never\n# closed', 'html 2'],
    ['<div>\nRB: a\n\nRB: b', 'html 2, paragraph(RB)'],
    ['<script>\n\nRB: a\n</script>\nRB: b', 'html 4, paragraph(RB)'],
    ['<span>\nRB: a', 'html 2'],
    ['a\n<span>\nb', 'paragraph 3'],
    ['<?x\n\n?>\na', 'html 3, paragraph'],
    ['<![CDATA[\n\n]]>\na', 'html 3, paragraph'],
    ['::: {.a}\nRB: b\n:::', 'div, paragraph(RB), div-end'],
    ['::: {.a} :::\n\n::::: b\n::::::', 'div, div, div-end'],
    [':::a b', 'paragraph'],
    ['RB: a\n::: {.b}\nc', 'paragraph(RB), div, paragraph'],
    ['> RB: a\n> b', 'paragraph 2'],
    ['RB: a\n> b', 'paragraph(RB), paragraph'],
    ['RB: a\n- b\n2. c', 'paragraph(RB), paragraph 2'],
    ['RB: in\n2019. was', 'paragraph(RB) 2'],
    ['- a\n---', 'paragraph, rule'],
    ['RB: a\r\nb\rc', 'paragraph(RB) 3'],
  ] as const) {
    it(`of ${JSON.stringify(text)} are ${blocks || 'none'}`, () => assert.equal(outline(text), blocks));
  }

  const line = fc.constantFrom(
    '',
    'a',
    'RB: a',
    '# a',
    '---',
    '===',
    '```',
    '<!--',
    '-->',
    '<div>',
    '    a',
    '- a',
    '> a',
    '::: {.a}',
    ':::',
    '***',
    '[a]{.b}',
    '\t',
    '{>>',
  );
  const text = fc.array(line, { maxLength: 30 }).map(lines => lines.join('\n'));

  it('cover every line once, in order', () => {
    fc.assert(
      fc.property(text, source => {
        let next = 0;
        for (const block of blocksOf(readTranscript(source))) {
          assert.equal(block.line, next);
          assert.ok(block.lines > 0);
          next += block.lines;
        }
        assert.equal(next, splitLines(source).length);
      }),
    );
  });

  it('have the text of their lines, and places that lead back to it', () => {
    fc.assert(
      fc.property(text, source => {
        const lines = splitLines(source);
        for (const block of blocksOf(readTranscript(source))) {
          if (!('text' in block)) continue;
          assert.equal(
            block.text,
            lines
              .slice(
                block.line,
                block.line + (block.kind === 'heading' ? block.text.split('\n').length : block.lines),
              )
              .join('\n'),
          );
          for (let at = 0; at <= block.text.length; at++) {
            const { start } = rangeIn(block, at, at);
            assert.equal(offsetIn(block, start.line, start.character), at);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a heading', () => {
  /** The words of the one heading, and its attribute list. */
  function heading(text: string): [string, string | undefined] {
    const [block] = blocksOf(readTranscript(text));
    assert.ok(block?.kind === 'heading');
    const { contentStart, contentEnd, attributes } = block;
    return [
      block.text.slice(contentStart, contentEnd),
      attributes && block.text.slice(attributes.start, attributes.end),
    ];
  }

  for (const [text, words, attributes] of [
    ['## Q1.1 What is your role?', 'Q1.1 What is your role?', undefined],
    ['##   Q1  ', 'Q1', undefined],
    ['## Q1 ##', 'Q1', undefined],
    ['## Q1 #2', 'Q1 #2', undefined],
    ['## Q1 {status=lost}', 'Q1', '{status=lost}'],
    ['## Q1{status=lost}', 'Q1', '{status=lost}'],
    ['## Q1 {.a #b q="Q1 Q2"}  ', 'Q1', '{.a #b q="Q1 Q2"}'],
    ['## Q1 {.a} ##', 'Q1 {.a}', undefined],
    ['## {q=Q1}', '', '{q=Q1}'],
    ['## Q1 {really?}', 'Q1 {really?}', undefined],
    ['## Q1 [a]{.b}', 'Q1 [a]{.b}', undefined],
    ['## Q1 \\{.a}', 'Q1 \\{.a}', undefined],
    ['## Q1 \\\\{.a}', 'Q1 \\\\', '{.a}'],
    ['##', '', undefined],
    ['Q1 What\n---', 'Q1 What', undefined],
    ['Q1 What {.a}\n===', 'Q1 What', '{.a}'],
  ] as const) {
    it(`${JSON.stringify(text)} says ${words || 'nothing'}${attributes ? ` with ${attributes}` : ''}`, () =>
      assert.deepEqual(heading(text), [words, attributes]));
  }
});
