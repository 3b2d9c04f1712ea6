import assert from 'node:assert/strict';
import { Reading, type ReadingSurroundings } from '../../../src/study/reading';
import { Study } from '../../../src/study/study';
import { type FolderEntry, NotThere, type StudyFiles } from '../../../src/study/study-files';

const root = 'file:///s';

/** A disk in memory, whose files come and go. Links are files whose text is `→` and another’s path. */
class Disk implements StudyFiles {
  readonly files: Map<string, string>;
  /** What has been read and looked into, in order. */
  readonly asked: string[] = [];
  /** Called before a text is given out. */
  beforeText: (path: string) => Promise<void> | undefined = () => undefined;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files));
  }
  async list(folder: string): Promise<FolderEntry[]> {
    this.asked.push(`${folder}/`);
    const entries = new Map<string, FolderEntry>();
    for (const [path, text] of this.files) {
      const uri = `${root}/${path}`;
      if (!uri.startsWith(`${folder}/`)) continue;
      const [name = '', ...below] = uri.slice(folder.length + 1).split('/');
      const isFolder = below.length > 0;
      entries.set(name, { name, isFolder, isLink: !isFolder && text.startsWith('→') });
    }
    if (entries.size === 0) throw new NotThere('it is not there');
    return [...entries.values()];
  }
  async read(uri: string): Promise<string> {
    this.asked.push(uri);
    const text = this.files.get(uri.slice(root.length + 1));
    await this.beforeText(uri.slice(root.length + 1));
    if (text === undefined) throw new NotThere('it is not there');
    return text.startsWith('→') ? this.read(`${root}/${text.slice(1)}`) : text;
  }
  async ownName(uri: string): Promise<string> {
    const text = this.files.get(uri.slice(root.length + 1));
    return text?.startsWith('→') ? this.ownName(`${root}/${text.slice(1)}`) : uri;
  }
}

const about = (guide: string) => `---\nguide: ${guide}\n---\n`;
const by = (participant: string) => `---\nparticipant: ${participant}\n---\n`;
const questions = 'questions: [{id: Q1, text: Why?}]';

