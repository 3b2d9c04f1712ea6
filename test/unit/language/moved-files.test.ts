import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editsForMoved } from '../../../src/language/moved-files';
import { Study } from '../../../src/study/study';
import { type Files, guide, transcript, uriOf } from './study-of';

/** The front matters that change when files are moved, by the names that the files still have. */
function changed(
  files: Readonly<Record<string, string>>,
  moves: Readonly<Record<string, string>>,
  root = 'file:///study',
): Files {
  const study = new Study(root === '' ? [] : [root]);
  const uri = (path: string): string => (path.includes(':') ? path : uriOf(path));
  const texts = Object.entries(files).map(([name, written]) => {
    const isGuide = /guide\.ya?ml$/i.test(name);
    return [
      uri(name),
      isGuide ? guide : transcript('**Ann:** Yes.\n', `${written}\nstate: draft\n`),
    ] as const;
  });
  for (const [name, text] of texts) study.set(name, text);
  const moved = Object.entries(moves).map(([from, to]) => ({ oldUri: uri(from), newUri: uri(to) }));
  const edits = editsForMoved(study, moved);
  return Object.fromEntries(
    Object.keys(files).flatMap((name, index) => {
      const [normal, text] = texts[index] ?? ['', ''];
      const found = edits.get(study.get(normal)?.uri ?? '');
      const document = TextDocument.create(normal, '', 1, text);
      return found ? [[name, TextDocument.applyEdits(document, found).split('\n')[1] ?? '']] : [];
    }),
  );
}

describe('moving files', () => {
  const files = {
    'tea.guide.yaml': '',
    'a.transcript.md': 'guide: tea.guide.yaml # ours',
    't/b.transcript.md': 'guide: "../tea.guide.yaml"',
    't/c.transcript.md': 'group: guest',
    't/d.transcript.md': 'guide: gone.guide.yaml',
  };

  it('changes every guide: that names a guide', () =>
    assert.deepEqual(changed(files, { 'tea.guide.yaml': 'guides/tea & co.guide.yaml' }), {
      'a.transcript.md': 'guide: "guides/tea & co.guide.yaml" # ours',
      't/b.transcript.md': 'guide: "../guides/tea & co.guide.yaml"',
    }));
  it('changes the guide: of a transcript that moves', () =>
    assert.deepEqual(
      changed(files, { 't/b.transcript.md': 'x/y/b.transcript.md', 'a.transcript.md': 'A.transcript.md' }),
      {
        't/b.transcript.md': 'guide: "../../tea.guide.yaml"',
      },
    ));
  it('follows several files and folders at once', () =>
    assert.deepEqual(
      changed(files, {
        'tea.guide.yaml': 'g/t.guide.yaml',
        t: 'u/v',
        't/b.transcript.md': 'g/b.transcript.md',
      }),
      { 'a.transcript.md': 'guide: g/t.guide.yaml # ours', 't/b.transcript.md': 'guide: "t.guide.yaml"' },
    ));
  it('changes nothing in a folder that takes both along', () => {
    const inside = { 's/tea.guide.yaml': '', 's/t/b.transcript.md': 'guide: ../tea.guide.yaml' };
    assert.deepEqual(changed(inside, { s: 'x/y' }), {});
    assert.deepEqual(changed(inside, { 's/': 'x/y/' }), {});
    assert.deepEqual(changed(inside, { 's/t': 's/u' }), {});
    assert.deepEqual(changed(inside, { s2: 'x' }), {});
  });
  it('keeps ./ and quotes, and changes them where the new path needs others', () => {
    const styles = {
      'tea.guide.yaml': '',
      'a.transcript.md': 'guide: ./tea.guide.yaml',
      'b.transcript.md': "guide: 'tea.guide.yaml'",
      'c.transcript.md': 'guide: "\\x74ea.guide.yaml"',
      't/d.transcript.md': 'guide: ..\\tea.guide.yaml',
    };
    assert.deepEqual(changed(styles, { 'tea.guide.yaml': "Ann's.guide.yaml" }), {
      'a.transcript.md': 'guide: "./Ann\'s.guide.yaml"',
      'b.transcript.md': 'guide: "Ann\'s.guide.yaml"',
      'c.transcript.md': 'guide: "Ann\'s.guide.yaml"',
      't/d.transcript.md': 'guide: "../Ann\'s.guide.yaml"',
    });
  });
  it('leaves a guide alone that leaves the workspace, or is none any more', () => {
    assert.deepEqual(changed(files, { 'tea.guide.yaml': 'file:///elsewhere/tea.guide.yaml' }), {});
    assert.deepEqual(changed(files, { 'tea.guide.yaml': 'tea.yaml' }), {});
    assert.deepEqual(changed(files, { 't/b.transcript.md': 'file:///elsewhere/b.transcript.md' }), {});
    assert.deepEqual(changed(files, { 't/c.transcript.md': 'c.transcript.md' }), {});
  });
  it('changes a name that differs by case only', () =>
    assert.deepEqual(changed(files, { 'tea.guide.yaml': 'Tea.Guide.yaml' }), {
      'a.transcript.md': 'guide: Tea.Guide.yaml # ours',
      't/b.transcript.md': 'guide: "../Tea.Guide.yaml"',
    }));
  it('goes by what names mean, however URIs are written', () => {
    const encoded = {
      'file:///study/%C3%A4%20b/t.guide.yaml': '',
      'a.transcript.md': 'guide: ä b/t.guide.yaml',
    };
    assert.deepEqual(changed(encoded, { 'file:///study/ä b': 'file:///study/é%20c' }), {
      'a.transcript.md': 'guide: "é c/t.guide.yaml"'.replaceAll('"', ''),
    });
    const drive = {
      'file:///c%3A/study/t.guide.yaml': '',
      'file:///C:/study/x/a.transcript.md': 'guide: ..\\t.guide.yaml',
      'file:///C:/study/x/b.transcript.md': 'guide: C:\\study\\t.guide.yaml',
    };
    assert.deepEqual(
      changed(
        drive,
        { 'file:///C:/study/t.guide.yaml': 'file:///c:/study/u.guide.yaml' },
        'file:///C%3A/study',
      ),
      {
        'file:///C:/study/x/a.transcript.md': 'guide: ../u.guide.yaml',
        'file:///C:/study/x/b.transcript.md': 'guide: ../u.guide.yaml',
      },
    );
    assert.deepEqual(changed(drive, { 'file:///c:/study': 'file:///d%3A/study' }, 'file:///c%3A/study'), {});
  });
  it('works in a transcript that is open by itself', () =>
    assert.deepEqual(changed(files, { 'tea.guide.yaml': 'T.guide.yaml' }, ''), {
      'a.transcript.md': 'guide: T.guide.yaml # ours',
    }));
});
