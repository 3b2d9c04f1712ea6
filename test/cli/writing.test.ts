import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, namesIn, textOf, verbatim } from './run';

const printed = 'Talking shop\n\n1. Where do you work?\n2. What do you like about it?\n   a. Why?\n';
const guide = 'groups: [a, b]\nquestions:\n- {id: Q1, text: One}\n- {id: Q2, text: Two, for: b}\n';

describe('verbatim import guide', () => {
  it('writes a guide beside the file, and says what it made of it', async () => {
    const folder = folderWith({ 'in/shop.txt': printed });
    const { code, out, err } = await verbatim(folder, ['import', 'guide', 'in/shop.txt']);
    assert.deepEqual([code, err], [0, '']);
    assert.ok(out.startsWith(join('in', 'shop.guide.yaml')));
    const written = textOf(folder, 'in/shop.guide.yaml');
    assert.match(written, /Where do you work\?/);
    assert.deepEqual(namesIn(join(folder, 'in')), ['shop.guide.yaml', 'shop.txt']);
    assert.equal((await verbatim(folder, ['check'])).code, 0);
  });

  it('reads pasted text', async () => {
    const folder = folderWith({});
    assert.equal((await verbatim(folder, ['import', 'guide', '-'], printed)).code, 0);
    assert.match(textOf(folder, 'interview.guide.yaml'), /What do you like about it\?/);
  });

  it('writes where it is told to, making folders on the way', async () => {
    const folder = folderWith({ 'shop.txt': printed });
    assert.equal(
      (await verbatim(folder, ['import', 'guide', 'shop.txt', '--out', 'new/x.guide.yaml'])).code,
      0,
    );
    assert.deepEqual(namesIn(join(folder, 'new')), ['x.guide.yaml']);
  });

  for (const out of ['there', 'there/', 'new/', 'new/deep/']) {
    it(`writes into the folder ${out}`, async () => {
      const folder = folderWith({ 'shop.txt': printed, 'there/x': '' });
      const { code } = await verbatim(folder, ['import', 'guide', 'shop.txt', '--out', out]);
      assert.equal(code, 0);
      assert.match(textOf(folder, `${out}/shop.guide.yaml`), /Where do you work/);
    });
  }

  for (const out of ['foo.yaml', 'foo', 'foo.codebook.yaml', 'there/foo.txt']) {
    it(`writes no guide to ${out}, where no study would see it`, async () => {
      const folder = folderWith({ 'shop.txt': printed, 'there/x': '' });
      const { code, err } = await verbatim(folder, ['import', 'guide', 'shop.txt', '--out', out, '--force']);
      assert.equal(code, 2);
      assert.match(err, /has to end in \.guide\.yaml, such as foo\.guide\.yaml/);
      assert.deepEqual([namesIn(folder), namesIn(join(folder, 'there'))], [['shop.txt', 'there'], ['x']]);
    });
  }

  it('leaves an existing file as it is, unless told to replace it', async () => {
    const folder = folderWith({ 'shop.txt': printed, 'shop.guide.yaml': 'mine' });
    const refused = await verbatim(folder, ['import', 'guide', 'shop.txt']);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /already there.*--force/);
    assert.equal(textOf(folder, 'shop.guide.yaml'), 'mine');
    assert.equal((await verbatim(folder, ['import', 'guide', 'shop.txt', '--force'])).code, 0);
    assert.match(textOf(folder, 'shop.guide.yaml'), /Where do you work/);
    assert.deepEqual(namesIn(folder), ['shop.guide.yaml', 'shop.txt']);
  });

  for (const [name, bytes] of Object.entries({
    'empty.txt': '',
    'binary.txt': new Uint8Array([0, 1, 2, 255, 0, 13]),
    'paper.pdf': '%PDF-1.7\n1 0 obj',
    'broken.docx': 'no zip',
  })) {
    it(`writes nothing from ${name}`, async () => {
      const folder = folderWith({ [name]: bytes });
      const { code, out, err } = await verbatim(folder, ['import', 'guide', name]);
      assert.deepEqual([code, out], [1, ''], err);
      assert.ok(err.trim().length > 10);
      assert.doesNotMatch(err, /\n\s+at /);
      assert.deepEqual(namesIn(folder), [name]);
    });
  }

  it('writes nothing where the way is barred by a file', async () => {
    const folder = folderWith({ 'shop.txt': printed, bar: '' });
    const { code, err } = await verbatim(folder, [
      'import',
      'guide',
      'shop.txt',
      '--out',
      'bar/x.guide.yaml',
    ]);
    assert.equal(code, 2);
    assert.match(err, /cannot be written/);
    assert.deepEqual(namesIn(folder), ['bar', 'shop.txt']);
  });
});