describe('a reading', () => {
  let disk: Disk;
  let study: Study;

  function reading(
    files: Readonly<Record<string, string>>,
    around: ReadingSurroundings = {},
    roots: readonly string[] = [root],
  ): Reading {
    disk = new Disk(files);
    study = new Study(roots);
    const failed = (error: unknown) => assert.fail(String(error));
    return new Reading(study, disk, { failed, ...around });
  }
  async function whole(files: Readonly<Record<string, string>>, roots: readonly string[] = [root]) {
    const all = reading(files, {}, roots);
    for (const folder of study.roots) all.find(folder);
    await all.allRead();
    return all;
  }
  const uri = (path: string) => `${root}/${path}`;
  const paths = () => [...study.files()].map(file => file.uri.slice(root.length + 1)).sort();
  const failures = () =>
    study.failures().map(each => `${each.uri.slice(root.length + 1)}: ${each.problem.message}`);
  const participant = (path: string) => {
    const file = study.get(uri(path));
    return file?.kind === 'transcript' ? file.facts.frontMatter.participant?.value : undefined;
  };

  it('reads guides and codebooks first, wherever they are', async () => {
    const all = reading({
      'a.transcript.md': '',
      'b/c.transcript.md': '',
      'b/d/x.guide.yaml': questions,
      'z.codebook.yaml': '',
    });
    all.find(root);
    await all.firstAreRead();
    assert.deepEqual(paths(), ['b/d/x.guide.yaml', 'z.codebook.yaml']);
    assert.ok(!all.isDone);
    await all.allRead();
    assert.equal(paths().length, 4);
    assert.ok(all.isDone);
  });

  it('reads nothing else, and looks into no other file, among thousands', async () => {
    const unrelated = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`notes ${index}.md`, 'x']),
    );
    await whole({ ...unrelated, 'a.transcript.md': '', 'package.json': '', 'x.yaml': '' });
    assert.deepEqual(disk.asked, [`${root}/`, 'file:////', uri('a.transcript.md')]);
  });

  it('leaves out folders that .gitignore names, those of tools, and no file', async () => {
    await whole({
      '.git/config': '',
      '.gitignore': 'old\n*.transcript.md\n',
      'a.transcript.md': '',
      'old/b.transcript.md': '',
      't/.gitignore': '/drafts/\n',
      't/drafts/c.transcript.md': '',
      't/final/drafts/d.transcript.md': '',
      'node_modules/e.transcript.md': '',
    });
    assert.deepEqual(paths(), ['a.transcript.md', 't/final/drafts/d.transcript.md']);
  });

  it('heeds the .gitignore of the repository above a workspace folder, and none where there is no repository', async () => {
    const files = { '.gitignore': 'old\n', 'w/a.transcript.md': '', 'w/old/b.transcript.md': '' };
    await whole({ ...files, '.git/config': '' }, [uri('w')]);
    assert.deepEqual(paths(), ['w/a.transcript.md']);
    await whole(files, [uri('w')]);
    assert.deepEqual(paths(), ['w/a.transcript.md', 'w/old/b.transcript.md']);
  });

  it('knows which files lie where the study is read from', async () => {
    const all = await whole({ '.gitignore': 'old\n', 'a.transcript.md': '', 'old/b.transcript.md': '' });
    for (const [path, holds] of [
      ['new.transcript.md', true],
      ['t/new.transcript.md', true],
      ['old/new.transcript.md', false],
      ['old/t/new.transcript.md', false],
      ['.git/new.transcript.md', false],
    ] as const)
      assert.equal(all.folders.holds(uri(path)), holds, path);
    assert.ok(!all.folders.holds('file:///other/new.transcript.md'));
    for (const [path, looksInto] of [
      ['t', true],
      ['t/old', false],
      ['old', false],
      ['node_modules', false],
    ] as const)
      assert.equal(all.folders.looksInto(uri(path)), looksInto, path);
  });

  it('reads the files of folders within each other once', async () => {
    await whole({ 'a.transcript.md': '', 't/b.transcript.md': '' }, [root, uri('t')]);
    assert.deepEqual(disk.asked.filter(asked => asked.endsWith('.md')).sort(), [
      uri('a.transcript.md'),
      uri('t/b.transcript.md'),
    ]);
  });

  it('reads a workspace folder that the .gitignore of another leaves out', async () => {
    await whole({ '.gitignore': 't\n', 't/b.transcript.md': '', 't/u/c.transcript.md': '' }, [
      root,
      uri('t'),
    ]);
    assert.deepEqual(paths(), ['t/b.transcript.md', 't/u/c.transcript.md']);
  });

  it('counts a file once that has several names by links', async () => {
    await whole({
      'a.transcript.md': by('A'),
      'b.transcript.md': '→a.transcript.md',
      't/c.transcript.md': '→outside.md',
      't/d.transcript.md': '→outside.md',
      'outside.md': by('O'),
    });
    assert.deepEqual(paths(), ['a.transcript.md', 't/c.transcript.md']);
    assert.equal(participant('t/c.transcript.md'), 'O');
  });

  it('counts a linked file once when the link comes later, and reads the link when it changes', async () => {
    const all = await whole({ 'a.transcript.md': '', 'outside.md': by('O') });
    disk.files.set('b.transcript.md', '→a.transcript.md').set('c.transcript.md', '→outside.md');
    all.read(uri('b.transcript.md'));
    all.read(uri('c.transcript.md'));
    await all.allRead();
    assert.deepEqual(paths(), ['a.transcript.md', 'c.transcript.md']);
    disk.files.set('outside.md', by('P'));
    all.read(uri('c.transcript.md'));
    await all.allRead();
    assert.equal(participant('c.transcript.md'), 'P');
  });

  it('looks into a folder that is named like a transcript, and says that it is one', async () => {
    await whole({ 'x.transcript.md/y.transcript.md': '', 'z.transcript.md': '' });
    assert.deepEqual(paths(), ['x.transcript.md/y.transcript.md', 'z.transcript.md']);
    assert.deepEqual(failures(), [
      'x.transcript.md: This is a folder, though its name is that of a transcript.',
    ]);
  });

  it('keeps the newest text of a file that changes while it is read', async () => {
    const all = await whole({ 'a.transcript.md': by('Old') });
    let change: (() => void) | undefined = () => {
      change = undefined;
      disk.files.set('a.transcript.md', by('New'));
      all.read(uri('a.transcript.md'));
    };
    // The first text, which is old by now, comes last.
    disk.beforeText = async () => {
      await undefined;
      if (!change) return;
      change();
      await new Promise(resolve => setTimeout(resolve, 10));
    };
    all.read(uri('a.transcript.md'));
    await all.allRead();
    assert.equal(participant('a.transcript.md'), 'New');
    assert.equal(disk.asked.filter(asked => asked === uri('a.transcript.md')).length, 3);
  });

  it('does not bring back a file or folder that is deleted while it is read', async () => {
    for (const gone of ['t/a.transcript.md', 't']) {
      const all = reading({ 't/a.transcript.md': '', 't2/b.transcript.md': '', 'c.transcript.md': '' });
      disk.beforeText = async path => {
        await undefined;
        if (path === 't/a.transcript.md') all.forget(new Set([uri(gone)]));
      };
      all.find(root);
      await all.allRead();
      assert.deepEqual(paths(), ['c.transcript.md', 't2/b.transcript.md']);
    }
  });

  it('lets go of a file that is gone, and keeps in mind one that it may not read any more', async () => {
    const all = await whole({ 'a.transcript.md': '', 'b.transcript.md': '' });
    disk.files.delete('a.transcript.md');
    disk.beforeText = path =>
      path === 'b.transcript.md' ? Promise.reject(new Error('permission denied')) : undefined;
    all.read(uri('a.transcript.md'));
    all.read(uri('b.transcript.md'));
    await all.allRead();
    assert.deepEqual(paths(), []);
    assert.deepEqual(failures(), [
      'b.transcript.md: This file cannot be read: permission denied. The rest of the study is there.',
    ]);
  });

  it('lets go of the old name when a file’s name changes by case, where the disk has one of them', async () => {
    const all = await whole({ 'Q.transcript.md': '', 'R.transcript.md': '' });
    disk.files.delete('Q.transcript.md');
    disk.files.set('q.transcript.md', '').set('r.transcript.md', '');
    const created = [uri('q.transcript.md'), uri('r.transcript.md')];
    all.forgetOldNames(created);
    for (const each of created) all.read(each);
    await all.allRead();
    assert.deepEqual(paths(), ['R.transcript.md', 'q.transcript.md', 'r.transcript.md']);
  });

  it('finds new folders among thousands of new files', async () => {
    const all = await whole({ 'a.transcript.md': '' });
    disk.asked.length = 0;
    const notes = Array.from({ length: 3000 }, (_, index) => `notes ${index}.md`);
    for (const name of [...notes, 't/b.transcript.md', 'u/v/c.transcript.md']) disk.files.set(name, '');
    all.findNew([...notes, 't', 'u', 'u/v'].map(name => `${root}/${name.replaceAll(' ', '%20')}`));
    await all.allRead();
    assert.deepEqual(paths(), ['a.transcript.md', 't/b.transcript.md', 'u/v/c.transcript.md']);
    assert.ok(disk.asked.length < 10, `${disk.asked.length}`);
  });

  it('leaves to the editor what it shows', async () => {
    const all = reading(
      { 'a.transcript.md': by('Disk'), 'b.transcript.md': '' },
      { isShown: each => each === uri('a.transcript.md') },
    );
    study.set(uri('a.transcript.md'), by('Editor'));
    all.find(root);
    await all.allRead();
    assert.equal(participant('a.transcript.md'), 'Editor');
    assert.deepEqual(paths(), ['a.transcript.md', 'b.transcript.md']);
  });

  it('looks once for a guide that many transcripts name and that is in none of the folders', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `t/${index}.transcript.md`);
    await whole({
      ...Object.fromEntries(names.map(name => [name, about('../.kept/x.guide.yaml')])),
      'u/a.transcript.md': about('none.guide.yaml'),
      '.kept/x.guide.yaml': questions,
    });
    assert.ok(study.get(uri('.kept/x.guide.yaml')));
    for (const guide of ['.kept/x.guide.yaml', 'u/none.guide.yaml'])
      assert.equal(disk.asked.filter(asked => asked === uri(guide)).length, 1, guide);
    assert.deepEqual(failures(), []);
  });

  it('gives others their turn after each file, and waits for it', async () => {
    const names = Array.from({ length: 100 }, (_, index) => [`${index}.transcript.md`, '']);
    const counts: number[] = [];
    let turn = Promise.resolve();
    const all = reading(Object.fromEntries(names), {
      pause() {
        counts.push([...study.files()].length);
        turn = new Promise(resolve => setImmediate(resolve));
        return turn;
      },
    });
    all.find(root);
    await all.allRead();
    assert.deepEqual([...new Set(counts)].slice(0, 4).concat(counts.length), [0, 1, 2, 3, 101]);
  });

  it('tells how many transcripts it has read, and when there are no more', async () => {
    const names = Array.from({ length: 40 }, (_, index) => [`${index}.transcript.md`, '']);
    const told: string[] = [];
    const all = reading(
      { ...Object.fromEntries(names), 'x.guide.yaml': questions },
      { pause: () => Promise.resolve(), progressed: (read, found) => told.push(`${read}/${found}`) },
    );
    all.find(root);
    await all.allRead();
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual([told[0], told[1], told.at(-2), told.at(-1)], ['0/40', '1/40', '40/40', '0/0']);
  });

  it('leaves transcripts unread while it is held, but not guides', async () => {
    const names = Array.from({ length: 100 }, (_, index) => [`${index}.transcript.md`, '']);
    const all = reading(
      { ...Object.fromEntries(names), 'x.guide.yaml': questions },
      { pause: () => void (paths().length === 10 && all.hold()) },
    );
    all.find(root);
    await new Promise(resolve => setTimeout(resolve, 20));
    const read = paths().length;
    assert.ok(read >= 10 && read < 60, `${read}`);
    assert.ok(!all.isDone);
    disk.files.set('y.guide.yaml', questions);
    all.read(uri('y.guide.yaml'));
    await all.firstAreRead();
    assert.ok(study.get(uri('y.guide.yaml')));
    assert.equal(paths().length, read + 1);
    all.goOn();
    await all.allRead();
    assert.equal(paths().length, 102);
  });

  it('takes in nothing any more when it is stopped, and keeps nobody waiting', async () => {
    const names = Array.from({ length: 100 }, (_, index) => [`${index}.transcript.md`, '']);
    const all = reading(Object.fromEntries(names), {
      pause: () => void (paths().length === 10 && all.stop()),
    });
    all.find(root);
    await all.allRead();
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.equal(paths().length, 10);
  });
});
