import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import { comparePositions } from '../../../src/format/position';
import { documentSymbols } from '../../../src/language/symbols';
import { generatedTranscript } from './generated-transcript';
import { codebook, type Files, guide, studyOf, transcript } from './study-of';

/** The outline as lines, two blanks a level, the detail behind a bar. */
function check(text: string, expected: string, name = 'a.transcript.md', others: Files = {}): void {
  const { study, uri } = studyOf({ [name]: text, 'tea.guide.yaml': guide, ...others, ...{ [name]: text } });
  const symbols = documentSymbols(study, uri);
  assertNested(symbols);
  assert.equal(drawn(symbols), expected);
}

function drawn(symbols: readonly DocumentSymbol[], indent = ''): string {
  return symbols
    .map(
      ({ name, detail, children = [] }) =>
        `${indent}${name}${detail ? ` | ${detail}` : ''}\n${drawn(children, `${indent}  `)}`,
    )
    .join('');
}

/** What clients demand: a name, the name's place inside the symbol, children inside their parents and in order. */
function assertNested(symbols: readonly DocumentSymbol[], parent?: DocumentSymbol): void {
  let before: DocumentSymbol | undefined;
  for (const symbol of symbols) {
    assert.notEqual(symbol.name.trim(), '');
    assert.ok(holds(symbol.range, symbol.selectionRange), `the name of ${symbol.name} is inside`);
    assert.ok(!parent || holds(parent.range, symbol.range), `${symbol.name} is inside ${parent?.name}`);
    if (before) assert.ok(comparePositions(before.range.start, symbol.range.start) <= 0);
    before = symbol;
    assertNested(symbol.children ?? [], symbol);
  }
}

function holds(outer: Range, inner: Range): boolean {
  return (
    comparePositions(outer.start, inner.start) <= 0 &&
    comparePositions(inner.start, inner.end) <= 0 &&
    comparePositions(inner.end, outer.end) <= 0
  );
}

describe('outline', () => {
  it('of a guide has sections, questions and probes', () => {
    check(
      guide,
      `1 Coming here
  Q1.1 What is your role here?
    Q1.1a Since when?
  Q1.2 Who told you about us?
  Q1.3 What would you change?
2 Company
  Q2.1 With whom do you sit?
  Q2.2 What do you talk about?
`,
      'tea.guide.yaml',
    );
  });
  it('of a guide without sections has questions', () => {
    check('questions:\n  - id: Q1\n    text: Why?\n', 'Q1 Why?\n', 'tea.guide.yaml');
  });
  it('of a guide stands even where aliases name other places', () => {
    check(
      'x: &q {id: Q1, text: Why?}\nsections:\n  - title: One\n    questions: [*q]\n',
      'One\n  Q1 Why?\n',
      'tea.guide.yaml',
    );
  });
  it('of a codebook has the tree of themes', () => {
    check(codebook, 'Trust | trust\n  trust:early\nmoney\n', 'tea.codebook.yaml');
  });
  it('of a transcript has headings with question and state, and the switches in them', () => {
    check(
      transcript(`# Company

## Q1.1 Your role?

**Ann:** Well. []{q=Q2.1} With Bo. [And Cy]{q="Q2.2 Q1.3"}, too.

### Q1.1a When?

## Q1.2 {status=declined}

## Weather

**Ann:** Rain.

## Q9.9 And?
`),
      `Company
  Q1.1 Your role? | ✓ answered, 1 word
    → Q2.1 | ✓ answered, 5 words
    → Q2.2, Q1.3 | ✓ answered, 2 words
    Q1.1a When? | ○ empty
  Q1.2 | ⊘ declined
  Weather
  Q9.9 And?
`,
    );
  });
  it('of a transcript without headings has the switches', () => {
    check(transcript('**Ann:** []{q=Q2.1} With Bo.\n'), '→ Q2.1 | ✓ answered, 2 words\n');
  });
  it('of a transcript without a guide has the headings', () => {
    check(transcript('## Q1.1 Role?\n', 'guide: none.guide.yaml\n'), 'Q1.1 Role?\n');
  });
  it('names a heading that has no words', () => {
    check(transcript('##\n'), '…\n');
    check(transcript('## {q=Q1.1}\n'), '… | ○ empty\n');
  });
  it('has a heading cover what stands below it', () => {
    const { study, uri } = studyOf({
      'a.transcript.md': transcript('## Q1.1\n\n### A\n\n## B\n'),
      'tea.guide.yaml': guide,
    });
    const [first] = documentSymbols(study, uri);
    assert.deepEqual([first?.range.start.line, first?.range.end.line], [3, 7]);
    assert.deepEqual(first?.selectionRange.start.line, 3);
  });
  it('nests validly in whatever is typed', () => {
    fc.assert(
      fc.property(generatedTranscript, text => {
        const { study, uri } = studyOf({ 'a.transcript.md': text, 'tea.guide.yaml': guide });
        assertNested(documentSymbols(study, uri));
      }),
      { numRuns: 300 },
    );
    const yaml = fc.array(
      fc.constantFrom(
        'questions:',
        '  - id: Q1',
        '    text: a',
        '    probes:',
        '      - &p {id: Q2}',
        '      - *p',
        'sections:',
        '  - title: x',
        '    questions: [{id: Q3}, *p]',
        'themes:',
        '    - id: t',
        '- ',
        '? [',
        '"',
      ),
    );
    fc.assert(
      fc.property(yaml, fc.constantFrom('x.guide.yaml', 'x.codebook.yaml'), (lines, name) => {
        const { study, uri } = studyOf({ [name]: lines.join('\n') });
        assertNested(documentSymbols(study, uri));
      }),
      { numRuns: 300 },
    );
  });
});
