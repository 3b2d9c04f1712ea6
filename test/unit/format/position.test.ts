import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineOffsets, splitLines } from '../../../src/format/position';

describe('offsets and positions', () => {
  const text = fc.array(fc.constantFrom('a', '😀', '\n', '\r', '\r\n', 'é')).map(parts => parts.join(''));

  it('give each other back', () => {
    fc.assert(
      fc.property(text, source => {
        const offsets = new LineOffsets(source);
        for (let at = 0; at <= source.length; at++) {
          if (source[at - 1] === '\r' && source[at] === '\n') continue; // inside a line end
          assert.equal(offsets.offsetAt(offsets.positionAt(at)), at);
        }
      }),
    );
  });

  it('count lines as splitting does', () => {
    fc.assert(
      fc.property(text, source => {
        const lines = splitLines(source);
        assert.deepEqual(new LineOffsets(source).positionAt(source.length), {
          line: lines.length - 1,
          character: lines.at(-1)?.length,
        });
      }),
    );
  });

  it('outside the text are its ends', () => {
    const offsets = new LineOffsets('ab\ncd');
    assert.deepEqual(offsets.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(offsets.positionAt(-1), { line: 0, character: 0 });
    assert.equal(offsets.offsetAt({ line: 9, character: 0 }), 5);
    assert.equal(offsets.offsetAt({ line: 0, character: 99 }), 2);
  });
});
