import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { coverageOf } from '../../../src/analysis/coverage';
import { problemsOf } from '../../../src/analysis/problems';
import { codeActions } from '../../../src/language/code-actions';
import { codeLenses, passagesOf } from '../../../src/language/code-lenses';
import { definition } from '../../../src/language/definition';
import { fixAllEdits } from '../../../src/language/fix-all';
import { updateFormerIds } from '../../../src/language/former-ids';
import { highlights } from '../../../src/language/highlights';
import { hover } from '../../../src/language/hover';
import { inlayHints } from '../../../src/language/inlay-hints';
import { references } from '../../../src/language/references';
import { semanticTokens } from '../../../src/language/semantic-tokens';
import { encoded } from '../../../src/language/token-encoding';
import { labels } from './offered';
import { renamed } from './renamed';
import { type Files, studyOf, uriOf } from './study-of';

/** Q2.4 was Q2.3, and before that B7: IDs of another shape. */
const guide = `questions:
  - id: Q2.1
    text: With whom do you sit?
  - id: Q2.4
    text: What do you talk about?
    formerly: [Q2.3, B7]
`;
const open = `---
guide: tea.guide.yaml
---
## Q2.3, Q2.1 Talk

Ann: one two []{q="Q2.3 Q2.1"} three

## Later {q=B7}

Ann: four
`;
const closed = '---\nguide: tea.guide.yaml\n---\n## B7\n\nBo: [five]{q=Q2.4}\n\n## Q2.9 no such\n';
const files: Files = { 'a.transcript.md': open, 'b.transcript.md': closed, 'tea.guide.yaml': guide };

/** The study with the cursor before the first of these words in the first file. */
function at(words: string, of: Files = files) {
  const [[name, text] = ['', ''], ...others] = Object.entries(of);
  return studyOf({ [name]: text.replace(words, `‸${words}`), ...Object.fromEntries(others) });
}

const transcripts = ['a.transcript.md', 'b.transcript.md'];

function edited(edits: ReadonlyMap<string, readonly TextEdit[]>, of: Files = files): Files {
  return Object.fromEntries(
    Object.entries(of).map(([name, text]) => {
      const document = TextDocument.create(uriOf(name), '', 1, text);
      return [name, TextDocument.applyEdits(document, [...(edits.get(uriOf(name)) ?? [])])];
    }),
  );
}

/** What each transcript says to which question, and its sums. */
function figures(of: Files) {
  const { study } = studyOf(of);
  return study.transcripts().map(transcript => {
    const { questions, totals } = coverageOf(study, transcript) ?? {};
    return [questions?.map(({ state, words, markers }) => [state, words, markers.length]), totals];
  });
}

const updated: Files = {
  'a.transcript.md': open.replaceAll('Q2.3', 'Q2.4').replace('B7', 'Q2.4'),
  'b.transcript.md': closed.replace('B7', 'Q2.4'),
  'tea.guide.yaml': guide,
};

describe('a former ID', () => {
  it('answers the question that has had it, in open and in closed files', () => {
    const { study } = studyOf(files);
    const covered = transcripts.map(name => {
      const file = study.get(uriOf(name));
      const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
      return coverage?.questions.map(({ question, state, words, markers }) => [
        question.id,
        state,
        words,
        markers.length,
      ]);
    });
    assert.deepEqual(covered, [
      [
        ['Q2.1', 'answered', 3, 2],
        ['Q2.4', 'answered', 4, 3],
      ],
      [
        ['Q2.1', 'missing', 0, 0],
        ['Q2.4', 'answered', 1, 2], // B7 around the aside has its word already
      ],
    ]);
  });

  it('is explained as that question', () => {
    const { study, uri, marks, document } = at('B7');
    assert.match(JSON.stringify(hover(study, uri, marks.cursor, document)), /Q2\.4.*talk about.*Formerly/);
  });

  it('leads to it, from the transcript and from “formerly”', () => {
    const { study, uri, marks } = at('Q2.3');
    const place = definition(study, uri, marks.cursor)?.targetSelectionRange;
    assert.deepEqual(place?.start, { line: 3, character: 8 });
    const inGuide = at('Q2.3', { 'tea.guide.yaml': guide, ...files });
    const { targetSelectionRange } = definition(inGuide.study, inGuide.uri, inGuide.marks.cursor) ?? {};
    assert.deepEqual(targetSelectionRange, place);
  });

  it('is among the references of the question, whichever of them is asked about', () => {
    const places = (words: string, of: Files = files) => {
      const { study, uri, marks } = at(words, of);
      return references(study, uri, marks.cursor, false).map(
        ({ uri, range }) => `${uri.at(-15)} ${range.start.line}:${range.start.character}`,
      );
    };
    const all = ['a 3:3', 'a 5:19', 'a 7:12', 'b 3:3', 'b 5:13'];
    assert.deepEqual(places('Q2.3'), all);
    assert.deepEqual(places('B7'), all);
    assert.deepEqual(places('B7]', { 'tea.guide.yaml': guide, ...files }), all);
    const { study, uri, marks } = at('B7');
    assert.equal(highlights(study, uri, marks.cursor).length, 3);
  });

  it('says in a hint what the question asks, and is coloured as a known one', () => {
    const { study, uri } = studyOf(files);
    const lines = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual(
      inlayHints(study, uri, lines).map(({ label }) => label),
      ['What do you talk about? · With whom do you sit?', 'What do you talk about?'],
    );
    const present = studyOf(updated);
    const kinds = (of: typeof present) =>
      encoded(semanticTokens(of.study, of.uri)).filter((_, index) => index % 5 > 2);
    assert.deepEqual(kinds(studyOf(files)), kinds(present));
  });

  it('counts on the lens of the question, which opens its passages', () => {
    const { study, uri } = studyOf({ 'tea.guide.yaml': guide, ...files });
    const [, lens] = codeLenses(study, uri);
    assert.equal(lens?.data.title, 'answered in 2 of 2 transcripts');
    assert.equal(passagesOf(study, lens?.data).length, 5);
  });

  it('is not offered, but finds the question', () => {
    const typed = (begun: string) => labels(`---\nguide: tea.guide.yaml\n---\n## ${begun}‸\n`, files);
    assert.deepEqual(typed('Q2.3'), ['Q2.4']);
    assert.deepEqual(typed('Q2.3 And'), []);
    const ids = labels(`${guide}  - id: ‸\n`, {}, 'tea.guide.yaml');
    assert.deepEqual(ids, ['Q2.5']);
    assert.deepEqual(labels(`${guide.replace('B7', 'Q2.5')}  - id: ‸\n`, {}, 'tea.guide.yaml'), ['Q2.6']);
  });

  it('makes slips in IDs of its shape be found', () => {
    const { study, uri } = studyOf({
      'a.transcript.md': '---\nguide: tea.guide.yaml\n---\n## B8 What?\n',
      'tea.guide.yaml': guide,
    });
    assert.deepEqual(
      problemsOf(study, uri).map(({ code }) => code),
      ['unknown-question'],
    );
  });

  it('gives way when its question is renamed, from wherever', () => {
    const now = Object.fromEntries(
      Object.entries(updated).map(([name, text]) => [name, text.replaceAll('Q2.4', 'Q3')]),
    );
    for (const words of ['Q2.3', 'B7']) assert.deepEqual(renamed(marked(words), 'Q3'), now);
    assert.match(String(renamed(marked('Q2.1'), 'Q2.3')), /former ID of Q2\.4/);
  });
  const marked = (words: string): Files => ({
    ...files,
    'a.transcript.md': open.replace(words, `‸${words}`),
  });
});

