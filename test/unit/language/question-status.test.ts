import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coverageOf } from '../../../src/analysis/coverage';
import { type Status, statuses } from '../../../src/format/transcript';
import { codeActions } from '../../../src/language/code-actions';
import { type StatusAsked, setQuestionStatus, writtenStatus } from '../../../src/language/question-status';
import { generatedTranscript } from './generated-transcript';
import { type Files, guide, type StudyOf, studyOf, transcript } from './study-of';

const files: Files = { 'tea.guide.yaml': guide };

function set(before: string, question: string, asked: StatusAsked): string {
  const here = studyOf({ 'a.transcript.md': before, ...files });
  const change = setQuestionStatus(here.study, here.document, question, asked);
  return 'refused' in change ? change.refused : here.after(change.edits);
}

function check(before: string, asked: StatusAsked, after: string, question = 'Q1.2'): void {
  assert.equal(set(transcript(before), question, asked), transcript(after));
}

const lost: StatusAsked = { status: 'lost' };
const none: StatusAsked = { status: undefined };

describe('the status of a question', () => {
  for (const [what, before, after] of [
    ['is written on its heading', '## Q1.2 Who?\n', '## Q1.2 Who? {status=lost}\n'],
    ['joins what is there', '## Q1.2 Who? {.trust}\n', '## Q1.2 Who? {.trust status=lost}\n'],
    ['is changed', '## Q1.2 Who? {status=declined .trust}\n', '## Q1.2 Who? {status=lost .trust}\n'],
    ['takes the place of one that is none', '## Q1.2 {status="no way"}\n', '## Q1.2 {status=lost}\n'],
    ['is written on a switch', '**Ann:** So. []{q=Q1.2} No.\n', '**Ann:** So. []{q=Q1.2 status=lost} No.\n'],
    ['is written on an aside', '**Ann:** [So]{q=Q1.2}, no.\n', '**Ann:** [So]{q=Q1.2 status=lost}, no.\n'],
    ['is found in a list over two lines', '[]{q=Q1.2\nstatus=declined} x\n', '[]{q=Q1.2\nstatus=lost} x\n'],
    [
      'is written on an underlined heading',
      'Q1.2 Who?\n---\n\n**Ann:** No.\n',
      'Q1.2 Who? {status=lost}\n---\n\n**Ann:** No.\n',
    ],
    [
      'is written wherever the question is answered',
      '## Q1.2 Who?\n\n**Ann:** No.\n\n## Q2.1\n\n**Ann:** So. []{q=Q1.2} Yes.\n\n## Q1.2\n',
      '## Q1.2 Who? {status=lost}\n\n**Ann:** No.\n\n## Q2.1\n\n**Ann:** So. []{q=Q1.2 status=lost} Yes.\n\n## Q1.2\n',
    ],
    [
      'is changed on the last marker that has one',
      '## Q1.2 {status=declined}\n\n## Q1.2 {status=partial}\n\n## Q1.2\n',
      '## Q1.2 {status=declined}\n\n## Q1.2 {status=lost}\n\n## Q1.2\n',
    ],
    [
      'comes with a heading where the question is missing',
      '## Q1.1 Role?\n\n**Ann:** No.\n',
      '## Q1.1 Role?\n\n**Ann:** No.\n\n## Q1.2 Who told you about us? {status=lost}\n',
    ],
  ] as const)
    it(what, () => check(before, lost, after));

  it('goes, and its braces where nothing else stands in them', () => {
    check('## Q1.2 Who? {status=lost}\n', none, '## Q1.2 Who?\n');
    check('## Q1.2 Who? {.trust status=lost}\n', none, '## Q1.2 Who? {.trust}\n');
    check('## Q1.2 Who? {status=lost .trust}\n', none, '## Q1.2 Who? {.trust}\n');
    check('**Ann:** []{status=lost q=Q1.2} So.\n', none, '**Ann:** []{q=Q1.2} So.\n');
    check('## Q1.2 {status=lost}\n\n## Q1.2 {status=partial}\n', none, '## Q1.2\n\n## Q1.2\n');
  });
  it('is refused where there is none to take away, and for what the guide does not have', () => {
    assert.match(set(transcript(''), 'Q1.2', none), /^Q1\.2 has no place/);
    assert.equal(set(transcript(''), 'Q9.9', lost), 'The guide has no question “Q9.9”.');
  });
});

