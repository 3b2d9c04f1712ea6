import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, openFile, placeOf, studyFile } from './study';

const transcript = 'transcripts/rw-04.transcript.md';

/** Asks VS Code as it asks itself, until there is something. */
async function ask<Item>(command: string, ...parameters: unknown[]): Promise<Item[]> {
  return eventually(command, async () => {
    const found = await vscode.commands.executeCommand<Item[] | undefined>(command, ...parameters);
    return found && found.length > 0 ? found : undefined;
  });
}

describe('Reading in the editor', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeEditors();
  });

  it('shows above each question how it fares, and opens the answers', async () => {
    const { document } = await openFile('repair-workshop.guide.yaml');
    // Transcripts that other tests had made may still be on their way out.
    const declined = await eventually('a question that somebody declined', async () => {
      const lenses = await ask<vscode.CodeLens>('vscode.executeCodeLensProvider', document.uri, 99);
      const commands = lenses.flatMap(({ command }) => command ?? []);
      return commands.find(({ title }) => /^answered in \d of 4 transcripts · .*1 declined/.test(title));
    });
    assert.equal(declined.command, 'verbatim.showPlaces');
    await vscode.commands.executeCommand(declined.command, ...(declined.arguments ?? []));
  });

  it('shows above each theme how many segments it has', async () => {
    const { document } = await openFile('repair-workshop.codebook.yaml');
    const lenses = await ask<vscode.CodeLens>('vscode.executeCodeLensProvider', document.uri, 99);
    assert.ok(lenses.some(({ command }) => /^\d+ segments in 4 transcripts$/.test(command?.title ?? '')));
  });

  it('shows the question behind a switch', async () => {
    const { document } = await openFile(transcript);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint>('vscode.executeInlayHintProvider', document.uri, whole);
    const labels = hints.map(({ label }) => (typeof label === 'string' ? label : label[0]?.value));
    assert.ok(labels.includes('How did you first hear about the workshop?'), labels.join('; '));
  });

  it('knows what words stand for', async () => {
    const { document } = await openFile(transcript);
    const { tokenTypes, tokenModifiers } = await eventually('a legend', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      ),
    );
    assert.ok(tokenTypes.includes('speaker') && tokenModifiers.includes('unknown'));
    const { data } = await eventually('tokens', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      ),
    );
    const [line = 0, character = 0, length = 0, type = 0] = data;
    const word = document.getText(new vscode.Range(line, character, line, character + length));
    assert.match(word, /^Q\d/);
    assert.equal(tokenTypes[type], 'function');
  });

  it('folds sections', async () => {
    const { document } = await openFile(transcript);
    const folds = await ask<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', document.uri);
    const lines = folds.map(({ start }) => document.lineAt(start).text);
    assert.ok(lines.includes('---') && lines.some(line => line.startsWith('## Q')));
  });

  it('grows a selection over the speaker’s turn', async () => {
    const { document } = await openFile(transcript);
    const place = placeOf(document, 'Because', 2);
    const [first] = await ask<vscode.SelectionRange>('vscode.executeSelectionRangeProvider', document.uri, [
      place,
    ]);
    const texts: string[] = [];
    for (let at = first; at; at = at.parent) texts.push(document.getText(at.range));
    assert.equal(texts[0], 'Because');
    assert.ok(texts.some(text => text.startsWith('**RW-04:** Because')));
  });

  it('links to the guide', async () => {
    const { document } = await openFile(transcript);
    const links = await ask<vscode.DocumentLink>('vscode.executeLinkProvider', document.uri);
    const targets = links.map(({ target }) => target?.toString());
    assert.ok(targets.includes(studyFile('repair-workshop.guide.yaml').toString()));
  });
});
