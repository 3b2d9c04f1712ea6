import assert from 'node:assert/strict';
import { codeLenses, type LensData, passagesOf } from '../../../src/language/code-lenses';
import { codebook, type Files, guide, studyOf, transcript } from './study-of';

const names = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1).replace(/\..*/, '');

/** The lenses of the first file: the line below each, what it says, and the lines that it opens. */
function lensesOf(files: Files): string[] {
  const { study, uri, document } = studyOf(files);
  return codeLenses(study, uri).map(({ range, data }) => {
    const { title } = data as LensData;
    const places = passagesOf(study, data as LensData);
    const opened = places.map(place => `${names(place.uri)}:${place.range.start.line + 1}`);
    return `${document.line(range.start.line).trim()} → ${[title, ...opened].join(' ')}`;
  });
}

describe('lenses of a guide', () => {
  it('say in how many transcripts each question is answered, and open the answers', () => {
    const files = {
      'tea.guide.yaml': guide,
      'a.transcript.md': transcript('## Q1.1 Role?\n\n**Ann:** Host. []{q=Q1.2} Bo.\n', ''),
      'b.transcript.md': transcript('## Q1.1\n\n## Q1.1a Since when?\n\n**Bo:** May.\n', ''),
      'c.transcript.md': transcript('## Q1.1 {status=declined}\n\n## Q1.1\n', ''),
    };
    assert.deepEqual(lensesOf(files).slice(0, 3), [
      '- id: Q1.1 → answered in 2 of 3 transcripts · 1 declined a:3 b:3 b:5 c:3 c:5',
      '- id: Q1.1a → answered in 1 of 3 transcripts b:5',
      '- id: Q1.2 → answered in 1 of 3 transcripts a:5',
    ]);
  });

  it('say so of a single transcript', () => {
    const [first] = lensesOf({ 'tea.guide.yaml': guide, 'a.transcript.md': 'nothing yet' });
    assert.equal(first, '- id: Q1.1 → answered in 0 of 1 transcript');
  });

  it('are not there before there is a transcript', () => {
    assert.deepEqual(lensesOf({ 'tea.guide.yaml': guide }), []);
  });
});

describe('lenses of a codebook', () => {
  it('count segments and transcripts, and open each segment once', () => {
    const files = {
      'tea.codebook.yaml': codebook,
      'a.transcript.md': '[one]{.trust part=x} and [more]{.trust part=x}\n\n[two]{.trust}',
      'b.transcript.md': '[three]{.trust .trust:early} [nothing]{.unheard}',
    };
    assert.deepEqual(lensesOf(files), [
      '- id: trust → 3 segments in 2 transcripts a:1 a:3 b:1',
      '- id: trust:early → 1 segment in 1 transcript b:1',
      '- id: money → no segments yet',
    ]);
  });

  it('do not count the themes under a theme as its own', () => {
    const files = { 'tea.codebook.yaml': codebook, 'a.transcript.md': '[one]{.trust:early}' };
    assert.deepEqual(lensesOf(files).slice(0, 2), [
      '- id: trust → no segments of its own',
      '- id: trust:early → 1 segment in 1 transcript a:1',
    ]);
  });

  it('are not there before there is a transcript', () => {
    assert.deepEqual(lensesOf({ 'tea.codebook.yaml': codebook }), []);
  });
});

it('transcripts have no lenses', () => {
  assert.deepEqual(lensesOf({ 'a.transcript.md': '## Q1.1', 'tea.guide.yaml': guide }), []);
});
