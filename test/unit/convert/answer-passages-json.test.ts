import assert from 'node:assert/strict';
import { answerPassagesJson, readAnswerAsked } from '../../../src/convert/answer-passages-json';
import { readStudyFilter } from '../../../src/convert/theme-filter-json';
import { Study } from '../../../src/study/study';
import { countedCoverage, root, transcripts } from '../analysis/counted-coverage';

const uri = (name: string) => `file:///s/${name}.transcript.md`;
const textOf = (uri: string) => transcripts[uri.slice(root.length + 1)];
const passagesOf = (name: string, question: string, most?: number) =>
  answerPassagesJson(countedCoverage(), { uri: uri(name), question, ...(most ? { most } : {}) }, textOf)
    .passages;
const said = (name: string, question: string) =>
  passagesOf(name, question).map(({ parts }) => parts.map(({ text }) => text).join(' '));

describe('the passages of a question', () => {
  it('are what participants say there, without what the interviewer says', () => {
    assert.deepEqual(said('x1', 'Q1'), ['I walked here.']);
    assert.deepEqual(passagesOf('x1', 'Q1')[0]?.questions, ['Q1']);
  });

  it('are those of the probes through which it is answered, too', () => {
    const [passage, ...more] = passagesOf('x2', 'Q1');
    assert.deepEqual([passage?.questions, passage?.words, more.length], [['Q1a'], 4, 0]);
  });

  it('are markers without words where nobody answers, and none where there is no marker', () => {
    assert.deepEqual(
      passagesOf('x2', 'Q2').map(({ status, parts, range }) => [status, parts, range.start.line > 0]),
      [['declined', [], true]],
    );
    assert.deepEqual(passagesOf('x1', 'Q7'), []);
    assert.deepEqual(passagesOf('x1', 'Q99'), []);
    assert.deepEqual(passagesOf('gone', 'Q1'), []);
  });

  it('are as many as people came back, each with its reason', () => {
    const study = new Study([root]);
    study.set(`${root}/guide.yaml`, 'questions:\n  - {id: Q1, text: How?}\n');
    const text =
      '\uFEFF## Q1\r\n\r\nAnn: By bus 😀.\r\n\r\nBo: On foot.\r\n\r\n## Later {q=Q1 status=partial}\r\n\r\n{>>partial: the bell rang<<}\r\n\r\nAnn: And\r\n';
    study.set(uri('a'), text);
    const { passages } = answerPassagesJson(study, { uri: uri('a'), question: 'Q1' }, () => text);
    assert.deepEqual(
      passages.map(({ title, status, reason, parts, range }) => [title, status, reason, parts, range]),
      [
        [
          'Q1',
          null,
          null,
          [
            { speaker: 'Ann', text: 'By bus 😀.' },
            { speaker: 'Bo', text: 'On foot.' },
          ],
          { start: { line: 2, character: 5 }, end: { line: 4, character: 12 } },
        ],
        [
          'Later',
          'partial',
          'the bell rang',
          [{ speaker: 'Ann', text: 'And' }],
          { start: { line: 10, character: 5 }, end: { line: 10, character: 8 } },
        ],
      ],
    );
  });

  it('are cut where only the first words are wanted', () => {
    const [first] = passagesOf('x1', 'Q1', 8);
    assert.deepEqual([first?.parts.map(({ text }) => text), first?.isCut], [['I walked'], true]);
    assert.equal(passagesOf('x1', 'Q1', 99)[0]?.isCut, false);
  });

  it('have no words where the text is another, or cannot be read', () => {
    for (const text of [undefined, 'one line']) {
      const asked = { uri: uri('x1'), question: 'Q1' };
      const [first] = answerPassagesJson(countedCoverage(), asked, () => text).passages;
      assert.deepEqual([first?.words, first?.parts], [3, []]);
    }
  });

  it('are asked for by a transcript and a question', () => {
    const asked = { uri: uri('a'), question: 'Q1' };
    assert.deepEqual(readAnswerAsked({ ...asked, most: 9, more: 1 }), { asked: { ...asked, most: 9 } });
    for (const wrong of [null, {}, { uri: 1, question: 'Q1' }, { ...asked, most: -1 }, { uri: 'a' }])
      assert.ok('refused' in readAnswerAsked(wrong), JSON.stringify(wrong));
  });
});

describe('a filter of coverage', () => {
  it('is one of themes without what is about codings', () => {
    const filter = { groups: ['guest'], questions: ['Q1'], from: '2026-01-01' };
    assert.deepEqual(readStudyFilter(filter), { filter });
    assert.deepEqual(readStudyFilter(undefined), { filter: {} });
    for (const wrong of [{ coders: ['AB'] }, { roles: ['other'] }, { themes: [] }, { colour: 1 }, 'Q1'])
      assert.ok('refused' in readStudyFilter(wrong), JSON.stringify(wrong));
  });
});
