import assert from 'node:assert/strict';
import fc from 'fast-check';
import { semanticTokens } from '../../../src/language/semantic-tokens';
import { encoded, type TokenStretch, tokenEdits } from '../../../src/language/token-encoding';
import { tokenModifiers, tokenTypes } from '../../../src/language/token-legend';
import { EditorDocument, showIn } from '../../../src/server/editor-document';
import { codebook, type Files, guide, type StudyOf, studyOf } from './study-of';

/** Each token of the numbers: its words, and what they are. */
function tokensIn({ document }: StudyOf, stretches: readonly TokenStretch[]): string[] {
  const numbers = encoded(stretches);
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < numbers.length; at += 5) {
    const [below = 0, right = 0, length = 0, type = 0, bits = 0] = numbers.slice(at, at + 5);
    character = below === 0 ? character + right : right;
    line += below;
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    const words = document.line(line).slice(character, character + length);
    tokens.push(`${words} ${[tokenTypes[type], ...modifiers].join('.')}`);
  }
  return tokens;
}

function tokensOf(files: Files): string[] {
  const opened = studyOf(files);
  return tokensIn(opened, semanticTokens(opened.study, opened.uri));
}

const study = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };

describe('semantic tokens', () => {
  const cases: readonly [what: string, text: string, ...tokens: string[]][] = [
    ['tell known questions from others', '## Q1.1, Q9.9 Role', 'Q1.1 function', 'Q9.9 function.unknown'],
    ['are of switches', '[]{q="Q1.1 Q9"}', 'Q1.1 function', 'Q9 function.unknown'],
    ['tell known themes from others', '[a]{.trust .x}', 'trust type', 'x type.unknown'],
    ['are of divs', '::: {.trust}', 'trust type'],
    [
      'know what speakers are',
      '---\nspeakers: {Bo: other}\n---\n**Ann:** a\n\nINT: b\n\n[00:01] **Bo:** c',
      ...['Ann speaker.participant', 'INT speaker.interviewer', '[00:01] number', 'Bo speaker.other'],
    ],
    [
      'tell statuses from others',
      '## Q1.1 {status=lost}\n\n## Q1.2 {status=list}',
      ...['Q1.1 function', 'lost enumMember', 'Q1.2 function', 'list enumMember.unknown'],
    ],
    ['part memos at line ends', '😀 {>>AB: a\r\nb<<} c', '{>>AB: a comment', 'b<<} comment'],
    ['are not of code', '`[a]{.trust}` {.trust}'],
  ];
  for (const [what, text, ...tokens] of cases) {
    it(what, () => assert.deepEqual(tokensOf({ 'a.transcript.md': text, ...study }), tokens));
  }

  it('call nothing unknown that has nothing to be held against', () => {
    assert.deepEqual(tokensOf({ 'a.transcript.md': '[a]{.x q=Q7}' }), ['x type', 'Q7 function']);
  });

  it('are of the IDs in guide and codebook', () => {
    assert.equal(tokensOf(study)[0], 'Q1.1 function.declaration');
    const [first] = tokensOf({ 'tea.codebook.yaml': codebook });
    assert.equal(first, 'trust type.declaration');
  });

  it('of a range are those of its sections', () => {
    const text = '## Q1.1\n\n**Ann:** a\n\n«## Q1.2»\n\n## Q2.1\n';
    const opened = studyOf({ 'a.transcript.md': text, ...study });
    const [range] = opened.marks.ranges;
    assert.deepEqual(tokensIn(opened, semanticTokens(opened.study, opened.uri, range)), ['Q1.2 function']);
  });

  it('are others when the guide is another', () => {
    const opened = studyOf({ 'a.transcript.md': 'so\n\n## Q1.1', ...study });
    const now = () => tokensIn(opened, semanticTokens(opened.study, opened.uri));
    assert.deepEqual(now(), ['Q1.1 function']);
    opened.study.set('file:///study/tea.guide.yaml', 'questions: [{id: Q1, text: Why?}]');
    assert.deepEqual(now(), ['Q1.1 function.unknown']);
    opened.study.delete('file:///study/tea.guide.yaml');
    assert.deepEqual(now(), []);
  });
});

describe('what has changed of the tokens', () => {
  const lines = fc.array(
    fc.constantFrom(
      '## Q1.1',
      '## Q9',
      '**Ann:** a',
      '[a]{.trust}\nb',
      '',
      'so',
      '# A',
      '---\ncoder: A\n---',
    ),
    { maxLength: 12 },
  );

  it('makes the old ones the new ones', () => {
    fc.assert(
      fc.property(lines, fc.nat(12), fc.nat(4), lines, (before, from, removed, inserted) => {
        const text = before.join('\n\n');
        const { study, uri } = studyOf({ 'a.transcript.md': text, 'tea.guide.yaml': guide });
        const document = new EditorDocument(uri, 1, text);
        showIn(study, document);
        const old = semanticTokens(study, uri);
        const first = Math.min(from, document.lineCount - 1);
        const last = Math.min(first + removed, document.lineCount - 1);
        const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
        document.update([{ range, text: inserted.join('\n') }], 2);
        showIn(study, document);
        const now = semanticTokens(study, uri);
        const data = encoded(old);
        for (const { start, deleteCount, data: added = [] } of tokenEdits(old, now))
          data.splice(start, deleteCount, ...added);
        assert.deepEqual(data, encoded(now));
        const again = studyOf({ 'a.transcript.md': document.getText(), 'tea.guide.yaml': guide });
        assert.deepEqual(data, encoded(semanticTokens(again.study, again.uri)));
      }),
      { numRuns: 500 },
    );
  });
});
