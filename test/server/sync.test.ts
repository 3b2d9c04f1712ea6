import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { guide, transcript } from '../unit/language/study-of';
import { Client, type Folder, folderOf } from './client';

/** A change as an editor sends it: a range of the text before it, made by shares of its length. */
const change = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  text: fc.constantFrom(
    '',
    'x',
    '\n',
    '\r\n',
    '\r',
    '## Q1.2 Who?\n',
    '😀',
    '[a]{q=Q2.1}',
    ' **Bo:** no',
    '---\n',
  ),
});

describe('incremental sync', () => {
  let client: Client;
  let folder: Folder;
  before(async () => {
    folder = folderOf({ 'tea.guide.yaml': guide });
    client = new Client();
    await client.start([folder]);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  it('shows after any edits what a freshly opened copy shows', async () => {
    let number = 0;
    const starts = fc.constantFrom(
      transcript(
        '## Q1.1 Role?\n\n**Ann:** 😀 yes. []{q=Q2.1} And [so]{.x} on.\n\n### More\n\n**Bo:** No.\n',
      ),
      transcript('## Q1.1 Role?\n\n**Ann:** Yes.\n').replaceAll('\n', '\r\n'),
      '',
    );
    const edits = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(starts, edits, async (start, notifications) => {
        number++;
        const uri = folder.uriOf(`${number}.transcript.md`);
        await client.open(uri, start);
        let editor = TextDocument.create(uri, '', 1, start);
        for (const [index, changes] of notifications.entries()) {
          const sent = changes.map(({ from, length, text }) => {
            const offset = Math.floor(from * editor.getText().length);
            const range = { start: editor.positionAt(offset), end: editor.positionAt(offset + length) };
            const whole = editor.getText();
            const after = `${whole.slice(0, editor.offsetAt(range.start))}${text}${whole.slice(editor.offsetAt(range.end))}`;
            editor = TextDocument.create(uri, '', 1, after);
            return { range, text };
          });
          await client.change(uri, index + 2, ...sent);
        }
        const copy = folder.uriOf(`copy ${number}.transcript.md`);
        await client.open(copy, editor.getText());
        const ask = (method: string, textDocument: object, more = {}) =>
          client.request(method, { textDocument, ...more });
        const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
        const asked = { range: whole, context: { diagnostics: [] } };
        assert.deepEqual(
          await ask('textDocument/documentSymbol', { uri }),
          await ask('textDocument/documentSymbol', { uri: copy }),
        );
        assert.equal(
          JSON.stringify(await ask('textDocument/codeAction', { uri }, asked))
            .replaceAll(uri, copy)
            .replace(/"version":\d+/g, '"version":1'),
          JSON.stringify(await ask('textDocument/codeAction', { uri: copy }, asked)),
        );
        await client.close(uri);
        await client.close(copy);
      }),
      { numRuns: 300 },
    );
  });
});
