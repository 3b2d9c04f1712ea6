import assert from 'node:assert/strict';
import { colourOf } from '../../src/format/theme-colour';
import type { CodedPassagesResult } from '../../src/server/protocol';
import { codebook, guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

describe('asking what is coded', () => {
  let client: Client;
  let folder: Folder;
  const talk = transcript('**Bo:** A [b]{.trust} c.\n\n**Bo:** [d]{.money}\n');

  before(async () => {
    folder = folderOf({ 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook, 'b.transcript.md': talk });
    client = new Client();
    await client.start([folder], ableClient);
    await client.open(folder.uriOf('a.transcript.md'), talk);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  const ask = (name: string, more: object) =>
    client.request<CodedPassagesResult>('verbatim/codedPassages', {
      textDocument: { uri: folder.uriOf(name) },
      ...more,
    });

  it('is answered about the lines that are asked about', async () => {
    const line = { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } };
    assert.deepEqual(await ask('a.transcript.md', { ranges: [line] }), {
      themes: [{ id: 'trust', label: 'Trust', colour: colourOf('trust', []) }],
      passages: [
        {
          kind: 'words',
          range: { start: { line: 3, character: 11 }, end: { line: 3, character: 12 } },
          themes: [0],
          level: 0,
        },
      ],
      markup: [
        {
          kind: 'coding',
          range: { start: { line: 3, character: 10 }, end: { line: 3, character: 11 } },
          lines: [3, 3],
        },
        {
          kind: 'coding',
          range: { start: { line: 3, character: 12 }, end: { line: 3, character: 21 } },
          lines: [3, 3],
        },
      ],
      marks: [],
    });
  });

  it('is answered about all lines, and for the ruler, where that is asked', async () => {
    const { passages, marks } = await ask('a.transcript.md', { marks: true });
    assert.equal(passages.length, 2);
    assert.deepEqual(marks, [
      [0, 3, 3],
      [1, 5, 5],
    ]);
  });

  it('is answered with nothing about files that are not open', async () => {
    assert.deepEqual((await ask('b.transcript.md', {})).passages, []);
    assert.deepEqual((await ask('nowhere.transcript.md', {})).passages, []);
  });
});
