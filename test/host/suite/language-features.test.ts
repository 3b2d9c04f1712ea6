import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, codeOf, codesOf, eventually, openFile, placeOf, studyFile } from './study';

const transcript = 'transcripts/rw-03.transcript.md';

/** Types into the document without saving. */
async function insert(editor: vscode.TextEditor, place: vscode.Position, text: string): Promise<void> {
  assert.ok(await editor.edit(edit => edit.insert(place, text)));
}

describe('A transcript in the editor', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeEditors();
  });

  it('explains a question ID on hover', async () => {
    const { document } = await openFile(transcript);
    const text = await eventually('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, '## Q3.3', 4),
      );
      const shown = hovers.flatMap(({ contents }) =>
        contents.map(part => (typeof part === 'string' ? part : part.value)),
      );
      return shown.find(part => part.includes('of 4 transcripts'));
    });
    assert.match(text, /declined/);
    assert.match(text, /answered in 2 of 4 transcripts/);
  });

  it('leaves Enter to the extension’s own keys', async () => {
    const { document } = await openFile(transcript);
    const heading = placeOf(document, '## Q3.3', 4);
    await eventually('an answer of the server', async () => {
      const hover = 'vscode.executeHoverProvider';
      const [found] = await vscode.commands.executeCommand<vscode.Hover[]>(hover, document.uri, heading);
      return found;
    });
    const end = document.positionAt(document.getText().length);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatOnTypeProvider',
      document.uri,
      end,
      '\n',
      { tabSize: 2, insertSpaces: true },
    );
    assert.deepEqual(edits ?? [], []);
  });

  it('explains a theme, a speaker and a key of the front matter on hover', async () => {
    const { document } = await openFile(transcript);
    const hoverOn = (text: string, into: number, expected: RegExp) =>
      eventually(`a hover on ${text} that says ${expected}`, async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          placeOf(document, text, into),
        );
        const shown = hovers.flatMap(({ contents }) =>
          contents.map(part => (typeof part === 'string' ? part : part.value)),
        );
        return shown.find(part => expected.test(part));
      });
    await hoverOn('{.thrift}', 3, /segments? in \d+ transcripts?/);
    await hoverOn('**RW-03:**', 4, /participant[\s\S]*turns, \d+ words/);
    await hoverOn('coder:', 2, /Who codes this transcript/);
  });

  it('completes keys and the next ID in the guide', async () => {
    const editor = await openFile('repair-workshop.guide.yaml');
    const { document } = editor;
    const written = document.getText().length;
    const end = document.lineAt(document.lineCount - 1).range.end;
    await insert(editor, end, '\n  - id: X\n    questions:\n      - id: X1\n      - ');
    const offered = async (expected: string) =>
      eventually(`“${expected}” to choose`, async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          document.lineAt(document.lineCount - 1).range.end,
        );
        return list.items.find(({ label }) => label === expected);
      });
    await offered('text');
    await insert(editor, document.lineAt(document.lineCount - 1).range.end, 'id: ');
    await offered('X2');
    // Where VS Code saves by itself, it may have saved this: what comes after reads the file.
    const typed = new vscode.Range(
      document.positionAt(written),
      document.positionAt(document.getText().length),
    );
    await editor.edit(edit => edit.delete(typed));
    await document.save();
  });

  it('completes question IDs in a new heading, unanswered ones first', async () => {
    const editor = await openFile('transcripts/rw-02.transcript.md');
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 1).range.end;
    await insert(editor, end, '\n\n## ');
    const items = await eventually('completions', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.lineAt(document.lineCount - 1).range.end,
      );
      const questions = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Field);
      return questions.length > 0 ? questions : undefined;
    });
    const first = [...items].sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))[0];
    const label = typeof first?.label === 'string' ? first.label : first?.label.label;
    assert.equal(label, 'Q1.1a', 'the first question in guide order that has no answer yet');
  });

  it('marks an unknown question and mends it', async () => {
    const editor = await openFile(transcript);
    const { document } = editor;
    await insert(editor, placeOf(document, '## Q3.3', 5), '0');
    const problem = await eventually('a diagnostic', () =>
      vscode.languages.getDiagnostics(document.uri).find(found => codeOf(found) === 'unknown-question'),
    );
    assert.equal(document.getText(problem.range), 'Q30.3');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to Q3.3');
    assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /## Q3\.3 /);
    await eventually('the diagnostic gone', () =>
      codesOf(document.uri).includes('unknown-question') ? undefined : true,
    );
    // Where VS Code saves by itself, it may have saved the mistake: what comes after reads the file.
    await document.save();
  });

  it('goes from an ID to the guide and from a theme to the codebook', async () => {
    const { document } = await openFile(transcript);
    const target = async (text: string, into: number): Promise<string> => {
      const links = await eventually('a definition', async () => {
        const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          placeOf(document, text, into),
        );
        return found.length > 0 ? found : undefined;
      });
      const [link] = links;
      assert.ok(link);
      return ('targetUri' in link ? link.targetUri : link.uri).toString();
    };
    assert.equal(await target('## Q3.3', 4), studyFile('repair-workshop.guide.yaml').toString());
    assert.equal(await target('{.thrift}', 4), studyFile('repair-workshop.codebook.yaml').toString());
  });

  it('outlines the questions with their states', async () => {
    const { document } = await openFile(transcript);
    const symbols = await eventually('an outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found?.length ? found : undefined;
    });
    const declined = symbols.find(({ name }) => name.startsWith('Q3.3'));
    assert.match(declined?.detail ?? '', /declined/);
  });

  it('marks a problem once, in a file that is not open and when it is opened', async () => {
    const name = 'transcripts/rw-99.transcript.md';
    const uri = studyFile(name);
    const text = '---\nguide: ../repair-workshop.guide.yaml\ndate: 2026-03-01\n---\n\n## Q99.9 What?\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      const once = () => (codesOf(uri).includes('unknown-question') ? codesOf(uri) : undefined);
      assert.deepEqual(await eventually('a diagnostic of a closed file', once), ['unknown-question']);
      await openFile(name);
      await new Promise(go => setTimeout(go, 1500));
      assert.deepEqual(codesOf(uri), ['unknown-question']);
      const [problem] = vscode.languages.getDiagnostics(uri);
      assert.match(JSON.stringify(problem?.code), /docs\/diagnostics\.md/);
      await closeEditors();
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    await eventually('nothing left of it', () => (codesOf(uri).length === 0 ? true : undefined));
  });

  it('says that the guide is gone when it is deleted', async () => {
    const { document } = await openFile(transcript);
    const guide = studyFile('repair-workshop.guide.yaml');
    const text = await vscode.workspace.fs.readFile(guide);
    await vscode.workspace.fs.delete(guide);
    try {
      await eventually('a diagnostic', () =>
        codesOf(document.uri).includes('guide-not-found') ? true : undefined,
      );
    } finally {
      await vscode.workspace.fs.writeFile(guide, text);
    }
    await eventually('no diagnostic', () =>
      vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
    );
  });
});
