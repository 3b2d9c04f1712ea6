import assert from 'node:assert/strict';
import { foldingRanges } from '../../../src/language/folding';
import { codebook, type Files, guide, studyOf } from './study-of';

/** What can be folded in the first file: the first line and the last one of each. */
function foldsOf(files: Files): string[] {
  const { study, document } = studyOf(files);
  return foldingRanges(study, document).map(({ startLine, endLine, kind }) =>
    [document.line(startLine), '…', document.line(endLine), kind].filter(Boolean).join(' '),
  );
}

describe('folds of a transcript', () => {
  const cases: readonly [what: string, text: string, ...folds: string[]][] = [
    ['front matter', '---\ncoder: AB\n---\nAnn: a', '--- … ---'],
    ['sections within sections', '# A\na\n\n## B\nb\n\n# C\n\nc\n', '# A … b', '## B … b', '# C … c'],
    ['turns of several paragraphs', 'Ann: a\n\nb\n\nBo: c\n\nAnn: d\r\ne', 'Ann: a … b', 'Ann: d … e'],
    ['a turn up to the next heading', '**Ann:** a\n\nb\n\n## C\n', '**Ann:** a … b'],
    ['divs', '::: {.trust}\n\nAnn: a\n\n::: x\nb\n:::\n:::\nc', '::: {.trust} … :::', '::: x … :::'],
    ['code', '```\na\n```', '``` … ```'],
    ['comments', '<!-- a\nb -->', '<!-- a … b --> comment'],
    [
      'what a switch begins',
      '## Q1.1\n\nAnn: a\n\nb []{q=Q1.2}\nc\n\nBo: d\n\n## Q2.1',
      ...['## Q1.1 … Bo: d', 'Ann: a … c', 'b []{q=Q1.2} … Bo: d'],
    ],
    ['nothing of single lines', '# A\n\n## B\n\nAnn: a', '# A … Ann: a', '## B … Ann: a'],
    ['nothing of an empty text', ''],
  ];
  for (const [what, text, ...folds] of cases) {
    it(what, () => assert.deepEqual(foldsOf({ 'a.transcript.md': text, 'tea.guide.yaml': guide }), folds));
  }
});

describe('folds of a guide', () => {
  it('are its sections and questions with their probes, and what else is indented', () => {
    const folds = foldsOf({ 'tea.guide.yaml': guide });
    assert.deepEqual(folds.slice(0, 5), [
      'sections: …         for: [guest]',
      '  - id: "1" …         for: [regular]',
      '    questions: …         for: [regular]',
      '      - id: Q1.1 …             text: Since when?',
      '        probes: …             text: Since when?',
    ]);
  });

  it('hold lists in the column of their key', () => {
    const folds = foldsOf({
      'guide.yaml': 'title: T\n\nquestions:\n- id: Q1\n  text: Why?\n\nnote: >\n  a\n\n  b\n',
    });
    assert.deepEqual(folds, ['questions: …   text: Why?', '- id: Q1 …   text: Why?', 'note: > …   b']);
  });
});

it('folds of a codebook are its themes with those under them', () => {
  assert.deepEqual(foldsOf({ 'tea.codebook.yaml': codebook }), [
    'themes: …   - id: money',
    '  - id: trust …       - id: trust:early',
    '    themes: …       - id: trust:early',
  ]);
});
