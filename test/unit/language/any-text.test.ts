import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position, Range, SelectionRange, TextEdit } from 'vscode-languageserver-types';
import { coverageOf } from '../../../src/analysis/coverage';
import { frameworkColumns } from '../../../src/analysis/framework-columns';
import { summariesIn } from '../../../src/analysis/summaries';
import { answerPassagesJson } from '../../../src/convert/answer-passages-json';
import { frameworkJson } from '../../../src/convert/framework-json';
import { guideViewJson } from '../../../src/convert/guide-view-json';
import { studyViewJson } from '../../../src/convert/study-view-json';
import { comparePositions } from '../../../src/format/position';
import { readTranscript } from '../../../src/format/transcript';
import { codeActions } from '../../../src/language/code-actions';
import { codeLenses, type LensData, passagesOf } from '../../../src/language/code-lenses';
import { codedPassages } from '../../../src/language/coded-passages';
import { code, codeAnswer, recode, uncode } from '../../../src/language/coding';
import { compareWithEarlier } from '../../../src/language/compare-guides';
import { completion } from '../../../src/language/completion';
import { definition } from '../../../src/language/definition';
import { diagnostics } from '../../../src/language/diagnostics';
import { documentLinks } from '../../../src/language/document-links';
import { afterEnter } from '../../../src/language/enter';
import { foldingRanges } from '../../../src/language/folding';
import { followUpSheet } from '../../../src/language/follow-up';
import { updateFormerIds } from '../../../src/language/former-ids';
import { highlights } from '../../../src/language/highlights';
import { hover } from '../../../src/language/hover';
import { described, type HintData, inlayHints } from '../../../src/language/inlay-hints';
import { insertQuestion } from '../../../src/language/insert-questions';
import { editsForMoved } from '../../../src/language/moved-files';
import type { OpenDocument } from '../../../src/language/open-document';
import { questionHere } from '../../../src/language/question-here';
import { nextUnanswered, questionsAt } from '../../../src/language/question-places';
import { setQuestionStatus } from '../../../src/language/question-status';
import { renamable, rename } from '../../../src/language/rename';
import { selectionRanges } from '../../../src/language/selection-ranges';
import { semanticTokens } from '../../../src/language/semantic-tokens';
import { defaultSettings } from '../../../src/language/settings';
import { writeSummary } from '../../../src/language/summary-changes';
import { themesToChoose } from '../../../src/language/themes-to-choose';
import { encoded } from '../../../src/language/token-encoding';
import { codebook, guide, studyOf, uriOf } from './study-of';

/** Scraps of transcripts, guides and codebooks, put together as nobody would. */
const scrap = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '\t',
    '---\n',
    '---',
    '...\n',
    '😀',
    '\uFEFF',
    '\u2028',
    '"',
    "'",
    '`',
    '```\n',
    '~~~',
  ],
  ...[
    'guide: ',
    'tea.guide.yaml',
    'state: ',
    'complete',
    'speakers: {',
    'RB: ',
    '}',
    'group: guest\n',
    'date: 2026-01-01\n',
  ],
  ...[
    '# ',
    '## ',
    '### ',
    '##',
    'Q1.1',
    'Q1.2, ',
    'Q0.1',
    'q2.1',
    'Q9.9',
    'role',
    ' {status=',
    'lost',
    ' {q=',
    '{q="',
    '[]{q=Q2.1}',
  ],
  ...[
    '**Ann:** ',
    '**',
    'Ann: ',
    '[00:01:02] ',
    '[',
    ']',
    '{',
    '{.trust',
    '{>>',
    '{>>summary: ',
    '{>>summary .trust: ',
    '<<}',
    ' by=',
    ' part=a',
    '<!--',
    '-->',
    '::: ',
    ':::',
    '===\n',
    '> ',
    '- ',
  ],
  ...[
    'questions:\n',
    'sections:\n',
    'themes:\n',
    '  - id: Q1.1\n',
    '    text: Why?\n',
    '    probes: &p\n',
    '    for: [guest, ',
    '    rq: ',
    '    formerly: [Q1.1, ',
    '    added: 2026-01-01\n',
    'groups: [regular]\n',
    '*p',
    '? ',
    '- - ',
  ],
);
const text = fc.array(scrap, { maxLength: 30 }).map(scraps => scraps.join(''));
const name = fc.constantFrom('a.transcript.md', 'tea.guide.yaml', 'tea.codebook.yaml');

