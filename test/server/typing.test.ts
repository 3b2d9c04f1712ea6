import assert from 'node:assert/strict';
import { guide, transcript } from '../unit/language/study-of';
import { Client, type Folder, folderOf } from './client';

describe('a word that is being typed', () => {
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

  /** Opens a transcript and types behind its last line, a letter at a time. */
  async function typeInto(name: string, text: string) {
    const uri = folder.uriOf(`${name}.transcript.md`);
    const start = transcript('## Q1.1 Role?\n\n**Ann:** Yes.\n\n');
    const line = start.split('\n').length - 1;
    await client.open(uri, start);
    for (const [index, letter] of [...text].entries()) {
      const at = { line, character: index };
      await client.change(uri, index + 2, { range: { start: at, end: at }, text: letter });
    }
    return { uri, line, version: text.length + 1 };
  }
  const now = () => true;

  it('is no mistake yet, and is one when typing goes on elsewhere', async () => {
    const { uri, line, version } = await typeInto('a', '## Q2');
    assert.deepEqual(await client.problems(uri, (_, published) => published.version === version), []);
    const elsewhere = { line: line - 2, character: 12 };
    const later = client.problems(uri, codes => codes.length > 0);
    await client.change(uri, version + 1, { range: { start: elsewhere, end: elsewhere }, text: '!' });
    assert.deepEqual(await later, ['unknown-question']);
  });

  it('is a mistake when nothing more is typed', async () => {
    const { uri } = await typeInto('b', '## Q2');
    assert.deepEqual(await client.problems(uri, codes => codes.length > 0), ['unknown-question']);
  }).timeout(15_000);

  it('is written when it is pasted', async () => {
    const { uri, line, version } = await typeInto('c', '#');
    const at = { line, character: 1 };
    await client.change(uri, version + 1, { range: { start: at, end: at }, text: '# Q2 What?' });
    const codes = await client.problems(uri, now);
    assert.deepEqual(codes, ['unknown-question']);
  });
});
