import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openFile, studyFile } from './study';

describe('The follow-up sheet', () => {
  afterEach(closeEditors);

  /** The sheet beside the editor, once it says so. */
  const shown = (words: string) => {
    const { visibleTextEditors } = vscode.window;
    const sheet = visibleTextEditors.find(({ document }) => document.uri.scheme === 'verbatim-report');
    return sheet?.document.getText().includes(words) ? sheet.document : undefined;
  };

  it('is shown as Markdown beside the transcript in front, which keeps the cursor', async () => {
    const { document } = await openFile('transcripts/rw-02.transcript.md');
    const sheet = await eventually('the sheet', async () => {
      await vscode.commands.executeCommand('verbatim.followUpSheet');
      return shown('# Follow-up sheet: RW-02');
    });
    assert.equal(sheet.languageId, 'markdown');
    assert.match(sheet.getText(), /^#### Q1\.4 What do you remember of your first evening\?$/m);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs.map(({ label }) => label));
    assert.ok(tabs.includes('RW-02 follow-up.md'));
  });

  it('is made for a transcript that is chosen in the Explorer', async () => {
    const chosen = studyFile('transcripts/rw-03.transcript.md');
    const sheet = await eventually('the sheet', async () => {
      await vscode.commands.executeCommand('verbatim.followUpSheet', chosen, [chosen]);
      return shown('# Follow-up sheet: RW-03');
    });
    assert.match(sheet.getText(), /^Asked, but the recording failed/m);
  });
});
