import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openFile } from './study';

describe('Activation', () => {
  after(closeEditors);

  it('makes a *.transcript.md an interview transcript and starts the extension', async () => {
    const { document } = await openFile('transcripts/rw-01.transcript.md');
    assert.equal(document.languageId, 'transcript');
    await eventually('the extension is active', () =>
      vscode.extensions.getExtension('verbatim.verbatim')?.isActive ? true : undefined,
    );
  });

  it('does not draw the blocks of a transcript as headings over the minimap', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'transcript' });
    assert.equal(editor.get('minimap.showRegionSectionHeaders'), false);
  });

  it('leaves other Markdown alone', async () => {
    const { document } = await openFile('README.md');
    assert.equal(document.languageId, 'markdown');
  });

  it('offers its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const name of ['importGuide', 'newTranscript', 'coverageReport']) {
      assert.ok(commands.includes(`verbatim.${name}`), name);
    }
  });
});
