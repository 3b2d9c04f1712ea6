import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import type { CompareGuidesResult } from '../../src/server/protocol';
import { ableClient, Client, type Folder, folderOf } from './client';

const guide = 'questions:\n  - {id: Q1, text: Why?}\n  - {id: Q4, text: Who?, formerly: Q3}\n';
const interview = '## Q1\n\nA: a\n\n## Q3\n\nA: b\n';

describe('a guide that has changed', () => {
  let client: Client;
  let folder: Folder;
  beforeEach(async () => {
    folder = folderOf({ 'guide.yaml': guide, 'a.transcript.md': interview, 'b.transcript.md': interview });
    client = new Client();
    await client.start([folder], ableClient);
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });

  /** Files and versions that an edit is for, and what it writes. */
  function edited(edit: WorkspaceEdit | null | undefined): unknown[] {
    return (edit?.documentChanges ?? []).map(change =>
      'textDocument' in change
        ? [
            change.textDocument.uri.slice(-15),
            change.textDocument.version,
            ...change.edits.map(one => [
              one.range.start.line,
              one.range.start.character,
              'newText' in one && one.newText,
            ]),
          ]
        : [],
    );
  }
  const everywhere = [
    ['a.transcript.md', 3, [5, 3, 'Q4']],
    ['b.transcript.md', null, [4, 3, 'Q4']],
  ];

  it('has its former IDs updated in open files, as the editor shows them, and in closed ones', async () => {
    await client.open(folder.uriOf('a.transcript.md'), `\n${interview}`, 3);
    assert.deepEqual(edited(await client.request<WorkspaceEdit>('verbatim/updateFormerIds')), everywhere);
  });

  it('offers the same as a quick fix', async () => {
    const uri = folder.uriOf('a.transcript.md');
    await client.open(uri, `\n${interview}`, 3);
    await client.request('verbatim/updateFormerIds'); // now all is read
    const here = { line: 5, character: 4 };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: here, end: here },
      context: { diagnostics: [] },
    });
    const all = actions.find(({ title }) => title === 'Update all 2 former question IDs of the study');
    assert.deepEqual(edited(all?.edit), everywhere);
  });

  it('has nothing to update where all IDs are the present ones', async () => {
    await client.open(folder.uriOf('guide.yaml'), guide.replace(', formerly: Q3', ''));
    assert.equal(await client.request('verbatim/updateFormerIds'), null);
  });

  it('is compared with an earlier version, as the editor shows it', async () => {
    await client.open(folder.uriOf('guide.yaml'), guide.replace('Why?', 'Why so?'));
    const compared = (earlier: object, of = 'guide.yaml') =>
      client.request<CompareGuidesResult>('verbatim/compareGuides', { guide: folder.uriOf(of), earlier });
    const text = 'questions: [{id: Q1, text: Why?}, {id: Q2, text: When?}, {id: Q3, text: Who?}]';
    const result = await compared({ text, name: '1a2b3c4d' });
    assert.ok('report' in result);
    const { report } = result;
    assert.match(
      report,
      /^guide\.yaml, compared with 1a2b3c4d: 2 questions, before 3\.\n2 transcripts: 4 of 4 /,
    );
    for (const line of [
      /^Removed \(1\)/m,
      /^ {2}Q2 {2}When\?/m,
      /^Reworded \(1\)/m,
      /Before: Why\?/,
      /2 transcripts marked it Q3\./,
    ])
      assert.match(report, line);
    assert.deepEqual(await compared({ text: '', name: 'old.yaml' }), {
      refused: 'old.yaml has no questions that can be read.',
    });
    assert.deepEqual(await compared({ text, name: 'x' }, 'gone.guide.yaml'), {
      refused: 'gone.guide.yaml is no guide of this study.',
    });
  });
});
