import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Range } from 'vscode-languageserver-types';
import { withoutCodings } from '../../../src/format/coding';
import { LineOffsets } from '../../../src/format/position';
import { type CodingChange, code, codeAnswer, recode, uncode } from '../../../src/language/coding';
import { readSettings } from '../../../src/language/settings';
import { generatedTranscript } from './generated-transcript';
import { codebook, guide, type StudyOf, studyOf, transcript } from './study-of';

const settings = readSettings({});

function opened(before: string): StudyOf & { readonly ranges: readonly Range[] } {
  const here = studyOf({ 'a.transcript.md': before, 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook });
  const { cursor, ranges } = here.marks;
  return { ...here, ranges: ranges.length > 0 ? ranges : [{ start: cursor, end: cursor }] };
}

/** The text after a change, with its marks where the selections are then; or why nothing is changed. */
function changed(before: string, change: (here: ReturnType<typeof opened>) => CodingChange): string {
  const here = opened(transcript(before));
  const found = change(here);
  if ('refused' in found) return found.refused;
  const text = here.after(found.edits);
  const offsets = new LineOffsets(text);
  const marks = found.ranges.flatMap(({ start, end }): [number, string][] => {
    const [from, to] = [offsets.offsetAt(start), offsets.offsetAt(end)];
    if (from === to) return [[from, '‸']];
    return [
      [from, '«'],
      [to, '»'],
    ];
  });
  const marked = marks.reduceRight((text, [at, mark]) => text.slice(0, at) + mark + text.slice(at), text);
  return marked.slice(transcript('').length);
}

const coded = (before: string, ...themes: string[]) =>
  changed(before, ({ study, document, ranges }) => code(study, document, ranges, themes, settings));

describe('coding selections', () => {
  for (const [name, before, after] of [
    ['leaves the words selected', '**Ann:** I «left it» there.\n', '**Ann:** I [«left it»]{.trust} there.\n'],
    ['leaves blanks at the edges outside', '**Ann:** I« left »it.\n', '**Ann:** I« [left]{.trust} »it.\n'],
    ['leaves the label outside', '«**Ann:** Yes.»\n', '«**Ann:** [Yes.»]{.trust}\n'],
    [
      'codes several selections, each by itself',
      '**Ann:** «I» left «it» there.\n\n**Bo:** «Oh.»\n',
      '**Ann:** [«I»]{.trust} left [«it»]{.trust} there.\n\n**Bo:** [«Oh.»]{.trust}\n',
    ],
    [
      'codes over paragraphs in pieces',
      '**Ann:** «Yes.\n\nAnd no.»\n',
      '**Ann:** [«Yes.]{.trust part=1}\n\n[And no.»]{.trust part=1}\n',
    ],
    [
      'adds a theme to words that are coded',
      '**Ann:** [«Yes»]{.money}.\n',
      '**Ann:** [«Yes»]{.money .trust}.\n',
    ],
    ['changes nothing where all is so', '**Ann:** [«Yes»]{.trust}.\n', '**Ann:** [«Yes»]{.trust}.\n'],
    ['codes in files with CRLF', '**Ann:** I «left\r\nit».\r\n', '**Ann:** I [«left\r\nit»]{.trust}.\r\n'],
    ['codes signs beyond the basic ones', '**Ann:** «😀 ü» x\n', '**Ann:** [«😀 ü»]{.trust} x\n'],
    ['codes talk from right to left', '**آن:** «ثقة مبكرة» نعم\n', '**آن:** [«ثقة مبكرة»]{.trust} نعم\n'],
  ] as const) {
    it(name, () => assert.equal(coded(before, 'trust'), after));
  }

  it('writes several themes into one pair of braces', () => {
    assert.equal(coded('«Yes»\n', 'trust', 'money'), '[«Yes»]{.trust .money}\n');
  });

  for (const [name, before] of [
    ['a heading', '## Q1.1 «Role»?\n'],
    ['a blank line', 'Yes.\n\n‸\n\nNo.\n'],
    ['code', '```\n«x»\n```\n'],
    ['a file that is empty', ''],
  ] as const) {
    it(`is refused on ${name}, with a sentence`, () =>
      assert.match(coded(before, 'trust'), /^There is nothing/));
  }

  it('is refused in other files, with a sentence', () => {
    const { study, document, ranges } = { ...studyOf({ 'tea.guide.yaml': guide }), ranges: [] };
    assert.ok('refused' in code(study, document, ranges, ['trust'], settings));
  });

  it('changes no word and keeps the selection on them, whatever is selected', () => {
    const place = fc.record({ line: fc.nat(30), character: fc.nat(60) });
    fc.assert(
      fc.property(generatedTranscript, place, fc.nat(3), fc.nat(40), (before, start, lines, length) => {
        const here = opened(before);
        const ranges = [{ start, end: { line: start.line + lines, character: lines + length } }];
        const found = code(here.study, here.document, ranges, ['trust'], settings);
        if ('refused' in found) return;
        const after = here.after(found.edits);
        assert.equal(withoutCodings(after), withoutCodings(here.marks.text));
        const again = opened(after);
        const repeated = code(again.study, again.document, found.ranges, ['trust'], settings);
        assert.deepEqual('edits' in repeated && repeated.edits, [], after);
        const removed = uncode(again.study, again.document, found.ranges, ['trust']);
        if ('edits' in removed)
          assert.equal(withoutCodings(again.after(removed.edits)), withoutCodings(after));
      }),
      { numRuns: 300 },
    );
  });
});

