import assert from 'node:assert/strict';
import type { ThemeViewJson } from '../../src/convert/theme-view-json';
import type { ThemesAtResult } from '../../src/server/protocol';
import { Client, type Folder, folderOf } from './client';

const transcript = '---\nparticipant: Ann\n---\n\n**Ann:** [My uncle]{.family} drove [us]{.peple}.\n';

describe('what the side bar of themes asks', () => {
  let client: Client;
  let folder: Folder;
  before(async () => {
    folder = folderOf({
      'codebook.yaml': 'themes:\n  - id: people\n    themes:\n      - id: family\n        definition: Kin.\n',
      'a.transcript.md': transcript,
    });
    client = new Client();
    await client.start([folder]);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  const view = () => client.request<ThemeViewJson>('verbatim/themeView');

  it('is answered with the tree and its counts', async () => {
    const { codebooks, unknown } = await view();
    assert.deepEqual(
      codebooks[0]?.themes.map(({ id, parent, segments, inAll }) => [id, parent, segments, inAll]),
      [
        ['people', null, 0, 1],
        ['family', 'people', 1, 1],
      ],
    );
    assert.deepEqual(
      unknown.map(({ id }) => id),
      ['peple'],
    );
  });

  it('is answered with the explanation of a theme', async () => {
    const asked = { codebook: folder.uriOf('codebook.yaml'), theme: 'family' };
    assert.match((await client.request<string>('verbatim/describeTheme', asked)) ?? '', /Kin\./);
    assert.equal(await client.request('verbatim/describeTheme', { ...asked, theme: 'gone' }), null);
  });

  it('is answered with the themes at the cursor, as the editor shows the text', async () => {
    const uri = folder.uriOf('a.transcript.md');
    await client.open(uri, transcript.replace('.family', '.people'));
    const here = await client.request<ThemesAtResult>('verbatim/themesAt', {
      textDocument: { uri },
      position: { line: 4, character: 12 },
    });
    assert.deepEqual(here, [{ id: 'people', codebook: folder.uriOf('codebook.yaml') }]);
    assert.deepEqual(
      (await view()).codebooks[0]?.themes.map(({ segments }) => segments),
      [1, 0],
    );
  });
});
