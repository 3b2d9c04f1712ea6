import assert from 'node:assert/strict';
import { Pace } from '../../../src/server/pace';

/** Works for 0.2 ms at a step until the time is over; gives the lengths of the slices in ms. */
async function work(pace: Pace, milliseconds: number): Promise<number[]> {
  const slices: number[] = [];
  let began = performance.now();
  for (const end = began + milliseconds; performance.now() < end; ) {
    for (const step = performance.now() + 0.2; performance.now() < step; );
    const pause = pace.pause();
    if (!pause) continue;
    slices.push(performance.now() - began);
    await pause;
    began = performance.now();
  }
  return slices;
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

describe('the pace of work in the background', () => {
  it('is that of short slices', async () => {
    const slices = await work(new Pace(), 100);
    assert.ok(slices.length > 5, `${slices.length} slices`);
    assert.ok(median(slices) < 4, `${median(slices)} ms`);
  });

  it('lets a message be read and handed on between two slices', async () => {
    const pace = new Pace();
    const order: string[] = [];
    setImmediate(() => setImmediate(() => order.push('handed on')));
    await pace.pause();
    order.push('went on');
    assert.deepEqual(order, ['handed on', 'went on']);
  });

  it('rests behind a message', async () => {
    const pace = new Pace();
    await pace.pause();
    assert.equal(pace.pause(), undefined);
    pace.busy();
    const began = performance.now();
    await pace.pause();
    assert.ok(performance.now() - began >= 4, `${performance.now() - began} ms`);
  });

  it('goes on in a stream of messages, now and then', async () => {
    const pace = new Pace();
    const stream = setInterval(() => pace.busy(), 1);
    try {
      const slices = await work(pace, 200);
      assert.ok(slices.length >= 3 && slices.length <= 20, `${slices.length} slices`);
    } finally {
      clearInterval(stream);
    }
  });
});
