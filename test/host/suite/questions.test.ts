import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, codesOf, eventually } from './study';
import { closeTranscript, opened, shown } from './written-transcript';

/* The commands about questions, in the editor and with its undo: what they make of a text is tested in the unit tests. */

function run(command: string, about?: object): Thenable<unknown> {
  return vscode.commands.executeCommand(`verbatim.${command}`, about);
}

/** Runs a command, and takes the entry of its list that is chosen when it opens. */
async function withEnter(command: Thenable<unknown>): Promise<void> {
  let isDone = false;
  void command.then(() => {
    isDone = true;
  });
  await eventually('the choice', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone ? true : undefined;
  });
}

const rw = '**RW-97:** I kept it.\n';

describe('Insert Question', () => {
  before(async () => {
    // Other tests change the guide, and what they leave may still be on its way.
    const { document } = await opened('## Q1.9 None\n');
    await eventually('the guide', () =>
      codesOf(document.uri).includes('unknown-question') ? true : undefined,
    );
    await closeTranscript();
  });

  afterEach(closeTranscript);

  it('puts its heading in its place, and the cursor below it', async () => {
    const editor = await opened(`## Q1.1 First\n\n${rw}‸\n## Q1.3 Third\n\n${rw}`);
    await run('insertQuestion', { question: 'Q1.2' });
    assert.match(shown(editor), /^## Q1\.1 First\n\n.*\n\n## Q1\.2 [^\n]+\n\n‸\n\n## Q1\.3 Third\n\n.*\n$/);
  });

  it('is undone in one step, and nothing that was typed before', async () => {
    const editor = await opened(`## Q1.1 First\n\n${rw}‸`);
    await editor.edit(edit => edit.insert(new vscode.Position(2, 0), 'group: visitor\n'));
    const typed = editor.document.getText();
    await run('insertQuestion', { question: 'Q1.2' });
    assert.notEqual(editor.document.getText(), typed);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), typed);
  });

  it('goes to a question that is there, and changes nothing', async () => {
    const editor = await opened(`‸## Q1.1 First\n\n${rw}`);
    await run('insertQuestion', { question: 'Q1.1' });
    assert.equal(shown(editor), `## Q1.1 First\n\n${rw.trimEnd()}‸\n`);
    assert.equal(editor.document.isDirty, false);
  });

  it('opens a transcript that is closed', async () => {
    const { document } = await opened(`## Q1.1 First\n\n${rw}`);
    await closeEditors();
    await run('insertQuestion', { uri: document.uri.toString(), question: 'Q1.2' });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.toString(), document.uri.toString());
    assert.match(shown(editor), /\n\n## Q1\.2 [^\n]+\n\n‸$/);
  });
});

describe('Set Question Status', () => {
  afterEach(closeTranscript);

  it('writes it with its reason, leaves the cursor alone, and is undone in one step', async () => {
    const editor = await opened(`## Q1.1 First\n\n**RW-97:** I ke‸pt it.\n`);
    await run('setQuestionStatus', { question: 'Q1.1', status: 'partial', reason: 'The tape ran out.' });
    assert.equal(
      shown(editor),
      '## Q1.1 First {status=partial}\n\n{>>partial: The tape ran out.<<}\n\n**RW-97:** I ke‸pt it.\n',
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(shown(editor), '## Q1.1 First\n\n**RW-97:** I ke‸pt it.\n');
  });

  it('is that of the question at the cursor, and goes again', async () => {
    const editor = await opened('## Q1.1 First {status=lost}\n\n{>>lost: Rain.<<}\n\nN‸o.\n');
    await run('setQuestionStatus', { status: null });
    assert.equal(shown(editor), '## Q1.1 First\n\nN‸o.\n');
  });

  it('comes with a heading where the question is missing', async () => {
    const editor = await opened(`## Q1.1 First\n\n**RW-97:** I ke‸pt it.\n`);
    await run('setQuestionStatus', { question: 'Q1.2', status: 'not-asked' });
    assert.match(shown(editor), /I ke‸pt it\.\n\n## Q1\.2 [^\n]+ \{status=not-asked\}\n$/);
  });
});

describe('Go to Next Unanswered Question', () => {
  afterEach(closeTranscript);

  it('goes to a heading without an answer', async () => {
    const editor = await opened(`## Q1.1 First\n\n**RW-97:** I ke‸pt it.\n\n## Q1.2 Second\n\n\n`);
    await run('goToNextUnanswered');
    assert.match(shown(editor), /## Q1\.2 Second\n\n‸\n$/);
  });

  it('offers to put in a question that is missing, where it belongs', async () => {
    const editor = await opened(`## Q1.1 First\n\n**RW-97:** I ke‸pt it.\n\n## Q1.3 Third\n\n${rw}`);
    await withEnter(run('goToNextUnanswered'));
    assert.match(shown(editor), /kept it\.\n\n## Q1\.2 [^\n]+\n\n‸\n\n## Q1\.3 Third/);
  });
});
