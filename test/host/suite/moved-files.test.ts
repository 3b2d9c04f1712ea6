import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openFile, placeOf, studyFile } from './study';

/** As somebody does who renames a file in the explorer. */
async function renameFile(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(studyFile(from), studyFile(to));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function guideIn(transcript: string): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument(studyFile(transcript));
  return document
    .getText()
    .split('\n')
    .find(line => line.startsWith('guide:'));
}

describe('A guide that is renamed', () => {
  afterEach(closeEditors);

  it('keeps its transcripts, open or not', async () => {
    const { document } = await openFile('transcripts/rw-01.transcript.md');
    // The edits are asked for as soon as the server is there.
    await eventually('an outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols?.length ? symbols : undefined;
    });
    await renameFile('repair-workshop.guide.yaml', 'the new.guide.yaml');
    try {
      for (const name of ['rw-01', 'rw-02', 'rw-03', 'rw-04'])
        assert.equal(await guideIn(`transcripts/${name}.transcript.md`), 'guide: ../the new.guide.yaml');
      await eventually('no diagnostic', () =>
        vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
      );
    } finally {
      await renameFile('the new.guide.yaml', 'repair-workshop.guide.yaml');
    }
    assert.equal(await guideIn('transcripts/rw-02.transcript.md'), 'guide: ../repair-workshop.guide.yaml');
    await vscode.workspace.saveAll();
    await eventually('the guide, under its old name', async () => {
      const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, 'Q1.1'),
      );
      const [text] = hover?.contents ?? [];
      return text instanceof vscode.MarkdownString && text.value.includes('In the study') ? true : undefined;
    });
  });
});
