import assert from 'node:assert/strict';
import type { InitializeResult, WorkspaceEdit } from 'vscode-languageserver';
import { guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

describe('moving a guide', () => {
  let client: Client;
  let folder: Folder;
  const able = {
    ...ableClient,
    workspace: { ...ableClient.workspace, fileOperations: { willRename: true } },
  };
  const moved = (from: string, to: string) =>
    client.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: [{ oldUri: folder.uriOf(from), newUri: folder.uriOf(to) }],
    });

  async function on(capabilities: typeof ableClient): Promise<InitializeResult> {
    folder = folderOf({
      'tea.guide.yaml': guide,
      'b.transcript.md': transcript('**Bo:** Her.\n'),
    });
    client = new Client();
    const answer = await client.start([folder], capabilities);
    await client.open(folder.uriOf('a.transcript.md'), transcript('**Ann:** Him.\n'), 7);
    return answer;
  }
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  it('offers the edits of every guide: that names it, for open files in their version', async () => {
    const { capabilities } = await on(able);
    assert.equal(capabilities.workspace?.fileOperations?.willRename?.filters.length, 2);
    const edit = await moved('tea.guide.yaml', 'x/é tea.guide.yaml');
    const range = { start: { line: 1, character: 7 }, end: { line: 1, character: 21 } };
    const edits = [{ range, newText: 'x/é tea.guide.yaml' }];
    assert.deepEqual(edit?.documentChanges, [
      { textDocument: { uri: folder.uriOf('a.transcript.md'), version: 7 }, edits },
      { textDocument: { uri: folder.uriOf('b.transcript.md'), version: null }, edits },
    ]);
    assert.equal(await moved('other.txt', 'else.txt'), null);
  });

  it('is only announced to an editor that tells of it', async () => {
    const { capabilities } = await on(ableClient);
    assert.equal(capabilities.workspace?.fileOperations, undefined);
    const edit = await moved('tea.guide.yaml', 'x.guide.yaml');
    assert.equal(edit?.documentChanges?.length, 2);
  });
});
