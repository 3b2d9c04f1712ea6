import assert from 'node:assert/strict';
import { guide, transcript } from '../unit/language/study-of';
import { Client, type Folder, folderOf } from './client';

describe('a word that is being typed', () => {
  let client: Client;
  let folder: Folder;
  before(async () => {
    folder = folderOf({ 'tea.guide.yaml': guide });
    client = new Client();
    await client.start([folder]);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  /** Opens a transcript and types behind its last line, and what comes before and behind, a letter at a time. */
  async function typeInto(name: string, text: string, before = '', behind = '') {
    const uri = folder.uriOf(`${name}.transcript.md`);
    const start = transcript(`## Q1.1 Role?\n\n**Ann:** Yes.\n\n${before}`);
    const line = start.split('\n').length - 1;
    await client.open(uri, `${start}${behind}`);
    for (const [index, letter] of [...text].entries()) {
      const at = { line, character: index };
      await client.change(uri, index + 2, { range: { start: at, end: at }, text: letter });
    }
    return { uri, line, version: text.length + 1 };
  }
  const now = () => true;
  let files = 0;

  for (const [code, text, own = ''] of [
    ['blank-at-coding-edge', '**Ann:** So [it was ]{.care}'],
    ['blank-at-coding-edge', '**Ann:** So [ it was]{.care}'],
    ['coding-on-label', '[**Ann:** So it was.]{.care}'],
    ['coding-over-paragraphs', ' so it was]{.care}', '**Ann:** And [then\n\n'],
    ['lone-part', '**Ann:** So [it was]{.care part=1'],
    [
      'part-mismatch',
      '**Ann:** So [it was]{.care part=1',
      '**Ann:** [A]{.trust part=1} [b]{.trust part=1}\n\n',
    ],
    ['time-runs-backwards', '**Ann:** [00:04:00]', '**Ann:** [00:05:00] So.\n\n'],
  ] as const) {
    it(`is no ${code} yet: ${text}`, async () => {
      // What a part is of is read to the closing brace, which an editor writes with the opening one.
      const rest = text.endsWith('}') || text.endsWith(']') ? '\n' : '}\n';
      const later = code === 'time-runs-backwards' ? '\n**Ann:** [00:04:30] Yes.\n' : '';
      const { uri, version } = await typeInto(`new ${++files}`, text, own, `${rest}${later}`);
      assert.deepEqual(await client.problems(uri, (_, published) => published.version === version), []);
      const found = client.problems(uri, codes => codes.length > 0);
      const top = { line: 3, character: 0 };
      await client.change(uri, version + 1, { range: { start: top, end: top }, text: ' ' });
      assert.deepEqual(await found, [code]);
    });
  }

  it('is no mistake yet, and is one when typing goes on elsewhere', async () => {
    const { uri, line, version } = await typeInto('a', '## Q2');
    assert.deepEqual(await client.problems(uri, (_, published) => published.version === version), []);
    const elsewhere = { line: line - 2, character: 12 };
    const later = client.problems(uri, codes => codes.length > 0);
    await client.change(uri, version + 1, { range: { start: elsewhere, end: elsewhere }, text: '!' });
    assert.deepEqual(await later, ['unknown-question']);
  });

  it('is a mistake when nothing more is typed', async () => {
    const { uri } = await typeInto('b', '## Q2');
    assert.deepEqual(await client.problems(uri, codes => codes.length > 0), ['unknown-question']);
  }).timeout(15_000);

  it('is written when it is pasted', async () => {
    const { uri, line, version } = await typeInto('c', '#');
    const at = { line, character: 1 };
    await client.change(uri, version + 1, { range: { start: at, end: at }, text: '# Q2 What?' });
    const codes = await client.problems(uri, now);
    assert.deepEqual(codes, ['unknown-question']);
  });
});
