import assert from 'node:assert/strict';
import { readTranscript } from '../../../src/format/transcript';
import { type GuideLink, Study, type TranscriptFile } from '../../../src/study/study';

const root = 'file:///s';
const guide = (id: string): string => `questions: [{id: ${id}, text: a}]\n`;
const following = (path: string): string => `---\nguide: ${path}\n---\n`;

/** A study of the given files, their paths below its root. */
function study(files: Readonly<Record<string, string>>, roots: readonly string[] = [root]): Study {
  const made = new Study(roots);
  for (const [path, text] of Object.entries(files)) made.set(`${root}/${path}`, text);
  return made;
}

function transcript(of: Study, path = 't/a.transcript.md'): TranscriptFile {
  const file = of.get(`${root}/${path}`);
  assert.ok(file?.kind === 'transcript');
  return file;
}

/** How the transcript t/a.transcript.md finds its guide, in a word. */
function link(of: Study): string {
  const found: GuideLink = of.guideOf(transcript(of));
  switch (found.kind) {
    case 'found':
      return found.file.uri.slice(root.length + 1);
    case 'unclear':
      return `unclear: ${found.uris.map(uri => uri.slice(root.length + 1)).join(', ')}`;
    default:
      return found.kind;
  }
}

describe('the guide of a transcript', () => {
  for (const [name, files, expected] of [
    [
      'that it names',
      { 't/a.transcript.md': following('../x.guide.yaml'), 'x.guide.yaml': '' },
      'x.guide.yaml',
    ],
    [
      'that it names with \\',
      { 't/a.transcript.md': following('..\\x.guide.yaml'), 'x.guide.yaml': '' },
      'x.guide.yaml',
    ],
    [
      'that it names in quotes',
      { 't/a.transcript.md': following('"../x.guide.yaml"'), 'x.guide.yaml': '' },
      'x.guide.yaml',
    ],
    [
      'that it names, though another is nearer',
      { 't/a.transcript.md': following('../x.guide.yaml'), 'x.guide.yaml': '', 't/y.guide.yaml': '' },
      'x.guide.yaml',
    ],
    [
      'with a blank in its name',
      { 't/a.transcript.md': following('x y.guide.yaml'), 't/x%20y.guide.yaml': '' },
      't/x%20y.guide.yaml',
    ],
    [
      'with an umlaut in its name',
      { 't/a.transcript.md': following('ü.guide.yaml'), 't/ü.guide.yaml': '' },
      't/%C3%BC.guide.yaml',
    ],
    [
      'in its own folder',
      { 't/a.transcript.md': '', 't/x.guide.yaml': '', 'y.guide.yaml': '' },
      't/x.guide.yaml',
    ],
    ['in a folder above', { 't/a.transcript.md': '', 'guide.yml': '' }, 'guide.yml'],
    [
      'is unclear',
      { 't/a.transcript.md': '', 'x2.guide.yaml': '', 'x10.guide.yaml': '' },
      'unclear: x2.guide.yaml, x10.guide.yaml',
    ],
    ['is none', { 't/a.transcript.md': '', 'other/x.guide.yaml': '' }, 'none'],
    ['is none when guide: is empty', { 't/a.transcript.md': following('') }, 'none'],
    ['is not found', { 't/a.transcript.md': following('x.guide.yaml'), 'x.guide.yaml': '' }, 'not-found'],
    [
      'is not found when it is no guide',
      { 't/a.transcript.md': following('../x.codebook.yaml'), 'x.codebook.yaml': '' },
      'not-found',
    ],
    ['is outside', { 't/a.transcript.md': following('../../x.guide.yaml') }, 'outside'],
    ['is outside at an absolute path', { 't/a.transcript.md': following('/etc/x.guide.yaml') }, 'outside'],
    [
      'is outside in a folder that begins like the root',
      { 't/a.transcript.md': following('/s2/x.guide.yaml') },
      'outside',
    ],
    ['is outside with slashes', { 't/a.transcript.md': following('"//x/y.guide.yaml"') }, 'outside'],
  ] as const) {
    it(name, () => assert.equal(link(study(files)), expected));
  }

  it('is not looked for above the root', () => {
    const files = { 'x.guide.yaml': '', 't/a.transcript.md': '' };
    assert.equal(link(study(files, [`${root}/t`])), 'none');
  });

  it('without any root is in its own folder or below', () => {
    assert.equal(
      link(study({ 't/a.transcript.md': following('y/x.guide.yaml'), 't/y/x.guide.yaml': '' }, [])),
      't/y/x.guide.yaml',
    );
    assert.equal(
      link(study({ 't/a.transcript.md': following('../x.guide.yaml'), 'x.guide.yaml': '' }, [])),
      'outside',
    );
  });

  it('follows what happens to the files', () => {
    const files = study({ 't/a.transcript.md': '' });
    assert.equal(link(files), 'none');
    files.set(`${root}/x.guide.yaml`, guide('Q1'));
    assert.equal(link(files), 'x.guide.yaml');
    files.set(`${root}/t/y.guide.yaml`, guide('Q2'));
    assert.equal(link(files), 't/y.guide.yaml');
    files.delete(`${root}/t/y.guide.yaml`);
    assert.equal(link(files), 'x.guide.yaml');
    files.fail(`${root}/x.guide.yaml`, 'unreadable-file', 'No.');
    assert.equal(link(files), 'none');
  });
});

