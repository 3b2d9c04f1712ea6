import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../../src/language/selection-ranges';
import { codebook, type Files, guide, studyOf } from './study-of';

/** What the selection grows to at the cursor, smallest first. */
function grown(files: Files): string[] {
  const { study, document, marks } = studyOf(files);
  const texts: string[] = [];
  const lines = marks.text.split(/\r\n|\r|\n/);
  const [found] = selectionRanges(study, document, [marks.cursor]);
  for (let at: SelectionRange | undefined = found; at; at = at.parent) {
    const { start, end } = at.range;
    const text = lines
      .slice(start.line, end.line + 1)
      .map((line, index) =>
        line.slice(
          index === 0 ? start.character : 0,
          index === end.line - start.line ? end.character : line.length,
        ),
      );
    texts.push(text.join('|'));
  }
  return texts;
}

const others = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };

describe('a selection grows', () => {
  it('in a transcript from the word to the whole', () => {
    const text =
      '# Day\n\n## Q1.1 Role?\n\n**RB:** So?\n\n**Ann:** Yes. I [like th‸e tea]{.trust} here. Really.\n\nAnd so.\n\n## Q1.2\n';
    assert.deepEqual(grown({ 'a.transcript.md': text, ...others }), [
      'the',
      'like the tea',
      '[like the tea]{.trust}',
      'I [like the tea]{.trust} here.',
      'Yes. I [like the tea]{.trust} here. Really.',
      '**Ann:** Yes. I [like the tea]{.trust} here. Really.',
      '**Ann:** Yes. I [like the tea]{.trust} here. Really.||And so.',
      '## Q1.1 Role?||**RB:** So?||**Ann:** Yes. I [like the tea]{.trust} here. Really.||And so.',
      text.replace('‸', '').trimEnd().replaceAll('\n', '|'),
      text.replace('‸', '').replaceAll('\n', '|'),
    ]);
  });

  it('to what a switch begins', () => {
    const chosen = grown({
      'a.transcript.md': '## Q1.1\n\nAnn: a []{q=Q1.2} b\n\nBo: ‸c\n\n## Q2.1',
      ...others,
    });
    assert.deepEqual(chosen, [
      'c',
      'Bo: c',
      '[]{q=Q1.2} b||Bo: c',
      '## Q1.1||Ann: a []{q=Q1.2} b||Bo: c',
      chosen.at(-1),
    ]);
  });

  it('over sentences of other languages', () => {
    const [, sentence] = grown({ 'a.transcript.md': '一つ。二‸つ。😀三つ。' });
    assert.equal(sentence, '二つ。');
  });

  it('in front matter by lines', () => {
    const chosen = grown({ 'a.transcript.md': '---\r\nspeakers:\r\n  Bo B: oth‸er\r\n---\r\n\r\nBo: a' });
    assert.deepEqual(chosen.slice(0, 4), [
      'other',
      'Bo B: other',
      'speakers:|  Bo B: other',
      '---|speakers:|  Bo B: other|---',
    ]);
  });

  it('in a guide from the value to the list', () => {
    const chosen = grown({ 'tea.guide.yaml': guide.replace('Since when', 'Since wh‸en') });
    assert.deepEqual(chosen.slice(0, 4), [
      'when',
      'Since when?',
      'text: Since when?',
      'id: Q1.1a|            text: Since when?',
    ]);
    assert.match(chosen[4] ?? '', /^- id: Q1\.1a[\s\S]*when\?$/);
    assert.match(chosen[5] ?? '', /^probes:/);
    assert.match(chosen.at(-1) ?? '', /^id: tea/);
  });

  it('from a place where nothing is', () => {
    assert.deepEqual(grown({ 'a.transcript.md': '' }), ['']);
    assert.deepEqual(grown({ 'a.transcript.md': 'a\n\n‸\n\nb' }).at(-1), 'a||||b');
  });
});
