import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
} from 'vscode-languageserver';
import { LSPErrorCodes } from 'vscode-languageserver';
import type { CoverageJson } from '../../src/convert/coverage-json';
import { codebook, guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, commands, type Folder, folderOf } from './client';

const about = (body: string) => transcript(body, 'guide: ../tea.guide.yaml\n');
const interview = about(`
## Q1.1 What is your role here?

**Ann:** [I pour the tea]{.trust}.

## Q1.9 What else?

**Ann:** Nothing.
`);

const study = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook, 'p/a.transcript.md': interview };

describe('language server', () => {
  let client: Client;
  let folder: Folder;

  /** A server on a folder with these files. */
  async function on(
    files: Readonly<Record<string, string | Uint8Array>>,
    capabilities = ableClient,
    command: readonly string[] = commands['server.js --stdio'],
    editor = process.pid,
  ) {
    folder = folderOf(files);
    client = new Client(command);
    return client.start([folder], capabilities, editor);
  }
  const hoverAt = (uri: string, line: number, character: number) =>
    client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line, character },
    });
  const symbolsOf = (uri: string) =>
    client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  const outline = async (uri: string) =>
    (await symbolsOf(uri)).map(({ name, detail = '' }) => `${name}: ${detail}`);

  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  for (const [name, command] of Object.entries(commands)) {
    describe(`started as ${name}`, () => {
      it('says what it can, answers, and ends with 0', async () => {
        const { capabilities } = await on(study, ableClient, command);
        assert.deepEqual(Object.keys(capabilities).sort(), [
          'codeActionProvider',
          'codeLensProvider',
          'completionProvider',
          'definitionProvider',
          'documentHighlightProvider',
          'documentLinkProvider',
          'documentOnTypeFormattingProvider',
          'documentSymbolProvider',
          'foldingRangeProvider',
          'hoverProvider',
          'inlayHintProvider',
          'referencesProvider',
          'renameProvider',
          'selectionRangeProvider',
          'semanticTokensProvider',
          'textDocumentSync',
          'workspace',
          'workspaceSymbolProvider',
        ]);
        const uri = folder.uriOf('p/a.transcript.md');
        const found = client.problems(uri, codes => codes.length > 0);
        await client.open(uri, about('\n## Q1.9 What else?\n\n**Ann:** Nothing.\n'));
        assert.deepEqual(await found, ['unknown-question']);
        const hover = await hoverAt(folder.uriOf('tea.guide.yaml'), 8, 13);
        assert.match(JSON.stringify(hover), /What is your role here/);
        assert.equal(await client.stop(), 0);
      });

      it('ends when its client vanishes', async () => {
        await on(study, ableClient, command);
        client.process.stdin?.destroy();
        const code = await client.ended;
        assert.notEqual(code, null, 'it ended by itself');
      });
    });
  }

  it('ends when the process of its client is gone, though its streams are open', async () => {
    await on(study, ableClient, commands['server.js --stdio'], spawnSync(process.execPath, ['-e', '']).pid);
    assert.notEqual(await client.ended, null);
  });

  it('registers for changes on the disk', async () => {
    await on(study);
    await symbolsOf(folder.uriOf('p/a.transcript.md'));
    assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles']);
  });

  it('answers about what is on the disk as soon as it has started', async () => {
    await on(study);
    assert.deepEqual(await outline(folder.uriOf('tea.codebook.yaml')), ['Trust: trust', 'money: ']);
  });

  it('answers about a change that has just been made', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    await client.open(uri, about('## Q1.1 Role?\n'));
    assert.deepEqual(await outline(uri), ['Q1.1 Role?: ○ empty']);
    for (let version = 2; version < 30; version++) {
      const start = { line: 3, character: 0 };
      void client.change(uri, version, { range: { start, end: start }, text: `# ${version}\n` });
      const [first] = await outline(uri);
      assert.equal(first, `${version}: `);
    }
  });

  it('answers nothing about a version that is gone when it could', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    void client.open(uri, about('## First\n'));
    const asked = outline(uri).catch(({ code }) => code);
    void client.change(uri, 2, { text: about('## Second\n') });
    const answer = await asked;
    assert.ok(answer === LSPErrorCodes.ContentModified || answer[0] === 'First: ', String(answer));
    assert.deepEqual(await outline(uri), ['Second: ']);
  });

  it('keeps up with letters that come faster than a long file can be read', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    const long = about(`## Q1.1 Role?\n\n${'**Ann:** Well [so]{.trust} it went.\n\n'.repeat(25_000)}`);
    const start = Date.now();
    await client.open(uri, long);
    await outline(uri);
    const once = Date.now() - start;
    const end = { line: 3, character: 3 };
    for (let version = 2; version < 62; version++)
      void client.change(uri, version, { range: { start: end, end }, text: 'x' });
    const begun = Date.now();
    const [heading] = await outline(uri);
    assert.match(String(heading), /^x{60}Q1/);
    assert.ok(Date.now() - begun < 10 * once + 1000, `${Date.now() - begun} ms, ${once} ms for one reading`);
  });

  it('gives a list to choose from also to somebody who types on', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    await client.open(uri, about('## \n'));
    await outline(uri);
    for (const [index, letter] of [...'role'].entries()) {
      const at = { line: 3, character: 3 + index };
      void client.change(uri, 2 * index + 2, { range: { start: at, end: at }, text: letter });
      const position = { line: 3, character: 4 + index };
      const asked = client.request<unknown[]>('textDocument/completion', { textDocument: { uri }, position });
      const next = { line: 3, character: 4 + index };
      void client.change(uri, 2 * index + 3, { range: { start: next, end: next }, text: '' });
      assert.ok((await asked).length > 0, letter);
    }
  });

  it('answers about the guide as the editor shows it', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    const guideUri = folder.uriOf('tea.guide.yaml');
    await client.open(uri, about('## Q1.1 Role?\n\n**Ann:** Yes.\n'));
    await client.open(guideUri, guide);
    const unknown = client.problems(uri, codes => codes.includes('unknown-question'));
    await client.change(guideUri, 2, { text: guide.replace('id: Q1.1\n', 'id: Q1.7\n') });
    await unknown;
    const known = client.problems(uri, codes => !codes.includes('unknown-question'));
    await client.close(guideUri);
    await known; // nothing was saved
  });

  it('tells the problems of an open transcript again when its guide goes, comes back or changes on the disk', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    const guideUri = folder.uriOf('tea.guide.yaml');
    const fine = client.problems(uri, codes => codes.length === 0);
    await client.open(uri, about('## Q1.1 Role?\n\n**Ann:** Yes.\n'));
    await fine;

    const lost = client.problems(uri, codes => codes.includes('guide-not-found'));
    rmSync(join(folder.path, 'tea.guide.yaml'));
    await client.onDisk('deleted', guideUri);
    await lost;
    assert.equal(await hoverAt(uri, 3, 4), null);

    const back = client.problems(uri, codes => codes.length === 0);
    folder.write({ 'tea.guide.yaml': guide });
    await client.onDisk('created', guideUri);
    await back;

    const changed = client.problems(uri, codes => codes.includes('unknown-question'));
    folder.write({ 'tea.guide.yaml': guide.replace('Q1.1\n', 'Q1.7\n') });
    await client.onDisk('changed', guideUri);
    await changed;
  });

  it('is never without the guide while that is being read again', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    await client.open(uri, about('## Q1.1 Role?\n\n**Ann:** Yes.\n'));
    for (let turn = 0; turn < 20; turn++) {
      await client.onDisk('changed', folder.uriOf('tea.guide.yaml'));
      assert.ok(await hoverAt(uri, 3, 4), `turn ${turn}`);
    }
  });

  it('follows a folder that is renamed', async () => {
    await on({ ...study, 'p/tea.guide.yaml': guide });
    renameSync(join(folder.path, 'p'), join(folder.path, 'q'));
    await client.onDisk('deleted', folder.uriOf('p'));
    await client.onDisk('created', folder.uriOf('q'));
    assert.equal((await symbolsOf(folder.uriOf('q/tea.guide.yaml'))).length, 2);
    assert.deepEqual(await symbolsOf(folder.uriOf('p/tea.guide.yaml')), []);
    const report = await client.request<{ transcripts: { uri: string }[] }>('verbatim/coverageReport');
    assert.deepEqual(
      report.transcripts.map(({ uri }) => uri),
      [folder.uriOf('q/a.transcript.md')],
    );
  });

  it('leaves out what appears in the folders of tools', async () => {
    await on(study);
    folder.write({ 'node_modules/x/b.transcript.md': interview, '.git/c.transcript.md': interview });
    for (const name of ['node_modules', 'node_modules/x', '.git', 'node_modules/x/b.transcript.md'])
      await client.onDisk('created', folder.uriOf(name));
    const report = await client.request<{ transcripts: unknown[] }>('verbatim/coverageReport');
    assert.equal(report.transcripts.length, 1);
  });

  it('takes in workspace folders that come and lets those go that are removed', async () => {
    await on(study);
    const other = folderOf({
      'other.guide.yaml': 'questions: [{id: Z1, text: Why?}]',
      'z.transcript.md': '## Z1 Why?\n',
    });
    const count = async () =>
      (await client.request<{ transcripts: unknown[] }>('verbatim/coverageReport')).transcripts.length;
    const event = (added: Folder[], removed: Folder[]) => ({
      event: {
        added: added.map(({ uri }) => ({ uri, name: '' })),
        removed: removed.map(({ uri }) => ({ uri, name: '' })),
      },
    });
    try {
      assert.equal(await count(), 1);
      await client.notify('workspace/didChangeWorkspaceFolders', event([other], []));
      assert.equal(await count(), 2);
      await client.notify('workspace/didChangeWorkspaceFolders', event([], [folder]));
      assert.equal(await count(), 1);
      assert.deepEqual(await outline(other.uriOf('z.transcript.md')), ['Z1 Why?: ○ empty']);
    } finally {
      other.remove();
    }
  });

  describe('without a workspace', () => {
    beforeEach(() => {
      folder = folderOf({ ...study, 'p/deep.guide.yaml': guide });
      client = new Client();
    });

    it('finds the guide and the codebook beside a file that was opened by itself', async () => {
      await client.start(null);
      const uri = folder.uriOf('a.transcript.md');
      void client.open(uri, transcript('## Q1.1 Role?\n\n**Ann:** [Yes]{.trust}.\n', ''));
      assert.ok(await hoverAt(uri, 2, 4), 'a request right behind the opening sees the guide');
      assert.match(JSON.stringify(await hoverAt(uri, 4, 17)), /rely on each other/);
    });

    it('finds the guide that is named, even when the name is typed later', async () => {
      await client.start(null);
      const uri = folder.uriOf('a.transcript.md');
      await client.open(uri, transcript('## Q1.1 Role?\n', 'guide: p/deep.guide.yam\n'));
      const start = { line: 1, character: 23 };
      await client.change(uri, 2, { range: { start, end: start }, text: 'l' });
      assert.ok(await hoverAt(uri, 3, 4));
    });

    it('does not follow a guide out of the file’s folder', async () => {
      await client.start(null);
      const uri = folder.uriOf('p/a.transcript.md');
      const outside = client.problems(uri, codes => codes.includes('guide-outside-workspace'));
      await client.open(uri, about('## Q1.1 Role?\n'));
      await outside;
      assert.equal(await hoverAt(uri, 3, 4), null);
    });

    it('forgets the file when it is closed', async () => {
      await client.start(null);
      const uri = folder.uriOf('a.transcript.md');
      await client.open(uri, transcript('## Q1.1 Role?\n'));
      const count = async () =>
        (await client.request<{ transcripts: unknown[] }>('verbatim/coverageReport')).transcripts.length;
      assert.equal(await count(), 1);
      await client.close(uri);
      assert.equal(await count(), 0);
    });
  });

  it('takes the problems away when a file is closed', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    const found = client.problems(uri, codes => codes.length > 0);
    await client.open(uri, about('## Q1.9\n'));
    await found;
    const gone = client.problems(uri, codes => codes.length === 0);
    await client.close(uri);
    await gone;
  });

  it('offers, applies and describes questions', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    await client.open(uri, about('## \n'));
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 3, character: 3 },
    });
    assert.equal(items[0]?.label, 'Q1.1');
    assert.equal(items[0]?.documentation, undefined);
    const { documentation } = await client.request<CompletionItem>('completionItem/resolve', items[0]);
    assert.match(JSON.stringify(documentation), /markdown.*Pour first/);
  });

  it('mends what it reports, on the version that it saw', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    await client.open(uri, about('## Q1.9 Role?\n'), 7);
    const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } };
    const ask = (only?: string[]) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only && { only }) },
      });
    const [action] = await ask();
    assert.equal(action?.diagnostics?.[0]?.code, 'unknown-question');
    assert.deepEqual(action?.edit?.documentChanges?.[0], {
      textDocument: { uri, version: 7 },
      edits: [
        { range: { start: { line: 3, character: 3 }, end: { line: 3, character: 7 } }, newText: 'Q1.1' },
      ],
    });
    assert.deepEqual(await ask(['source.fixAll']), []);
    const fixes = (await ask(['quickfix'])).map(({ title }) => title);
    assert.deepEqual(fixes, ['Change to Q1.1', 'This heading is not a question']);
  });

  it('offers codings to those who ask for refactorings, and not to those who ask for fixes', async () => {
    const { capabilities } = await on(study);
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.verbatim'],
    });
    const uri = folder.uriOf('p/a.transcript.md');
    await client.open(uri, about('**Ann:** Yes.\n'));
    const ask = async (only: string[]) => {
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 3, character: 9 }, end: { line: 3, character: 13 } },
        context: { diagnostics: [], only },
      });
      return actions.map(({ title }) => title);
    };
    assert.deepEqual(await ask(['quickfix']), []);
    for (const kind of ['refactor', 'refactor.rewrite', ''])
      assert.ok((await ask([kind])).includes('Code as Trust (trust)'), kind);
  });

  it('tells a transcript’s coverage in a few figures', async () => {
    await on(study);
    const coverageOf = (params: unknown) => client.request('verbatim/transcriptCoverage', params);
    folder.write({
      'p/a.transcript.md': about('## Q1.1 Role?\n\n**Ann:** Yes.\n\n## Q1.2 {status=declined}\n'),
    });
    await client.onDisk('changed', folder.uriOf('p/a.transcript.md'));
    assert.deepEqual(await coverageOf({ textDocument: { uri: folder.uriOf('p/a.transcript.md') } }), {
      participant: 'a',
      guide: folder.uriOf('tea.guide.yaml'),
      expected: 4,
      answered: 1,
      answeredRate: 0.25,
      open: ['Q1.2', 'Q2.1', 'Q2.2'],
    });
    assert.equal(await coverageOf({ textDocument: { uri: 'file:///nowhere.transcript.md' } }), null);
    assert.equal(await coverageOf({}), null);
  });

  it('reports the coverage of the workspace, with every question of the guide', async () => {
    await on({ ...study, 'loose/none/b.transcript.md': transcript('## X\n', 'guide: none.guide.yaml\n') });
    const report = await client.request<CoverageJson>('verbatim/coverageReport');
    assert.equal(report.schemaVersion, 1);
    const [only] = report.transcripts;
    assert.equal(report.transcripts.length, 1);
    assert.equal(only?.uri, folder.uriOf('p/a.transcript.md'));
    assert.deepEqual(
      only?.questions.map(({ id, state, words }) => `${id} ${state} ${words}`),
      [
        'Q1.1 answered 4',
        'Q1.1a missing 0',
        'Q1.2 missing 0',
        'Q1.3 missing 0',
        'Q2.1 missing 0',
        'Q2.2 missing 0',
      ],
    );
  });

  it('says when figures may have changed', async () => {
    await on(study);
    const told = new Promise(resolve => client.connection.onNotification('verbatim/studyChanged', resolve));
    await client.open(folder.uriOf('p/a.transcript.md'), interview);
    await told;
  });

  describe('for an editor that can take little', () => {
    const uri = () => folder.uriOf('p/a.transcript.md');
    const open = async () => {
      await on(study, {});
      await client.open(
        uri(),
        about('## Q1.1 What is *it*?\n\n### More\n\n**Ann:** Yes.\n\n## Q2.2 {status=lost}\n'),
      );
    };

    it('registers nothing', async () => {
      await open();
      await hoverAt(uri(), 3, 4);
      assert.deepEqual(client.registered, []);
    });
    it('hovers in plain text', async () => {
      await open();
      await client.request('verbatim/coverageReport'); // figures of the study are shown when all of it is read
      const hover = await hoverAt(uri(), 3, 4);
      assert.deepEqual(hover?.contents, {
        kind: 'plaintext',
        value: `Q1.1 · 1 Coming here

What is your role here?

* Q1.1a Since when?

Research question: RQ1 Why tea?

Note: Pour first.

Here: ✓ answered, 1 word
In the study: answered in 1 of 1 transcript`,
      });
    });
    it('defines by a plain location', async () => {
      await open();
      const found = await client.request<Location>('textDocument/definition', {
        textDocument: { uri: uri() },
        position: { line: 3, character: 4 },
      });
      assert.deepEqual(found, {
        uri: folder.uriOf('tea.guide.yaml'),
        range: { start: { line: 8, character: 12 }, end: { line: 8, character: 16 } },
      });
    });
    it('outlines in a flat list', async () => {
      await open();
      const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', {
        textDocument: { uri: uri() },
      });
      assert.deepEqual(
        symbols.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
        [
          ['Q1.1 What is *it*?', undefined, 3],
          ['More', 'Q1.1 What is *it*?', 5],
          ['Q2.2', undefined, 9],
        ],
      );
    });
    it('leaves related places out, and puts beside the label what it cannot show there', async () => {
      await open();
      const all = client.problems(uri(), (codes, { diagnostics }) => {
        assert.ok(diagnostics.every(each => !('relatedInformation' in each)));
        return codes.includes('unanswered-questions');
      });
      await client.change(uri(), 2, { text: about('## Q2.2 {status=lost}\n\n## \n') });
      await all;
      const [item] = await client.request<CompletionItem[]>('textDocument/completion', {
        textDocument: { uri: uri() },
        position: { line: 5, character: 3 },
      });
      assert.equal(item?.detail, 'What is your role here? · ✗ missing');
      assert.ok(!('labelDetails' in (item ?? {})));
    });
    it('changes texts without naming versions', async () => {
      await open();
      await client.change(uri(), 2, { text: about('## Q1.9\n') });
      const position = { line: 3, character: 4 };
      const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uri() },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      assert.deepEqual(Object.keys(action?.edit ?? {}), ['changes']);
    });
  });

  it('links from an ID to its question for an editor that can show links', async () => {
    await on(study);
    const uri = folder.uriOf('p/a.transcript.md');
    const [link] = await client.request<LocationLink[]>('textDocument/definition', {
      textDocument: { uri },
      position: { line: 4, character: 4 },
    });
    assert.equal(link?.targetUri, folder.uriOf('tea.guide.yaml'));
    assert.equal(link?.originSelectionRange?.start.character, 3);
  });
});
