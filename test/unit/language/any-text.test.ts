import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { comparePositions } from '../../../src/format/position';
import { codeActions } from '../../../src/language/code-actions';
import { completion } from '../../../src/language/completion';
import { definition } from '../../../src/language/definition';
import { diagnostics } from '../../../src/language/diagnostics';
import { hover } from '../../../src/language/hover';
import type { OpenDocument } from '../../../src/language/open-document';
import { codebook, guide, studyOf } from './study-of';

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
    '<<}',
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
        const others = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };
        const { study, uri, document } = studyOf({ [file]: source, ...others, ...{ [file]: source } });
        const cursor: Position = {
          line: line % document.lineCount,
          character: character % (document.line(line % document.lineCount).length + 1),
        };
        for (const item of completion(study, document, cursor)) {
          const { range } = item.textEdit as TextEdit;
          assertInside(document, range);
          assert.ok(range.start.line === cursor.line && range.end.line === cursor.line);
          assert.ok(comparePositions(range.start, cursor) <= 0 && comparePositions(cursor, range.end) <= 0);
        }
        const shown = hover(study, uri, cursor, document);
        if (shown?.range) assertInside(document, shown.range);
        const link = definition(study, uri, cursor);
        if (link?.originSelectionRange) assertInside(document, link.originSelectionRange);
        for (const { range } of diagnostics(study, uri)) assertInside(document, range);
        const whole = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
        for (const action of codeActions(study, document, whole))
          for (const { range } of action.edit?.changes?.[uri] ?? []) assertInside(document, range);
      }),
      { numRuns: 500 },
    );
  });
});

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
