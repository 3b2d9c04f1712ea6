import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openFile, studyFile } from './study';

describe('Coded passages', () => {
  afterEach(closeEditors);

  it('are tinted unless somebody does not want it', () => {
    assert.equal(vscode.workspace.getConfiguration('verbatim.coding').get('tint'), true);
  });

  it('lose their markup by a command, and get it back', async () => {
    const { document } = await openFile('transcripts/rw-01.transcript.md');
    const before = document.getText();
    await vscode.commands.executeCommand('verbatim.toggleMarkup');
    await vscode.commands.executeCommand('verbatim.toggleMarkup');
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
  });

  it('are shown in VS Code’s Markdown preview', async function () {
    if (!hasPreview()) this.skip();
    const html = await rendered('transcripts/rw-01.transcript.md');
    assert.ok(html.includes('verbatim-coded'));
    assert.ok(!html.includes(']{.'));
  });

  it('leave the preview of other Markdown alone', async function () {
    if (!hasPreview()) this.skip();
    assert.ok(!(await rendered('README.md')).includes('verbatim-'));
  });

  /** VS Code's Markdown may run in another extension host, where it meets no extension of this one. */
  function hasPreview(): boolean {
    return vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
  }

  /** What VS Code makes of a file, and makes its preview of. */
  function rendered(path: string): Promise<string> {
    return eventually('the Markdown', async () => {
      const document = await vscode.workspace.openTextDocument(studyFile(path));
      return vscode.commands.executeCommand<string>('markdown.api.render', document);
    });
  }
});
