import assert from 'node:assert/strict';
import { codeActions } from '../../../src/language/code-actions';
import { guide, studyOf } from './study-of';

/** The text after the action of this title, asked for at the cursor; `undefined` where there is none. */
function mended(before: string, title: string): string | undefined {
  const here = studyOf({ 'a.transcript.md': before, 'tea.guide.yaml': guide });
  const { cursor } = here.marks;
  const actions = codeActions(here.study, here.document, { start: cursor, end: cursor });
  const action = actions.find(each => each.title === title);
  return action && here.after(action.edit?.changes?.[here.uri] ?? []);
}

const all = 'Fix all that is safe to fix';

describe('fix all', () => {
  it('mends what changes no word, anywhere in the file, and leaves the rest', () => {
    assert.equal(
      mended('‸Ann: so [ a ]{.x} b\nBen: c\n\n[**Ann:** d]{.x} {.y\n\nAnn: [e]{trust}\n\nBen: f\n', all),
      'Ann: so [a]{.x} b\n\nBen: c\n\n**Ann:** [d]{.x} {.y\n\nAnn: [e]{trust}\n\nBen: f\n',
    );
  });
  it('is not there where nothing is to mend', () => {
    assert.equal(mended('‸Ann: so [a]{trust} b\n', all), undefined);
  });
  it('of one kind leaves the others, and is there for several only', () => {
    const title = 'Fix all 2 problems of this kind';
    assert.equal(
      mended('Ann: [ ‸a]{.x}\n\n[**Ann:** b]{.x}\n\nAnn: c [d ]{.x}e\n', title),
      'Ann: [a]{.x}\n\n[**Ann:** b]{.x}\n\nAnn: c [d]{.x} e\n',
    );
    assert.equal(mended('Ann: [ ‸a]{.x}\n', 'Fix all 1 problems of this kind'), undefined);
  });
  it('keeps the line ends of the file', () => {
    assert.equal(
      mended('‸Ann: a\r\nBen: b\r\n\r\nBen: c\r\n', all),
      'Ann: a\r\n\r\nBen: b\r\n\r\nBen: c\r\n',
    );
  });
});
