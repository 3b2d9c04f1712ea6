import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { marked } from '../../unit/marked-text';
import { closeEditors, codesOf, eventually, openFile, studyFile } from './study';
import { bytes, closeTranscript, head, opened, selectionsOf, shown } from './written-transcript';

/* The commands that code, in the editor and with its undo: what they make of a text is tested in the unit tests. */

const codebook = 'repair-workshop.codebook.yaml';

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(studyFile(path)));
}

function run(command: string, about?: object): Thenable<unknown> {
  return vscode.commands.executeCommand(`verbatim.${command}`, about);
}

/** Presses Enter in the list that a command opens, until the command is done. */
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

describe('Coding', () => {
  afterEach(closeTranscript);

  for (const [what, command, about, before, after] of [
    [
      'codes the selected words, and leaves them selected',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** I «kept it» then.\n',
      '**RW-97:** I [«kept it»]{.thrift} then.\n',
    ],
    [
      'codes several selections in one go',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** I «kept» it, and «her» too.\n',
      '**RW-97:** I [«kept»]{.thrift} it, and [«her»]{.thrift} too.\n',
    ],
    [
      'codes with several themes at once',
      'codeSelection',
      { themes: ['thrift', 'company'] },
      '**RW-97:** I «kept it».\n',
      '**RW-97:** I [«kept it»]{.thrift .company}.\n',
    ],
    [
      'codes the sentence where nothing is selected',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** Oh. I ke‸pt it. So.\n',
      '**RW-97:** Oh. [I ke‸pt it.]{.thrift} So.\n',
    ],
    [
      'codes the segment at the cursor where there is one',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** Oh. [I ke‸pt it. So]{.company}.\n',
      '**RW-97:** Oh. [I ke‸pt it. So]{.company .thrift}.\n',
    ],
    [
      'codes over paragraphs and turns in pieces',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** I «kept it.\n\nAnd her.\n\n**JH:** Who»?\n',
      '**RW-97:** I [«kept it.]{.thrift part=1}\n\n[And her.]{.thrift part=1}\n\n**JH:** [Who»]{.thrift part=1}?\n',
    ],
    [
      'codes words that cross a segment in pieces',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** I «kept [it, and» her]{.company} too.\n',
      '**RW-97:** I [«kept]{.thrift part=1} [[it, and»]{.thrift part=1} her]{.company} too.\n',
    ],
    [
      'keeps line ends as they are',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** I «kept\r\nit» then.\r\n',
      '**RW-97:** I [«kept\r\nit»]{.thrift} then.\r\n',
    ],
    [
      'takes a theme off',
      'uncode',
      { themes: ['thrift'] },
      '**RW-97:** I [ke‸pt it]{.thrift .company}.\n',
      '**RW-97:** I [ke‸pt it]{.company}.\n',
    ],
    [
      'takes the one theme off that there is, without asking',
      'uncode',
      undefined,
      '**RW-97:** I [ke‸pt it]{.thrift}.\n',
      '**RW-97:** I ke‸pt it.\n',
    ],
    [
      'makes a theme another',
      'recode',
      { theme: 'thrift', other: 'company' },
      '**RW-97:** I [ke‸pt it]{.thrift w=2}.\n',
      '**RW-97:** I [ke‸pt it]{.company w=2}.\n',
    ],
    [
      'codes the whole answer on its heading',
      'codeAnswer',
      { themes: ['thrift'] },
      '## Q1.2 The first time\n\n**RW-97:** I ke‸pt it.\n',
      '## Q1.2 The first time {.thrift}\n\n**RW-97:** I ke‸pt it.\n',
    ],
    [
      'makes no theme of words in vivo that are called like one',
      'codeInVivo',
      undefined,
      '**RW-97:** It was «letting go» of it.\n',
      '**RW-97:** It was [«letting go»]{.letting-go} of it.\n',
    ],
  ] as const) {
    it(what, async () => {
      const editor = await opened(before, before.includes('\r') ? head.replaceAll('\n', '\r\n') : head);
      await run(command, about);
      assert.equal(shown(editor), after);
    });
  }

  it('changes nothing where nobody speaks', async () => {
    const editor = await opened('## Q1.2 The «first» time\n');
    await run('codeSelection', { themes: ['thrift'] });
    assert.equal(shown(editor), '## Q1.2 The «first» time\n');
    assert.equal(editor.document.isDirty, false);
  });

  it('codes again with what was used last', async () => {
    const editor = await opened('**RW-97:** I «kept» it, and her.\n');
    await run('codeSelection', { themes: ['thrift', 'company'] });
    editor.selections = selectionsOf(marked(`${head}**RW-97:** I [kept]{.thrift .company} it, «and her».\n`));
    await run('repeatTheme');
    assert.equal(shown(editor), '**RW-97:** I [kept]{.thrift .company} it, [«and her»]{.thrift .company}.\n');
  });

  it('lets somebody choose, the theme used last first', async () => {
    const editor = await opened('**RW-97:** I «kept» it.\n');
    await run('codeSelection', { themes: ['company'] });
    await vscode.commands.executeCommand('undo');
    assert.equal(shown(editor), '**RW-97:** I «kept» it.\n');
    await withEnter(run('codeSelection'));
    assert.equal(shown(editor), '**RW-97:** I [«kept»]{.company} it.\n');
  });

  it('says who codes where that is another than the transcript’s coder', async () => {
    const settings = () => vscode.workspace.getConfiguration('verbatim');
    const coder = (initials: string | undefined) =>
      settings().update('coder', initials, vscode.ConfigurationTarget.Workspace);
    const editor = await opened('**RW-97:** I «kept» it.\n');
    try {
      await coder('CD');
      await run('codeSelection', { themes: ['thrift'] });
      assert.equal(shown(editor), '**RW-97:** I [«kept»]{.thrift by=CD} it.\n');
      await vscode.commands.executeCommand('undo');
      await coder('JH');
      await run('codeSelection', { themes: ['thrift'] });
      assert.equal(shown(editor), '**RW-97:** I [«kept»]{.thrift} it.\n');
    } finally {
      await coder(undefined);
    }
  });

  for (const [what, command, about, before] of [
    [
      'a coding in pieces',
      'codeSelection',
      { themes: ['thrift'] },
      '**RW-97:** I «kept it.\n\nAnd her.»\n\nSo.\n',
    ],
    ['codings of several selections', 'codeSelection', { themes: ['thrift'] }, '**RW-97:** «I» kept «it».\n'],
    ['a coding that is taken off', 'uncode', { themes: ['thrift'] }, '**RW-97:** [I «kept» it]{.thrift}.\n'],
    [
      'a theme that is made another',
      'recode',
      { theme: 'thrift', other: 'company' },
      '**RW-97:** «[I]{.thrift} kept [it]{.thrift}».\n',
    ],
  ] as const) {
    it(`undoes ${what} in one step, and nothing that was typed before`, async () => {
      const editor = await opened(before);
      const { selections } = editor;
      await editor.edit(edit => edit.insert(new vscode.Position(2, 0), 'group: visitor\n'));
      const typed = editor.document.getText();
      assert.equal(editor.selections.length, selections.length);
      await run(command, about);
      assert.notEqual(editor.document.getText(), typed);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), typed);
    });
  }
});

