import assert from 'node:assert/strict';
import { loadStudy } from '../../../src/study/load';
import { Study } from '../../../src/study/study';
import { NotText, NotThere, type StudyFiles } from '../../../src/study/study-files';

const root = 'file:///s';

/** Files in memory; one whose text is an error cannot be read, and neither can a folder named in `closed`. */
function memory(
  files: Readonly<Record<string, string | Error>>,
  closed: readonly string[] = [],
): StudyFiles & { readonly listed: string[] } {
  const uris = Object.keys(files).map(path => `${root}/${path}`);
  const listed: string[] = [];
  return {
    listed,
    async list(folder) {
      listed.push(folder);
      if (closed.includes(folder)) throw new Error('permission denied');
      const names = new Map<string, boolean>();
      for (const uri of uris) {
        if (!uri.startsWith(`${folder}/`)) continue;
        const [name = '', ...more] = uri.slice(folder.length + 1).split('/');
        names.set(name, more.length > 0);
      }
      if (names.size === 0) throw new NotThere('it is not there');
      return [...names].map(([name, isFolder]) => ({ name, isFolder }));
    },
    async read(uri) {
      const text = files[decodeURIComponent(uri.slice(root.length + 1))];
      if (text === undefined) throw new NotThere('it is not there');
      if (text instanceof Error) throw text;
      return text;
    },
  };
}

async function loaded(
  files: StudyFiles,
  places: readonly string[] = [root],
  roots: readonly string[] = [root],
): Promise<Study> {
  const study = new Study(roots);
  await loadStudy(study, files, places);
  return study;
}

function paths(study: Study): string[] {
  return [...study.files()].map(({ uri }) => uri.slice(root.length + 1)).sort();
}

