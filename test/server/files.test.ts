import assert from 'node:assert/strict';
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ClientCapabilities, type Hover, WorkDoneProgress } from 'vscode-languageserver/node';
import type { CoverageJson } from '../../src/convert/coverage-json';
import { guide, transcript } from '../unit/language/study-of';
import { ableClient, Client, type Folder, folderOf } from './client';

/** A transcript in which the first question is answered in so many words. */
const answered = (words: number, frontMatter = '') =>
  transcript(`## Q1.1 Role?\n\n**Ann:** ${'word '.repeat(words)}\n`, frontMatter);

/** An editor that does not tell what happens on the disk, such as Neovim on Linux. */
const quietClient: ClientCapabilities = { workspace: { workspaceFolders: true } };

describe('language server, and what happens to files', () => {
  let client: Client;
  let folder: Folder;
  const others: Folder[] = [];

  async function on(
    files: Readonly<Record<string, string | Uint8Array>>,
    capabilities = ableClient,
    beforeStart: (client: Client) => void = () => {},
  ) {
    folder = folderOf({ 'tea.guide.yaml': guide, ...files });
    client = new Client();
    beforeStart(client);
    await client.start([folder], capabilities);
  }
  const path = (name: string) => join(folder.path, name);
  const report = () => client.request<CoverageJson>('verbatim/coverageReport');

  /** Each transcript that is counted, and how many words answer its first question. */
  async function counted(): Promise<string[]> {
    const { transcripts } = await report();
    return transcripts.map(({ uri, questions }) => `${nameOf(uri)}: ${questions[0]?.words}`).sort();
  }
  const nameOf = (uri: string) => decodeURIComponent(uri.slice(folder.uri.length + 1));

  /** Waits for what the server sees by itself. */
  async function counts(...wanted: string[]): Promise<void> {
    let found: string[] = [];
    for (const end = Date.now() + 5000; Date.now() < end; await wait(20)) {
      found = await counted();
      if (found.join() === wanted.join()) return;
    }
    assert.deepEqual(found, wanted);
  }
  const hoverOnQuestion = (uri: string, line: number) =>
    client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line, character: 4 },
    });

  afterEach(async () => {
    await client.end();
    for (const each of [folder, ...others.splice(0)]) each.remove();
  });

  describe('that its editor does not tell of', () => {
    it('sees files that come, change, are replaced, renamed and go', async () => {
      await on({ 'p/a.transcript.md': answered(1) }, quietClient);
      await counts('p/a.transcript.md: 1');
      folder.write({ 'p/b.transcript.md': answered(2) });
      await counts('p/a.transcript.md: 1', 'p/b.transcript.md: 2');
      folder.write({ 'p/a.transcript.md': answered(3) });
      await counts('p/a.transcript.md: 3', 'p/b.transcript.md: 2');
      folder.write({ 'p/.a.tmp': answered(4) });
      renameSync(path('p/.a.tmp'), path('p/a.transcript.md'));
      await counts('p/a.transcript.md: 4', 'p/b.transcript.md: 2');
      renameSync(path('p/b.transcript.md'), path('p/B.transcript.md'));
      await counts('p/B.transcript.md: 2', 'p/a.transcript.md: 4');
      rmSync(path('p/a.transcript.md'));
      await counts('p/B.transcript.md: 2');
    });

    it('sees folders that come, with what is in them, are renamed, replaced and go', async () => {
      await on({ 'a.transcript.md': answered(1) }, quietClient);
      await counts('a.transcript.md: 1');
      folder.write({ 'p/q/b.transcript.md': answered(2) });
      await counts('a.transcript.md: 1', 'p/q/b.transcript.md: 2');
      folder.write({ 'p/q/c.transcript.md': answered(3) });
      await counts('a.transcript.md: 1', 'p/q/b.transcript.md: 2', 'p/q/c.transcript.md: 3');
      renameSync(path('p'), path('r'));
      await counts('a.transcript.md: 1', 'r/q/b.transcript.md: 2', 'r/q/c.transcript.md: 3');
      rmSync(path('r/q/c.transcript.md'));
      await counts('a.transcript.md: 1', 'r/q/b.transcript.md: 2');
      folder.write({ 'new/q/d.transcript.md': answered(4) });
      await counts('a.transcript.md: 1', 'new/q/d.transcript.md: 4', 'r/q/b.transcript.md: 2');
      renameSync(path('r'), path('.kept'));
      renameSync(path('new'), path('r'));
      await counts('a.transcript.md: 1', 'r/q/d.transcript.md: 4');
      folder.write({ 'r/q/d.transcript.md': answered(5) });
      await counts('a.transcript.md: 1', 'r/q/d.transcript.md: 5');
      rmSync(path('r'), { recursive: true });
      await counts('a.transcript.md: 1');
    });

    it('sees a guide that comes, for a transcript that is open', async () => {
      await on({ 'p/a.transcript.md': answered(1) }, quietClient);
      const uri = folder.uriOf('p/a.transcript.md');
      await client.open(uri, answered(1));
      assert.match(JSON.stringify(await hoverOnQuestion(uri, 2)), /What is your role/);
      const changed = client.problems(uri, codes => codes.includes('unknown-question'));
      folder.write({ 'p/other.guide.yaml': 'questions: [{id: Q7.1, text: Why?}]\n' });
      await changed;
    });

    it('does without what .gitignore leaves out, from when it says so', async () => {
      await on({ 'a.transcript.md': answered(1), 'old/b.transcript.md': answered(2) }, quietClient);
      await counts('a.transcript.md: 1', 'old/b.transcript.md: 2');
      folder.write({ '.gitignore': 'old/\n' });
      await counts('a.transcript.md: 1');
      folder.write({ 'old/c.transcript.md': answered(3), 'd.transcript.md': answered(4) });
      await counts('a.transcript.md: 1', 'd.transcript.md: 4');
      rmSync(path('.gitignore'));
      await counts(
        'a.transcript.md: 1',
        'd.transcript.md: 4',
        'old/b.transcript.md: 2',
        'old/c.transcript.md: 3',
      );
    });

    it('ends with its editor all the same', async () => {
      await on({ 'a.transcript.md': answered(1) }, quietClient);
      await counts('a.transcript.md: 1');
      assert.equal(await client.stop(), 0);
    });
  });

  it('leaves out folders that .gitignore names, but not a file that is opened in one', async () => {
    await on({
      '.gitignore': 'old/\n*.transcript.md\n',
      'a.transcript.md': answered(1),
      'old/b.transcript.md': answered(2),
      'old/other.guide.yaml': 'questions: [{id: Z1, text: Why on earth?}]\n',
    });
    assert.deepEqual(await counted(), ['a.transcript.md: 1']);
    const uri = folder.uriOf('old/b.transcript.md');
    await client.open(uri, '## Z1 Why?\n\n**Ann:** Because.\n');
    assert.match(JSON.stringify(await hoverOnQuestion(uri, 0)), /Why on earth/);
    assert.equal((await counted()).length, 2);
    await client.close(uri);
    assert.deepEqual(await counted(), ['a.transcript.md: 1']);
    folder.write({ '.gitignore': '' });
    await client.onDisk('changed', folder.uriOf('.gitignore'));
    assert.deepEqual((await report()).transcripts.length, 2);
  });

  it('counts a file once that has two names, also while it is open under the second', async () => {
    await on({ 'a.transcript.md': answered(1) });
    symlinkSync('a.transcript.md', path('b.transcript.md'));
    await client.onDisk('created', folder.uriOf('b.transcript.md'));
    assert.deepEqual(await counted(), ['a.transcript.md: 1']);
    const uri = folder.uriOf('b.transcript.md');
    await client.open(uri, answered(2));
    await counts('b.transcript.md: 2');
    await client.onDisk('changed', folder.uriOf('a.transcript.md'));
    assert.deepEqual(await counted(), ['b.transcript.md: 2']);
    await client.close(uri);
    assert.deepEqual(await counted(), ['a.transcript.md: 1']);
  });

  it('counts a file once that lies in two workspace folders', async () => {
    folder = folderOf({
      'tea.guide.yaml': guide,
      'p/a.transcript.md': answered(1),
      'b.transcript.md': answered(2),
    });
    const inner = { ...folder, path: path('p'), uri: folder.uriOf('p') };
    client = new Client();
    await client.start([folder, inner]);
    assert.deepEqual(await counted(), ['b.transcript.md: 2']);
    // The innermost folder is the study of its files: there is no guide in it.
    assert.deepEqual(
      (await report()).leftOut.map(({ uri }) => nameOf(uri)),
      ['p/a.transcript.md'],
    );
  });

  it('keeps two studies in one folder apart', async () => {
    await on({
      'other.guide.yaml': 'questions: [{id: Z1, text: Why?}]\n',
      'a.transcript.md': answered(1, 'guide: tea.guide.yaml\n'),
      'b.transcript.md': transcript('## Z1 Why?\n\n**Ann:** So so.\n', 'guide: other.guide.yaml\n'),
    });
    const { transcripts } = await report();
    assert.deepEqual(
      transcripts.map(({ uri, guide }) => [nameOf(uri), nameOf(guide)]),
      [
        ['a.transcript.md', 'tea.guide.yaml'],
        ['b.transcript.md', 'other.guide.yaml'],
      ],
    );
  });

  it('says of each file that it cannot read why, once, and counts the rest', async () => {
    folder = folderOf({
      'tea.guide.yaml': guide,
      'ansi.transcript.md': Buffer.from('Gr\u00FC\u00DFe', 'latin1'),
      'bytes.transcript.md': 'a\0b',
      'good.transcript.md': answered(1),
      'named.transcript.md/inside.transcript.md': answered(2),
    });
    writeFileSync(path('huge.transcript.md'), '');
    truncateSync(path('huge.transcript.md'), 2 ** 30);
    symlinkSync('loop2.transcript.md', path('loop1.transcript.md'));
    symlinkSync('loop1.transcript.md', path('loop2.transcript.md'));
    symlinkSync('nowhere.md', path('broken.transcript.md'));
    symlinkSync('.', path('round'));
    client = new Client();
    await client.start([folder]);
    assert.deepEqual(await counted(), [
      'good.transcript.md: 1',
      'named.transcript.md/inside.transcript.md: 2',
    ]);
    const { leftOut } = await report();
    assert.deepEqual(leftOut.map(({ uri, reason }) => `${nameOf(uri)}: ${reason.split('.')[0]}`).sort(), [
      'ansi.transcript.md: This file is left out: its text is not UTF-8',
      'broken.transcript.md: This file cannot be read: it is a link to a file that is not there',
      'bytes.transcript.md: This is not a text file, so it is left out',
      'huge.transcript.md: This file cannot be read: it is larger than 256 MB',
      'loop1.transcript.md: This file cannot be read: it is a link that leads back to itself',
      'loop2.transcript.md: This file cannot be read: it is a link that leads back to itself',
      'named.transcript.md: This is a folder, though its name is that of a transcript',
    ]);
    rmSync(path('broken.transcript.md'));
    await client.onDisk('deleted', folder.uriOf('broken.transcript.md'));
    folder.write({ 'ansi.transcript.md': answered(3) });
    await client.onDisk('changed', folder.uriOf('ansi.transcript.md'));
    assert.equal((await report()).leftOut.length, 5);
    assert.equal((await report()).transcripts.length, 3);
  });

  it('shows the newest of many texts that follow each other', async () => {
    await on({ 'a.transcript.md': answered(1) });
    for (let words = 2; words < 40; words++) {
      folder.write({ 'a.transcript.md': answered(words) });
      void client.onDisk('changed', folder.uriOf('a.transcript.md'));
      if (words % 3 === 0) assert.deepEqual(await counted(), [`a.transcript.md: ${words}`]);
    }
    assert.deepEqual(await counted(), ['a.transcript.md: 39']);
  });

  describe('while it reads hundreds of transcripts', () => {
    const number = 400;
    const long = answered(5000);

    async function onMany(capabilities?: ClientCapabilities, beforeStart?: (client: Client) => void) {
      const names = Array.from({ length: number }, (_, index) => [`p/${index}.transcript.md`, long]);
      await on(Object.fromEntries(names), capabilities, beforeStart);
    }

    it('answers about an open file first', async () => {
      await onMany();
      const order: string[] = [];
      const all = report().then(({ transcripts }) => order.push(`${transcripts.length} transcripts`));
      const uri = folder.uriOf('p/new.transcript.md');
      void client.open(uri, answered(1));
      const hover = await hoverOnQuestion(uri, 2);
      order.push('hover');
      assert.match(JSON.stringify(hover), /What is your role/);
      await all;
      assert.deepEqual(order, ['hover', `${number + 1} transcripts`]);
    });

    it('sees what changes and goes meanwhile', async () => {
      await onMany();
      const names = Array.from({ length: 40 }, (_, index) => `p/${index * 10}.transcript.md`);
      for (const [index, name] of names.entries()) {
        if (index % 2 === 0) rmSync(path(name));
        else folder.write({ [name]: answered(index) });
        void client.onDisk(index % 2 === 0 ? 'deleted' : 'changed', folder.uriOf(name));
      }
      const found = new Set(await counted());
      assert.equal(found.size, number - 20);
      for (const [index, name] of names.entries())
        assert.equal(found.has(`${name}: ${index}`), index % 2 === 1, name);
    });

    it('lets a newer list of folders take the place of an older one', async () => {
      await onMany();
      const other = folderOf({ 'tea.guide.yaml': guide, 'z.transcript.md': answered(1) });
      others.push(other);
      const event = {
        added: [{ uri: other.uri, name: '' }],
        removed: [{ uri: folder.uri, name: '' }],
      };
      await client.notify('workspace/didChangeWorkspaceFolders', { event });
      const { transcripts, leftOut } = await report();
      assert.deepEqual([transcripts.map(({ uri }) => uri), leftOut], [[other.uriOf('z.transcript.md')], []]);
    });

    it('says how far it is, stops when it is told to, and goes on when somebody asks for the whole', async () => {
      const told: string[] = [];
      let token: string | undefined;
      const watch = ({ connection }: Client) =>
        connection.onRequest('window/workDoneProgress/create', (created: { token: string }) => {
          token = created.token;
          connection.onProgress(WorkDoneProgress.type, token, value => {
            told.push(value.kind === 'report' ? (value.message ?? '') : value.kind);
          });
        });
      await onMany({ ...ableClient, window: { workDoneProgress: true } }, watch);
      const uri = folder.uriOf('p/new.transcript.md');
      await client.open(uri, answered(1));
      // A stream of questions, behind which the reading stays back.
      while (told.length < 2) await Promise.all([hoverOnQuestion(uri, 2), wait(4)]);
      assert.equal(told[0], 'begin');
      assert.match(told[1] ?? '', new RegExp(`^\\d+ of ${number} transcripts$`));
      await client.notify('window/workDoneProgress/cancel', { token });
      while (!told.includes('end')) await wait(5);
      assert.equal((await counted()).length, number + 1);
    });

    it('leaves nothing behind when it is killed', async () => {
      await onMany();
      const before = readdirSync(folder.path, { recursive: true }).length;
      const { pid } = client.process;
      const children = `/proc/${pid}/task/${pid}/children`;
      const uri = folder.uriOf('p/new.transcript.md');
      await client.open(uri, answered(1));
      await hoverOnQuestion(uri, 2); // it reads the others now
      assert.equal(process.platform === 'linux' ? readFileSync(children, 'utf8') : '', '');
      client.process.kill('SIGKILL');
      await client.ended;
      assert.equal(readdirSync(folder.path, { recursive: true }).length, before);
    });
  });
});