describe('the reason of a status', () => {
  const because = (reason: string): StatusAsked => ({ status: 'declined', reason });

  for (const [what, before, reason, after] of [
    [
      'is a memo below the heading',
      '## Q1.2 Who?\n\n**Ann:** No.\n',
      ' too\npersonal ',
      '## Q1.2 Who? {status=declined}\n\n{>>declined: too personal<<}\n\n**Ann:** No.\n',
    ],
    [
      'cannot end the memo',
      '## Q1.2 Who?\n',
      'a <<} b',
      '## Q1.2 Who? {status=declined}\n\n{>>declined: a <<\\} b<<}\n',
    ],
    [
      'takes the place of another, behind a summary',
      '## Q1.2 {status=lost}\n\n{>>summary: x<<}\n\n{>>lost: tape<<} {>>AB: y<<}\n\n**Ann:** No.\n',
      'why not',
      '## Q1.2 {status=declined}\n\n{>>summary: x<<}\n\n{>>declined: why not<<} {>>AB: y<<}\n\n**Ann:** No.\n',
    ],
    [
      'goes where it is empty, and other memos stay',
      '## Q1.2 {status=lost}\n\n{>>lost: tape<<}\n\n{>>AB: y<<}\n\n**Ann:** No.\n',
      ' ',
      '## Q1.2 {status=declined}\n\n{>>AB: y<<}\n\n**Ann:** No.\n',
    ],
    [
      'stands behind a switch',
      '**Ann:** []{q=Q1.2} So.\n',
      'x',
      '**Ann:** []{q=Q1.2 status=declined} {>>declined: x<<} So.\n',
    ],
    [
      'stands behind an aside',
      '**Ann:** un[so]{q=Q1.2}und.\n',
      'x',
      '**Ann:** un[so]{q=Q1.2 status=declined}{>>declined: x<<}und.\n',
    ],
    [
      'comes with a heading that is inserted',
      '## Q1.1 Role?\n',
      'x',
      '## Q1.1 Role?\n\n## Q1.2 Who told you about us? {status=declined}\n\n{>>declined: x<<}\n',
    ],
  ] as const)
    it(what, () => check(before, because(reason), after));

  it('is left as it is where nothing is said of it', () => {
    const before = '## Q1.2 {status=lost}\n\n{>>lost: tape<<}\n';
    check(before, { status: 'partial' }, before.replace('status=lost', 'status=partial'));
  });
  it('goes with its status', () => {
    check('## Q1.2 {status=lost}\n\n{>>lost: tape<<}\n\n**Ann:** No.\n', none, '## Q1.2\n\n**Ann:** No.\n');
  });
  it('is refused where a sign before it would make something else of it', () => {
    assert.match(
      set(transcript('**Ann:** ` []{q=Q1.2} So.\n'), 'Q1.2', because('a ` b')),
      /cannot be written here/,
    );
  });
  it('is read again with its status, and which other questions have the same', () => {
    const { study, document } = studyOf({
      'a.transcript.md': transcript('## Q1.2, Q2.1 {status=lost}\n\n{>>Lost: a <<\\} b<<}\n'),
      ...files,
    });
    assert.deepEqual(writtenStatus(study, document, 'Q1.2'), {
      status: 'lost',
      reason: 'a <<} b',
      others: ['Q2.1'],
    });
    assert.deepEqual(writtenStatus(study, document, 'Q1.1'), { status: null, reason: '', others: [] });
  });
});

