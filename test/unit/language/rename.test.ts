import assert from 'node:assert/strict';
import fc from 'fast-check';
import { studyCoverage } from '../../../src/analysis/coverage';
import { highlights } from '../../../src/language/highlights';
import { renamable } from '../../../src/language/rename';
import { generatedTranscript } from './generated-transcript';
import { renamed } from './renamed';
import { codebook, type Files, guide, studyOf, transcript } from './study-of';

const others: Files = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };

describe('rename', () => {
  it('gives a question another ID in the guide and at every marker, open or closed', () =>
    assert.deepEqual(
      renamed(
        {
          'a.transcript.md': transcript('## Q2‸.1 Whom?\n\n**Ann:** Q2.1 was hard.\n'),
          'b.transcript.md': transcript('## Q1.1, Q2.1\n\n**Bo:** []{q=Q2.1} x [y]{q="Q1.1 Q2.1"}\n'),
          ...others,
        },
        'B-01',
      ),
      {
        'a.transcript.md': transcript('## B-01 Whom?\n\n**Ann:** Q2.1 was hard.\n'),
        'b.transcript.md': transcript('## Q1.1, B-01\n\n**Bo:** []{q=B-01} x [y]{q="Q1.1 B-01"}\n'),
        ...others,
        'tea.guide.yaml': guide.replace('id: Q2.1\n', 'id: B-01\n'),
      },
    ));

  it('gives a theme another ID in the codebook and at every coding', () =>
    assert.deepEqual(
      renamed(
        {
          'tea.codebook.yaml': codebook.replace('id: money\n', 'id: mon‸ey\n'),
          'a.transcript.md': transcript('## Q1.1 {.money}\n\n**Ann:** [x [money]{.trust .money}]{.money}\n'),
          'b.transcript.md': transcript('::: {.money}\n\n**Bo:** no\n\n:::\n'),
        },
        'pay',
      ),
      {
        'tea.codebook.yaml': codebook.replace('id: money\n', 'id: pay\n'),
        'a.transcript.md': transcript('## Q1.1 {.pay}\n\n**Ann:** [x [money]{.trust .pay}]{.pay}\n'),
        'b.transcript.md': transcript('::: {.pay}\n\n**Bo:** no\n\n:::\n'),
      },
    ));

  it('keeps quotes and comments of the YAML, and puts quotes where YAML would read something else', () => {
    const quoted = 'themes:\n  - {id: "a", label: A} # first\n  - id: b # second\n';
    const coded = transcript('**Ann:** [x]{.‸a} [y]{.b}\n');
    assert.deepEqual(renamed({ 'a.transcript.md': coded, 'tea.codebook.yaml': quoted }, 'c'), {
      'a.transcript.md': transcript('**Ann:** [x]{.c} [y]{.b}\n'),
      'tea.codebook.yaml': quoted.replace('"a"', '"c"'),
    });
    assert.deepEqual(
      renamed({ 'a.transcript.md': transcript('**Ann:** [y]{.‸b}\n'), 'tea.codebook.yaml': quoted }, 'true'),
      {
        'a.transcript.md': transcript('**Ann:** [y]{.true}\n'),
        'tea.codebook.yaml': quoted.replace('id: b', 'id: "true"'),
      },
    );
  });

  it('puts a slip right everywhere', () =>
    assert.deepEqual(
      renamed(
        {
          'a.transcript.md': transcript('## Q1‸.9 Role?\n'),
          'b.transcript.md': transcript('**Bo:** []{q=Q1.9} x\n'),
          ...others,
        },
        'Q1.1',
      ),
      {
        'a.transcript.md': transcript('## Q1.1 Role?\n'),
        'b.transcript.md': transcript('**Bo:** []{q=Q1.1} x\n'),
        ...others,
      },
    ));

  for (const [text, newId, reason] of [
    ['## Q2‸.1 Whom?\n', 'Q 3', /cannot be the ID of a question/],
    ['## Q2‸.1 Whom?\n', 'next', /with at least one digit/],
    ['## Q2‸.1 Whom?\n', 'Q1.1', /is taken already/],
    ['## Q2‸.1 Whom?\n\n## Q9.9 What?\n', 'Q9.9', /is used in transcripts already/],
    ['## Q9‸.8 Whom?\n\n## Q9.9 What?\n', 'Q9.9', /is used in transcripts already/],
    ['**Ann:** [x]{.mon‸ey}\n', '1st', /cannot be the ID of a theme/],
    ['**Ann:** so‸me talk\n', 'Q1.1', /Only the ID/],
    ['## Q2‸.1 Whom?\n\n## B-01 bus\n', 'B-02', /“B-01 bus” in a.transcript.md \(line 6\)/],
    ['## Q2‸.1 Whom?\n\n## B-01 bus\n', 'B-01', /“B-01 bus” in a.transcript.md \(line 6\)/],
    ['## Q9‸.9 Whom?\n', 'B-01', /“Q9.9 Whom\?” in a.transcript.md \(line 4\)/],
    ['Q2‸.1. Whom?\n---\n', '2', /“Q2.1. Whom\?” in a.transcript.md \(line 4\)/],
  ] as const) {
    it(`refuses ${newId} for ${text.trim().split('\n')[0]}`, () => {
      const refused = renamed({ 'a.transcript.md': transcript(text), ...others }, newId);
      assert.ok(typeof refused === 'string');
      assert.match(refused, reason);
      assert.match(refused, /^[“\p{Lu}].*\.$/u, 'whole sentences');
    });
  }

  it('offers the ID alone', () => {
    const { study, uri, marks } = studyOf({
      'tea.codebook.yaml': 'themes:\n  - id: "«mon‸ey»"\n',
    });
    assert.deepEqual(renamable(study, uri, marks.cursor)?.range, marks.ranges[0]);
  });

  it('leaves all figures as they are, but for the name', () => {
    fc.assert(
      fc.property(fc.array(generatedTranscript, { minLength: 1, maxLength: 4 }), texts => {
        const files: Record<string, string> = {
          'tea.guide.yaml': guide.replace('id: Q2.1\n', 'id: Q2‸.1\n'),
          'tea.codebook.yaml': codebook,
        };
        for (const [index, text] of texts.entries()) files[`${index}.transcript.md`] = text;
        const after = renamed(files, 'Q7');
        assert.ok(typeof after !== 'string');
        const figures = ({ study }: ReturnType<typeof studyOf>) =>
          studyCoverage(study).map(({ totals, questions }) => [
            totals,
            questions.map(({ question, state, words }) => [question.id.replace('Q2.1', 'Q7'), state, words]),
          ]);
        assert.deepEqual(figures(studyOf(after)), figures(studyOf(files)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('highlights', () => {
  it('are the places of the file that name the same', () => {
    const { study, uri, marks } = studyOf({
      'a.transcript.md': transcript('## «Q2‸.1» Whom?\n\n**Ann:** []{q=«Q2.1»} Q2.1 [x]{.money}\n'),
      'b.transcript.md': transcript('## Q2.1 Whom?\n'),
      ...others,
    });
    assert.deepEqual(
      highlights(study, uri, marks.cursor).map(({ range }) => range),
      marks.ranges,
    );
  });
});
