import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { problemsOf } from '../../../src/analysis/problems';
import { EditorDocument, showIn } from '../../../src/server/editor-document';
import { generatedTranscript } from '../language/generated-transcript';
import { codebook, guide, studyOf } from '../language/study-of';

const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 0, 1, 5),
  text: fc.constantFrom(
    '',
    'x',
    ' ',
    '\n',
    ':',
    '.',
    '{',
    '## Q1.1 a\n',
    '**RB:** ',
    ' {status=lost}',
    '{.none}',
    '[',
    ']{.trust part=1}',
    '[00:02:00] ',
    '\n\n',
  ),
});

describe('the problems of a transcript that is being edited', () => {
  it('are those of its text, whatever was kept from the text before', () => {
    fc.assert(
      fc.property(generatedTranscript, fc.array(edit, { maxLength: 8 }), (start, edits) => {
        const files = { 'a.transcript.md': '', 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };
        const { study, uri } = studyOf(files);
        const document = new EditorDocument(uri, 1, start);
        let text = start;
        for (const [index, { from, length, text: typed }] of edits.entries()) {
          const editor = TextDocument.create(uri, '', 1, text);
          const offset = Math.floor(from * text.length);
          const range = { start: editor.positionAt(offset), end: editor.positionAt(offset + length) };
          document.update([{ range, text: typed }], index + 2);
          text = document.getText();
          showIn(study, document);
          const fresh = studyOf({ ...files, 'a.transcript.md': text });
          assert.deepEqual(problemsOf(study, uri), problemsOf(fresh.study, uri), text);
        }
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});
