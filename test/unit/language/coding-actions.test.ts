import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { coverageOf } from '../../../src/analysis/coverage';
import { segmentsByTheme } from '../../../src/analysis/theme-counts';
import { withoutCodings } from '../../../src/format/coding';
import { codingActions } from '../../../src/language/coding-actions';
import { readSettings } from '../../../src/language/settings';
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
  it('adds a theme to words that are coded already, and none that they have', () => {
    check('**Ann:** [«Yes»]{.money}.\n', '**Ann:** [Yes]{.money .trust}.\n');
    check('**Ann:** [«Yes»]{.trust}.\n', undefined);
    check('**Ann:** [Yes, «yes»]{.trust}.\n', undefined);
  });
  it('codes over paragraphs, and what crosses another coding', () => {
    check('**Ann:** Y«es.\n\nAnd n»o.\n', '**Ann:** Y[es.]{.trust part=1}\n\n[And n]{.trust part=1}o.\n');
    check(
      '**Ann:** [I «left]{.money} it» there.\n',
      '**Ann:** [I [left]{.trust part=1}]{.money} [it]{.trust part=1} there.\n',
    );
  });
  it('says who codes where that is another than the transcript says', () => {
    const settings = readSettings({ coder: 'CD' });
    const by = (frontMatter: string) => {
      const { study, document, uri, marks, after } = studyOf({
        'a.transcript.md': transcript('«Yes»', frontMatter),
        'tea.codebook.yaml': codebook,
      });
      const [range = { start: marks.cursor, end: marks.cursor }] = marks.ranges;
      const [action] = codingActions(study, document, range, settings);
      return after(action?.edit?.changes?.[uri] ?? [])
        .split('\n')
        .at(-1);
    };
    assert.equal(by(''), '[Yes]{.trust by=CD}');
    assert.equal(by('coder: CD\n'), '[Yes]{.trust}');
    assert.equal(by('coder: EF\n'), '[Yes]{.trust by=CD}');
  });
  for (const [where, before] of Object.entries({
    'where nothing is selected': '**Ann:** Yes‸.\n',
    'where only blanks are selected': '**Ann:** Yes,« »no.\n',
    'on a label alone': '**«Ann»:** Yes.\n',
    'on a heading': '## Q1.1 «Role»?\n',
    'in code': '```\n«Yes»\n```\n',
    'in the list of a coding': '**Ann:** [I left]{.«mon»ey} it.\n',
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
        const action = here.actions.find(({ title }) => title === 'Code as Trust (trust)');
        const edits = action?.edit?.changes?.[here.uri];
        if (!edits) return;
        for (const { range } of edits) assert.deepEqual(range.start, range.end, 'nothing is replaced');
        const text = here.after(edits);
        assert.equal(withoutCodings(text), withoutCodings(here.marks.text));
        const after = actionsIn(text, range);
        assert.deepEqual(figures(after), figures(here), text);
        const segments = ({ study, uri }: StudyOf) => {
          const file = study.get(uri);
          return file?.kind === 'transcript' ? (segmentsByTheme(file).get('trust') ?? 0) : 0;
        };
        assert.equal(segments(after), segments(here) + 1, text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('coding by a quick fix in a very long transcript', () => {
  it('is offered as in others', () => {
    const long = '\n\n## Q1.2 Next\n\n**Ann:** Talk that goes on.'.repeat(20_000);
    const { study, document, marks } = studyOf({
      'a.transcript.md': transcript(`**Ann:** «Yes.»${long}\n`),
      'tea.guide.yaml': guide,
      'codebook.yaml': codebook,
    });
    const [selection] = marks.ranges;
    assert.ok(selection);
    assert.notDeepEqual(codingActions(study, document, selection), []);
  });
});
