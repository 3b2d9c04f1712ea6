import assert from 'node:assert/strict';
import {
  type DocumentSymbol,
  ErrorCodes,
  type Hover,
  type InitializeResult,
  type SymbolInformation,
} from 'vscode-languageserver';
import { codebook, guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

const interview = transcript('## Q1.1 What is your role here?\n\n**Ann:** [I pour the tea]{.trust}.\n');
const study = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook, 'a.transcript.md': interview };

describe('the server, to editors of every kind', () => {
  let client: Client;
  let folder: Folder;

  beforeEach(() => {
    folder = folderOf(study);
    client = new Client();
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  const hoverOnTheme = (uri: string) =>
    client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: interview.split('\n').length - 2, character: 28 },
    });
  const found = async (query: string) =>
    (await client.request<SymbolInformation[]>('workspace/symbol', { query })).map(({ name }) => name);

  async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 10_000; !(await condition()); ) {
      assert.ok(Date.now() < end, `waited in vain for ${what}`);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  it('says that positions are in UTF-16 to one that would rather have UTF-8', async () => {
    const asked = { ...ableClient, general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] } };
    const { capabilities } = await client.start([folder], asked);
    assert.equal(capabilities.positionEncoding, 'utf-16');
  });

  it('answers one that names no folder, no process and no abilities', async () => {
    await client.request<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {},
    });
    await client.notify('initialized', {});
    const uri = folder.uriOf('a.transcript.md');
    await client.open(uri, interview);
    assert.match(JSON.stringify(await hoverOnTheme(uri)), /Trust/);
  });

  it('goes by the root where there is no list of folders', async () => {
    await client.request('initialize', { processId: null, rootUri: folder.uri, capabilities: {} });
    await client.notify('initialized', {});
    assert.match(JSON.stringify(await hoverOnTheme(folder.uriOf('a.transcript.md'))), /Trust/);
  });

  for (const languageId of ['markdown', 'text', 'yaml', '']) {
    it(`takes a transcript for one that is opened as ${languageId || 'nothing'}`, async () => {
      await client.start([folder]);
      const uri = folder.uriOf('a.transcript.md');
      const problems = client.problems(uri, codes => codes.length > 0);
      const text = interview.replace('.trust', '.tryst');
      await client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 0, text } });
      assert.deepEqual(await problems, ['unknown-theme']);
    });
  }

  it('passes over what it does not know', async () => {
    await client.start([folder]);
    await client.notify('$/setTrace', { value: 'verbose' });
    await client.notify('$/cancelRequest', { id: 4711 });
    await client.notify('$/progress', { token: 'none', value: { kind: 'end' } });
    await client.notify('workspace/didSomething', { changes: [] });
    await client.notify('textDocument/didSave', { textDocument: { uri: folder.uriOf('a.transcript.md') } });
    assert.deepEqual(await found('money'), ['money']);
    assert.deepEqual(client.logged, []);
  });

  it('refuses requests after it was told to shut down, and ends', async () => {
    await client.start([folder]);
    await client.request('shutdown');
    await assert.rejects(found('trust'), { code: ErrorCodes.InvalidRequest });
    await client.notify('exit');
    assert.equal(await client.ended, 0);
  });

  it('sees by itself what changes on the disk where an editor will not watch', async () => {
    client.connection.onRequest('client/registerCapability', () => {
      throw new Error('I cannot read these patterns.');
    });
    await client.start([folder]);
    assert.deepEqual(await found('tin'), []);
    folder.write({ 'tea.codebook.yaml': `${codebook}\n  - id: tin-of-tea\n` });
    await until('the new theme', async () => (await found('tin')).length > 0);
  });

  it('watches by patterns that plain readers of patterns read', async () => {
    const patterns: string[] = [];
    client.connection.onRequest('client/registerCapability', ({ registrations }) => {
      for (const { registerOptions } of registrations)
        for (const { globPattern } of registerOptions?.watchers ?? []) patterns.push(globPattern);
    });
    await client.start([folder]);
    await found('trust');
    assert.ok(patterns.length > 1);
    assert.deepEqual(
      patterns.filter(pattern => /\{[^}]*[*{][^}]*\}/.test(pattern)),
      [],
    );
  });

  it('outlines flatly and fully for one that knows no tree', async () => {
    await client.start([folder], {});
    const symbols = await client.request<(DocumentSymbol | SymbolInformation)[]>(
      'textDocument/documentSymbol',
      { textDocument: { uri: folder.uriOf('tea.guide.yaml') } },
    );
    assert.ok(symbols.length > 0);
    assert.ok(symbols.every(symbol => 'location' in symbol));
  });
});
