import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeEdits } from '../../../src/format/change-codings';
import { range } from '../../../src/format/position';
import { code, openTranscript, passagesAt, textEdits } from '../../../src/language/coding';
import { excerptOf } from '../../../src/language/excerpt';
import { readSettings } from '../../../src/language/settings';
import { generatedTranscript } from './generated-transcript';
import { studyOf, transcript } from './study-of';

/** What is taken of a text in which something is selected. */
function excerpt(source: string): string {
  const { study, document, marks, uri } = studyOf({ 'a.transcript.md': source });
  const file = study.get(uri);
  assert.ok(file?.kind === 'transcript' && file.transcript);
  return excerptOf(document, file.transcript, marks.ranges).text;
}

describe('the excerpt that selections touch', () => {
  for (const [name, source, taken] of [
    [
      'has the front matter and the section',
      '---\na: b\n---\n\n## A\n\nx\n\n## B\n\n«y»\n\n## C\n',
      '---\na: b\n---\n\n## B\n\ny\n',
    ],
    [
      'has further pieces of the segments there',
      '# A\n\n[x]{.t part=1}\n\n# B\n\ny\n\n# C\n\n[«z»]{.t part=1}\n',
      '# A\n\n[x]{.t part=1}\n\n\n# C\n\n[z]{.t part=1}\n',
    ],
    [
      'is the whole where turns are coded around it',
      '# A\n\n::: {.t}\n\n# B\n\n«x»\n\n:::\n\n# C\n',
      '# A\n\n::: {.t}\n\n# B\n\nx\n\n:::\n\n# C\n',
    ],
    ['takes a div that never ends for none', '# A\n\n::: {.t}\n\n# B\n\n«x»\n', '\n# B\n\nx\n'],
    [
      'is the whole while front matter has no end',
      '---\na: b\n\n# A\n\n# B\n\n«x»\n',
      '---\na: b\n\n# A\n\n# B\n\nx\n',
    ],
  ] as const) {
    it(name, () => assert.equal(excerpt(source), taken));
  }

  it('makes the same codings as the whole', () => {
    const texts = fc.array(generatedTranscript, { minLength: 2, maxLength: 5 });
    const place = fc.record({ line: fc.nat(60), character: fc.nat(50) });
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(place, fc.nat(2)), { minLength: 1, maxLength: 3 }), (all, at) => {
        const text = transcript(all.join('\n\n## Q1.1 More\n\n'));
        const here = studyOf({ 'a.transcript.md': text });
        const { study, document } = here;
        const ranges = at.map(([start, lines]) => ({ start, end: { ...start, line: start.line + lines } }));
        const whole = openTranscript(study, document, [range(0, 0, document.lineCount, 0)]);
        assert.ok(whole);
        const passages = passagesAt(whole, ranges);
        const expected = here.after(textEdits(whole, codeEdits(whole.text, passages, { themes: ['trust'] })));
        const found = code(study, document, ranges, ['trust'], readSettings({}));
        assert.equal(here.after('edits' in found ? found.edits : []), expected);
      }),
      { numRuns: 300 },
    );
  });
});
