import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { problemsOf } from '../../../src/analysis/problems';
import { diagnostics } from '../../../src/language/diagnostics';
import { marked } from '../marked-text';
import { type Files, guide, studyOf, transcript, uriOf } from './study-of';

/** The diagnostics of a text, in which their places are marked in the order in which they come. */
function check(
  source: string,
  expected: readonly string[],
  others: Files = { 'tea.guide.yaml': guide },
  name = 'a.transcript.md',
): void {
  const { study, uri, marks } = studyOf({ [name]: source, ...others });
  const found = diagnostics(study, uri);
  assert.deepEqual(
    found.map(({ code }) => code),
    expected,
  );
  assert.deepEqual(
    found.map(({ range }) => range),
    marks.ranges,
  );
}

describe('diagnostics', () => {
  it('are none for a transcript that is right', () => {
    check(transcript('## Q1.1 Role?\n\n**Ann:** Yes.\n'), []);
  });
  it('stand at the names that they are about', () => {
    check(
      transcript('## Q1.1, «Q9.9» Role? {status=«maybe»}\n\n**Ann:** 😀 [Yes]{.«trsut»}.\n'),
      ['unknown-question', 'unknown-status', 'unknown-theme'],
      {
        'tea.guide.yaml': guide,
        'tea.codebook.yaml': 'themes: [{id: trust}]',
      },
    );
  });
  it('stand right with CRLF, a byte order mark and lines before them', () => {
    check(`\uFEFF${transcript('\n\n## «Q9.9» Role?\n')}`.replaceAll('\n', '\r\n'), ['unknown-question']);
  });
  it('stand on the guide’s name, one a section, and lead to its questions', () => {
    const text = transcript(
      '## Q1.1 Role?\n\n**Ann:** Yes.\n',
      'guide: ««tea.guide.yaml»»\nstate: complete\n',
    );
    check(text, ['unanswered-questions', 'unanswered-questions']);
    const { study, uri } = studyOf({ 'a.transcript.md': text, 'tea.guide.yaml': guide });
    const [first, second] = diagnostics(study, uri);
    const places = marked(
      guide.replace('id: Q2.1\n', 'id: «Q2.1»\n').replace('id: Q2.2\n', 'id: «Q2.2»\n'),
    ).ranges;
    assert.equal(first?.severity, DiagnosticSeverity.Warning);
    assert.deepEqual(
      second?.relatedInformation,
      ['Q2.1 With whom do you sit?', 'Q2.2 What do you talk about?'].map((message, index) => ({
        location: { uri: uriOf('tea.guide.yaml'), range: places[index] },
        message,
      })),
    );
  });
  it('are informations in a draft, and silent about what it has not reached', () => {
    const { study, uri } = studyOf({
      'a.transcript.md': transcript('## Q1.2 Who?\n\n**Ann:** Yes.\n\n## Q2.1 Whom?\n'),
      'tea.guide.yaml': guide,
    });
    assert.deepEqual(
      diagnostics(study, uri).map(({ code, severity, message }) => [
        code,
        severity,
        /Q\d\.\d\w*/g.exec(String(message))?.[0],
      ]),
      [['unanswered-questions', DiagnosticSeverity.Information, 'Q1.1']],
    );
  });
  it('name the program they come from and say a whole sentence', () => {
    const { study, uri } = studyOf({ 'a.transcript.md': transcript('## Q9.9\n'), 'tea.guide.yaml': guide });
    const [found] = diagnostics(study, uri);
    assert.equal(found?.source, 'verbatim');
    assert.equal(found?.severity, DiagnosticSeverity.Error);
    assert.match(String(found?.message), /^The guide has no question “Q9\.9”\. .*[.?]$/);
  });
  it('are those of the command line, one for one', () => {
    const { study, uri } = studyOf({
      'a.transcript.md': transcript(
        '## Q9.9\n\n**Ann:** [x]{trust} [y\n',
        'guide: no.guide.yaml\nsate: draft\n',
      ),
    });
    assert.deepEqual(
      diagnostics(study, uri).map(({ message }) => message),
      problemsOf(study, uri).map(({ message }) => message),
    );
    assert.ok(diagnostics(study, uri).length >= 3);
  });
  it('tell of a file that is no text, a guide of the wrong kind, and nothing of a file that is not there', () => {
    check('«»\0', ['not-text']);
    check('«»- Q1\n', ['wrong-type'], {}, 'tea.guide.yaml');
    assert.deepEqual(diagnostics(studyOf({ 'a.transcript.md': '' }).study, uriOf('b.transcript.md')), []);
  });
  it('are gone when the guide has what was unknown', () => {
    const { study, uri } = studyOf({
      'a.transcript.md': transcript('## Q1.7 Role?\n\n**Ann:** Yes.\n'),
      'tea.guide.yaml': guide,
    });
    assert.equal(diagnostics(study, uri)[0]?.code, 'unknown-question');
    study.set(uriOf('tea.guide.yaml'), guide.replace('id: Q1.1\n', 'id: Q1.7\n'));
    assert.deepEqual(diagnostics(study, uri), []);
  });
  it('are silent about half-typed text', () => {
    for (const half of [
      '## ',
      '## Q',
      '## Q1.1, ',
      '**Ann:** [x]{',
      '**Ann:** [x]{.',
      '**Ann:** [x]{}',
      '## Q1.1 {status=}',
      '**Ann:** []{q=}',
      '**Ann',
    ])
      check(transcript(`${half}\n`), []);
  });
});
