import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { coverageOf } from '../../../src/analysis/coverage';
import { codingActions } from '../../../src/language/coding-actions';
import { themesIn } from '../../../src/study/facts';
import { generatedTranscript } from './generated-transcript';
import { codebook, guide, type StudyOf, studyOf, transcript } from './study-of';

function actionsIn(before: string, range?: Range): StudyOf & { readonly actions: CodeAction[] } {
  const here = studyOf({ 'a.transcript.md': before, 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook });
  const { cursor, ranges } = here.marks;
  const selection = range ?? ranges[0] ?? { start: cursor, end: cursor };
  return { ...here, actions: codingActions(here.study, here.document, selection) };
}

/** Codes what is selected as trust; `after` is the text then, or `undefined` where that is not offered. */
function check(before: string, after: string | undefined): void {
  const { actions, uri, ...here } = actionsIn(transcript(before));
  const edits = actions.find(({ title }) => title === 'Code as Trust (trust)')?.edit?.changes?.[uri];
  assert.equal(edits && here.after(edits), after === undefined ? undefined : transcript(after));
}

describe('coding what is selected', () => {
  it('puts brackets around the words, and the theme behind them', () => {
    check('**Ann:** I «left it» there.\n', '**Ann:** I [left it]{.trust} there.\n');
  });
  it('is offered for each theme of the codebook, with its label', () => {
    assert.deepEqual(
      actionsIn(transcript('**Ann:** «Yes.»\n')).actions.map(({ title }) => title),
      ['Code as Trust (trust)', 'Code as trust:early', 'Code as money'],
    );
  });
  it('leaves blanks at the edges outside', () => {
    check('**Ann:** I« left it »there.\n', '**Ann:** I [left it]{.trust} there.\n');
    check('«**Ann:** Yes.\n»\nNo.\n', '**Ann:** [Yes.]{.trust}\n\nNo.\n');
    check('«**Ann:** Yes.\n\n»No.\n', '**Ann:** [Yes.]{.trust}\n\nNo.\n');
  });
  it('leaves label and timestamp outside', () => {
    check('«**Ann:** [00:01:02] Yes.»\n', '**Ann:** [00:01:02] [Yes.]{.trust}\n');
    check('A«nn: Ye»s.\n', 'Ann: [Ye]{.trust}s.\n');
  });
  it('leaves the marks of lists and quotations outside', () => {
    check('«- Tea»\n', '- [Tea]{.trust}\n');
    check('«> Tea»\n', '> [Tea]{.trust}\n');
  });
  it('codes over several lines of a paragraph, whatever their ends', () => {
    check('**Ann:** I «left\r\nit» there.\r\n', '**Ann:** I [left\r\nit]{.trust} there.\r\n');
  });
  it('codes around and within other codings and notes', () => {
    check('**Ann:** «I [left]{.money} it [laughs]».\n', '**Ann:** [I [left]{.money} it [laughs]]{.trust}.\n');
    check('**Ann:** [I «left» it]{.money}.\n', '**Ann:** [I [left]{.trust} it]{.money}.\n');
    check('**Ann:** «Yes. {>>AB: well<<}»\n', '**Ann:** [Yes. {>>AB: well<<}]{.trust}\n');
  });
  it('adds a theme to words that are coded already', () => {
    check('**Ann:** [«Yes»]{.money}.\n', '**Ann:** [Yes]{.money .trust}.\n');
    check('**Ann:** «[Yes]{.money by=AB}».\n', '**Ann:** [Yes]{.money by=AB .trust}.\n');
    check('**Ann:** [«Yes»]{}.\n', '**Ann:** [Yes]{.trust}.\n');
    check('**Ann:** [«Yes»]{.trust}.\n', undefined);
  });
  for (const [where, before] of Object.entries({
    'where nothing is selected': '**Ann:** Yes‸.\n',
    'where only blanks are selected': '**Ann:** Yes,« »no.\n',
    'on a label alone': '**«Ann»:** Yes.\n',
    'across paragraphs': '**Ann:** Y«es.\n\nAnd n»o.\n',
    'from a heading on': '## Q1.1 «Role?\n\n**Ann:** Yes»\n',
    'on a heading': '## Q1.1 «Role»?\n',
    'in the front matter': '«»',
    'in code': '```\n«Yes»\n```\n',
    'across the end of a coding': '**Ann:** [I «left]{.money} it» there.\n',
    'across the beginning of a coding': '**Ann:** «I [left» it]{.money} there.\n',
    'in the list of a coding': '**Ann:** [I left]{.«mon»ey} it.\n',
    'across a note': '**Ann:** I «left [laug»hs] it.\n',
    'in a memo': '**Ann:** I left {>>AB: «why» then<<} it.\n',
    'across a memo': '**Ann:** I «left {>>AB: why» then<<} it.\n',
    'behind a backslash': '**Ann:** I \\«left» it.\n',
    'across a code span': '**Ann:** I «left `it» there`.\n',
  })) {
    it(`is not offered ${where}`, () => check(before, undefined));
  }
  it('is not offered in front matter and guides', () => {
    assert.deepEqual(actionsIn('---\nparticipant: «Ann»\n---\n').actions, []);
    const { study, document } = studyOf({ 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook });
    const all: Range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(codingActions(study, document, all), []);
  });

  it('changes no word and no figure, whatever is selected', () => {
    const figures = ({ study, uri }: StudyOf) => {
      const file = study.get(uri);
      const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
      return coverage?.questions.map(({ question, words, state }) => [question.id, words, state]);
    };
    const place = fc.record({ line: fc.nat(30), character: fc.nat(60) });
    fc.assert(
      fc.property(generatedTranscript, place, fc.nat(3), fc.nat(40), (before, start, lines, length) => {
        const range = { start, end: { line: start.line + lines, character: start.character + length } };
        const here = actionsIn(before, range);
        const [action] = here.actions;
        const edits = action?.edit?.changes?.[here.uri];
        if (!edits) return;
        for (const { range } of edits) assert.deepEqual(range.start, range.end, 'nothing is replaced');
        const text = here.after(edits);
        const after = actionsIn(text, range);
        assert.deepEqual(figures(after), figures(here), text);
        const themes = ({ study, uri }: StudyOf) => {
          const file = study.get(uri);
          return file?.kind === 'transcript'
            ? themesIn(file.facts)
                .map(({ value }) => value)
                .sort()
            : [];
        };
        assert.deepEqual(themes(after), [...themes(here), 'trust'].sort(), text);
      }),
      { numRuns: 500 },
    );
  });
});
