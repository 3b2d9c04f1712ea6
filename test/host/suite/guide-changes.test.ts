import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, codesOf, eventually, openFile, studyFile } from './study';

const guide = 'questions:\n  - {id: Q1, text: Why?}\n  - {id: Q4, text: Who?, formerly: Q3}\n';
const earlier = 'questions:\n  - {id: Q1, text: Why?}\n  - {id: Q2, text: When?}\n  - {id: Q3, text: Who?}\n';
const interview = '## Q1\n\nA: a\n\n## Q3\n\nA: b\n';
const updated = interview.replace('Q3', 'Q4');

describe('A guide that has changed', () => {
  const write = (path: string, text: string) =>
    vscode.workspace.fs.writeFile(studyFile(`changed/${path}`), new TextEncoder().encode(text));
  beforeEach(async () => {
    await write('guide.yaml', guide);
    await write('earlier.yaml', earlier);
    await write('a.transcript.md', interview);
    await write('b.transcript.md', interview);
  });
  afterEach(async () => {
    for (const { isDirty, uri } of vscode.workspace.textDocuments) {
      if (!isDirty || !uri.path.includes('/changed/')) continue;
      await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await closeEditors();
    await vscode.workspace.fs.delete(studyFile('changed'), { recursive: true });
  });

  it('has its former question IDs updated in every transcript', async () => {
    const { document } = await openFile('changed/a.transcript.md');
    await eventually('the remark', () => codesOf(document.uri).includes('former-question') || undefined);
    await eventually('the other transcript, which the server has read', async () => {
      await vscode.commands.executeCommand('verbatim.updateFormerIds');
      const other = await vscode.workspace.openTextDocument(studyFile('changed/b.transcript.md'));
      return other.getText() === updated && document.getText() === updated ? true : undefined;
    });
    await eventually('no remark', () => !codesOf(document.uri).includes('former-question') || undefined);
  });

  it('is compared with an earlier version, in a report that can only be read', async () => {
    await openFile('changed/guide.yaml');
    const text = await eventually('the report', async () => {
      await vscode.commands.executeCommand(
        'verbatim.compareGuide',
        studyFile('changed/guide.yaml'),
        studyFile('changed/earlier.yaml'),
      );
      const report = vscode.window.visibleTextEditors.find(
        ({ document }) => document.uri.scheme === 'verbatim-report',
      );
      if (report?.document.languageId !== 'verbatim-report') return undefined; // whose lines wrap
      const shown = report.document.getText();
      return shown?.includes('2 transcripts marked it Q3.') ? shown : undefined;
    });
    assert.match(text, /^guide\.yaml, compared with earlier\.yaml: 2 questions, before 3\.\n/);
    assert.match(text, /^Removed \(1\)\n\n {2}Q2 {2}When\?$/m);
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs.map(({ label }) => label));
    assert.ok(tabs.includes('Changes in guide.yaml since earlier.yaml'));
  });
});
