import assert from 'node:assert/strict';
import { described, type HintData, inlayHints } from '../../../src/language/inlay-hints';
import { type Files, guide, studyOf, transcript } from './study-of';

/** The open transcript with its hints in it, as `⟨…⟩`. */
function withHints(files: Files): string {
  const { study, uri, document, after } = studyOf(files);
  const whole = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
  const hints = inlayHints(study, uri, whole);
  return after(
    hints.map(({ position, label }) => ({
      range: { start: position, end: position },
      newText: `⟨${label}⟩`,
    })),
  );
}

describe('hints', () => {
  const cases: readonly [what: string, text: string, after: string][] = [
    ['behind a switch', 'Ann: so. []{q=Q2.1} And', 'Ann: so. []{q=Q2.1}⟨With whom do you sit?⟩ And'],
    ['behind an aside', '[so]{q=Q1.1a} it', '[so]{q=Q1.1a}⟨Since when?⟩ it'],
    ['behind a heading that is an ID', '## Q1.1\r\n', '## Q1.1⟨What is your role here?⟩\r\n'],
    ['behind its full stop', '## Q1.1.', '## Q1.1.⟨What is your role here?⟩'],
    ['behind its status', '## Q1.1a {status=lost}', '## Q1.1a {status=lost}⟨Since when?⟩'],
    ['of two IDs', '## Q1.1a, Q2.1', '## Q1.1a, Q2.1⟨Since when? · With whom do you sit?⟩'],
    ['behind a heading of other words', '## Her job {q=Q1.1a}', '## Her job {q=Q1.1a}⟨Since when?⟩'],
    ['of none where the words stand there', '## Since when? {q=Q1.1a}', '## Since when? {q=Q1.1a}'],
    ['of none behind a heading with words', '## Q1.1 What?', '## Q1.1 What?'],
    ['of none for unknown questions', '## Q9.9\n\n[]{q=Q8} []{q=}', '## Q9.9\n\n[]{q=Q8} []{q=}'],
    ['of none in code', '`[]{q=Q2.1}`', '`[]{q=Q2.1}`'],
    ['behind other scripts', '😀 [سلام]{q=Q1.1a}', '😀 [سلام]{q=Q1.1a}⟨Since when?⟩'],
  ];
  for (const [what, text, expected] of cases) {
    it(what, () => {
      const files = { 'a.transcript.md': text, 'tea.guide.yaml': guide };
      assert.equal(withHints(files), expected);
    });
  }

  it('end with a word where the question is long', () => {
    const long = `questions: [{id: Q1, text: "${'really '.repeat(20)}?"}, {id: Q2, text: "${'問'.repeat(90)}"}]`;
    const hint = (id: string) => withHints({ 'a.transcript.md': `[]{q=${id}}`, 'guide.yaml': long }).slice(7);
    assert.equal(hint('Q1'), `}⟨${'really '.repeat(8).trim()}…⟩`);
    assert.equal(hint('Q2'), `}⟨${'問'.repeat(59)}…⟩`);
  });

  it('are only those of the lines that are asked for', () => {
    const { study, uri, marks } = studyOf({
      'a.transcript.md': transcript('## Q1.1\n«\n## Q1.2\n»\n## Q2.1\n'),
      'tea.guide.yaml': guide,
    });
    const hints = marks.ranges.flatMap(range => inlayHints(study, uri, range));
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['Who told you about us?'],
    );
  });

  it('are described when somebody looks', () => {
    const { study, uri } = studyOf({ 'a.transcript.md': '## Q1.1a, Q2.1', 'tea.guide.yaml': guide });
    const data: HintData = { uri, ids: ['Q1.1a', 'Q2.1'] };
    const text = described(study, data, true);
    assert.match(text, /\*\*Q1\.1a\*\*.*probe of Q1\.1[\s\S]*\*\*Q2\.1\*\*/);
    assert.match(text, /answered in 0 of 1 transcript\n/);
  });

  it('are none without a guide, or in a guide', () => {
    assert.equal(withHints({ 'a.transcript.md': '[]{q=Q2.1}' }), '[]{q=Q2.1}');
    assert.equal(withHints({ 'tea.guide.yaml': guide }), guide);
  });
});
