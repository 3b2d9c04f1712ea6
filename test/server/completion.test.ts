import assert from 'node:assert/strict';
import type { CompletionItem, Hover } from 'vscode-languageserver-types';
import { guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

describe('lists to choose from', () => {
  let client: Client;
  let folder: Folder;
  beforeEach(() => {
    folder = folderOf({ 'tea.guide.yaml': guide });
    client = new Client();
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });
  const itemsAt = (uri: string, line: number, character: number) =>
    client.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: { line, character },
    });
  const talk = transcript('**Ann:** [00:04:12] Yes. [\n');

  it('have the conventions of the settings, with places to fill in where an editor has them', async () => {
    const { completion } = ableClient.textDocument ?? {};
    const completionItem = { ...completion?.completionItem, snippetSupport: true };
    client.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => ({ transcription: { conventions: ['[unclear hh:mm:ss]', 'no note'] } })),
    );
    await client.start([folder], {
      workspace: { configuration: true },
      textDocument: { completion: { completionItem } },
    });
    const uri = folder.uriOf('a.transcript.md');
    await client.open(uri, talk);
    const items = await itemsAt(uri, 3, 26);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['[unclear hh:mm:ss]'],
    );
    assert.match(JSON.stringify(items[0]?.textEdit), /unclear \$\{1:00:04:12\}\]/);
  });

  it('are plain text for an editor without such places', async () => {
    await client.start([folder], {});
    const uri = folder.uriOf('a.transcript.md');
    await client.open(uri, talk);
    const items = await itemsAt(uri, 3, 26);
    const inaudible = items.find(({ label }) => label.startsWith('[inaudible'));
    assert.match(JSON.stringify(inaudible?.textEdit), /"inaudible 00:04:12\]"/);
    assert.equal(inaudible?.insertTextFormat, undefined);
  });

  it('and tooltips follow a guide that is being typed', async () => {
    await client.start([folder], {});
    const uri = folder.uriOf('tea.guide.yaml');
    await client.open(uri, 'questions:\n  - id: Q1\n    text: [half\n    f');
    const items = await itemsAt(uri, 3, 5);
    assert.ok(items.some(({ label }) => label === 'for'));
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 6 },
    });
    assert.match(JSON.stringify(hover), /The question as it is asked/);
  });
});
