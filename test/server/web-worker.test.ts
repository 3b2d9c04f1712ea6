import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver';
import type { CoverageJson } from '../../src/convert/coverage-json';
import { guide, transcript } from '../unit/language/study-of';
import { WebEditor } from './web-worker';

const answered = (words: number, frontMatter = '') =>
  transcript(`## Q1.1 Role?\n\n**Ann:** ${'word '.repeat(words)}\n`, frontMatter);

describe('language server in a web worker', () => {
  let editor: WebEditor;
  const report = () => editor.request<CoverageJson>('verbatim/coverageReport');
  const counted = async () =>
    (await report()).transcripts.map(({ uri, questions }) => `${uri}: ${questions[0]?.words}`).sort();

  async function on(files: Readonly<Record<string, string>>, folders = ['memfs:/study']) {
    editor = new WebEditor(files);
    await editor.start(folders);
  }

  afterEach(() => {
    editor.end();
    assert.deepEqual(editor.logged, []);
  });

  it('reads a study through the editor, without anything of Node', async () => {
    await on({
      'memfs:/study/tea.guide.yaml': guide,
      'memfs:/study/a.transcript.md': answered(1),
      'memfs:/study/talks/b%20%C3%A9.transcript.md': answered(2),
      'memfs:/study/node_modules/c.transcript.md': answered(3),
      'memfs:/study/.gitignore': 'kept\n',
      'memfs:/study/kept/d.transcript.md': answered(4),
    });
    assert.deepEqual(await counted(), [
      'memfs:/study/a.transcript.md: 1',
      'memfs:/study/talks/b%20%C3%A9.transcript.md: 2',
    ]);
  });

  it('answers about an open document', async () => {
    const uri = 'memfs:/study/a.transcript.md';
    await on({ 'memfs:/study/tea.guide.yaml': guide, [uri]: answered(1) });
    editor.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'transcript', version: 1, text: answered(1) },
    });
    const line = answered(1).split('\n').indexOf('## Q1.1 Role?');
    const hover = await editor.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line, character: 4 },
    });
    assert.match(JSON.stringify(hover), /What is your role here\?/);
  });

  it('sees what the editor tells it of files that come, change and go', async () => {
    const [a, b] = ['memfs:/study/a.transcript.md', 'memfs:/study/b.transcript.md'];
    await on({ 'memfs:/study/tea.guide.yaml': guide, [a]: answered(1) });
    assert.deepEqual(await counted(), [`${a}: 1`]);
    assert.match(JSON.stringify(editor.registered), /didChangeWatchedFiles/);
    editor.files.set(a, answered(3));
    editor.files.set(b, answered(2));
    editor.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: a, type: 2 },
        { uri: b, type: 1 },
      ],
    });
    assert.deepEqual(await counted(), [`${a}: 3`, `${b}: 2`]);
    editor.files.delete(a);
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: a, type: 3 }] });
    assert.deepEqual(await counted(), [`${b}: 2`]);
  });

  it('names a file that the editor cannot read, with its reason, and reads the rest', async () => {
    const a = 'memfs:/study/a.transcript.md';
    await on({ 'memfs:/study/tea.guide.yaml': guide, [a]: answered(1) });
    editor.files.set('memfs:/study/b.transcript.md', { reason: 'permission denied' });
    editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'memfs:/study/b.transcript.md', type: 1 }],
    });
    const { transcripts, leftOut } = await report();
    assert.equal(transcripts.length, 1);
    assert.match(JSON.stringify(leftOut), /permission denied/);
  });

  it('reads two thousand transcripts, no more than some at once', async () => {
    const files: Record<string, string> = { 'vscode-vfs://github/org/study/tea.guide.yaml': guide };
    for (let number = 1; number <= 2000; number++)
      files[`vscode-vfs://github/org/study/${number % 20}/${number}.transcript.md`] = answered(1);
    await on(files, ['vscode-vfs://github/org/study']);
    const { transcripts } = await report();
    assert.equal(transcripts.length, 2000);
    assert.ok(editor.mostAtOnce > 8 && editor.mostAtOnce <= 64, `${editor.mostAtOnce} at once`);
  });
});
