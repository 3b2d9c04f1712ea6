import assert from 'node:assert/strict';
import { studyCoverage } from '../../../src/analysis/coverage';
import { problemsOf } from '../../../src/analysis/problems';
import { Study } from '../../../src/study/study';
import { generatedStudy } from './generated-study';
import { renamed } from './renamed';
import { type Files, uriOf } from './study-of';

/** The files, that with the cursor first and open. */
function at(files: Files, name: string, before: string | RegExp): Files {
  const text = files[name] ?? '';
  const found = text.search(before);
  assert.ok(found >= 0, `${before} in ${name}`);
  return { [name]: `${text.slice(0, found)}‸${text.slice(found)}`, ...without(files, name) };
}

function without(files: Files, name: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([each]) => each !== name));
}

/** Figures and problems of a study that is read afresh; a name that has changed is given as it was. */
function seen(files: Files, now = '', before = ''): unknown {
  const study = new Study([uriOf('').replace(/\/$/, '')]);
  for (const [name, text] of Object.entries(files)) study.set(uriOf(name), text);
  const was = (name: string | undefined) => (name === now ? before : name);
  return {
    figures: studyCoverage(study).map(({ participant, totals, questions }) => [
      was(participant),
      totals,
      questions.map(({ question, state, words }) => [was(question.id), state, words]),
    ]),
    problems: [...study.files()]
      .toSorted((a, b) => a.uri.localeCompare(b.uri))
      .map(({ uri }) => problemsOf(study, uri).map(({ code, range }) => [code, range.start.line])),
  };
}

/** Renames and gives the files; fails if it is refused. */
function given(files: Files, newId: string): Files {
  const changed = renamed(files, newId);
  assert.ok(typeof changed !== 'string', String(changed));
  return changed;
}

describe('a renaming in a study of 500 transcripts', () => {
  const study = generatedStudy(500);
  let seenBefore: unknown;
  before(() => {
    seenBefore = seen(study);
  });
  const withRb = Object.keys(study).find(name => /^(?:\*\*)?RB/m.test(study[name] ?? '')) ?? '';

  for (const [what, name, place, oldId, newId, files] of [
    ['a question', 'tea.guide.yaml', 'Q2.1', 'Q2.1', 'Q7', 400],
    ['a question of another shape', 't/3.transcript.md', /(?<=^## )Q2\.1|(?<=q=)Q2\.1/m, 'Q2.1', 'q2', 400],
    ['a theme', 'tea.codebook.yaml', /(?<=id: )money/, 'money', 'pay', 400],
    ['a speaker', withRb, /RB(?=:|\*\*)/, 'RB', 'Rosa', 1],
    ['a participant', 't/34.transcript.md', /P-17/, 'P-17', 'X-1', 2],
  ] as const) {
    it(`gives ${what} another name and changes nothing else`, () => {
      const open = at(study, name, place);
      const changed = given(open, newId);
      const touched = Object.keys(study).filter(each => changed[each] !== study[each]);
      assert.ok(files < 10 ? touched.length === files : touched.length >= files, `${touched.length} files`);
      assert.deepEqual(seen(changed, newId, oldId), seenBefore);
      const back = given(at(changed, name, newId), oldId);
      for (const each of Object.keys(study)) assert.equal(back[each], study[each], each);
    }).timeout(30_000);
  }

  it('makes two themes one and changes nothing else', () => {
    const changed = given(at(study, 'tea.codebook.yaml', /(?<=id: )money/), 'trust');
    assert.deepEqual(seen(changed), seenBefore);
    assert.doesNotMatch(changed['tea.codebook.yaml'] ?? '', /id: money/);
    for (const [name, text] of Object.entries(changed)) {
      const coded = text.replace(/```[\s\S]*?```|`[^`]*`|\\\[z\]\{\.money\}/g, '');
      assert.doesNotMatch(coded, /\.money\b|\.trust(?![:\w])[^}]*\.trust(?![:\w])|\{\}|\{ | {2}\}/, name);
    }
  }).timeout(30_000);
});
