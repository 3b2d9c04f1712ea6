import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readGuide } from '../../../src/format/guide';
import { readTranscript } from '../../../src/format/transcript';
import { closeEditors, eventually, openFile, studyFile } from './study';

const source = `A first look at the market hall

1. What do you sell here?
   a. Since when?
2. Who comes to your stall?
`;

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

describe('Commands', () => {
  afterEach(closeEditors);

  it('opens the coverage report beside the editor, once', async () => {
    await openFile('transcripts/rw-01.transcript.md');
    await vscode.commands.executeCommand('verbatim.coverageReport');
    await vscode.commands.executeCommand('verbatim.coverageReport');
    const tabs = await eventually('the report', () => {
      const found = vscode.window.tabGroups.all
        .flatMap(group => group.tabs)
        .filter(({ label }) => label === 'Coverage');
      return found.length > 0 ? found : undefined;
    });
    assert.equal(tabs.length, 1);
    assert.equal(tabs[0]?.group.viewColumn, vscode.ViewColumn.Two);
  });

  it('opens panels in one column', async () => {
    await openFile('transcripts/rw-01.transcript.md');
    for (const [command, title] of [
      ['coverageReport', 'Coverage'],
      ['themeSummary', 'Theme Summary'],
      ['frameworkMatrix', 'Framework Matrix'],
    ]) {
      await vscode.commands.executeCommand(`verbatim.${command}`);
      const tab = await eventually(`the panel ${title}`, () =>
        vscode.window.tabGroups.all.flatMap(group => group.tabs).find(({ label }) => label === title),
      );
      assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two, title);
    }
  });

  it('imports a guide beside its source and shows it', async () => {
    await vscode.workspace.fs.writeFile(studyFile('market.txt'), new TextEncoder().encode(source));
    await vscode.commands.executeCommand('verbatim.importGuide', studyFile('market.txt'));
    const written = studyFile('market.guide.yaml');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), written.toString());
    const guide = readGuide(new TextDecoder().decode(await vscode.workspace.fs.readFile(written)));
    assert.deepEqual(
      guide.questions.map(({ id, text }) => [id, text]),
      [
        ['Q1', 'What do you sell here?'],
        ['Q1a', 'Since when?'],
        ['Q2', 'Who comes to your stall?'],
      ],
    );
    await vscode.workspace.fs.delete(written);
    await vscode.workspace.fs.delete(studyFile('market.txt'));
  });

  it('shows beside the guide what was not taken as a question', async () => {
    await vscode.workspace.fs.writeFile(
      studyFile('market.txt'),
      new TextEncoder().encode(`${source}\nThank you for your time.\n`),
    );
    await vscode.commands.executeCommand('verbatim.importGuide', studyFile('market.txt'));
    const written = studyFile('market.guide.yaml');
    const active = vscode.window.activeTextEditor;
    assert.equal(active?.document.uri.toString(), written.toString(), 'the cursor is in the guide');
    const report = vscode.window.visibleTextEditors.find(editor => editor !== active);
    assert.equal(report?.viewColumn, vscode.ViewColumn.Two);
    assert.match(report?.document.getText() ?? '', /Not taken as a question:\n.*: Thank you for your time\./);
    assert.equal(report?.document.isDirty, false, 'nobody is asked to save it');
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    assert.deepEqual(
      tabs.map(({ label, isPreview }) => [label, isPreview]),
      [
        ['market.guide.yaml', false],
        ['Import report of market.txt', false],
      ],
    );
    await vscode.workspace.fs.delete(written);
    await vscode.workspace.fs.delete(studyFile('market.txt'));
  });

  it('imports what is in the clipboard into the folder that is chosen', async () => {
    await vscode.env.clipboard.writeText(source);
    const command = vscode.commands.executeCommand('verbatim.importGuide');
    await new Promise(resolve => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    // There are two folders: the first one.
    await new Promise(resolve => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await command;
    const written = studyFile('interview.guide.yaml');
    assert.equal(
      readGuide(new TextDecoder().decode(await vscode.workspace.fs.readFile(written))).questions.length,
      3,
    );
    await vscode.workspace.fs.delete(written);
  });

  it('writes nothing where the source is no guide', async () => {
    await vscode.workspace.fs.writeFile(studyFile('empty.txt'), new Uint8Array());
    await vscode.commands.executeCommand('verbatim.importGuide', studyFile('empty.txt'));
    assert.equal(await exists(studyFile('empty.guide.yaml')), false);
    await vscode.workspace.fs.delete(studyFile('empty.txt'));
  });

  it('begins a transcript in the folder of the others, with every question of the group', async () => {
    await vscode.commands.executeCommand('verbatim.newTranscript', studyFile('repair-workshop.guide.yaml'), {
      participant: 'RW-05',
      group: 'visitor',
    });
    const written = studyFile('transcripts/RW-05.transcript.md');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), written.toString());
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(written));
    const { frontMatter } = readTranscript(text);
    assert.equal(frontMatter.guide?.value, '../repair-workshop.guide.yaml');
    assert.equal(frontMatter.participant?.value, 'RW-05');
    assert.match(text, /^## Q1\.2 /m);
    assert.doesNotMatch(text, /^## Q1\.3 /m, 'a question for the other group');
    await vscode.workspace.fs.delete(written);
  });

  it('puts the cursor where the interviewer is to be written', async () => {
    await vscode.commands.executeCommand('verbatim.newTranscript', studyFile('repair-workshop.guide.yaml'), {
      participant: 'RW-06',
      group: 'visitor',
    });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, false);
    await vscode.commands.executeCommand('type', { text: 'KL' });
    const { frontMatter } = readTranscript(editor.document.getText());
    assert.deepEqual(
      frontMatter.interviewers.map(({ value }) => value),
      ['KL'],
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(studyFile('transcripts/RW-06.transcript.md'));
  });

  it('takes another guide for a new transcript when the one in the editor has been deleted', async () => {
    const gone = studyFile('gone.guide.yaml');
    await vscode.workspace.fs.writeFile(
      gone,
      new TextEncoder().encode('questions: [{id: Q1, text: Why?}]\n'),
    );
    await openFile('gone.guide.yaml');
    await vscode.workspace.fs.delete(gone);
    await vscode.commands.executeCommand('verbatim.newTranscript', undefined, {
      participant: 'RW-07',
      group: 'visitor',
    });
    const written = studyFile('transcripts/RW-07.transcript.md');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(written));
    assert.equal(readTranscript(text).frontMatter.guide?.value, '../repair-workshop.guide.yaml');
    await vscode.workspace.fs.delete(written);
  });

  it('never replaces a transcript that is there', async () => {
    const there = studyFile('transcripts/rw-01.transcript.md');
    const before = await vscode.workspace.fs.readFile(there);
    const command = vscode.commands.executeCommand(
      'verbatim.newTranscript',
      studyFile('repair-workshop.guide.yaml'),
      { participant: 'rw-01', group: 'visitor' },
    );
    // The command asks what to do; closing the question is the answer “nothing”.
    await new Promise(resolve => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('notifications.clearAll');
    await command;
    assert.deepEqual(await vscode.workspace.fs.readFile(there), before);
  });
});
