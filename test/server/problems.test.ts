import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

/** An editor that asks for problems. */
const asking = {
  ...ableClient,
  workspace: { ...ableClient.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...ableClient.textDocument, diagnostic: { relatedDocumentSupport: true } },
};

describe('problems, for an editor that asks for them,', () => {
  let client: Client;
  let folder: Folder;
  let refreshed = 0;
  let published = 0;
  const uri = () => folder.uriOf('a.transcript.md');
  beforeEach(async () => {
    folder = folderOf({ 'tea.guide.yaml': guide });
    client = new Client();
    refreshed = 0;
    published = 0;
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshed++;
      return null;
    });
    const { capabilities } = await client.start([folder], asking);
    assert.equal(capabilities.diagnosticProvider?.interFileDependencies, true);
    client.connection.onNotification('textDocument/publishDiagnostics', () => {
      published++;
    });
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  const ask = (previousResultId?: string) =>
    client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uri() },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  async function codes(): Promise<unknown[]> {
    const report = await ask();
    return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
  }
  async function until(happened: () => boolean): Promise<void> {
    for (let waited = 0; !happened(); waited += 20) {
      assert.ok(waited < 8000, 'it did not happen');
      await new Promise(go => setTimeout(go, 20));
    }
  }

  it('are those of the text at that moment, and are never sent', async () => {
    await client.open(uri(), transcript('## Q1.9 What?\n'));
    assert.deepEqual(await codes(), ['unknown-question']);
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    await client.change(uri(), 2, { range: all, text: transcript('## Q1.1 What?\n') });
    assert.deepEqual(await codes(), []);
    await client.close(uri());
    await until(() => true);
    await new Promise(go => setTimeout(go, 300));
    assert.equal(published, 0);
  });

  it('are not sent again while they are the same', async () => {
    await client.open(uri(), transcript('## Q1.9 What?\n\n**Ann:** Yes.\n'));
    const first = await ask();
    const again = await ask(first.resultId);
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    const at = { line: 5, character: 12 };
    await client.change(uri(), 2, { range: { start: at, end: at }, text: '!' });
    assert.equal((await ask(first.resultId)).kind, 'unchanged');
    const above = { line: 3, character: 0 };
    await client.change(uri(), 3, { range: { start: above, end: above }, text: '\n' });
    const moved = await ask(first.resultId);
    assert.equal(moved.kind, 'full');
    assert.notEqual(moved.resultId, first.resultId);
  });

  it('are asked for again when the guide changes on the disk, and only then', async () => {
    await client.open(uri(), transcript('## Q1.9 What?\n'));
    assert.deepEqual(await codes(), ['unknown-question']);
    folder.write({ 'tea.guide.yaml': guide.replace('id: Q1.2', 'id: Q1.9') });
    await client.onDisk('changed', folder.uriOf('tea.guide.yaml'));
    await until(() => refreshed === 1);
    assert.deepEqual(await codes(), []);
    folder.write({ 'tea.guide.yaml': guide.replace('id: Q1.2', 'id: Q1.9').replace('With whom', 'Who') });
    await client.onDisk('changed', folder.uriOf('tea.guide.yaml'));
    await new Promise(go => setTimeout(go, 500));
    assert.equal(refreshed, 1);
  });

  it('of a word that is being typed are asked for again when it has come to rest', async () => {
    await client.open(uri(), transcript('## Q1.1 What?\n\n'));
    for (const [index, letter] of [...'## Q2'].entries()) {
      const at = { line: 5, character: index };
      await client.change(uri(), index + 2, { range: { start: at, end: at }, text: letter });
    }
    assert.deepEqual(await codes(), []);
    await until(() => refreshed > 0);
    assert.deepEqual(await codes(), ['unknown-question']);
  }).timeout(15_000);
});

describe('problems, as serious as the settings say,', () => {
  const text = transcript('## Q1.9 What?\n');
  const answer = { uri: '', problems: {} as Record<string, string> };
  let client: Client;
  let folders: readonly Folder[];
  beforeEach(() => {
    folders = [folderOf({ 'tea.guide.yaml': guide }), folderOf({ 'tea.guide.yaml': guide })];
    client = new Client();
    answer.uri = folders[1]?.uri ?? '';
    answer.problems = { 'unknown-question': 'off' };
    client.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => (scopeUri === answer.uri ? { problems: answer.problems } : null)),
    );
  });
  afterEach(async () => {
    await client.end();
    for (const folder of folders) folder.remove();
  });
  const severities = async (folder: Folder | undefined) => {
    const textDocument = { uri: folder?.uriOf('a.transcript.md') ?? '' };
    const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument,
    });
    return report.kind === 'full' ? report.items.map(({ severity }) => severity) : [];
  };

  it('differ from folder to folder, and follow what is set', async () => {
    let refreshed = 0;
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshed++;
      return null;
    });
    await client.start(folders, { ...asking, workspace: { ...asking.workspace, configuration: true } });
    for (const folder of folders) await client.open(folder.uriOf('a.transcript.md'), text);
    assert.deepEqual(await severities(folders[0]), [1]);
    assert.deepEqual(await severities(folders[1]), []);
    answer.problems = { 'unknown-question': 'hint' };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    for (let waited = 0; refreshed === 0 && waited < 8000; waited += 20)
      await new Promise(go => setTimeout(go, 20));
    assert.equal(refreshed, 1);
    assert.deepEqual(await severities(folders[1]), [4]);
  });

  it('are sent so to an editor that does not ask, and says its settings by itself', async () => {
    const [folder] = folders;
    const uri = folder?.uriOf('a.transcript.md') ?? '';
    await client.start(folders.slice(0, 1));
    await client.open(uri, text);
    await client.problems(uri, codes => codes.includes('unknown-question'));
    const settings = { verbatim: { problems: { 'unknown-question': 'off', 'no-such': 'off' } } };
    await client.notify('workspace/didChangeConfiguration', { settings });
    await client.problems(uri, codes => codes.length === 0);
    assert.ok(client.logged.some(line => line.includes('no problem with the code “no-such”')));
  });

  it('lead to the page that explains them, if the editor can show it', async () => {
    const [folder] = folders;
    const publishDiagnostics = {
      ...ableClient.textDocument?.publishDiagnostics,
      codeDescriptionSupport: true,
    };
    await client.start(folders.slice(0, 1), {
      ...asking,
      textDocument: { ...asking.textDocument, publishDiagnostics },
    });
    const uri = folder?.uriOf('a.transcript.md') ?? '';
    await client.open(uri, text);
    const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    const [, page = '', line] =
      /^(file:.*\/docs\/diagnostics\.md)#L(\d+)$/.exec(items[0]?.codeDescription?.href ?? '') ?? [];
    assert.equal(
      readFileSync(fileURLToPath(page), 'utf8').split('\n')[Number(line) - 1],
      '### `unknown-question`',
    );
  });
});
