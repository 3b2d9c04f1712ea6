import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { URI } from 'vscode-uri';
import { disk } from '../../../src/disk/disk';
import { NotText, NotThere } from '../../../src/study/study-files';

describe('the disk', () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const uri = (name: string) => URI.file(path(name)).toString();
  const read = (name: string) => disk.read(uri(name));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim disk é '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('reads every text as it is, whatever its length', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    const property = fc.asyncProperty(texts, fc.integer({ min: 1, max: 30_000 }), async (some, times) => {
      const whole = some.replace(/\p{Surrogate}/gu, '\uFFFD');
      const text = whole.repeat(Math.ceil(times / (whole.length || 1)));
      writeFileSync(path('a'), text);
      assert.equal(await read('a'), text);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  for (const [what, text] of Object.entries({
    'nothing at all': '',
    'a byte order mark': '\uFEFF---\r\nguide: ä\r\n',
    'replacement characters, which are characters like others': 'a\uFFFDb\uFFFD',
    'letters beyond the first 65,536': '😀𝄞 e\u0301 \u{10FFFF}',
    'more than fits into the usual buffer': `${'Grüße, '.repeat(40_000)}.`,
    'just what fits into it': 'x'.repeat(128 * 1024),
    'one byte more': 'x'.repeat(128 * 1024 + 1),
  }))
    it(`reads ${what}`, async () => {
      writeFileSync(path('a'), text);
      assert.equal(await read('a'), text);
    });

  it('reads many files at once without mixing them up', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `${index}`);
    for (const name of names) writeFileSync(path(name), `ä${name}`.repeat(1000));
    const texts = await Promise.all(names.map(read));
    assert.deepEqual(
      texts,
      names.map(name => `ä${name}`.repeat(1000)),
    );
  });

  for (const [what, bytes] of Object.entries({
    'Windows-1252': Buffer.from('Gr\u00FC\u00DFe', 'latin1'),
    'UTF-16': Buffer.from('\uFEFFGr\u00FC\u00DFe', 'utf16le'),
    'a letter cut in two': Buffer.from('Grü').subarray(0, 3),
    'half of a pair, as some programs write it': Buffer.from([0xed, 0xa0, 0x80]),
  }))
    it(`takes ${what} for no text`, async () => {
      writeFileSync(path('a'), bytes);
      await assert.rejects(read('a'), NotText);
    });

  it('tells what is not there from what cannot be read', async () => {
    await assert.rejects(read('none'), NotThere);
    await assert.rejects(disk.list(uri('none')), NotThere);
    writeFileSync(path('file'), '');
    await assert.rejects(read('file/below'), NotThere);
    await assert.rejects(disk.list(uri('file')), NotThere);
    mkdirSync(path('folder'));
    await assert.rejects(read('folder'), /^Error: it is a folder$/);
    symlinkSync('b', path('a'));
    symlinkSync('a', path('b'));
    await assert.rejects(read('a'), /^Error: it is a link that leads back to itself$/);
    symlinkSync('gone', path('c'));
    await assert.rejects(read('c'), /^Error: it is a link to a file that is not there$/);
    await assert.rejects(disk.read('untitled:a'), /not on this machine/);
  });

  it('does not read what is too large, however little of it is written', async () => {
    writeFileSync(path('a'), '');
    truncateSync(path('a'), 2 ** 30);
    await assert.rejects(read('a'), /it is larger than 256 MB/);
  });

  it('neither lists a pipe nor waits for one', async function () {
    if (spawnSync('mkfifo', [path('pipe')]).status !== 0) return this.skip();
    assert.deepEqual(await disk.list(uri('.')), []);
    await assert.rejects(read('pipe'), /it is no regular file/);
  });

  it('lists links as links, without following them', async () => {
    writeFileSync(path('a'), '');
    mkdirSync(path('b'));
    symlinkSync('a', path('c'));
    symlinkSync('b', path('d'));
    symlinkSync('gone', path('e'));
    const listed = (await disk.list(uri('.'))).map(
      ({ name, isFolder, isLink }) => `${name}${isFolder ? '/' : ''}${isLink ? '@' : ''}`,
    );
    assert.deepEqual(listed.sort(), ['a', 'b/', 'c@', 'd@', 'e@']);
  });

  it('knows a file’s own name', async () => {
    mkdirSync(path('b'));
    writeFileSync(path('b/x'), '');
    symlinkSync('b', path('d'));
    assert.equal(await disk.ownName?.(uri('d/x')), uri('b/x'));
    assert.equal(await disk.ownName?.(uri('b/x')), uri('b/x'));
  });
});
