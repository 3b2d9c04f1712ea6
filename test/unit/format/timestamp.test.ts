import assert from 'node:assert/strict';
import { splitLines } from '../../../src/format/position';
import { readTime, timestampPlace } from '../../../src/format/timestamp';
import { marked } from '../marked-text';

describe('A time', () => {
  for (const [written, expected] of [
    ['4:12', '00:04:12'],
    ['00:04:12', '00:04:12'],
    [' [1:04:12.5]\n', '01:04:12'],
    ['4:72', undefined],
    ['at 4:12', undefined],
    ['', undefined],
  ] as const) {
    it(`${written} is ${expected ?? 'none'}`, () => assert.equal(readTime(written)?.join(':'), expected));
  }
});

describe('The place of a timestamp', () => {
  for (const [what, source, place, last] of [
    ['is the cursor in talk', '**KL:** [00:01:02] So. ‸', 23, '00:01:02'],
    ['is behind a label', '**KL:** ‸', 8, undefined],
    ['is behind a label with the cursor before it', '‸**KL:** So', 8, undefined],
    ['is before a label where the transcript has it so', '[01:02] **KL:** So.\n\n**AB:** ‸', 0, '00:01:02'],
    ['is the cursor in an empty text', '‸', 0, undefined],
    ['knows the last time before the cursor', '**KL:** [1:02] so [1:07] so ‸ [1:09]', 28, '00:01:07'],
  ] as const) {
    it(what, () => {
      const { text, cursor } = marked(source);
      const lines = splitLines(text);
      const found = timestampPlace({ lineCount: lines.length, line: at => lines[at] ?? '' }, cursor);
      assert.deepEqual([found.character, found.last?.join(':')], [place, last]);
    });
  }
});
