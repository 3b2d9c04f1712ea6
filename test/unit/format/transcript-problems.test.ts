import assert from 'node:assert/strict';
import type { ProblemCode } from '../../../src/format/problem';
import { readTranscript } from '../../../src/format/transcript';
import { transcriptProblems } from '../../../src/format/transcript-problems';
import { marked } from '../marked-text';

/** Reads a transcript in which the places of its problems are marked; each comes with its code. */
function finds(source: string, ...codes: ProblemCode[]): void {
  const { text, ranges } = marked(source);
  assert.deepEqual(
    transcriptProblems(readTranscript(text)).map(({ code, range }) => ({ code, range })),
    codes.map((code, index) => ({ code, range: ranges[index] })),
  );
}

/** The text after the fix of its one problem. */
function fixed(text: string): string {
  const [problem] = transcriptProblems(readTranscript(text));
  assert.ok(problem?.fix?.kind === 'replace');
  const { range, text: replacement } = problem.fix;
  const lines = text.split('\n');
  const line = lines[range.start.line] ?? '';
  assert.equal(range.start.line, range.end.line);
  lines[range.start.line] =
    `${line.slice(0, range.start.character)}${replacement}${line.slice(range.end.character)}`;
  return lines.join('\n');
}

describe('problems of a transcript by itself', () => {
  for (const [source, ...codes] of [
    ['RB: a «{>>»never', 'unclosed-memo'],
    ['RB: a\nb «{>>» c {>> d', 'unclosed-memo'],
    ['«::: {.a}»\n\nRB: b', 'unclosed-div'],
    ['«::: {.a}»\n::: {.b}\n:::', 'unclosed-div'],
    ['RB: a\n\n«:::»\n', 'unclosed-div'],
    ['RB: «[»a [b]{.c}', 'unbalanced-bracket'],
    ['RB: a«]» [b]{.c}', 'unbalanced-bracket'],
    ['RB: [b]{.c}\nand «[» so', 'unbalanced-bracket'],
    ['RB: [a]«{trust}» b', 'coding-syntax'],
    ['RB: [a]«{trust access}»', 'coding-syntax'],
    ['RB: [a]«{.trust access}»', 'coding-syntax'],
    ['RB: [a]«{.trust and no brace»', 'coding-syntax'],
    ['# Q1 [a]«{trust}» b', 'coding-syntax'],
    ['RB: a\n«LA»: b\n\nLA: c', 'label-inside-paragraph'],
    ['RB: a\n**«LA»:** b', 'label-inside-paragraph'],
    ['RB: a\n«INT»: b\n«RB»: c', 'label-inside-paragraph', 'label-inside-paragraph'],
    ['## Q1 {status=«maybe»}', 'unknown-status'],
    ['## Q1 {status=«"not asked"»}', 'unknown-status'],
    ['RB: []{q=Q1 status=«decline»}', 'unknown-status'],
    ['Q1\nWhat {status=«Lost»}\n===', 'unknown-status'],
  ] as [string, ...ProblemCode[]][]) {
    it(`are ${codes.join(', ')} in ${JSON.stringify(source)}`, () => finds(source, ...codes));
  }

  for (const text of [
    'RB: [laughs] a [b]{.c} [inaudible 00:12:31]',
    'RB: a [ b ] c ]',
    'RB: [half typed',
    'RB: [words]{.',
    'RB: [words]{.}',
    'RB: [words]{',
    'RB: [words]{}',
    'RB: [words]{. }',
    'RB: [b]{.c} \\[ d',
    'RB: [b]{.c} `[` <!-- [ -->',
    'RB: [a]{>>memo<<} b',
    'RB: [a](b) {c}',
    'RB: `{>>` a',
    '## Q1 {status=}',
    '## Q1 {status=declined}',
    '::: {.a}\n::: {.b}\nRB: c\n:::\n:::',
    'RB: a\nSomebody: b',
    'RB: I said\nThe thing is: no',
    '```\n{>> ::: [a]{b}\n```',
    '    [a]{b}',
  ]) {
    it(`are none in ${JSON.stringify(text)}`, () => finds(text));
  }

  it('are no more than five unbalanced brackets in a paragraph', () => {
    assert.equal(transcriptProblems(readTranscript(`RB: [b]{.c} ${'] '.repeat(1000)}`)).length, 5);
  });

  for (const [before, after] of [
    ['RB: [a]{trust access}', 'RB: [a]{.trust .access}'],
    ['RB: [ a [b]{.c}', 'RB: \\[ a [b]{.c}'],
    ['RB: a] [b]{.c}', 'RB: a\\] [b]{.c}'],
    ['## Q1 {status=decline}', '## Q1 {status=declined}'],
    ['RB: a\n**LA:** b', 'RB: a\n\n**LA:** b'],
  ] as const) {
    it(`are mended in ${JSON.stringify(before)} by their fix`, () => {
      assert.equal(fixed(before), after);
      finds(after);
    });
  }
});