describe('A new theme', () => {
  let written: string;

  before(async () => {
    written = await textOf(codebook);
  });

  afterEach(async () => {
    await closeTranscript();
    await openFile(codebook);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeEditors();
    await writeCodebook(written);
  });

  /** As somebody else would, until VS Code has noticed. */
  async function writeCodebook(text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(studyFile(codebook), bytes(text));
    await eventually('the codebook', async () => {
      const document = await vscode.workspace.openTextDocument(studyFile(codebook));
      return document.getText() === text ? true : undefined;
    });
  }

  const words = '**RW-97:** It was «a small miracle», that.\n';
  const coded = '**RW-97:** It was [«a small miracle»]{.a-small-miracle}, that.\n';
  const entry = '  - id: a-small-miracle\n    label: a small miracle\n';

  it('in vivo is put at the end of the codebook, which is saved, with all that stood in it', async () => {
    const editor = await opened(words);
    await run('codeInVivo');
    assert.equal(shown(editor), coded);
    assert.equal(await textOf(codebook), written + entry);
  });

  it('is chosen in the list as soon as it is there', async () => {
    const editor = await opened(words);
    await run('codeInVivo');
    editor.selections = selectionsOf(
      marked(`${head}**RW-97:** It «was» [a small miracle]{.a-small-miracle}, that.\n`),
    );
    await withEnter(run('codeSelection'));
    assert.equal(
      shown(editor),
      '**RW-97:** It [«was»]{.a-small-miracle} [a small miracle]{.a-small-miracle}, that.\n',
    );
  });

  it('joins what is unsaved in a codebook, and saves none of it', async () => {
    const { document } = await openFile(codebook);
    const unsaved = new vscode.WorkspaceEdit();
    unsaved.insert(document.uri, new vscode.Position(0, 0), '# ours\n');
    assert.ok(await vscode.workspace.applyEdit(unsaved));
    const editor = await opened(words);
    await run('codeInVivo');
    assert.equal(shown(editor), coded);
    assert.equal(document.getText(), `# ours\n${written}${entry}`);
    assert.equal(document.isDirty, true);
    assert.equal(await textOf(codebook), written);
  });

  it('is written with the codebook’s line ends', async () => {
    const lines = 'themes:\r\n  - id: thrift\r\n    label: Thrift\r\n';
    await writeCodebook(lines);
    const editor = await opened(words);
    await run('codeInVivo');
    assert.equal(shown(editor), coded);
    assert.equal(await textOf(codebook), lines + entry.replaceAll('\n', '\r\n'));
  });

  it('begins a codebook where there is none', async () => {
    const editor = await opened('**RW-97:** It was «a small miracle», [that]{.no-such-theme}.\n');
    const { uri } = editor.document;
    await eventually('a theme that is not known', () =>
      codesOf(uri).includes('unknown-theme') ? true : undefined,
    );
    await vscode.workspace.fs.delete(studyFile(codebook));
    await eventually('no codebook', () => (codesOf(uri).includes('unknown-theme') ? undefined : true));
    try {
      await run('codeInVivo');
      assert.match(shown(editor), /\[«a small miracle»\]\{\.a-small-miracle\}/);
      const made = await eventually('the codebook', () =>
        textOf('codebook.yaml').then(undefined, () => undefined),
      );
      assert.equal(made, `themes:\n${entry}`);
    } finally {
      await vscode.workspace.fs.delete(studyFile('codebook.yaml'));
    }
  });
});