describe('any status of any question', () => {
  const states = ({ study, uri }: StudyOf) => {
    const file = study.get(uri);
    const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
    return new Map(coverage?.questions.map(({ question, words, state }) => [question.id, { words, state }]));
  };
  const question = fc.constantFrom('Q1.1', 'Q1.1a', 'Q1.2', 'Q1.3', 'Q2.1', 'Q2.2');
  const status = fc.constantFrom<Status>(...statuses);
  const said = fc.string({
    unit: fc.constantFrom('<', '}', '{', '>', '\\', '`', '\n', ' ', '-', 'a', '😀'),
    maxLength: 12,
  });

  it('is the one that was set, with the other questions and all words as they were', () => {
    fc.assert(
      fc.property(generatedTranscript, question, status, fc.option(said), (before, id, wanted, reason) => {
        const here = studyOf({ 'a.transcript.md': before, ...files });
        const asked = { status: wanted, ...(reason !== null && { reason }) };
        const change = setQuestionStatus(here.study, here.document, id, asked);
        if ('refused' in change) return;
        const text = here.after(change.edits);
        const after = studyOf({ 'a.transcript.md': text, ...files });
        const written = writtenStatus(after.study, after.document, id);
        assert.equal(states(after).get(id)?.state, wanted, text);
        assert.equal(written.status, wanted);
        if (reason !== null) assert.equal(written.reason, reason.replace(/\s+/g, ' ').trim());
        const { others } = writtenStatus(here.study, here.document, id);
        for (const [other, { words, state }] of states(here)) {
          assert.equal(states(after).get(other)?.words, words, text);
          const isThrough = state === 'answered' && (other === 'Q1.1' || id === 'Q1.1a');
          if (other !== id && !others.includes(other) && !isThrough)
            assert.equal(states(after).get(other)?.state, state, text);
        }
        const { cursor } = change;
        const isInserted = change.edits.some(({ newText }) => newText.includes(`# ${id} `));
        const lines = text.split(/\r?\n/);
        const heading = lines.findLastIndex((line, at) => at <= cursor.line && line.includes(`# ${id} `));
        if (isInserted) lines.splice(heading, 1);
        const bare = (of: string) =>
          of
            .replace(/^# Section 1: Coming here$/m, '')
            .replace(/\{>>[a-z-]+: .*?<<\}| ?\{status=[a-z-]+\}|(?<=\{[^}\n]*) status=[a-z-]+/g, '')
            .replace(/\s/g, '');
        assert.equal(bare(lines.join('\n')), bare(before), text);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the text as it was when it is set back', () => {
    fc.assert(
      fc.property(generatedTranscript, question, status, status, (before, id, first, second) => {
        const set = (text: string, asked: StatusAsked): string | undefined => {
          const here = studyOf({ 'a.transcript.md': text, ...files });
          const change = setQuestionStatus(here.study, here.document, id, asked);
          return 'refused' in change ? undefined : here.after(change.edits);
        };
        const one = set(before, { status: first });
        if (one === undefined) return;
        const two = set(one, { status: second, reason: 'x' }) ?? '';
        assert.equal(set(set(two, { status: second, reason: '' }) ?? '', { status: first }), one);
        const taken = set(one, { status: undefined }) ?? '';
        assert.equal(set(taken, { status: undefined }), taken);
        const isThere = set(before, { status: undefined }) !== undefined;
        if (isThere && !before.includes('status=')) assert.equal(taken, before);
      }),
      { numRuns: 300 },
    );
  });
});

describe('code actions of a status', () => {
  function offered(before: string): string[] {
    const { study, document, marks } = studyOf({ 'a.transcript.md': transcript(before), ...files });
    const range = { start: marks.cursor, end: marks.cursor };
    return codeActions(study, document, range)
      .map(({ title }) => title)
      .filter(title => /status/.test(title));
  }

  it('are there on headings and switches that mark a question, for each status but the one that is there', () => {
    const all = statuses.map(each => `Set status to ${each}`);
    assert.deepEqual(offered('## Q1.‸2 Who?\n'), all);
    assert.deepEqual(offered('**Ann:** []{q=Q1.2‸} No.\n'), all);
    assert.deepEqual(offered('**Ann:** [so]{q=Q1.2‸} No.\n'), all);
    assert.deepEqual(offered('## Q1.‸2 Who? {status=lost}\n'), [...all.slice(0, -1), 'Remove status']);
    assert.deepEqual(
      offered('## Q1.‸2 Who? {status=lost}\n{>>lost: x<<}\n').at(-1),
      'Remove status and its reason',
    );
  });
  it('are nowhere else', () => {
    assert.deepEqual(offered('## Q1.2 Who?\n\n**Ann:** N‸o.\n'), []);
    assert.deepEqual(offered('**Ann:** [s‸o]{q=Q1.2} No.\n'), []);
    assert.deepEqual(offered('## Q9.9‸ Who?\n'), []);
    assert.deepEqual(offered('## Oth‸er\n'), []);
  });
});
