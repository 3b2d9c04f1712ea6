import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnyLabel, readSpeakerLabel } from '../../../src/format/speaker-label';
import { marked } from '../marked-text';

const known = (name: string): boolean => ['int', 'rb-2', '李明'].includes(name);

/** Reads a line in which the name, the timestamp (if it has one) and the first word said (`‸`) are marked. */
function labels(source: string): void {
  const { text, ranges, cursor } = marked(source);
  const label = readSpeakerLabel(text, known);
  assert.ok(label, text);
  const places = [
    [label.nameStart, label.nameEnd],
    label.timestamp && [label.timestamp.start, label.timestamp.end],
  ];
  assert.deepEqual(
    places.filter(place => place !== undefined).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
    ranges.map(({ start, end }) => [start.character, end.character]),
  );
  assert.equal(label.name, text.slice(label.nameStart, label.nameEnd));
  assert.equal(
    label.timestamp && `[${label.timestamp.text}]`,
    label.timestamp && text.slice(label.timestamp.start, label.timestamp.end),
  );
  assert.equal(label.textStart, cursor.character);
}

describe('a speaker label', () => {
  for (const line of [
    '**«RB»:** ‸Hello.',
    '**«RB»**: ‸Hello.',
    '**«RB» :** ‸Hello.',
    '**«the woman at the door»:** ‸Hello.',
    '  **«RB»:**   ‸Hello.',
    '«RB»: ‸Hello.',
    '«LA-07»: ‸Hello.',
    '«07»: ‸Hello.',
    '«Speaker 2»: ‸Hello.',
    "«Mrs. O'Brien»: ‸Hello.",
    '«Anna-Lena Müller»: ‸Hello.',
    '«Driver (night)»: ‸Hello.',
    '«Élodie»: ‸Oui.',
    '«Иван»: ‸Да.',
    '«李明»： ‸你好。',
    '«李明»：‸你好。',
    '**«李明»：**‸你好。',
    '**«RB»:**‸Hello.',
    '«محمد»: ‸نعم',
    '«RB»:‸',
    '**«RB»:**‸',
    '«int»: ‸Hello.',
    '«rb-2»: ‸Hello.',
    '«[00:04:12]» **«RB»:** ‸Hello.',
    '«[04:12]» «RB»: ‸Hello.',
    '«[00:04:12.500]» «RB»: ‸Hello.',
    '«[00:04:12]» «int»: ‸Hello.',
    '**«RB»:** «[00:04:12]» ‸Hello.',
    '«RB»: «[100:04:12,5]» ‸Hello.',
    '«int»: «[00:04:12]» ‸Hello.',
    '**«RB»:** ‸**Never** did I.',
    '«RB»: ‸*laughs* Yes.',
    '«RB»: ‸[laughs] Yes [00:04:12].',
    '«RB»: ‸: no.',
  ]) {
    it(`is in ${line}`, () => labels(line));
  }

  for (const line of [
    'The thing is: we never asked.',
    'That is what I said: no.',
    'somebody: Hello.',
    'We met at 10:30 there.',
    'Https://example.org',
    'RB:Hello.',
    '他说：「你好」',
    'RB Hello.',
    'RB\\: Hello.',
    '- RB: Hello.',
    '> RB: Hello.',
    '[laughs] RB: Hello.',
    '“RB”: Hello.',
    ': Hello.',
    '**: Hello.',
    '****: Hello.',
    '**RB: Hello.**',
    'One Two Three Four Five: Hello.',
    `**${'a'.repeat(121)}:** Hello.`,
    '[00:04:12] and then: Hello.',
    '[0:4:1] Hello',
    '',
  ]) {
    it(`is not in ${line || 'nothing'}`, () => assert.equal(readSpeakerLabel(line, known), undefined));
  }

  it('is the same by the short way and by the long one', () => {
    const piece = fc.constantFrom(
      ...['**', '*', ':', ':**', '**:', '：', ' ', '  ', '\t', '\u00a0', '\n', '-', '.', '(', '[00:01]', '['],
      ...['a', 'B', 'RB', 'LA-07', 'P 2', 'é', '李明', '😀', '\ud800', '1', 'x'.repeat(40)],
    );
    const line = fc
      .tuple(fc.constantFrom('', '**', '**RB:** ', '**RB'), fc.array(piece, { maxLength: 8 }))
      .map(([start, parts]) => start + parts.join(''));
    fc.assert(
      fc.property(line, line => assert.deepEqual(readSpeakerLabel(line, known), readAnyLabel(line, known))),
      { numRuns: 3000 },
    );
  });
});
