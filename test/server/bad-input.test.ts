import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { guide, transcript } from '../unit/language/study-of';
import { Client, type Folder, folderOf } from './client';

/** Input that nobody means to give: a clear message or silence, and a server that goes on. */
describe('language server, given bad input', () => {
  let client: Client;
  let folder: Folder;

  beforeEach(async () => {
    folder = folderOf({ 'tea.guide.yaml': guide, 'good.transcript.md': transcript('## Q1.1 Role?\n') });
    client = new Client();
    await client.start([folder]);
  });
  afterEach(async () => {
    await stillAnswers();
    await client.end();
    folder.remove();
  });

  /** Asks everything about a place of a document. */
  async function askAll(uri: unknown, position: unknown): Promise<unknown[]> {
    const textDocument = { uri };
    return Promise.all(
      ['hover', 'completion', 'definition', 'documentSymbol', 'codeAction'].map(feature =>
        client.request(`textDocument/${feature}`, {
          textDocument,
          position,
          range: { start: position, end: position },
          context: { diagnostics: [] },
        }),
      ),
    );
  }
  async function stillAnswers(): Promise<void> {
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: folder.uriOf('good.transcript.md') },
      position: { line: 3, character: 4 },
    });
    assert.match(JSON.stringify(hover), /What is your role here/);
  }

  const files: Record<string, { name: string; text: string; codes: string[] }> = {
    'an empty transcript': { name: 'x.transcript.md', text: '', codes: [] },
    'an empty guide': { name: 'x.guide.yaml', text: '', codes: ['no-questions'] },
    'an empty codebook': { name: 'x.codebook.yaml', text: '', codes: ['no-themes'] },
    'a guide that is a list': { name: 'x.guide.yaml', text: '- id: Q1\n', codes: ['wrong-type'] },
    'a guide that is a number': { name: 'x.guide.yaml', text: '42\n', codes: ['wrong-type'] },
    'a binary file': { name: 'x.transcript.md', text: 'PK\u0003\u0004\0\0\u0008', codes: ['not-text'] },
    'front matter that is never closed': {
      name: 'x.transcript.md',
      text: '---\nguide: tea.guide.yaml\n\n## Q1.1 Role?\n',
      codes: ['unclosed-front-matter'],
    },
    'a guide outside the workspace': {
      name: 'x.transcript.md',
      text: transcript('## Q1.1\n', 'guide: ../../etc/tea.guide.yaml\n'),
      codes: ['guide-outside-workspace'],
    },
    'IDs that collide after trimming': {
      name: 'x.guide.yaml',
      text: 'questions: [{id: "Q1", text: a}, {id: "Q1 ", text: b}]\n',
      codes: ['duplicate-id'],
    },
  };
  for (const [what, { name, text, codes }] of Object.entries(files)) {
    it(`has a message for ${what}, opened and from the disk`, async () => {
      folder.write({ [name]: text });
      const uri = folder.uriOf(name);
      await client.onDisk('created', uri);
      await askAll(uri, { line: 0, character: 0 });
      const found = client.problems(uri, () => true);
      await client.open(uri, text);
      assert.deepEqual(await found, codes);
      await askAll(uri, { line: 0, character: 0 });
    });
  }

  it('takes five megabytes on one line', async () => {
    const uri = folder.uriOf('long.transcript.md');
    const text = `**Ann:** ${'well [so] {.x} `y` <z '.repeat(5_000_000 / 22)}`;
    const found = client.problems(uri, () => true);
    await client.open(uri, text);
    await found;
    await client.change(uri, 2, {
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 9 } },
      text: '[a]{q=Q1.1} ',
    });
    const [hover] = await askAll(uri, { line: 0, character: 16 });
    assert.match(JSON.stringify(hover), /What is your role here/);
  });

  it('answers with nothing about documents it does not know', async () => {
    for (const uri of [
      folder.uriOf('nowhere.transcript.md'),
      folder.uriOf('notes.md'),
      'untitled:Untitled-1',
      'untitled:x.transcript.md',
      'file:////x.transcript.md',
      'a b c',
      '',
      42,
      null,
    ]) {
      assert.deepEqual(
        (await askAll(uri, { line: 0, character: 0 })).map(answer => answer ?? []),
        [[], [], [], [], []],
        String(uri),
      );
    }
  });

  it('answers with nothing about places that are none', async () => {
    const uri = folder.uriOf('good.transcript.md');
    await client.open(uri, transcript('## Q1.1 Role?\r\n\r\n**Ann:** 😀\n\n## '));
    for (const position of [
      { line: 3, character: 1e9 },
      { line: 1e9, character: 0 },
      { line: -1, character: -5 },
      { line: 3, character: -1 },
      { line: 5, character: 10 },
      { line: 0.5, character: 0.5 },
      {},
      null,
      'here',
    ]) {
      assert.equal((await askAll(uri, position)).length, 5, JSON.stringify(position));
    }
  });

  it('outlives requests without parameters and methods it does not have', async () => {
    for (const method of [
      'textDocument/hover',
      'textDocument/completion',
      'completionItem/resolve',
      'textDocument/codeAction',
      'verbatim/transcriptCoverage',
      'verbatim/nothing',
    ]) {
      await client.request(method, null).catch(() => {});
      await client.request(method, {}).catch(() => {});
    }
  });

  it('outlives documents whose names are no URIs', async () => {
    for (const uri of ['file:////x.transcript.md', '::', 'git:/x/a.transcript.md?{"ref":"HEAD"}']) {
      await client.open(uri, transcript('## Q1.1 Role?\n'));
      await client.change(uri, 2, { text: '## Q1.2\n' });
      await client.close(uri);
    }
    await client.onDisk('changed', 'file:////x.transcript.md');
    await client.onDisk('deleted', '::');
  });

  it('outlives changes of documents that were never opened', async () => {
    const uri = folder.uriOf('never.transcript.md');
    await client.change(uri, 2, { text: 'x' });
    await client.close(uri);
  });

  it('writes nothing', async () => {
    const uri = folder.uriOf('new.transcript.md');
    await client.open(uri, transcript('## Q1.9 Role?\n'));
    await askAll(uri, { line: 3, character: 4 });
    await client.close(uri);
    await stillAnswers();
    assert.deepEqual(readdirSync(folder.path).sort(), ['good.transcript.md', 'tea.guide.yaml']);
  });
});
