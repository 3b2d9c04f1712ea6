import assert from 'node:assert/strict';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

/** An editor that asks for the problems of the whole workspace. */
const asking = {
  ...ableClient,
  workspace: { ...ableClient.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...ableClient.textDocument, diagnostic: {} },
};
const wrong = transcript('## Q1.9 What?\n');
const right = transcript('## Q1.1 What?\n');

describe('problems of files that are not open', () => {
  let client: Client;
  let folder: Folder;
  beforeEach(async () => {
    folder = folderOf({
      'tea.guide.yaml': guide,
      'a.transcript.md': wrong,
      'b.transcript.md': wrong,
      'c.transcript.md': right,
    });
    client = new Client();
    client.connection.onRequest('workspace/diagnostic/refresh', () => null);
    const { capabilities } = await client.start([folder], asking);
    assert.equal(capabilities.diagnosticProvider?.workspaceDiagnostics, true);
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  const ask = (before?: WorkspaceDiagnosticReport) =>
    client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: (before?.items ?? []).map(({ uri, resultId }) => ({ uri, value: resultId })),
    });
  const told = ({ items }: WorkspaceDiagnosticReport) =>
    items
      .map(item => [
        item.uri.slice(item.uri.lastIndexOf('/') + 1),
        item.kind === 'full' ? item.items.map(({ code }) => code).join() : item.kind,
      ])
      .sort();

  it('are told, but not of those that are open, nor of those that have none', async () => {
    await client.open(folder.uriOf('a.transcript.md'), wrong);
    assert.deepEqual(told(await ask()), [['b.transcript.md', 'unknown-question']]);
  });

  it('are told again when there is news, with what has stayed the same', async () => {
    const first = await ask();
    let isAnswered = false;
    const next = ask(first).then(report => {
      isAnswered = true;
      return report;
    });
    await new Promise(go => setTimeout(go, 300));
    assert.equal(isAnswered, false);
    folder.write({ 'a.transcript.md': right });
    await client.onDisk('changed', folder.uriOf('a.transcript.md'));
    const second = await next;
    assert.deepEqual(told(second), [
      ['a.transcript.md', ''],
      ['b.transcript.md', 'unchanged'],
    ]);
    const last = ask(second);
    folder.write({ 'tea.guide.yaml': guide.replace('id: Q1.2', 'id: Q1.9') });
    await client.onDisk('changed', folder.uriOf('tea.guide.yaml'));
    assert.deepEqual(told(await last), [
      ['a.transcript.md', 'unchanged'],
      ['b.transcript.md', ''],
    ]);
  });

  it('are told of a file that is closed, and taken back of one that is gone', async () => {
    await client.open(folder.uriOf('a.transcript.md'), wrong);
    const first = await ask();
    const next = ask(first);
    await client.close(folder.uriOf('a.transcript.md'));
    const second = await next;
    assert.deepEqual(told(second), [
      ['a.transcript.md', 'unknown-question'],
      ['b.transcript.md', 'unchanged'],
    ]);
    const last = ask(second);
    await client.onDisk('deleted', folder.uriOf('b.transcript.md'));
    assert.deepEqual(told(await last), [
      ['a.transcript.md', 'unchanged'],
      ['b.transcript.md', ''],
    ]);
  });

  it('are told again of a file that was open meanwhile, since the editor has forgotten them', async () => {
    const next = ask(await ask());
    await client.open(folder.uriOf('a.transcript.md'), wrong);
    await client.close(folder.uriOf('a.transcript.md'));
    assert.deepEqual(told(await next), [
      ['a.transcript.md', 'unknown-question'],
      ['b.transcript.md', 'unchanged'],
    ]);
  });

  it('come bit by bit where the editor takes them so', async () => {
    const bits: WorkspaceDiagnosticReport[] = [];
    client.connection.onNotification('$/progress', ({ value }) => {
      bits.push(value);
    });
    const report = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 'bits',
    });
    assert.deepEqual(report.items, []);
    assert.deepEqual(bits.flatMap(told), [
      ['a.transcript.md', 'unknown-question'],
      ['b.transcript.md', 'unknown-question'],
    ]);
  });
});
