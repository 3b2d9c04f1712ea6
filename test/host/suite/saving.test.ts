import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, codesOf, eventually, openFile, placeOf, studyFile } from './study';

const name = 'transcripts/rw-98.transcript.md';
const written = '**RW-98:** So [they came ]{.thrift}and [stayed]{.thrift}.\n';

describe('A transcript that is saved', () => {
  const editor = () => vscode.workspace.getConfiguration('editor');
  const onSave = (value: object | undefined) =>
    editor().update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace);

  beforeEach(() => vscode.workspace.fs.writeFile(studyFile(name), new TextEncoder().encode(written)));
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(studyFile(name));
    await onSave(undefined);
  });

  /** Types a letter, saves, and gives the file. */
  async function saved(): Promise<string> {
    const { document, edit } = await openFile(name);
    await eventually('the problem', () =>
      codesOf(document.uri).includes('blank-at-coding-edge') ? true : undefined,
    );
    await edit(change => change.insert(placeOf(document, 'stayed'), 'x'));
    await vscode.commands.executeCommand('workbench.action.files.save');
    await eventually('the file saved', () => (document.isDirty ? undefined : true));
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
  }

  it('is mended where it is safe, if a person wants that', async () => {
    await onSave({ 'source.fixAll.verbatim': 'explicit' });
    assert.equal(await saved(), '**RW-98:** So [they came]{.thrift} and [xstayed]{.thrift}.\n');
  });

  it('is left as it was typed, if nobody has said so', async () => {
    assert.equal(await saved(), written.replace('stayed', 'xstayed'));
  });
});