describe('coding where nothing is selected', () => {
  for (const [name, before, after] of [
    ['codes the sentence', '**Ann:** Oh. I le‸ft. So.\n', '**Ann:** Oh. [I le‸ft.]{.trust} So.\n'],
    [
      'codes the sentence behind a note',
      '**Ann:** Oh. [laughs] I le‸ft. So.\n',
      '**Ann:** Oh. [[laughs] I le‸ft.]{.trust} So.\n',
    ],
    [
      'codes the sentence with a note in it',
      '**Ann:** Oh. I [laughs] le‸ft. So.\n',
      '**Ann:** Oh. [I [laughs] le‸ft.]{.trust} So.\n',
    ],
    [
      'codes the sentence behind a switch and a memo, not these',
      '**Ann:** Oh. []{q=Q2} {>>KL: so<<} I le‸ft. So.\n',
      '**Ann:** Oh. []{q=Q2} {>>KL: so<<} [I le‸ft.]{.trust} So.\n',
    ],
    [
      'codes the sentence with the title before a name',
      '**Ann:** Oh. I met Mr. Ha‸ll and Dr. Ray. So.\n',
      '**Ann:** Oh. [I met Mr. Ha‸ll and Dr. Ray.]{.trust} So.\n',
    ],
    [
      'codes the sentence before the cursor',
      '**Ann:** Oh. I left.‸ So.\n',
      '**Ann:** Oh. [I left.]{.trust}‸ So.\n',
    ],
    [
      'codes a sentence of which a part is coded',
      'Oh. [I]{.Money.x} le‸ft. So.\n',
      'Oh. [[I]{.Money.x} le‸ft.]{.trust} So.\n',
    ],
    [
      'adds to the segment there is',
      '**Ann:** Oh. [I le‸ft. So]{.money}.\n',
      '**Ann:** Oh. [I le‸ft. So]{.money .trust}.\n',
    ],
    ['adds to the inner of two', '[I [le‸ft]{.money} so]{.x}.\n', '[I [le‸ft]{.money .trust} so]{.x}.\n'],
    [
      'adds to all pieces of one',
      '[I]{.x part=1}\n\n[le‸ft]{.x part=1}\n',
      '[I]{.x .trust part=1}\n\n[le‸ft]{.x .trust part=1}\n',
    ],
    [
      'takes a sentence of turns that are coded as a whole',
      '::: {.money}\n\n**Ann:** Oh. I le‸ft.\n\n:::\n',
      '::: {.money}\n\n**Ann:** Oh. [I le‸ft.]{.trust}\n\n:::\n',
    ],
  ] as const) {
    it(name, () => assert.equal(coded(before, 'trust'), after));
  }

  it('codes once what two cursors stand in', () => {
    const twice = changed('I le‸ft it.\n', ({ study, document, ranges }) =>
      code(study, document, [...ranges, ...ranges], ['trust'], settings),
    );
    assert.equal(twice.replace('‸‸', '‸'), '[I le‸ft it.]{.trust}\n');
  });
});

