import assert from 'node:assert/strict';
import { documentLinks } from '../../../src/language/document-links';
import { type Files, guide, studyOf, transcript } from './study-of';

function linksOf(files: Files): { range: unknown; target: string | undefined }[] {
  const { study, uri } = studyOf(files);
  return documentLinks(study, uri).map(({ range, target }) => ({ range, target }));
}

describe('a link', () => {
  it('leads to the guide that front matter names', () => {
    const files = {
      'a/1.transcript.md': transcript('', 'guide: «../b/é.guide.yaml»\n'),
      'b/é.guide.yaml': guide,
    };
    const { marks } = studyOf(files);
    const [range] = marks.ranges;
    assert.deepEqual(linksOf(files), [{ range, target: 'file:///study/b/%C3%A9.guide.yaml' }]);
  });

  for (const [what, path] of [
    ['is not there for a guide that is not there', 'gone.guide.yaml'],
    ['does not leave the workspace', '../../tea.guide.yaml'],
    ['leads to no other file', 'b.transcript.md'],
  ])
    it(what ?? '', () => {
      const a = transcript('', `guide: ${path}\n`);
      const files = { 'a.transcript.md': a, 'tea.guide.yaml': guide, 'b.transcript.md': '' };
      assert.deepEqual(linksOf(files), []);
    });

  it('is not there where nobody names a guide', () => {
    assert.deepEqual(linksOf({ 'a.transcript.md': '## Q1.1', 'tea.guide.yaml': guide }), []);
    assert.deepEqual(linksOf({ 'tea.guide.yaml': guide }), []);
  });
});
