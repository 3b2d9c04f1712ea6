import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { problemsOf } from '../../../src/analysis/problems';
import { EditorDocument, showIn } from '../../../src/server/editor-document';
import { Study } from '../../../src/study/study';
import { generatedTranscript } from '../language/generated-transcript';
import { codebook, guide, studyOf, transcript, uriOf } from '../language/study-of';

const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 0, 1, 5),
  text: fc.constantFrom(
    '',
    'x',
    ' ',
    '\n',
    ':',
    '.',
    '{',
    '## Q1.1 a\n',
    '**RB:** ',
    ' {status=lost}',
    '{.none}',
    '[',
    ']{.trust part=1}',
    '[00:02:00] ',
    '\n\n',
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function type(document: EditorDocument, { from, length, text }: Edit): void {
  const before = TextDocument.create(document.uri, '', 1, document.getText());
  const offset = Math.floor(from * document.getText().length);
  const range = { start: before.positionAt(offset), end: before.positionAt(offset + length) };
  document.update([{ range, text }], document.version + 1);
}

describe('the problems of a transcript that is being edited', () => {
  it('are those of its text, whatever was kept from the text before', () => {
    fc.assert(
      fc.property(generatedTranscript, fc.array(edit, { maxLength: 8 }), (start, edits) => {
        const files = { 'a.transcript.md': '', 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };
        const { study, uri } = studyOf(files);
        const document = new EditorDocument(uri, 1, start);
        for (const each of edits) {
          type(document, each);
          const text = document.getText();
          showIn(study, document);
          const fresh = studyOf({ ...files, 'a.transcript.md': text });
          assert.deepEqual(problemsOf(study, uri), problemsOf(fresh.study, uri), text);
        }
      }),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});

/** What each file of a study may become, and what can be typed into any of them. */
const guides = [
  guide,
  guide.replace('id: Q1.2', 'id: Q1.5\n        formerly: [Q1.2]'),
  guide.replace('text: With whom', 'added: 2026-05-01\n        text: With whom').replace(', guest]', ']'),
  'sections: [',
];
const codebooks = [codebook, codebook.replace('money', 'company'), 'themes: ['];
const interviews = [
  transcript('## Q1.1 Role?\n\n**Ann:** [Keys]{.trust}.\n', 'participant: P1\nstate: complete\n'),
  transcript('## Q1.2\n\n**Ann:** [No]{.money}\n', 'guide: tea.guide.yaml\nparticipant: P1\n'),
  transcript('## Q2.1 {status=declined}\n', 'guide: ../tea.guide.yaml\nparticipant: P2\ngroup: guest\n'),
  transcript('[]{q=Q1.5} x {.company}\n', 'participant: P1\ndate: 2026-04-01\nguide: b/tea.guide.yaml\n'),
];
const kinds: Readonly<Record<string, readonly string[]>> = {
  'a.transcript.md': interviews,
  'b/b.transcript.md': interviews,
  'b/c.transcript.md': interviews,
  'tea.guide.yaml': guides,
  'b/tea.guide.yaml': guides,
  'tea.codebook.yaml': codebooks,
  'b/other.codebook.yaml': codebooks,
};
const change = fc.record({
  path: fc.constantFrom(...Object.keys(kinds)),
  how: fc.oneof(fc.constantFrom('delete' as const), fc.nat(3), edit),
});

describe('the problems of a study that is being edited', () => {
  it('are those of its files as they are, in whatever order they have come and changed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), changes => {
        const files: Record<string, string> = {};
        const study = new Study(['file:///study']);
        const open = new Map<string, EditorDocument>();
        for (const { path, how } of changes) {
          const uri = uriOf(path);
          if (how === 'delete') {
            delete files[path];
            open.delete(path);
            study.delete(uri);
          } else if (typeof how === 'number') {
            const text = kinds[path]?.[how] ?? '';
            files[path] = text;
            open.delete(path);
            study.set(uri, text);
          } else {
            const before = files[path];
            if (before === undefined) continue;
            const document = open.get(path) ?? new EditorDocument(uri, 1, before);
            open.set(path, document);
            type(document, how);
            files[path] = document.getText();
            showIn(study, document);
          }
          const fresh = new Study(['file:///study']);
          for (const [name, text] of Object.entries(files)) fresh.set(uriOf(name), text);
          for (const name of Object.keys(files))
            assert.deepEqual(problemsOf(study, uriOf(name)), problemsOf(fresh, uriOf(name)), name);
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);
});
