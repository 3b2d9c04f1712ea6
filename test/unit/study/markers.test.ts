import assert from 'node:assert/strict';
import { readGuide } from '../../../src/format/guide';
import { readTranscript } from '../../../src/format/transcript';
import { factsOf } from '../../../src/study/facts';
import { type Marker, markersIn } from '../../../src/study/markers';
import { marked } from '../marked-text';

const guides = {
  letters: readGuide('questions: [{id: Q1, text: a}, {id: Q2, text: b}, {id: Q1.1, text: c}]'),
  digits: readGuide('questions: [{id: 3a, text: a}, {id: "4", text: b}, {id: "2019", text: c}]'),
  words: readGuide('questions: [{id: COVID-19, text: a}, {id: B-04, text: b}]'),
};

function markers(text: string, guide?: keyof typeof guides): Marker[] {
  return markersIn(factsOf(readTranscript(text)), guide && guides[guide]);
}

/** The IDs that a heading marks; one that the guide does not have with a question mark. */
function marks(heading: string, guide?: keyof typeof guides): string {
  return markers(`${heading}\n`, guide)
    .flatMap(({ ids }) => ids.map(({ id, known }) => (known ? id : `${id}?`)))
    .join(' ');
}

describe('a heading marks questions', () => {
  for (const [guide, heading, ids] of [
    ['letters', '## Q1 What?', 'Q1'],
    ['letters', '# Q1', 'Q1'],
    ['letters', 'Q1 What?\n---', 'Q1'],
    ['letters', '## Q1: What?', 'Q1'],
    ['letters', '## Q1. What?', 'Q1'],
    ['letters', '## Q1) What?', 'Q1'],
    ['letters', '## Q1.1: What?', 'Q1.1'],
    ['letters', '## Q1, Q2 What?', 'Q1 Q2'],
    ['letters', '## Q1,Q2 What?', 'Q1 Q2'],
    ['letters', '## Q1., Q2: What?', 'Q1 Q2'],
    ['letters', '## Q1 Q2 What?', 'Q1'],
    ['letters', '## Q1, however', 'Q1'],
    ['letters', '## Q1, 2019 was', 'Q1'],
    ['letters', '## Q1 {status=lost}', 'Q1'],
    ['letters', '## Q1{status=lost}', 'Q1'],
    ['letters', '## Q1 ##', 'Q1'],
    ['letters', '## Q9.9 What?', 'Q9.9?'],
    ['letters', '## q1 What?', 'q1?'],
    ['letters', '## Q1, Q9 What?', 'Q1 Q9?'],
    ['letters', '## 2019 budget', ''],
    ['letters', '## 3a What?', ''],
    ['letters', '## Questions', ''],
    ['letters', '## Q What?', ''],
    ['letters', '## What of Q1?', ''],
    ['letters', '## R1 What?', ''],
    ['letters', '## (Q1) What?', ''],
    ['letters', '##', ''],
    ['letters', '## His job {q=Q1}', 'Q1'],
    ['letters', '## His job {q="Q1 Q2"}', 'Q1 Q2'],
    ['letters', '## His job {q=Q1,Q2}', 'Q1 Q2'],
    ['letters', '## Q2 What? {q=Q1}', 'Q1'],
    ['letters', '## Q2 What? {q=""}', ''],
    ['letters', '## His job {q=X1}', 'X1?'],
    ['digits', '## 3a What?', '3a'],
    ['digits', '## 4 What?', '4'],
    ['digits', '## 3b What?', '3b?'],
    ['digits', '## 5. What?', ''],
    ['digits', '## 3 years later', ''],
    ['digits', '## 3.1 What?', '3.1?'],
    ['digits', '## 2018 budget', ''],
    ['digits', '## 2019 budget', '2019'],
    ['digits', '## Q1 What?', ''],
    ['words', '## COVID-19 and after', 'COVID-19'],
    ['words', '## Covid-20 and after', 'Covid-20?'],
    ['words', '## B-05', 'B-05?'],
    ['words', '## B05', ''],
    [undefined, '## Q1 What?', ''],
    [undefined, '## What? {q=Q1}', 'Q1?'],
  ] as const) {
    it(`${ids || 'none'} in ${JSON.stringify(heading)} with ${guide ? `IDs of ${guide}` : 'no guide'}`, () =>
      assert.equal(marks(heading, guide), ids));
  }

  it('at the place of their IDs, its status and its attributes', () => {
    const { text, ranges } = marked('«## «Q1», «Q9»: What? «{status=«lost»}»»\n');
    const [marker] = markers(text, 'letters');
    assert.deepEqual(
      [
        marker?.range,
        ...(marker?.ids ?? []).map(({ range }) => range),
        marker?.attributes,
        marker?.status?.range,
      ],
      ranges,
    );
    assert.equal(marker?.title, 'Q1, Q9: What?');
  });

  it('at the places in q=, and where an attribute list would go', () => {
    const inside = marked('## Job {q="«Q1» «Q9»"}\n');
    assert.deepEqual(
      markers(inside.text, 'letters')[0]?.ids.map(({ range }) => range),
      inside.ranges,
    );
    const without = marked('## Q1 What? ‸ \n');
    const [marker] = markers(without.text.replace(' \n', '\n'), 'letters');
    assert.equal(marker?.attributes.start.character, without.cursor.character - 1);
  });
});

