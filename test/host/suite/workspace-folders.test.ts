import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codesOf, eventually, studyFile } from './study';

const guide = 'questions: [{id: Q1, text: Why tea?}]\n';
const transcript = '---\nguide: tea.guide.yaml\n---\n\n## Q1 Why?\n\nA: So.\n\n## Q9 More?\n\nA: No.\n';

describe('A workspace folder that is added', () => {
  const folder = studyFile('../more talks');
  const write = (uri: vscode.Uri, text: string) =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const added = vscode.Uri.joinPath(folder, 'p-01.transcript.md');
  const beside = studyFile('transcripts/rw-97.transcript.md');
  const unknown = (uri: vscode.Uri) => codesOf(uri).includes('unknown-question');
  const until = (what: string, is: () => boolean) => eventually(what, () => (is() ? true : undefined));

  /** Adds or removes the folder, and waits until the editor has. */
  async function change(how: () => boolean): Promise<void> {
    const changed = new Promise<void>(resolve => {
      const listening = vscode.workspace.onDidChangeWorkspaceFolders(() => {
        listening.dispose();
        resolve();
      });
    });
    assert.ok(how());
    await changed;
  }
  const count = () => vscode.workspace.workspaceFolders?.length ?? 0;

  before(async () => {
    await write(vscode.Uri.joinPath(folder, 'tea.guide.yaml'), guide);
    await write(added, transcript);
    await write(beside, transcript.replace('tea.guide', '../repair-workshop.guide').replace('Q1', 'Q1.1'));
    await until('the problem in the folder that was there', () => unknown(beside));
  });

  after(async () => {
    await vscode.workspace.fs.delete(beside);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('is a study, with settings of its own, until it is removed', async () => {
    assert.deepEqual(codesOf(added), []);
    await change(() => vscode.workspace.updateWorkspaceFolders(count(), 0, { uri: folder }));
    await until('its problem', () => unknown(added));

    const settings = vscode.Uri.joinPath(folder, '.vscode', 'settings.json');
    await write(settings, '{"verbatim.problems": {"unknown-question": "off"}}');
    await until('no problem where it is off', () => !unknown(added));
    assert.ok(unknown(beside), 'which is off there alone');
    await vscode.workspace.fs.delete(settings);
    await until('its problem again', () => unknown(added));

    await change(() => vscode.workspace.updateWorkspaceFolders(count() - 1, 1));
    await until('none of its problems', () => codesOf(added).length === 0);
    assert.ok(unknown(beside), 'which is still there');
  });
});
