import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

describe('renaming an ID', () => {
  let client: Client;
  let folder: Folder;
  const able = {
    ...ableClient,
    textDocument: { ...ableClient.textDocument, rename: { prepareSupport: true } },
  };
  const at = (line: number, character: number) => ({
    textDocument: { uri: folder.uriOf('a.transcript.md') },
    position: { line, character },
  });

  async function on(capabilities: typeof ableClient): Promise<void> {
    folder = folderOf({
      'tea.guide.yaml': guide,
      'b.transcript.md': transcript('**Bo:** []{q=Q2.1} Her.\n'),
    });
    client = new Client();
    await client.start([folder], capabilities);
    await client.open(folder.uriOf('a.transcript.md'), transcript('## Q2.1 Whom?\n'), 7);
  }
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  it('edits open files in the version that was seen, and closed ones', async () => {
    await on(able);
    const prepared = await client.request('textDocument/prepareRename', at(3, 5));
    const range = { start: { line: 3, character: 3 }, end: { line: 3, character: 7 } };
    assert.deepEqual(prepared, { range, placeholder: 'Q2.1' });
    assert.equal(await client.request('textDocument/prepareRename', at(3, 12)), null);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at(3, 5), newName: 'Q7' });
    const files = (edit.documentChanges ?? []).map(change =>
      'textDocument' in change
        ? [change.textDocument.uri, change.textDocument.version, change.edits.length]
        : [],
    );
    assert.deepEqual(files.sort(), [
      [folder.uriOf('a.transcript.md'), 7, 1],
      [folder.uriOf('b.transcript.md'), null, 1],
      [folder.uriOf('tea.guide.yaml'), null, 1],
    ]);
  });

  it('renames a participant in files that are open and in those that are not', async () => {
    await on(able);
    const named = (talk: string) => transcript(talk, 'participant: A-1\n');
    folder.write({ 'c.transcript.md': named('**A-1:** From the disk.\n') });
    await client.open(folder.uriOf('d.transcript.md'), named('**A-1:** Not saved.\n'), 3);
    await client.open(folder.uriOf('c.transcript.md'), named('**A-1:** From the disk.\n'), 1);
    await client.notify('textDocument/didClose', { textDocument: { uri: folder.uriOf('c.transcript.md') } });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: folder.uriOf('d.transcript.md') },
      position: { line: 1, character: 14 },
      newName: 'B-2',
    });
    assert.deepEqual(
      edit.documentChanges?.map(change =>
        'textDocument' in change
          ? [change.textDocument, change.edits.map(edit => 'newText' in edit && edit.newText)]
          : [],
      ),
      [
        [{ uri: folder.uriOf('c.transcript.md'), version: null }, ['B-2', 'B-2']],
        [{ uri: folder.uriOf('d.transcript.md'), version: 3 }, ['B-2', 'B-2']],
      ],
    );
  });

  it('asks for confirmation where two themes become one, if the editor can', async () => {
    const confirming = {
      ...able,
      workspace: {
        ...able.workspace,
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
      },
    };
    for (const capabilities of [confirming, able]) {
      await on(capabilities);
      const uri = folder.uriOf('tea.codebook.yaml');
      await client.open(uri, 'themes:\n  - id: money\n  - id: trust\n', 1);
      const asked = { textDocument: { uri }, position: { line: 1, character: 9 }, newName: 'trust' };
      const answer = client.request<WorkspaceEdit>('textDocument/rename', asked);
      if (capabilities === confirming) {
        assert.deepEqual(await answer, {
          documentChanges: [
            {
              textDocument: { uri, version: 1 },
              edits: [
                {
                  range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } },
                  newText: '',
                  annotationId: 'confirm',
                },
              ],
            },
          ],
          changeAnnotations: {
            confirm: {
              label: 'Merge “money” into “trust”',
              description: 'What is coded “money” or “trust” cannot be told apart afterwards.',
              needsConfirmation: true,
            },
          },
        });
        await client.end();
        folder.remove();
      } else await assert.rejects(answer, /This editor cannot ask/);
    }
  });

  it('is refused with the reason', async () => {
    await on(able);
    await assert.rejects(
      client.request('textDocument/rename', { ...at(3, 5), newName: 'Q1.1' }),
      /“Q1.1” is taken already/,
    );
  });

  it('edits without versions for an editor that can take no others', async () => {
    await on({ textDocument: {} });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at(3, 5), newName: 'Q7' });
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [
      folder.uriOf('a.transcript.md'),
      folder.uriOf('b.transcript.md'),
      folder.uriOf('tea.guide.yaml'),
    ]);
  });
});
