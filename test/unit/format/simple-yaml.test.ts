import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  frontMatterKeys,
  readFrontMatterAsYaml,
  readUsualFrontMatter,
} from '../../../src/format/front-matter';
import { range } from '../../../src/format/position';

const place = range(0, 0, 9, 3);

/** Asserts that a front matter means the same read line by line as by YAML; `false` where only YAML reads it. */
function agrees(text: string): boolean {
  const usual = readUsualFrontMatter(text, 1, place);
  if (usual)
    assert.deepEqual({ frontMatter: usual, problems: [] }, readFrontMatterAsYaml(text, 1, place), text);
  return usual !== undefined;
}

describe('front matter read line by line', () => {
  for (const [name, lines] of Object.entries({
    'one of every key': [
      'guide: ../night bus.guide.yaml',
      'participant: LA-07',
      'group: manager',
      'interviewer: RB',
      'date: 2026-03-14',
      'state: draft                         # or complete',
      'coder: AB',
      'speakers: {RB: interviewer, LA-07: participant}   # optional',
      'attributes: {borough: Northfield, since: 10:30, "two words": \'a, b\'}',
    ],
    'blocks of lines': [
      '# who',
      'interviewer:',
      '  - RB',
      '  - "KL"   # the other one',
      '',
      'speakers:',
      '  RB: interviewer',
      '  Mrs. O’Brien: other',
      'attributes:',
      '    age: 42',
      '    note: as she said, "no"',
      '    job:',
    ],
    'a list at the margin': ['interviewer:', '- RB', '- KL', 'date: 2026-03-14'],
    'a list in brackets': ['interviewer: [RB, 3.10, "K, L"]'],
    'keys without values': ['guide:', 'speakers: # later', 'attributes: {}', 'interviewer: []', 'coder: ~'],
    'texts that look like something else': [
      "participant: '0012'",
      'group: on',
      'coder: 1e3',
      'guide: "null"',
    ],
    nothing: ['', '# soon', '  '],
  })) {
    it(`is understood with ${name}`, () => assert.ok(agrees(lines.join('\n'))));
  }

  for (const [name, line] of Object.entries({
    'a key twice': 'coder: A\ncoder: B',
    'a key twice in braces': 'attributes: {a: b, "a": c}',
    'an unknown key': 'borough: N',
    'a key that every object has': 'constructor: A',
    'an unknown state': 'state: done',
    'an unknown role': 'speakers: {A: interviewr}',
    'a day that does not exist': 'date: 2026-02-30',
    'a list where a text is meant': 'guide: [a]',
    'a text where entries are meant': 'speakers: RB',
    'an anchor': 'coder: &a B',
    'an alias': 'coder: *a',
    'a tag': 'coder: !!str a',
    'a text over two lines': 'coder: a\n  b',
    'a quoted text over two lines': 'coder: "a\n  b"',
    'a folded text': 'coder: >\n  b',
    'a blank that is a sign to YAML': 'attributes: {\u00a0}',
    'an escape': 'coder: "a\\tb"',
    'a doubled quote': "coder: 'a''b'",
    'a tab': 'coder:\ta',
    'a colon that starts a value': 'coder: a: b',
    'lines indented in different ways': 'speakers:\n  A: other\n   B: other',
    'a list among entries': 'speakers:\n  A: other\n  - B',
    'another level': 'attributes:\n  a:\n    b: c',
    'braces over two lines': 'attributes: {a: b,\n c: d}',
    'no mapping': '- a',
    'a very long line': `coder: ${'a'.repeat(2000)}`,
    'very many lines': 'coder: A\n'.concat('# a\n'.repeat(2000)),
  })) {
    it(`leaves ${name} to YAML`, () => assert.equal(readUsualFrontMatter(line, 1, place), undefined));
  }

  const sign = fc.constantFrom(
    ...' -?:,[]{}#&*!|>\'"%@`\\~=<.a1\t\n\r\u00a0\ufeff\u2028é東',
    '\ud83d',
    ': ',
    ' #',
    '- ',
  );
  const word = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('RB', 'LA-07', '3.10', 'null', 'on', 'a b', '10:30', 'R&D', '"x, y"', "'z'"),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('interviewer', 'participant', 'other', 'complete', '2026-03-14', ''),
    },
    { weight: 2, arbitrary: fc.array(sign, { maxLength: 4 }).map(signs => signs.join('')) },
  );
  const words = fc.array(word, { minLength: 1, maxLength: 2 }).map(parts => parts.join(' '));
  const entry = fc
    .tuple(word, fc.constantFrom(': ', ': ', ': ', ':', ' : ', ''))
    .chain(([key, colon]) => words.map(value => `${key}${colon}${value}`));
  const commas = fc.constantFrom(', ', ', ', ',', ' , ', ',,');
  const bracketed = fc
    .tuple(
      fc.constantFrom('{}', '[]', '{]', '{ }', '[ '),
      fc.array(fc.oneof(entry, words), { maxLength: 3 }),
      commas,
    )
    .map(([[open, ...close], parts, comma]) => `${open}${parts.join(comma)}${close.join('')}`);
  const value = fc.oneof(words, words, bracketed, fc.constant(''));
  const key = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...frontMatterKeys) }, word);
  const end = fc.constantFrom('', '', '', ' ', ' # c', '# c', '  #', '\t');
  const indent = fc.constantFrom('', '  ', '  ', '  ', ' ', '   ', '\t');
  const line = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(key, fc.constantFrom(': ', ':', ':  '), value, end).map(parts => parts.join('')),
    },
    { weight: 2, arbitrary: fc.tuple(indent, entry, end).map(parts => parts.join('')) },
    {
      weight: 2,
      arbitrary: fc.tuple(indent, fc.constantFrom('- ', '-', '-  '), value, end).map(parts => parts.join('')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(indent, fc.constantFrom('', '#', '# c', '...', '--- a', '? a', '% a'))
        .map(parts => parts.join('')),
    },
  );
  const lines = fc.array(line, { maxLength: 5 }).map(all => all.join('\n'));

  /** The text with a sign put in somewhere or a piece taken out. */
  const changed = fc
    .tuple(lines, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), fc.oneof(sign, fc.constant('')))
    .map(([text, where, without, put]) => {
      const at = Math.floor(where * text.length);
      return text.slice(0, at) + put + text.slice(at + without);
    });

  it('means what YAML says it means, or is left to YAML', () => {
    let understood = 0;
    fc.assert(
      fc.property(fc.oneof(lines, changed), text => {
        if (agrees(text)) understood++;
      }),
      { numRuns: 4000 },
    );
    assert.ok(understood > 200, `only ${understood} of the texts were simple enough to compare anything`);
  }).timeout(30_000);

  it('means what YAML says it means where a usual one is changed in one place', () => {
    const usual = fc.constantFrom(
      'guide: a.guide.yaml\nspeakers: {RB: interviewer, LA-07: participant}  # c\nattributes: {a: b c, "d": \'e\'}\n',
      'interviewer: [RB, "K L"]\ncoder: "A"\nstate: complete\n\ndate: 2026-03-14\n',
      'speakers:\n  RB: interviewer\n  LA-07: participant # c\nattributes:\n  a: b c\n  d:\ninterviewer:\n- RB\n- KL\n',
    );
    fc.assert(
      fc.property(
        usual,
        fc.nat(100),
        fc.nat(2),
        fc.oneof(sign, fc.constant('')),
        (text, at, without, put) => {
          agrees(text.slice(0, at) + put + text.slice(at + without));
        },
      ),
      { numRuns: 4000 },
    );
  }).timeout(30_000);
});
