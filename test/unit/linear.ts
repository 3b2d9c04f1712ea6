import assert from 'node:assert/strict';

/*
 * Four times the text may take four times as long, and some more: what grows with the square takes sixteen times. Two
 * sizes of the same text are held against each other, so that a slow or busy machine changes nothing. Texts that are
 * read in almost no time are not measured: there is nothing to compare.
 */
const growth = 4;
const mostGrowth = 8;
/** Milliseconds; below, the clock and the compiler of the engine weigh more than the text. */
const measurable = 60;

function timeOf(read: (text: string) => unknown, text: string): number {
  const began = performance.now();
  read(text);
  return performance.now() - began;
}

/**
 * Asserts that reading is linear in the number of repetitions that `make` is given, from a text of about `size`
 * characters on; measures again before it says no.
 */
export function isLinear(
  read: (text: string) => unknown,
  make: (repetitions: number) => string,
  size: number,
): void {
  const unit = make(2).length - make(1).length;
  const first = Math.ceil(size / Math.max(1, unit));
  const measured: string[] = [];
  // Clearing memory may fall into the longer reading and not into the shorter one; of longer texts it does into both.
  for (const count of [first, first * 2, first * 4]) {
    // The quickest of several: other work on the machine makes a reading slower, never quicker.
    let short = Number.POSITIVE_INFINITY;
    let long = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 3; attempt++) {
      short = Math.min(short, timeOf(read, make(count)));
      long = Math.min(long, timeOf(read, make(count * growth)));
      if (long < measurable || long < short * mostGrowth) return;
    }
    measured.push(`${short.toFixed(0)} ms for ${count}, ${long.toFixed(0)} ms for ${count * growth}`);
  }
  assert.fail(measured.join('; '));
}

/** A text that grows in one part. */
export const repeated =
  (part: string, before = '', after = '') =>
  (count: number): string =>
    before + part.repeat(count) + after;