describe('uncoding', () => {
  const uncoded = (before: string, ...themes: string[]) =>
    changed(before, ({ study, document, ranges }) => uncode(study, document, ranges, themes));

  for (const [name, before, after, themes = ['trust']] of [
    ['takes the brackets away', 'I [le‸ft]{.trust} it.\n', 'I le‸ft it.\n'],
    ['leaves other themes', 'I [le‸ft]{.money .trust} it.\n', 'I [le‸ft]{.money} it.\n'],
    ['takes the inner of two', '[I [le‸ft]{.trust} it]{.trust}.\n', '[I le‸ft it]{.trust}.\n'],
    ['takes all pieces', '[I]{.trust part=1}\n\n[le‸ft]{.trust part=1}\n', 'I\n\nle‸ft\n'],
    [
      'takes the selected words only',
      '[I «left» it]{.trust}.\n',
      '[I]{.trust part=1} «left» [it]{.trust part=1}.\n',
    ],
    ['takes several selections', '[«I»]{.trust} left [«it»]{.trust}.\n', '«I» left «it».\n'],
    ['takes several themes', '[I [le‸ft]{.trust} it]{.money}.\n', 'I le‸ft it.\n', ['trust', 'money']],
    ['takes those of an answer on its heading', '## Q1.1 Ro‸le? {.trust}\n', '## Q1.1 Ro‸le?\n'],
    ['keeps CRLF', '[I\r\nle‸ft]{.trust}\r\n', 'I\r\nle‸ft\r\n'],
  ] as readonly (readonly [string, string, string, string[]?])[]) {
    it(name, () => assert.equal(uncoded(before, ...themes), after));
  }

  it('touches nothing but markup, so that an editor’s cursors stay', () => {
    const { study, document, ranges } = opened(transcript('[I [le‸ft]{.trust} it]{.money}.\n'));
    const change = uncode(study, document, ranges, ['trust', 'money']);
    const edits = 'edits' in change ? change.edits : [];
    const removed = edits.map(({ range: { start, end }, newText }) => [
      document.line(start.line).slice(start.character, end.character),
      newText,
    ]);
    assert.deepEqual(removed, [
      ['[', ''],
      ['[', ''],
      [']{.trust}', ''],
      [']{.money}', ''],
    ]);
  });

  it('is refused where nothing is coded so', () => {
    assert.equal(uncoded('I [le‸ft]{.money}.\n', 'trust'), 'Nothing is coded as “trust” here.');
  });
});

describe('recoding', () => {
  const recoded = (before: string) =>
    changed(before, ({ study, document, ranges }) => recode(study, document, ranges, 'trust', 'money'));

  for (const [name, before, after] of [
    ['makes a theme another', 'I [le‸ft]{.trust by=CD}.\n', 'I [le‸ft]{.money by=CD}.\n'],
    ['takes the inner of two', '[I [le‸ft]{.trust}]{.trust}.\n', '[I [le‸ft]{.money}]{.trust}.\n'],
    ['takes all that is selected', '«[I]{.trust} or [it]{.trust}».\n', '«[I]{.money} or [it»]{.money}.\n'],
    ['leaves one of two that are the same then', '[le‸ft]{.trust .money}\n', '[le‸ft]{.money}\n'],
  ] as const) {
    it(name, () => assert.equal(recoded(before).replace('«[', '[«'), after.replace('«[', '[«')));
  }

  it('is refused where nothing is coded so', () => {
    assert.equal(recoded('I [le‸ft]{.money}.\n'), 'Nothing is coded as “trust” here.');
  });
});

describe('coding an answer', () => {
  const answered = (before: string) =>
    changed(before, ({ study, document, ranges }) =>
      codeAnswer(study, document, ranges, ['trust'], settings),
    );

  for (const [name, before, after] of [
    [
      'writes the theme on its heading',
      '## Q1.1 Role?\n\n**Ann:** I ‸left.\n',
      '## Q1.1 Role? {.trust}\n\n**Ann:** I ‸left.\n',
    ],
    ['takes the heading that the cursor is on', '## Q1.1 Ro‸le?\n', '## Q1.1 Ro‸le? {.trust}\n'],
    [
      'adds to themes that there are',
      '## Q1.1 R? {.money status=partial}\n\nI ‸left.\n',
      '## Q1.1 R? {.money .trust status=partial}\n\nI ‸left.\n',
    ],
    [
      'codes once what two selections are in',
      '## Q1.1 R?\n\n«I» «left».\n',
      '## Q1.1 R? {.trust}\n\n«I» «left».\n',
    ],
  ] as const) {
    it(name, () => assert.equal(answered(before), after));
  }

  for (const [name, before] of [
    ['before the first question', 'I ‸left.\n\n## Q1.1 Role?\n'],
    ['behind a switch', '## Q1.1 R?\n\nOh. []{q=Q1.2} I ‸left.\n'],
    ['under an ordinary heading', '## Q1.1 R?\n\n## Thanks\n\nI ‸left.\n'],
  ] as const) {
    it(`is refused ${name}, with a sentence`, () => assert.match(answered(before), /^No heading/));
  }
});
