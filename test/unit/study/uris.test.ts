import assert from 'node:assert/strict';
import { URI, Utils } from 'vscode-uri';
import { isToolFolder, kindOf } from '../../../src/study/file-kinds';
import {
  entryIn,
  folderOf,
  foldersUp,
  isInside,
  normalUri,
  relativePath,
  resolvePath,
} from '../../../src/study/uris';

describe('the kind of a file', () => {
  for (const [name, kind] of [
    ['a.guide.yaml', 'guide'],
    ['guide.yaml', 'guide'],
    ['a.b.guide.yml', 'guide'],
    ['A.Guide.YAML', 'guide'],
    ['codebook.yml', 'codebook'],
    ['a.codebook.yaml', 'codebook'],
    ['LA-07.transcript.md', 'transcript'],
    ['n%C3%A4.transcript.md', 'transcript'],
    ['transcript.md', undefined],
    ['.transcript.md', undefined],
    ['a.transcript.markdown', undefined],
    ['myguide.yaml', undefined],
    ['a.guide.yaml.bak', undefined],
    ['guide.json', undefined],
    ['README.md', undefined],
  ] as const) {
    it(`of ${name} is ${kind ?? 'none'}`, () => assert.equal(kindOf(`file:///s/${name}`), kind));
  }

  it('is not looked for in what tools keep for themselves', () => {
    assert.deepEqual(['.git', '.verbatim', 'node_modules', 'transcripts'].map(isToolFolder), [
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('a path in a file', () => {
  const from = 'file:///study/transcripts/a%20b/LA.transcript.md';
  for (const [path, uri] of [
    ['x.guide.yaml', 'file:///study/transcripts/a%20b/x.guide.yaml'],
    ['../x.guide.yaml', 'file:///study/transcripts/x.guide.yaml'],
    ['..\\..\\x.guide.yaml', 'file:///study/x.guide.yaml'],
    ['./x.guide.yaml', 'file:///study/transcripts/a%20b/x.guide.yaml'],
    ['night bus.guide.yaml', 'file:///study/transcripts/a%20b/night%20bus.guide.yaml'],
    ['100%.guide.yaml', 'file:///study/transcripts/a%20b/100%25.guide.yaml'],
    ['Führung.guide.yaml', 'file:///study/transcripts/a%20b/F%C3%BChrung.guide.yaml'],
    ['a#b?.guide.yaml', 'file:///study/transcripts/a%20b/a%23b%3F.guide.yaml'],
    ['/abs/x.guide.yaml', 'file:///abs/x.guide.yaml'],
    ['C:\\s\\x.guide.yaml', 'file:///c%3A/s/x.guide.yaml'],
    ['../../../../../../x.guide.yaml', 'file:///x.guide.yaml'],
    ['//x/y.guide.yaml', 'file:///x/y.guide.yaml'],
    ['', 'file:///study/transcripts/a%20b'],
  ] as const) {
    it(`${path || 'that is empty'} means ${uri}`, () => assert.equal(resolvePath(from, path), uri));
  }

  it('is in the same scheme and at the same authority', () => {
    assert.equal(resolvePath('vscode-vfs://host/a/b.md', '../c.yaml'), 'vscode-vfs://host/c.yaml');
  });

  for (const [folder, to, path] of [
    ['file:///s', 'file:///s/x.guide.yaml', 'x.guide.yaml'],
    ['file:///s/a', 'file:///s/x.guide.yaml', '../x.guide.yaml'],
    ['file:///s/a', 'file:///s/b/x%20y.guide.yaml', '../b/x y.guide.yaml'],
    ['file:///', 'file:///s/x.guide.yaml', 's/x.guide.yaml'],
    ['file:///s/a/b', 'file:///s/a', '../../a'],
  ] as const) {
    it(`from ${folder} to ${to} is ${path}, and leads there`, () => {
      assert.equal(relativePath(folder, to), path);
      assert.equal(resolvePath(entryIn(folder, 'x.md'), path), to);
    });
  }
});

describe('a URI', () => {
  const names = ['a', 'a.transcript.md', 'a b', 'ä', '%41', 'a~b', 'a:b', '..a', 'A#1?', '日本', 'a+b'];
  const folders = [
    'file:///',
    'file:///s',
    'file:///s/a%20b',
    'file:///c%3A/s',
    'vscode-vfs://host/s',
    'vscode-vfs://host/',
  ];

  it('has the form that VS Code prints, whichever way it is made', () => {
    for (const folder of folders)
      for (const name of names) {
        const uri = entryIn(folder, name);
        assert.equal(uri, Utils.joinPath(URI.parse(folder), name).toString());
        assert.equal(normalUri(uri), URI.parse(uri).toString());
        assert.equal(folderOf(uri), Utils.dirname(URI.parse(uri)).toString());
      }
    for (const uri of [
      'file:///',
      'file:///a/',
      'untitled:x.transcript.md',
      'file://host/a/b',
      'git:/a/b?%7B%22x%22%3A%221/2%22%7D',
    ])
      assert.equal(folderOf(uri), Utils.dirname(URI.parse(uri)).toString(), uri);
  });
});

describe('folders', () => {
  it('hold what lies in them and below, not what only begins like them', () => {
    assert.ok(isInside('file:///s/a', 'file:///s'));
    assert.ok(isInside('file:///s', 'file:///s'));
    assert.ok(isInside('file:///s/a/b', 'file:///s/'));
    assert.ok(!isInside('file:///s2/a', 'file:///s'));
    assert.ok(!isInside('file:///', 'file:///s'));
  });

  it('go up to the root that holds the file', () => {
    assert.deepEqual(foldersUp('file:///w/a/b/x.md', ['file:///w', 'file:///other']), [
      'file:///w/a/b',
      'file:///w/a',
      'file:///w',
    ]);
  });

  it('go up to the innermost of roots within each other', () => {
    assert.deepEqual(foldersUp('file:///w/a/b/x.md', ['file:///w', 'file:///w/a']), [
      'file:///w/a/b',
      'file:///w/a',
    ]);
  });

  it('are only its own for a file outside of all roots', () => {
    assert.deepEqual(foldersUp('file:///x/y/z.md', ['file:///w']), ['file:///x/y']);
    assert.deepEqual(foldersUp('file:///x/y/z.md', []), ['file:///x/y']);
  });

  it('have one name for one place', () => {
    assert.equal(normalUri('file:///s/a b'), normalUri('file:///s/a%20b'));
    assert.equal(normalUri('file:///c:/s'), normalUri('file:///C%3A/s'));
  });
});
