import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import { codebook, guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

const text = transcript(
  '## Q1.1 What is your role here?\n\n**Ann:** [I pour the tea]{.trust}.\n',
  'guide: ../tea.guide.yaml\n',
);
const theme = { line: text.split('\n').length - 2, character: 28 };
const name = 'p/é a (1).transcript.md';

/** Ways in which editors write the URI of one file. */
const spellings: Readonly<Record<string, (uri: string) => string>> = {
  'as vscode-uri does': uri => uri,
  'without escapes': uri => decodeURI(uri),
  'with escapes in small letters': uri => uri.replace(/%[0-9A-F]{2}/g, code => code.toLowerCase()),
  'with the fewest escapes': uri => encodeURI(decodeURIComponent(uri)),
};

describe('URIs', () => {
  let client: Client;
  let folder: Folder;
  beforeEach(() => {
    folder = folderOf({ 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook, [name]: text });
    client = new Client();
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  for (const [how, spelt] of Object.entries(spellings)) {
    it(`come back as the editor writes them, ${how}`, async () => {
      const uri = spelt(folder.uriOf(name));
      await client.start([{ ...folder, uri: spelt(folder.uri) }], {
        ...ableClient,
        textDocument: { ...ableClient.textDocument, documentSymbol: {} },
      });
      const published = client.problems(uri, codes => codes.includes('unknown-theme'));
      await client.open(uri, text.replace('.trust', '.trusst'));
      await published;
      await client.change(uri, 2, { text });
      const about = { textDocument: { uri }, position: theme };
      const places = await client.request<Location[]>('textDocument/references', {
        ...about,
        context: { includeDeclaration: true },
      });
      const own = places.filter(place => place.uri.endsWith('.md')).map(place => place.uri);
      assert.deepEqual(own, [uri], 'one file, by one name');
      const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...about, newName: 'faith' });
      const edited = edit.documentChanges?.map(change =>
        'textDocument' in change ? change.textDocument : null,
      );
      assert.deepEqual(
        edited?.find(document => document?.uri.endsWith('.md')),
        { uri, version: 2 },
      );
      const symbols = await client.request<{ location: Location }[]>('textDocument/documentSymbol', {
        textDocument: { uri },
      });
      assert.ok(symbols.length > 0 && symbols.every(({ location }) => location.uri === uri));
    });
  }

  it('of two forms of é are two files, as on the disk', async function () {
    if (process.platform !== 'linux') this.skip();
    folder.write({ 'p/e\u0301 a (1).transcript.md': text });
    await client.start([folder]);
    const codings = await client.request<Location[]>('textDocument/references', {
      textDocument: { uri: folder.uriOf(name) },
      position: theme,
      context: { includeDeclaration: false },
    });
    assert.equal(new Set(codings.map(({ uri }) => uri)).size, 2);
  });

  it('through a linked folder are those of the workspace folder', async function () {
    if (process.platform === 'win32') this.skip();
    const link = folderOf({});
    try {
      symlinkSync(folder.path, join(link.path, 'study'));
      const linked = { ...link, uri: link.uriOf('study') };
      await client.start([linked]);
      const uri = `${linked.uri}/p/${encodeURIComponent('é a (1).transcript.md').replace(/[()]/g, c => `%${c.charCodeAt(0).toString(16)}`)}`;
      await client.open(uri, text);
      const places = await client.request<Location[]>('textDocument/references', {
        textDocument: { uri },
        position: theme,
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        places.map(place => place.uri.startsWith(linked.uri)),
        [true, true],
      );
    } finally {
      link.remove();
    }
  });

  it('of a transcript that is a link, in a linked folder, are where it is linked', async function () {
    if (process.platform === 'win32') this.skip();
    const elsewhere = folderOf({ 'kept.md': text.replace('../tea', 'tea') });
    try {
      symlinkSync(join(elsewhere.path, 'kept.md'), join(folder.path, 'b.transcript.md'));
      symlinkSync(folder.path, join(elsewhere.path, 'study'));
      const linked = { ...elsewhere, uri: elsewhere.uriOf('study') };
      await client.start([linked]);
      const uri = elsewhere.uriOf('study/b.transcript.md');
      await client.open(uri, text.replace('../tea', 'tea'));
      const about = { textDocument: { uri }, position: theme };
      const places = await client.request<Location[]>('textDocument/references', {
        ...about,
        context: { includeDeclaration: true },
      });
      const files = ['b.transcript.md', name, 'tea.codebook.yaml'].map(file =>
        elsewhere.uriOf(`study/${file}`),
      );
      assert.deepEqual(places.map(place => place.uri).sort(), files);
      const edited = (edit: WorkspaceEdit | null) =>
        edit?.documentChanges?.map(change => ('edits' in change ? change.textDocument.uri : '')).sort();
      const renamed = await client.request<WorkspaceEdit>('textDocument/rename', {
        ...about,
        newName: 'faith',
      });
      assert.deepEqual(edited(renamed), files);
      const moved = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
        files: [
          {
            oldUri: elsewhere.uriOf('study/tea.guide.yaml'),
            newUri: elsewhere.uriOf('study/x.guide.yaml'),
          },
        ],
      });
      assert.deepEqual(edited(moved), files.slice(0, 2));
    } finally {
      elsewhere.remove();
    }
  });
});