describe('whatever is typed', () => {
  it('every feature answers, about places that the text has', () => {
    fc.assert(
      fc.property(name, text, fc.nat(40), fc.nat(40), (file, source, line, character) => {
        const others = {
          'tea.guide.yaml': guide.replace('id: Q1.1\n', 'id: Q1.1\n        formerly: Q0.1\n'),
          'tea.codebook.yaml': codebook,
        };
        const { study, uri, document } = studyOf({ [file]: source, ...others, ...{ [file]: source } });
        const cursor: Position = {
          line: line % document.lineCount,
          character: character % (document.line(line % document.lineCount).length + 1),
        };
        for (const item of completion(study, document, cursor, {
          today: '2026-05-02',
          settings: defaultSettings,
        })) {
          const { range } = item.textEdit as TextEdit;
          assertInside(document, range);
          assert.ok(range.start.line === cursor.line && range.end.line === cursor.line);
          assert.ok(comparePositions(range.start, cursor) <= 0 && comparePositions(cursor, range.end) <= 0);
        }
        for (const { range } of highlights(study, uri, cursor)) assertInside(document, range);
        for (const { range } of afterEnter(document, cursor, '\n', defaultSettings))
          assertInside(document, range);
        const textOf = () => source;
        const named = renamable(study, uri, cursor);
        if (named) assertInside(document, named.range);
        const renaming = rename(study, uri, cursor, `${named?.id}2`, { textOf, canConfirm: true });
        if ('edits' in renaming)
          for (const edit of renaming.edits.get(uri) ?? []) assertInside(document, edit.range);
        const away = { oldUri: uriOf('tea.guide.yaml'), newUri: uriOf('x/y.guide.yaml') };
        for (const edit of editsForMoved(study, [away]).get(uri) ?? []) assertInside(document, edit.range);
        for (const question of ['Q1.1', 'Q2.1'])
          for (const { range } of answerPassagesJson(study, { uri, question, most: 9 }, textOf).passages)
            assertInside(document, range);
        const compared = compareWithEarlier(study, uriOf('tea.guide.yaml'), { text: source, name: file });
        assert.ok('report' in compared || compared.refused !== '');
        for (const edit of updateFormerIds(study).get(uri) ?? []) assertInside(document, edit.range);
        const sheet = followUpSheet(study, uri, '2026-05-02', textOf);
        const lines = 'markdown' in sheet ? [...sheet.markdown.matchAll(/\(line (\d+)/g)] : [];
        for (const [, number] of lines) assert.ok(Number(number) <= document.lineCount);
        const shown = hover(study, uri, cursor, document);
        if (shown?.range) assertInside(document, shown.range);
        const link = definition(study, uri, cursor);
        if (link?.originSelectionRange) assertInside(document, link.originSelectionRange);
        for (const { range } of diagnostics(study, uri)) assertInside(document, range);
        const whole = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
        for (const action of codeActions(study, document, whole))
          for (const { range } of action.edit?.changes?.[uri] ?? []) assertInside(document, range);
        const selected = [
          { start: cursor, end: cursor },
          { start: cursor, end: whole.end },
        ];
        themesToChoose(study, document, selected, true);
        for (const change of [
          code(study, document, selected, ['trust'], defaultSettings),
          codeAnswer(study, document, selected, ['trust'], defaultSettings),
          uncode(study, document, selected, ['trust', 'money']),
          recode(study, document, selected, 'trust', 'money'),
          insertQuestion(study, document, 'Q1.2'),
          setQuestionStatus(study, document, 'Q1.1', { status: 'lost', reason: 'a ` <<} b' }),
          setQuestionStatus(study, document, 'Q2.1', { status: undefined }),
        ])
          for (const { range } of 'edits' in change ? change.edits : []) assertInside(document, range);
        const empty = { start: cursor, end: cursor };
        for (const asked of [
          { question: 'Q2.1' },
          { theme: 'trust' },
          { was: { range: empty, text: 'trust' } },
          ...summariesOfAll(source),
        ])
          for (const said of ['', 'a `<<} {b', '😀\n'])
            for (const text of [source, document.getText()]) {
              const change = writeSummary(study, text, { uri, text: said, ...asked });
              for (const { range } of 'edits' in change ? change.edits : []) assertInside(document, range);
            }
        nextUnanswered(study, uri, cursor);
        const shownFile = study.get(uri);
        const coverage = shownFile?.kind === 'transcript' ? coverageOf(study, shownFile) : undefined;
        if (coverage) guideViewJson(coverage);
        studyViewJson(study, ['']);
        for (const id of [...questionsAt(study, uri, cursor), 'Q1.1']) {
          const place = questionHere(study, document, id, true)?.place;
          if (place) assertInside(document, place);
          const there = insertQuestion(study, document, id);
          if ('edits' in there && there.edits.length === 0)
            assertInside(document, { start: there.cursor, end: there.cursor });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('whatever is read', () => {
  it('every feature answers, about places that the text has', () => {
    fc.assert(
      fc.property(name, text, fc.nat(40), fc.nat(40), (file, source, line, character) => {
        const others = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };
        const { study, uri, document } = studyOf({ [file]: source, ...others, ...{ [file]: source } });
        const cursor: Position = {
          line: line % document.lineCount,
          character: character % (document.line(line % document.lineCount).length + 1),
        };
        const whole = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
        const read = () => readTranscript(source);
        for (const { range, data } of codeLenses(study, uri)) {
          assertInside(document, range);
          passagesOf(study, data as LensData);
        }
        for (const { position, data } of inlayHints(study, uri, whole)) {
          assertInside(document, { start: position, end: position });
          described(study, data as HintData, true);
        }
        for (const { range } of documentLinks(study, uri)) assertInside(document, range);
        const coded = codedPassages(study, uri, [whole], true);
        for (const { range } of [...coded.passages, ...coded.markup]) assertInside(document, range);
        for (const [, first, last] of coded.marks)
          assert.ok(first >= 0 && first <= last && last < document.lineCount);
        for (const columns of frameworkColumns)
          for (const { cells } of frameworkJson({ study, filter: {} }, { columns, each: true }, read, 9).rows)
            for (const { summaries, passages } of cells)
              for (const { uri: of, range } of [...summaries, ...passages])
                if (of === uri) assertInside(document, range);
        for (const { startLine, endLine } of foldingRanges(study, document))
          assert.ok(startLine < endLine && endLine < document.lineCount);
        assertTokens(document, encoded(semanticTokens(study, uri)));
        for (const selection of selectionRanges(study, document, [cursor]))
          assertGrows(document, cursor, selection);
      }),
      { numRuns: 500 },
    );
  });
});

function summariesOfAll(source: string) {
  return summariesIn(readTranscript(source), []).map(({ range, text }) => ({ was: { range, text } }));
}

/** Each in the text, and behind the one before. */
function assertTokens(document: OpenDocument, numbers: readonly number[]): void {
  let line = 0;
  let character = 0;
  let end = 0;
  for (let at = 0; at < numbers.length; at += 5) {
    const [below = -1, right = -1, length = 0] = numbers.slice(at, at + 3);
    character = below === 0 ? character + right : right;
    assert.ok(below >= 0 && length > 0 && (below > 0 || at === 0 || character >= end));
    line += below;
    end = character + length;
    assertInside(document, { start: { line, character }, end: { line, character: end } });
  }
}

/** Each holds the position, and strictly the one before. */
function assertGrows(document: OpenDocument, position: Position, { range, parent }: SelectionRange): void {
  assertInside(document, range);
  const { start, end } = range;
  assert.ok(comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0);
  if (!parent) return;
  const before = comparePositions(parent.range.start, start);
  const behind = comparePositions(end, parent.range.end);
  assert.ok(before <= 0 && behind <= 0 && before + behind < 0);
  assertGrows(document, position, parent);
}

function assertInside(document: OpenDocument, { start, end }: Range): void {
  assert.ok(comparePositions(start, end) <= 0);
  for (const { line, character } of [start, end]) {
    assert.ok(line >= 0 && line < document.lineCount, `line ${line} of ${document.lineCount}`);
    assert.ok(
      character >= 0 && character <= document.line(line).length,
      `column ${character} of ${JSON.stringify(document.line(line))}`,
    );
  }
}
