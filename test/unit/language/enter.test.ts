import assert from 'node:assert/strict';
import { LineOffsets } from '../../../src/format/position';
import { afterEnter } from '../../../src/language/enter';
import { defaultSettings } from '../../../src/language/settings';
import { marked } from '../marked-text';
import { studyOf } from './study-of';

interface How {
  /** What the editor says was typed. */
  readonly key?: string;
  /** What the editor writes into the new line by itself. */
  readonly indent?: string;
  readonly nextSpeaker?: boolean;
  readonly name?: string;
}

/** The text and the cursor after Enter was pressed at the mark; `undefined` where there is a new line and nothing else. */
function entered(source: string, how: How = {}): string | undefined {
  const { key = '\n', indent = '', nextSpeaker = true, name = 'a.transcript.md' } = how;
  const broken = source.replace('‸', `${source.includes('\r\n') ? '\r\n' : '\n'}${indent}‸`);
  const { document, marks, after } = studyOf({ [name]: broken });
  const edits = afterEnter(document, marks.cursor, key, { ...defaultSettings, nextSpeaker });
  if (edits.length === 0) return undefined;
  // As in Emacs, where nothing that is inserted at the cursor takes it along.
  const offsets = new LineOffsets(marks.text);
  const cursorBefore = offsets.offsetAt(marks.cursor);
  let cursor = cursorBefore;
  for (const { range, newText } of edits) {
    const [start, end] = [offsets.offsetAt(range.start), offsets.offsetAt(range.end)];
    if (start < cursorBefore) cursor += newText.length - (Math.min(end, cursorBefore) - start);
  }
  const text = after(edits);
  return `${text.slice(0, cursor)}‸${text.slice(cursor)}`;
}

const head = '---\nparticipant: NB-01\ninterviewer: KL\n---\n\n';

