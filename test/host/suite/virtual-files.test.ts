import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { InMemoryFiles } from './in-memory-files';
import { closeEditors, codesOf, eventually, placeOf } from './study';

const guide = 'title: Tea\nquestions: [{id: Q1, text: Why tea?}, {id: Q2, text: How strong?}]\n';
const transcript = '---\nparticipant: P-01\n---\n\n## Q1 Why tea?\n\n**P-01:** It is warm.\n\n## Q9 More?\n';
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** How often the questions of a document are said to be answered, as its first heading's hover has it. */
async function hoverOn(document: vscode.TextDocument, place: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    placeOf(document, place, 4),
  );
  return hovers
    .flatMap(({ contents }) => contents.map(part => (typeof part === 'string' ? part : part.value)))
    .join('\n');
}

describe('A folder that is not on a disk', () => {
  const files = new InMemoryFiles('verbatim-test');
  const readOnly = new InMemoryFiles('verbatim-kept');
  const folder = vscode.Uri.parse('verbatim-test:/tea%20talks');
  const file = (name: string) => vscode.Uri.joinPath(folder, name);
  const registered: vscode.Disposable[] = [];

  before(() => {
    registered.push(
      vscode.workspace.registerFileSystemProvider('verbatim-test', files, { isCaseSensitive: true }),
      vscode.workspace.registerFileSystemProvider('verbatim-kept', readOnly, { isReadonly: true }),
    );
    files.write('/tea talks/tea.guide.yaml', guide);
    files.write('/tea talks/p-01.transcript.md', transcript);
    readOnly.write('/kept/tea.guide.yaml', guide);
  });

  afterEach(closeEditors);

  after(() => {
    for (const each of registered) each.dispose();
  });

  it('is a study: problems, hover, completion and figures', async () => {
    const { document } = await vscode.window.showTextDocument(file('p-01.transcript.md'));
    await eventually('a problem', () =>
      codesOf(document.uri).includes('unknown-question') ? true : undefined,
    );
    await eventually('a hover with figures', async () =>
      /answered in 1 of 1 transcript\b/.test(await hoverOn(document, '## Q1')) ? true : undefined,
    );
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      placeOf(document, '## Q9', 3),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('Q2'), labels.join());
  });

  it('is followed when somebody else changes it', async () => {
    const { document } = await vscode.window.showTextDocument(file('p-01.transcript.md'));
    files.write('/tea talks/p-02.transcript.md', transcript);
    await eventually('two transcripts', async () =>
      /answered in 2 of 2 transcripts/.test(await hoverOn(document, '## Q1')) ? true : undefined,
    );
    await vscode.workspace.fs.delete(file('p-02.transcript.md'));
    await eventually('one transcript', async () =>
      /answered in 1 of 1 transcript\b/.test(await hoverOn(document, '## Q1')) ? true : undefined,
    );
  });

  it('takes new transcripts and imported guides', async () => {
    await vscode.commands.executeCommand('verbatim.newTranscript', file('tea.guide.yaml'), {
      participant: 'P-03',
    });
    const begun = text(await vscode.workspace.fs.readFile(file('P-03.transcript.md')));
    assert.match(begun, /^## Q2 How strong\?/m);
    await vscode.workspace.fs.writeFile(
      file('milk.txt'),
      new TextEncoder().encode('1. Why milk?\n2. How much?\n'),
    );
    await vscode.commands.executeCommand('verbatim.importGuide', file('milk.txt'));
    assert.match(text(await vscode.workspace.fs.readFile(file('milk.guide.yaml'))), /Why milk\?/);
    for (const name of ['P-03.transcript.md', 'milk.txt', 'milk.guide.yaml'])
      await vscode.workspace.fs.delete(file(name));
  });

  it('is left as it is where it can only be read', async () => {
    const kept = vscode.Uri.parse('verbatim-kept:/kept/tea.guide.yaml');
    const command = vscode.commands.executeCommand('verbatim.newTranscript', kept, { participant: 'P-04' });
    // The command says why and offers another place; closing that is the answer “nowhere”.
    await new Promise(resolve => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('notifications.clearAll');
    await command;
    assert.deepEqual(
      (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(kept, '..'))).map(([name]) => name),
      ['tea.guide.yaml'],
    );
  });

  it('does not make a file of the study of an older version beside it', async () => {
    const older = vscode.Uri.parse('verbatim-kept:/kept/p-01.transcript.md');
    readOnly.write('/kept/p-01.transcript.md', transcript);
    const { document } = await vscode.window.showTextDocument(older);
    await vscode.window.showTextDocument(file('p-01.transcript.md'), {
      viewColumn: vscode.ViewColumn.Beside,
    });
    await eventually('the problem of the newer', () =>
      codesOf(file('p-01.transcript.md')).includes('unknown-question') ? true : undefined,
    );
    assert.equal(await hoverOn(document, '## Q1'), '');
    assert.deepEqual(codesOf(older), []);
  });
});
