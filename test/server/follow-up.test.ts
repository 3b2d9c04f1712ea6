import assert from 'node:assert/strict';
import type { FollowUpResult } from '../../src/server/protocol';
import { ableClient, Client, type Folder, folderOf } from './client';

const guide = 'questions:\n  - {id: Q1, text: How?}\n  - {id: Q2, text: Who?}\n';
const interview = '---\nparticipant: Ann\n---\n\n## Q1\n\nAnn: On foot.\n';

describe('a follow-up sheet', () => {
  let client: Client;
  let folder: Folder;
  beforeEach(async () => {
    folder = folderOf({ 'guide.yaml': guide, 'a.transcript.md': interview });
    client = new Client();
    await client.start([folder], ableClient);
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });
  const sheetOf = (name: string) =>
    client.request<FollowUpResult>('verbatim/followUp', { textDocument: { uri: folder.uriOf(name) } });

  it('is made of a file that is not open, with its words', async () => {
    const sheet = await sheetOf('a.transcript.md');
    assert.ok('markdown' in sheet);
    assert.equal(sheet.participant, 'Ann');
    assert.match(
      sheet.markdown,
      /^### Q2 Who\?\n\n.*\n\nSaid before it, to Q1 \(line 7\):\n\n> “On foot\.”$/m,
    );
    assert.match(sheet.html, /^<!DOCTYPE html>/);
  });

  it('is made of a file as the editor shows it', async () => {
    await client.open(
      folder.uriOf('a.transcript.md'),
      interview.replace('On foot', '\n\nBo: [00:01:00] By bus'),
    );
    const sheet = await sheetOf('a.transcript.md');
    assert.ok('markdown' in sheet);
    assert.match(sheet.markdown, /Said before it, to Q1 \(line 9, after 00:01:00\):\n\n> “By bus\.”/);
  });

  it('is none where nothing is open, and where there is no guide or no transcript', async () => {
    await client.open(folder.uriOf('a.transcript.md'), `${interview}\n## Q2\n\nAnn: Bo.\n`);
    assert.deepEqual(await sheetOf('a.transcript.md'), {
      nothing: 'There is nothing to ask Ann: no question is open.',
    });
    assert.deepEqual(await sheetOf('guide.yaml'), {
      refused: 'This is no transcript: their names end in “.transcript.md”.',
    });
    await client.open(folder.uriOf('guide.yaml'), '');
    assert.deepEqual(await sheetOf('a.transcript.md'), {
      refused: 'The guide of this transcript has no questions that can be read.',
    });
  });
});