describe('Enter', () => {
  for (const [what, body, expected, how] of [
    ['opens the next turn', '**KL:** How was it?‸', '**KL:** How was it?\n\n**NB-01:** ‸'],
    ['opens it with words below', '**KL:** How?‸\n\nSo.', '**KL:** How?\n\n**NB-01:** ‸\n\nSo.'],
    ['takes the key for a carriage return', '**KL:** How?‸', '**KL:** How?\n\n**NB-01:** ‸', { key: '\r' }],
    ['writes labels as the transcript does', 'KL: How?‸', 'KL: How?\n\nNB-01: ‸'],
    [
      'answers the last two in turn',
      '**KL:** A.\n\n**NB-01:** B.‸',
      '**KL:** A.\n\n**NB-01:** B.\n\n**KL:** ‸',
    ],
    [
      'opens it behind a timestamp, coding and memo',
      '**KL:** [00:01] So [it was]{.a}. {>>KL: so<<}‸',
      '**KL:** [00:01] So [it was]{.a}. {>>KL: so<<}\n\n**NB-01:** ‸',
    ],
    [
      'opens it behind a memo of two lines',
      '**KL:** So. {>>KL: it\nwas<<} Yes.‸',
      '**KL:** So. {>>KL: it\nwas<<} Yes.\n\n**NB-01:** ‸',
    ],
    ['opens it behind the second line of a turn', '**KL:** A\nand b‸', '**KL:** A\nand b\n\n**NB-01:** ‸'],
    [
      'opens it behind a later paragraph of a turn',
      '**KL:** A.\n\nAnd then b.‸',
      '**KL:** A.\n\nAnd then b.\n\n**NB-01:** ‸',
    ],
    [
      'leaves the cursor to the editor where the line has no blank',
      '**KL:** A.\n\nYes.‸',
      '**KL:** A.\n\nYes.\n\n‸**NB-01:** ',
    ],
    ['passes over blanks around the cursor', '**KL:** A. ‸  ', '**KL:** A. \n\n**NB-01:** ‸'],
    ['takes the place of an indent', '**KL:** A.‸', '**KL:** A.\n\n**NB-01:** ‸', { indent: '\t ' }],
    ['does so behind letters of two units', '**KL:** A 😀😀‸', '**KL:** A 😀😀\n\n**NB-01:** ‸'],
    ['keeps right-to-left names', 'רות: כן, אבל.‸', 'רות: כן, אבל.\n\nKL: ‸'],
    ['takes an empty label away', '**KL:** A.\n\n**NB-01:** ‸', '**KL:** A.\n\n‸'],
    ['takes it away above words', '**KL:** A.\n\n**NB-01:** ‸\n\nB.', '**KL:** A.\n\n‸\n\nB.'],
    ['takes it away with an indent', '**KL:** A.\n\n**NB-01:** ‸', '**KL:** A.\n\n‸', { indent: '  ' }],

    ['does nothing else within a turn', '**KL:** How ‸was it?', undefined],
    ['does nothing else between label and words', '**KL:** ‸How?', undefined],
    ['does nothing else in an empty line', '**KL:** How?\n\n‸', undefined],
    ['does nothing else behind a heading', '**KL:** A.\n\n## Q1.1 How?‸', undefined],
    ['does nothing else behind a list', '**KL:** A.\n\n- one‸', undefined],
    ['does nothing else behind a quotation', '**KL:** A.\n\n> one‸', undefined],
    ['does nothing else behind a div', '**KL:** A.\n\n::: {.a}‸', undefined],
    ['does nothing else in code', '**KL:** A.\n\n```\n**KL:** A.‸\n```\n', undefined],
    ['does nothing else in a comment', '**KL:** A.\n\n<!-- so\n\n**KL:** A.‸', undefined],
    ['does nothing else in a memo', '**KL:** So. {>>KL: it‸', undefined],
    ['does nothing else in a memo behind another', '**KL:** So. {>>a<<} {>>KL: it‸', undefined],
    ['does nothing else in the second line of a memo', '**KL:** So. {>>KL: it\nwas‸', undefined],
    ['does nothing else in a label nobody has', '**KL:** A.\n\n**Note:** ‸', undefined],
    ['does nothing else where it is turned off', '**KL:** How?‸', undefined, { nextSpeaker: false }],
    ['keeps an empty label where it is turned off', '**KL:** ‸', undefined, { nextSpeaker: false }],
    ['is no other key', '**KL:** How?‸', undefined, { key: '}' }],
    ['does nothing else in files that are no transcripts', '**KL:** A.‸', undefined, { name: 'a.md' }],
  ] as readonly (readonly [string, string, string | undefined, How?])[]) {
    it(what, () => assert.equal(entered(head + body, how), expected && head + expected));
  }

  it('does nothing else in front matter', () => {
    assert.equal(entered('---\nparticipant: NB-01‸\n---\n'), undefined);
    assert.equal(entered('---\nKL: so‸'), undefined);
    assert.equal(entered(`${head.trimEnd()}‸`), undefined);
  });

  it('does nothing else where nobody has spoken', () => {
    assert.equal(entered('‸'), undefined);
    assert.equal(entered('Some words.‸'), undefined);
  });

  it('writes the line ends of the transcript', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(entered(crlf(`${head}**KL:** How?‸`)), crlf(`${head}**KL:** How?\n\n**NB-01:** ‸`));
    assert.equal(entered(crlf(`${head}**KL:** A.\n\n**NB-01:** ‸`)), crlf(`${head}**KL:** A.\n\n‸`));
  });

  it('does nothing about a place that the text does not have', () => {
    const { document } = studyOf({ 'a.transcript.md': marked('**KL:** A.\n').text });
    for (const line of [-1, 0, 7])
      assert.deepEqual(afterEnter(document, { line, character: 0 }, '\n', defaultSettings), []);
  });

  it('keeps other scripts and full-width colons', () => {
    const chinese = '---\ninterviewer: 王芳\nparticipant: 李明\n---\n\n王芳： 你好吗';
    assert.equal(entered(`${chinese}‸`), `${chinese}\n\n李明： ‸`);
  });
});