/** The scopes of a text: the markers' IDs and the words in each. */
function scopes(text: string): string {
  return markers(text, 'letters')
    .map(({ ids, words }) => `${ids.map(({ id }) => id).join('/')} ${words}`)
    .join(', ');
}

describe('the scope of a question', () => {
  for (const [name, text, expected] of [
    ['ends at the next marker', '## Q1\nA: one\n## Q2\nA: one two', 'Q1 1, Q2 2'],
    ['ends at a heading of its level', '## Q1\nA: one\n## Break\nA: two', 'Q1 1'],
    ['ends at a heading of a higher level', '## Q1\nA: one\n# Break\nA: two', 'Q1 1'],
    ['goes on through a deeper heading', '## Q1\nA: one\n### Aside\nA: two', 'Q1 2'],
    ['ends at a deeper marker', '## Q1\nA: one\n### Q2\nA: two\n### End\nA: three', 'Q1 1, Q2 1'],
    [
      'goes on through rules, code and comments',
      '## Q1\n\nA: one\n\n---\n\n```\nA: x\n```\n\n<!-- x -->\n\ntwo',
      'Q1 2',
    ],
    ['counts participants only', '## Q1\n\nI: well then\n\nA: one\n\nRB: two\n\nInterviewer: no', 'Q1 2'],
    ['holds a turn that began before it', 'A: zero\n\n## Q1\n\none', 'Q1 1'],
    ['holds nobody’s words', 'zero\n\n## Q1\n\none', 'Q1 0'],
    ['does not hold its title', '## Q1 What was that?\n\nA: one', 'Q1 1'],
    ['of two IDs is the same', '## Q1, Q2\n\nA: one', 'Q1/Q2 1'],
    ['of a switch runs from there on', '## Q1\n\nA: one []{q=Q2} two three\n\nA: four', 'Q1 1, Q2 3'],
    [
      'of a switch begins inside a turn, over paragraphs',
      '## Q1\n\nA: one []{q=Q2} two\n\nthree\n\n## Q1\n\nfour',
      'Q1 1, Q2 2, Q1 1',
    ],
    [
      'of a switch ends at a heading of the level above it',
      '## Q1\n\nA: []{q=Q2} one\n\n### x\n\ntwo\n\n## y\n\nthree',
      'Q1 0, Q2 2',
    ],
    ['of a switch without a heading above ends at any', 'A: []{q=Q2} one\n\n###### x\n\ntwo', 'Q2 1'],
    ['of a switch may be of several', 'A: []{q="Q1 Q2"} one', 'Q1/Q2 1'],
    ['is not changed by a switch to nothing', '## Q1\n\nA: one []{q=""} two', 'Q1 2'],
    ['is not changed by an empty span', '## Q1\n\nA: one []{.a} two', 'Q1 2'],
    ['of an aside is its text', '## Q1\n\nA: one [two three]{q=Q2} four', 'Q1 4, Q2 2'],
    ['of an aside of the interviewer is empty', '## Q1\n\nI: one [two]{q=Q2}\n\nA: three', 'Q1 1, Q2 0'],
    ['of an aside may stand in none', 'A: one [two]{q=Q2}', 'Q2 1'],
    [
      'of an aside in the scope of an unknown question is its own',
      '## Q9\n\nA: one [two]{q=Q2}',
      'Q9 2, Q2 1',
    ],
    ['of an aside in an aside is counted there too', 'A: [one [two]{q=Q2} three]{q=Q1}', 'Q1 3, Q2 1'],
    ['of an aside behind an aside is its own', 'A: [one]{q=Q1} [two]{q=Q2}', 'Q1 1, Q2 1'],
    [
      'is as often there as the marker',
      '## Q1\n\nA: one\n\n## Q2\n\ntwo\n\n## Q1\n\nthree four',
      'Q1 1, Q2 1, Q1 2',
    ],
    ['may be empty at the end', '## Q1', 'Q1 0'],
  ] as const) {
    it(name, () => assert.equal(scopes(text), expected));
  }

  it('ends where the next marker begins, or behind the last line', () => {
    const { text, ranges } = marked(
      '## Q1\n\nA: one «»[]{q=Q2} two\n\n«»## x\n\nthree\n\n## Q1\nA: four\n«»',
    );
    assert.deepEqual(
      markers(text, 'letters').map(({ end }) => end),
      ranges.map(({ start }, index) => (index === 2 ? { line: start.line + 1, character: 0 } : start)),
    );
  });

  it('knows whether anybody says anything', () => {
    const spoken = (text: string) => markers(text, 'letters').map(marker => marker.spoken);
    assert.deepEqual(spoken('## Q1\n\nI: well?\n\n## Q2\n\n[pause]'), [true, false]);
    assert.deepEqual(spoken('I: [well]{q=Q1} [[pause]]{q=Q2}'), [true, false]);
    assert.deepEqual(spoken('[nobody]{q=Q1}'), [false]);
  });
});

describe('a status', () => {
  it('stands on headings, switches and asides, and counts only if it is known', () => {
    const statuses = (text: string) => markers(text, 'letters').map(({ status }) => status?.value);
    assert.deepEqual(
      statuses(
        '## Q1 {status=lost}\n\nA: []{q=Q2 status=declined} [a]{q=Q1 status="dont-know"}\n\n## Q2 {status=maybe}',
      ),
      ['lost', 'declined', 'dont-know', undefined],
    );
  });
});