describe('loading a study', () => {
  it('takes in all study files at and below a folder', async () => {
    const study = await loaded(
      memory({
        'x.guide.yaml': '',
        'codebook.yaml': '',
        't/a.transcript.md': '',
        't/deep/er/b.transcript.md': '',
        'README.md': '',
      }),
    );
    assert.deepEqual(paths(study), [
      'codebook.yaml',
      't/a.transcript.md',
      't/deep/er/b.transcript.md',
      'x.guide.yaml',
    ]);
  });

  it('does not look into folders of tools', async () => {
    const files = memory({
      '.git/a.transcript.md': '',
      'node_modules/x/guide.yaml': '',
      't/.hidden/b.transcript.md': '',
      'a.transcript.md': '',
    });
    assert.deepEqual(paths(await loaded(files)), ['a.transcript.md']);
    assert.deepEqual(
      files.listed.filter(folder => /git|node_modules|hidden/.test(folder)),
      [],
    );
  });

  it('leaves out the same folders, from wherever it begins, but reads what is asked for', async () => {
    const files = memory({
      '.gitignore': 't/old\nkept\n',
      't/old/a.transcript.md': '',
      't/b.transcript.md': '',
      'kept/c.transcript.md': '',
      'kept/d/e.transcript.md': '',
    });
    assert.deepEqual(paths(await loaded(files)), ['t/b.transcript.md']);
    assert.deepEqual(paths(await loaded(files, [`${root}/t`])), ['t/b.transcript.md']);
    assert.deepEqual(paths(await loaded(files, [`${root}/kept`])), [
      'kept/c.transcript.md',
      'kept/d/e.transcript.md',
    ]);
    assert.deepEqual(paths(await loaded(files, [`${root}/t/old/a.transcript.md`])), [
      't/old/a.transcript.md',
    ]);
  });

  it('tells of transcripts in a folder that a .gitignore leaves out', async () => {
    const study = await loaded(
      memory({
        '.gitignore': 'private/\nbuild/\nempty/\n',
        'private/a.transcript.md': '',
        'private/b.transcript.md': '',
        'build/x.html': '',
        'empty/y.guide.yaml': '',
      }),
    );
    assert.deepEqual(
      study.failures().map(({ uri, problem }) => [uri, problem.code]),
      [
        [`${root}/private/a.transcript.md`, 'ignored-folder'],
        [`${root}/private/b.transcript.md`, 'ignored-folder'],
      ],
    );
  });

  it('of one transcript takes the guides and codebooks of the folders above, up to the root', async () => {
    const files = memory({
      'x.guide.yaml': '',
      'codebook.yaml': '',
      'z.transcript.md': '',
      't/a.transcript.md': '',
      't/b.transcript.md': '',
      't/u/y.guide.yaml': '',
    });
    assert.deepEqual(paths(await loaded(files, [`${root}/t/a.transcript.md`])), [
      'codebook.yaml',
      't/a.transcript.md',
      'x.guide.yaml',
    ]);
    assert.deepEqual(paths(await loaded(files, [`${root}/t/a.transcript.md`], [`${root}/t`])), [
      't/a.transcript.md',
    ]);
  });

  it('takes the guide that a transcript names, wherever it is in the root', async () => {
    const files = memory({
      't/a.transcript.md': '---\nguide: ../guides/x y.guide.yaml\n---\n',
      'guides/x y.guide.yaml': '',
      'guides/z.guide.yaml': '',
    });
    assert.deepEqual(paths(await loaded(files, [`${root}/t`])), [
      'guides/x%20y.guide.yaml',
      't/a.transcript.md',
    ]);
  });

  it('does not read outside of the root, nor what is no guide', async () => {
    const files = memory({
      't/a.transcript.md': '---\nguide: ../x.guide.yaml\n---\n',
      't/b.transcript.md': '---\nguide: secret.txt\n---\n',
      'x.guide.yaml': '',
      't/secret.txt': 'a',
    });
    assert.deepEqual(paths(await loaded(files, [`${root}/t`], [`${root}/t`])), [
      't/a.transcript.md',
      't/b.transcript.md',
    ]);
  });

  it('notes a file that cannot be read, and goes on', async () => {
    const study = await loaded(
      memory({
        'a.transcript.md': new Error('permission denied'),
        'b.transcript.md': '',
        'c.transcript.md': 'x\0',
        'd.transcript.md': new NotText('its text is not UTF-8'),
      }),
    );
    assert.deepEqual(paths(study), ['b.transcript.md']);
    assert.deepEqual(
      study.failures().map(({ uri, problem }) => [uri.slice(root.length + 1), problem.code]),
      [
        ['a.transcript.md', 'unreadable-file'],
        ['c.transcript.md', 'not-text'],
        ['d.transcript.md', 'not-text'],
      ],
    );
    assert.match(
      study.failure(`${root}/d.transcript.md`)?.message ?? '',
      /left out: its text is not UTF-8\./,
    );
    assert.match(study.failure(`${root}/a.transcript.md`)?.message ?? '', /permission denied/);
  });

  it('notes a folder that cannot be looked into, and goes on', async () => {
    const study = await loaded(memory({ 'a/x.transcript.md': '', 'b/y.transcript.md': '' }, [`${root}/a`]));
    assert.deepEqual(paths(study), ['b/y.transcript.md']);
    assert.deepEqual(
      study.failures().map(({ uri }) => uri),
      [`${root}/a`],
    );
  });

  it('says nothing of folders above that cannot be looked into', async () => {
    const study = await loaded(memory({ 't/a.transcript.md': '', 'x.guide.yaml': '' }, [root]), [
      `${root}/t`,
    ]);
    assert.deepEqual([paths(study), study.failures()], [['t/a.transcript.md'], []]);
  });

  it('says nothing of a file that is gone before it is read', async () => {
    const files = memory({ 'a.transcript.md': '', 'b.transcript.md': '' });
    const study = await loaded({
      ...files,
      read: uri => (uri.includes('/a.') ? Promise.reject(new NotThere('it is not there')) : files.read(uri)),
    });
    assert.deepEqual([paths(study), study.failures()], [['b.transcript.md'], []]);
  });

  it('leaves it to the transcript to say that its guide is not there', async () => {
    const study = await loaded(memory({ 'a.transcript.md': '---\nguide: x.guide.yaml\n---\n' }));
    assert.deepEqual(study.failures(), []);
    const [transcript] = study.transcripts();
    assert.equal(transcript && study.guideOf(transcript).kind, 'not-found');
  });

  it('reads each file once, and not too many at a time', async () => {
    const files = memory(
      Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`p${i}.transcript.md`, ''])),
    );
    let now = 0;
    let most = 0;
    let reads = 0;
    const study = await loaded(
      {
        ...files,
        async read(uri) {
          reads++;
          most = Math.max(most, ++now);
          await new Promise(resolve => setImmediate(resolve));
          now--;
          return files.read(uri);
        },
      },
      [root, `${root}/p1.transcript.md`],
    );
    assert.equal(study.transcripts().length, 100);
    assert.equal(reads, 100);
    assert.ok(most > 1 && most <= 32, `${most}`);
  });
});