describe('updating former IDs', () => {
  it('changes them in all transcripts, and nothing else', () => {
    const { study } = studyOf(files);
    assert.deepEqual(edited(updateFormerIds(study)), updated);
    assert.equal(updateFormerIds(studyOf(updated).study).size, 0);
  });

  it('leaves every figure as it is', () => {
    assert.deepEqual(figures(updated), figures(files));
  });

  it('leaves every figure of any transcript as it is, and no former ID', () => {
    const scrap = fc.constantFrom(
      ...['## ', 'Q2.3', 'B7', 'Q2.4', 'Q2.1', ', ', ' {q=', '{q="', '"}', '}', '[]{q=B7}', '[a]{q=Q2.3}'],
      ...['\n', '\n\n', '===\n', '---\n', 'Ann: ', 'a b ', '. ', '# c\n', '\r\n', '😀 '],
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), scraps => {
        const any = { 'tea.guide.yaml': guide, 'a.transcript.md': scraps.join('') };
        const { study } = studyOf(any);
        const now = edited(updateFormerIds(study), any);
        assert.deepEqual(figures(now), figures(any));
        assert.equal(updateFormerIds(studyOf(now).study).size, 0);
      }),
    );
  });

  it('leaves other guides’ transcripts alone', () => {
    const other = {
      'x/c.transcript.md': closed.replace('tea', 'x'),
      'x/x.guide.yaml': guide.replace(/ +formerly.*\n/, ''),
    };
    assert.deepEqual(
      [...updateFormerIds(studyOf({ ...files, ...other }).study).keys()],
      transcripts.map(uriOf),
    );
  });

  it('works with CRLF, a byte order mark and letters of two units', () => {
    const hard = {
      ...files,
      'b.transcript.md': `\ufeff${closed.replace('five', '😀 five').replaceAll('\n', '\r\n')}`,
    };
    const { study } = studyOf(hard);
    assert.equal(
      edited(updateFormerIds(study), hard)['b.transcript.md'],
      hard['b.transcript.md'].replace('B7', 'Q2.4'),
    );
  });

  it('leaves an ID where the heading would become an item of a list', () => {
    const item = {
      'a.transcript.md': '---\nguide: g.guide.yaml\n---\nQ1. Why?\n---\n\nQ1, Q1 Why?\n---\n',
      'g.guide.yaml': 'questions: [{id: 1, text: Why?, formerly: Q1}]',
    };
    const { study, uri } = studyOf(item);
    assert.equal(updateFormerIds(study).get(uri)?.length, 2);
    const [first] = problemsOf(study, uri);
    assert.deepEqual([first?.code, first?.fix], ['former-question', undefined]);
  });

  it('is offered at one of them: this one, those of the file, those of the study', () => {
    const { study, document, marks } = at('Q2.3');
    const titles = (isWhole: boolean) =>
      codeActions(study, document, { start: marks.cursor, end: marks.cursor }, undefined, isWhole).map(
        ({ title }) => title,
      );
    const here = ['Change to Q2.4', 'Fix all 3 problems of this kind', 'Fix all that is safe to fix'];
    assert.deepEqual(titles(true).slice(0, 4), [...here, 'Update all 4 former question IDs of the study']);
    assert.ok(!titles(false).some(title => title.startsWith('Update')));
    const action = codeActions(study, document, { start: marks.cursor, end: marks.cursor }).find(
      ({ title }) => title.startsWith('Update'),
    );
    assert.deepEqual(edited(new Map(Object.entries(action?.edit?.changes ?? {}))), updated);
  });

  it('is part of what can be fixed without looking', () => {
    const opened = studyOf(files);
    assert.equal(opened.after(fixAllEdits(problemsOf(opened.study, opened.uri))), updated['a.transcript.md']);
  });
});