describe('the markers of a transcript', () => {
  const ids = (of: Study): string[] =>
    of.markersOf(transcript(of)).flatMap(({ ids }) => ids.map(({ id, known }) => `${id} ${known}`));

  it('are read anew when the guide changes, comes or goes, and not otherwise', () => {
    const files = study({ 't/a.transcript.md': '## Q1 a\n\n## R1 b\n', 'x.guide.yaml': guide('Q1') });
    assert.deepEqual(ids(files), ['Q1 true']);
    assert.equal(files.markersOf(transcript(files)), files.markersOf(transcript(files)));
    files.set(`${root}/x.guide.yaml`, guide('R1'));
    assert.deepEqual(ids(files), ['R1 true']);
    files.delete(`${root}/x.guide.yaml`);
    assert.deepEqual(ids(files), []);
  });
});

describe('the codebooks of a transcript', () => {
  const books = (of: Study): string[] =>
    of.codebooksOf(transcript(of)).map(({ uri }) => uri.slice(root.length + 1));

  it('are all those in the nearest folder that has any', () => {
    const files = study({
      't/a.transcript.md': '',
      'x.codebook.yaml': 'themes: [{id: a}]',
      'y.codebook.yaml': 'themes: [{id: b}]',
    });
    assert.deepEqual(books(files), ['x.codebook.yaml', 'y.codebook.yaml']);
    assert.equal(files.theme(transcript(files), 'b')?.uri, `${root}/y.codebook.yaml`);
    assert.equal(files.theme(transcript(files), 'c'), undefined);
    files.set(`${root}/t/z.codebook.yaml`, '');
    assert.deepEqual(books(files), ['t/z.codebook.yaml']);
    files.delete(`${root}/t/z.codebook.yaml`);
    assert.deepEqual(books(files), ['x.codebook.yaml', 'y.codebook.yaml']);
  });
});

