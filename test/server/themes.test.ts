import assert from 'node:assert/strict';
import type { QuotesJson } from '../../src/convert/quotes-json';
import type {
  CoOccurrencesJson,
  NewThemesJson,
  ThemeSummaryJson,
  ThemeTableJson,
} from '../../src/convert/themes-json';
import { Client, type Folder, folderOf } from './client';

const transcript = (participant: string, talk: string) =>
  `---\nparticipant: ${participant}\ngroup: driver\n---\n\n## Q1 First\n\n**${participant}:** ${talk}\n`;

describe('the figures of themes', () => {
  let client: Client;
  let folder: Folder;
  before(async () => {
    folder = folderOf({
      'guide.yaml': 'questions: [{id: Q1, text: First}]\n',
      'codebook.yaml': 'themes:\n  - id: people\n    themes:\n      - id: family\n',
      'a.transcript.md': transcript('Ann', '[My uncle]{.family} drove [us]{.people}.'),
      'b.transcript.md': transcript('Bo', '[[My aunt]{.family} did]{.people}.'),
    });
    client = new Client();
    await client.start([folder]);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  const summary = (filter?: object) =>
    client.request<ThemeSummaryJson>('verbatim/themeSummary', filter && { filter });
  const amounts = ({ themes }: ThemeSummaryJson) =>
    themes.map(({ id, segments, words, branch }) => [id, segments, words, branch.words]);

  it('are those of the whole workspace', async () => {
    const whole = await summary();
    assert.deepEqual(amounts(whole), [
      ['people', 2, 4, 6],
      ['family', 2, 4, 4],
    ]);
    assert.deepEqual(whole.options.groups, ['driver']);
  });

  it('count what an editor shows, not what is on the disk', async () => {
    const uri = folder.uriOf('a.transcript.md');
    await client.open(uri, transcript('Ann', 'He drove.'));
    assert.deepEqual(amounts(await summary({ questions: ['Q1'] })), [
      ['people', 1, 3, 3],
      ['family', 1, 2, 2],
    ]);
    await client.close(uri);
    assert.deepEqual(amounts(await summary({ coders: [''] })), amounts(await summary()));
  });

  it('come by question, together, and interview by interview', async () => {
    const table = await client.request<ThemeTableJson>('verbatim/themeTable', { by: 'question' });
    assert.deepEqual(table.columns, ['Q1']);
    assert.deepEqual(table.rows[0], { theme: 'people', columns: [0], segments: [2], words: [4] });
    const together = await client.request<CoOccurrencesJson>('verbatim/coOccurrences', { unit: 'turn' });
    assert.deepEqual(together.pairs, [{ theme: 'people', other: 'family', count: 2 }]);
    const { interviews } = await client.request<NewThemesJson>('verbatim/newThemes', {});
    assert.deepEqual(
      interviews.map(({ themes }) => themes.length),
      [2, 0],
    );
  });

  it('open down to the words, of closed files and of what an editor shows', async () => {
    const uri = folder.uriOf('a.transcript.md');
    const quoted = async (wanted: object) => {
      const { total, quotes } = await client.request<QuotesJson>('verbatim/quotes', wanted);
      return [total, quotes.map(({ uri, parts }) => [uri, ...parts.map(({ text }) => text)])];
    };
    const [a, b] = [uri, folder.uriOf('b.transcript.md')];
    const people = { themes: ['people'], below: true };
    assert.deepEqual(await quoted(people), [
      4,
      [
        [a, 'My uncle'],
        [a, 'us'],
        [b, 'My aunt did'],
        [b, 'My aunt'],
      ],
    ]);
    assert.deepEqual(await quoted({ ...people, offset: 1, limit: 1 }), [4, [[a, 'us']]]);
    await client.open(uri, transcript('Ann', 'So [we went]{.family}.'));
    assert.deepEqual(await quoted({ ...people, cell: { by: 'participant', column: 'Ann' } }), [
      1,
      [[a, 'we went']],
    ]);
    await client.close(uri);
  });

  for (const [request, params] of [
    ['verbatim/themeSummary', { filter: { group: 'driver' } }],
    ['verbatim/newThemes', { filter: 'all' }],
    ['verbatim/themeTable', { by: 'weather' }],
    ['verbatim/coOccurrences', {}],
    ['verbatim/quotes', { limit: 'all' }],
    ['verbatim/quotes', { filter: { from: 'March' } }],
  ] as const) {
    it(`are refused with a sentence when ${request} is asked for ${JSON.stringify(params)}`, async () => {
      await assert.rejects(client.request(request, params), { code: -32602, message: /\.$/ });
    });
  }
});
