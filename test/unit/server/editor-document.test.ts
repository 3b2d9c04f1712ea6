import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { splitLines } from '../../../src/format/position';
import { readTranscript } from '../../../src/format/transcript';
import { EditorDocument } from '../../../src/server/editor-document';

const piece = fc.constantFrom(
  '',
  'a',
  '\n',
  '\r',
  '\r\n',
  '# b',
  '😀',
  '\ud800',
  '---',
  '**P:** c',
  '\ufeff',
);
const text = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(''));
const edit = fc.record({ from: fc.nat(60), length: fc.nat(10), text });

/** The text without a byte order mark, which is no part of what an editor shows. */
function shown(source: string): string {
  return source.replace(/^\ufeff/, '');
}

describe('a document open in an editor', () => {
  it('has after any changes the text, the lines and the transcript that the editor shows', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 8 }), fc.nat(3), (start, edits, readEvery) => {
        const document = new EditorDocument('file:///a.transcript.md', 1, start);
        let whole = shown(start);
        for (const [index, { from, length, text }] of edits.entries()) {
          // A fresh document for each change: the library does not put a CR and an LF together that come to meet.
          const editor = TextDocument.create('', '', 1, whole);
          const range = { start: editor.positionAt(from), end: editor.positionAt(from + length) };
          document.update([{ range, text }], index + 2);
          whole = `${whole.slice(0, editor.offsetAt(range.start))}${text}${whole.slice(editor.offsetAt(range.end))}`;
          assert.equal(document.getText(), whole);
          if (index % (readEvery + 1) === 0) document.transcript();
        }
        assert.equal(document.lineCount, splitLines(whole).length);
        assert.deepEqual(
          splitLines(whole),
          Array.from({ length: document.lineCount }, (_, at) => document.line(at)),
        );
        assert.equal(document.version, edits.length + 1);
        assert.deepEqual(document.transcript(), document.transcript());
        const plain = (value: unknown) => JSON.stringify(value);
        if (!whole.startsWith('\ufeff')) {
          const [read, scratch] = [document.transcript(), readTranscript(whole)];
          assert.equal(
            plain(read.sections.flatMap(({ blocks }) => blocks.map(({ line: _, ...block }) => block))),
            plain(scratch.sections.flatMap(({ blocks }) => blocks.map(({ line: _, ...block }) => block))),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a whole new text, also with more lines than fit into one call', () => {
    const document = new EditorDocument('file:///a.transcript.md', 1, 'a\nb');
    const long = 'x\r\n'.repeat(200_000);
    document.update([{ text: long }], 2);
    assert.equal(document.lineCount, 200_001);
    document.update(
      [{ range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, text: long }],
      3,
    );
    assert.equal(document.lineCount, 400_000);
    assert.equal(document.lineEnd, '\r\n');
  });

  it('takes places that are not there for the nearest ones', () => {
    const document = new EditorDocument('file:///a.transcript.md', 1, 'ab\ncd');
    document.update(
      [{ range: { start: { line: 0, character: 9 }, end: { line: 9, character: 9 } }, text: 'x' }],
      2,
    );
    assert.equal(document.getText(), 'abx');
  });
});