describe('the files of a study', () => {
  it('have one entry, whichever way their URI is written', () => {
    const files = new Study(['file:///s/']);
    files.set('file:///s/a b.transcript.md', 'RB: one');
    files.set('file:///s/a%20b.transcript.md', 'RB: two words');
    assert.equal(files.transcripts().length, 1);
    assert.ok(files.get('file:///s/a b.transcript.md'));
  });

  it('are in the order of their names, numbers by their value', () => {
    const files = study({ 'p10.transcript.md': '', 'p2.transcript.md': '', 'p1.transcript.md': '' });
    assert.deepEqual(
      files.transcripts().map(({ uri }) => uri.slice(root.length + 1)),
      ['p1.transcript.md', 'p2.transcript.md', 'p10.transcript.md'],
    );
  });

  it('are none of other kinds', () => {
    const files = study({ 'README.md': 'a', 'x.yaml': 'b' });
    assert.deepEqual([[...files.files()], files.failures()], [[], []]);
  });

  it('that are not text have a failure until they are', () => {
    const files = study({ 'a.transcript.md': 'RB: \0' });
    assert.equal(files.get(`${root}/a.transcript.md`), undefined);
    assert.equal(files.failure(`${root}/a.transcript.md`)?.code, 'not-text');
    files.set(`${root}/a.transcript.md`, 'RB: a');
    assert.equal(files.failure(`${root}/a.transcript.md`), undefined);
    assert.ok(files.get(`${root}/a.transcript.md`));
  });

  it('that are replaced by something unreadable are gone, and deleted ones leave no failure', () => {
    const files = study({ 'a.transcript.md': 'RB: a' });
    files.fail(`${root}/a.transcript.md`, 'unreadable-file', 'No.');
    assert.equal(files.get(`${root}/a.transcript.md`), undefined);
    files.delete(`${root}/a.transcript.md`);
    assert.deepEqual(files.failures(), []);
  });

  it('keep their text only while they are open', () => {
    const files = new Study([root]);
    files.show(`${root}/a.transcript.md`, readTranscript('RB: a'));
    assert.ok(transcript(files, 'a.transcript.md').transcript);
    files.set(`${root}/a.transcript.md`, 'RB: a');
    assert.equal(transcript(files, 'a.transcript.md').transcript, undefined);
  });

  it('know the transcripts of a guide', () => {
    const files = study({
      'x.guide.yaml': '',
      'a.transcript.md': '',
      't/b.transcript.md': '',
      't/c.transcript.md': following('y.guide.yaml'),
    });
    const [file] = files.guides();
    assert.ok(file);
    assert.deepEqual(
      files.transcriptsOf(file).map(({ uri }) => uri.slice(root.length + 1)),
      ['a.transcript.md', 't/b.transcript.md'],
    );
  });
});

describe('a study of several workspace folders', () => {
  const [one, other] = ['file:///north', 'file:///south'];
  const made = new Study([one, other]);
  made.set(`${one}/tea.guide.yaml`, guide('Q1'));
  made.set(`${one}/tea.codebook.yaml`, 'themes: [{id: trust}]\n');
  made.set(`${one}/a.transcript.md`, '## Q1\n');
  made.set(`${other}/tea.guide.yaml`, guide('Z1'));
  made.set(`${other}/b.transcript.md`, '## Z1\n');
  made.set(`${other}/c.transcript.md`, following('../north/tea.guide.yaml'));
  made.set(`${other}/d.transcript.md`, following('../../elsewhere/tea.guide.yaml'));
  const linkOf = (uri: string) => {
    const file = made.get(uri);
    assert.ok(file?.kind === 'transcript');
    const found = made.guideOf(file);
    return found.kind === 'found' ? found.file.uri : found.kind;
  };

  it('holds each transcript against the guide and codebook of its own folder', () => {
    assert.equal(linkOf(`${one}/a.transcript.md`), `${one}/tea.guide.yaml`);
    assert.equal(linkOf(`${other}/b.transcript.md`), `${other}/tea.guide.yaml`);
    const file = made.get(`${other}/b.transcript.md`);
    assert.ok(file?.kind === 'transcript');
    assert.deepEqual(made.codebooksOf(file), []);
  });

  it('takes a guide that a transcript names in another of them, and none outside', () => {
    assert.equal(linkOf(`${other}/c.transcript.md`), `${one}/tea.guide.yaml`);
    assert.equal(linkOf(`${other}/d.transcript.md`), 'outside');
  });
});
