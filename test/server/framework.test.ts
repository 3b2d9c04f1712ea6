import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentEdit } from 'vscode-languageserver-types';
import { isSummaryAsked, readFrameworkAsked } from '../../src/convert/framework-asked';
import type { FrameworkJson } from '../../src/convert/framework-json';
import type { SummaryAsked, WriteSummaryResult } from '../../src/server/protocol';
import { Client, type Folder, folderOf } from './client';

const transcript = (participant: string, talk: string) =>
  `---\nparticipant: ${participant}\ngroup: ${participant === 'Ann' ? 'driver' : 'clerk'}\n---\n\n## Q1 First\n\n${talk}\n`;
const bo = transcript('Bo', '{>>summary: Late.<<}\n\n**Bo:** [I came late]{.time}.');

describe('the framework chart', () => {
  let client: Client;
  let folder: Folder;
  before(async () => {
    folder = folderOf({
      'guide.yaml': 'questions: [{id: Q1, text: First}]\n',
      'codebook.yaml': 'themes:\n  - id: time\n',
      'a.transcript.md': transcript('Ann', '**Ann:** It took me a very long time.'),
      'b.transcript.md': bo,
    });
    client = new Client();
    await client.start([folder]);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  const chart = (columns: string, more: object = {}) =>
    client.request<FrameworkJson>('verbatim/framework', { choice: { columns, each: false }, ...more });
  const cells = ({ rows }: FrameworkJson) =>
    rows.map(row => [
      row.participant,
      ...row.cells.map(({ summaries, passages }) =>
        [...summaries, ...passages].map(each => ('said' in each ? each.said : `= ${each.text}`)),
      ),
    ]);
  const write = (asked: SummaryAsked) => client.request<WriteSummaryResult>('verbatim/writeSummary', asked);
  const uriOf = (name: string) => folder.uriOf(`${name}.transcript.md`);

  /** The text after what the server wants to be changed, and for which version. */
  function applied(text: string, result: WriteSummaryResult): [string, number | null] {
    assert.ok('edit' in result, JSON.stringify(result));
    const [change] = (result.edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.ok(change && result.edit?.documentChanges?.length === 1);
    const document = TextDocument.create('', '', 1, text);
    const edits = change.edits.flatMap(edit => ('newText' in edit ? edit : []));
    return [TextDocument.applyEdits(document, edits), change.textDocument.version];
  }

  it('is that of the whole workspace, of files on the disk and of what an editor shows', async () => {
    const late = ['= Late.', 'I came late.'];
    assert.deepEqual(cells(await chart('questions')), [
      ['Ann', ['It took me a very long time.']],
      ['Bo', late],
    ]);
    assert.deepEqual(cells(await chart('themes')), [
      ['Ann', []],
      ['Bo', ['I came late']],
    ]);
    await client.open(uriOf('a'), transcript('Ann', '**Ann:** No.'));
    assert.deepEqual(cells(await chart('questions')), [
      ['Ann', ['No.']],
      ['Bo', late],
    ]);
    await client.close(uriOf('a'));
  });

  it('follows a filter, and cuts passages as short as is wanted', async () => {
    const { rows, columns, options } = await chart('questions', { filter: { groups: ['driver'] }, most: 12 });
    assert.deepEqual(
      rows.map(({ participant }) => participant),
      ['Ann'],
    );
    const [passage] = rows[0]?.cells[0]?.passages ?? [];
    assert.deepEqual([passage?.said, passage?.isCut], ['It took me a', true]);
    assert.deepEqual(columns, [{ id: 'Q1', title: 'First', under: null }]);
    assert.deepEqual(options.groups, ['clerk', 'driver']);
  });

  it('gets summaries written, in files on the disk and in what an editor shows', async () => {
    const [b] = (await chart('questions')).rows.slice(1);
    const [was] = b?.cells[0]?.summaries ?? [];
    assert.ok(was);
    const onDisk = await write({ uri: uriOf('b'), was, text: 'Too late.' });
    assert.deepEqual(applied(bo, onDisk), [bo.replace('Late.', 'Too late.'), null]);
    assert.equal(readFileSync(join(folder.path, 'b.transcript.md'), 'utf8'), bo); // that is the editor's to do

    const shown = `\n${bo}`;
    await client.open(uriOf('b'), shown);
    const [text, version] = applied(shown, await write({ uri: uriOf('b'), was, text: '' }));
    assert.equal(text, `\n${bo}`.replace('\n{>>summary: Late.<<}\n', ''));
    assert.equal(version, 1);
    assert.deepEqual(await write({ uri: uriOf('b'), theme: 'time', text: ' ' }), { edit: null });
    assert.match(
      applied(shown, await write({ uri: uriOf('b'), theme: 'time', text: 'Much.' }))[0],
      /\.time: M/,
    );
    await client.close(uriOf('b'));
  });

  it('is told in a sentence why a summary is not written', async () => {
    const range = { start: { line: 7, character: 0 }, end: { line: 7, character: 20 } };
    const refusal = async (asked: SummaryAsked) => {
      const result = await write(asked);
      return 'refused' in result ? result.refused : '';
    };
    assert.match(await refusal({ uri: uriOf('b'), was: { range, text: 'Early.' }, text: 'x' }), /else now/);
    assert.match(await refusal({ uri: uriOf('b'), question: 'Q1', text: 'x' }), /such a summary now/);
    assert.match(await refusal({ uri: uriOf('c'), theme: 'time', text: 'x' }), /not there any more/);
  });

  it('refuses what it does not understand', async () => {
    for (const wrong of [
      {},
      { choice: { columns: 'moons', each: true } },
      { choice: { columns: 'themes', each: 'no' } },
      { choice: { columns: 'themes', each: true }, most: -1 },
      { choice: { columns: 'themes', each: true }, filter: { moon: 1 } },
    ])
      await assert.rejects(client.request('verbatim/framework', wrong), JSON.stringify(wrong));
    await assert.rejects(client.request('verbatim/writeSummary', { uri: uriOf('b'), text: 'x' }));
    for (const wrong of [undefined, null, [], { choice: null }]) {
      assert.ok('refused' in readFrameworkAsked(wrong));
      assert.equal(isSummaryAsked(wrong), false);
    }
  });
});