describe('verbatim new transcript', () => {
  it('writes a transcript in the current folder that follows the guide', async () => {
    const folder = folderWith({ 'guides/night bus.guide.yaml': guide });
    const { code, out } = await verbatim(folder, [
      'new',
      'transcript',
      'guides/night bus.guide.yaml',
      '--participant',
      'LA-07',
      '--group',
      'a',
      '--interviewer',
      'R: B',
      '--date',
      '2026-03-14',
    ]);
    assert.equal(code, 0);
    assert.match(out, /^LA-07\.transcript\.md/);
    assert.equal(
      textOf(folder, 'LA-07.transcript.md'),
      '---\nguide: guides/night bus.guide.yaml\nparticipant: LA-07\ngroup: a\ninterviewer: "R: B"\ndate: 2026-03-14\nstate: draft\n---\n\n## Q1 One\n',
    );
    assert.equal((await verbatim(folder, ['check'])).out, '2 files: 0 errors, 0 warnings, 0 remarks.\n');
  });

  it('names the guide from the folder that it writes to, and today when no day is given', async () => {
    const folder = folderWith({ 'g.guide.yaml': guide });
    mkdirSync(join(folder, 't'));
    assert.equal(
      (await verbatim(folder, ['new', 'transcript', 'g.guide.yaml', '--out', 't/x.transcript.md'])).code,
      0,
    );
    assert.match(
      textOf(folder, 't/x.transcript.md'),
      /^---\nguide: \.\.\/g\.guide\.yaml\nparticipant:\n.*\ndate: \d{4}-\d{2}-\d{2}\n/s,
    );
  });

  for (const out of ['t', 't/', 'new/']) {
    it(`writes into the folder ${out}, where it is named for the participant`, async () => {
      const folder = folderWith({ 'g.guide.yaml': guide, 't/x': '' });
      const call = ['new', 'transcript', 'g.guide.yaml', '--out', out];
      const { code, out: said } = await verbatim(folder, [...call, '--participant', 'A']);
      assert.equal(code, 0);
      assert.ok(said.startsWith(join(out, 'A.transcript.md')));
      assert.match(
        textOf(folder, `${out}/A.transcript.md`),
        /^---\nguide: \.\.\/g\.guide\.yaml\nparticipant: A\n/,
      );
      const nobody = await verbatim(folder, call);
      assert.equal(nobody.code, 2);
      assert.match(nobody.err, /--participant/);
    });
  }

  for (const out of ['A.md', 'A', 'A.guide.yaml', '.transcript.md']) {
    it(`writes no transcript to ${out}, where no study would see it`, async () => {
      const folder = folderWith({ 'g.guide.yaml': guide });
      const { code, err } = await verbatim(folder, ['new', 'transcript', 'g.guide.yaml', '--out', out]);
      assert.equal(code, 2);
      assert.match(err, /has to end in \.transcript\.md, such as \w+\.transcript\.md/);
      assert.deepEqual(namesIn(folder), ['g.guide.yaml']);
    });
  }

  for (const [name, message] of [
    ['night-bus.txt', /import it first: verbatim import guide night-bus\.txt\n$/],
    ['night bus.docx', /import it first: verbatim import guide "night bus\.docx"\n$/],
    ['night-bus.yaml', /names end in \.guide\.yaml/],
    ['night-bus.transcript.md', /names end in \.guide\.yaml/],
  ] as const) {
    it(`says what to do with ${name}, which is no guide`, async () => {
      const folder = folderWith({ [name]: guide });
      const { code, err } = await verbatim(folder, ['new', 'transcript', name, '--participant', 'A']);
      assert.equal(code, 2);
      assert.match(err, message);
      assert.deepEqual(namesIn(folder), [name]);
    });
  }

  it('leaves an existing transcript as it is, unless told to replace it', async () => {
    const folder = folderWith({ 'g.guide.yaml': guide, 'A.transcript.md': 'words' });
    const args = ['new', 'transcript', 'g.guide.yaml', '--participant', 'A'];
    const refused = await verbatim(folder, args);
    assert.equal(refused.code, 2);
    assert.equal(textOf(folder, 'A.transcript.md'), 'words');
    assert.equal((await verbatim(folder, [...args, '--force'])).code, 0);
    assert.match(textOf(folder, 'A.transcript.md'), /## Q2 Two/);
  });

  for (const [name, args, message] of [
    ['nobody', [], /--participant/],
    ['a participant with a slash', ['--participant', '../A'], /slash/],
    ['an unknown group', ['--participant', 'A', '--group', 'c'], /“c”.*a, b/],
    ['no day', ['--participant', 'A', '--date', '14.3.2026'], /year-month-day/],
  ] as const) {
    it(`writes nothing for ${name}`, async () => {
      const folder = folderWith({ 'g.guide.yaml': guide });
      const { code, err } = await verbatim(folder, ['new', 'transcript', 'g.guide.yaml', ...args]);
      assert.equal(code, 2);
      assert.match(err, message);
      assert.deepEqual(namesIn(folder), ['g.guide.yaml']);
    });
  }

  it('reads no guide that is not UTF-8', async () => {
    const folder = folderWith({
      'g.guide.yaml': Buffer.from('questions: [{id: Q1, text: Caf\u00e9?}]', 'latin1'),
    });
    const { code, err } = await verbatim(folder, ['new', 'transcript', 'g.guide.yaml', '--participant', 'A']);
    assert.equal(code, 2);
    assert.match(err, /not UTF-8.*Save with Encoding/);
    assert.deepEqual(namesIn(folder), ['g.guide.yaml']);
  });

  for (const text of ['', '- a', '3', '\0']) {
    it(`writes nothing from the guide ${JSON.stringify(text)}`, async () => {
      const folder = folderWith({ 'g.guide.yaml': text });
      const { code, err } = await verbatim(folder, [
        'new',
        'transcript',
        'g.guide.yaml',
        '--participant',
        'A',
      ]);
      assert.equal(code, 2);
      assert.match(err, /has no questions/);
      assert.deepEqual(namesIn(folder), ['g.guide.yaml']);
    });
  }
});
