import assert from 'node:assert/strict';
import type { GuideViewJson } from '../../src/convert/guide-view-json';
import type { NextUnansweredResult, QuestionAnswer, QuestionHere } from '../../src/server/protocol';
import { Client, type Folder, folderOf } from './client';

const transcript = `---
participant: Ann
---

## Q1 Why?

**Ann:** So it was.
`;

const place = { line: 6, character: 0 };

describe('what is asked about the questions of a transcript', () => {
  let client: Client;
  let folder: Folder;
  let textDocument: { readonly uri: string };
  before(async () => {
    folder = folderOf({
      'guide.yaml':
        'sections:\n  - title: One\n    questions: [{id: Q1, text: Why?}, {id: Q2, text: When?, formerly: Q9}]\n',
      'a.transcript.md': transcript,
      'none/b.transcript.md': transcript,
    });
    client = new Client();
    await client.start([folder]);
    textDocument = { uri: folder.uriOf('a.transcript.md') };
    await client.open(textDocument.uri, transcript, 7);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  it('is answered with the guide and the states of its questions', async () => {
    const view = await client.request<GuideViewJson>('verbatim/guideView', { textDocument });
    assert.deepEqual([view.participant, view.answered, view.expected], ['Ann', 1, 2]);
    assert.deepEqual(
      view.sections.map(({ title, answered, expected, questions }) => [
        title,
        answered,
        expected,
        questions.map(({ id, name, isThere }) => [id, name, isThere]),
      ]),
      [
        [
          'One',
          1,
          2,
          [
            ['Q1', 'answered', true],
            ['Q2', 'missing', false],
          ],
        ],
      ],
    );
  });

  it('is answered with the question at a place, and the next one', async () => {
    assert.deepEqual(await client.request('verbatim/questionsAt', { textDocument, position: place }), ['Q1']);
    const next = await client.request<NextUnansweredResult>('verbatim/nextUnanswered', {
      textDocument,
      position: place,
    });
    assert.deepEqual(next, { question: 'Q2', isThere: false });
  });

  it('is answered with what a question is here', async () => {
    const here = await client.request<QuestionHere>('verbatim/describeQuestion', {
      textDocument,
      question: 'Q1',
    });
    assert.match(here.description, /_Here:_ ✓ answered, 3 words/);
    assert.deepEqual(here.place?.start, { line: 4, character: 0 });
    const asked = { textDocument, question: 'Q7' };
    assert.equal(await client.request('verbatim/describeQuestion', asked), null);
  });

  it('is answered with edits for the text as the editor shows it', async () => {
    const inserted = await client.request<QuestionAnswer>('verbatim/insertQuestion', {
      textDocument,
      question: 'Q9',
    });
    const at = { line: 7, character: 0 };
    assert.deepEqual(inserted, {
      edits: [{ range: { start: at, end: at }, newText: '\n## Q2 When?\n\n' }],
      cursor: { line: 10, character: 0 },
      version: 7,
    });
    const set = (status: string | null, question = 'Q1') =>
      client.request<QuestionAnswer>('verbatim/setQuestionStatus', { textDocument, question, status });
    const end = { line: 4, character: 10 };
    assert.deepEqual(await set('partial'), {
      edits: [{ range: { start: end, end }, newText: ' {status=partial}' }],
      cursor: { line: 4, character: 0 },
      version: 7,
    });
    assert.deepEqual(await set('gone'), { refused: '“gone” is no status.', version: 7 });
  });

  it('is refused about a file that is not open', async () => {
    const answer = await client.request<QuestionAnswer>('verbatim/insertQuestion', {
      textDocument: { uri: folder.uriOf('c.transcript.md') },
      question: 'Q1',
    });
    assert.deepEqual(answer, { refused: 'This file is not open.', version: -1 });
  });
});
