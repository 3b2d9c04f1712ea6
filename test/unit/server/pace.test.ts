import assert from 'node:assert/strict';
import { type Clock, Pace } from '../../../src/server/pace';

/** A clock that stands still but for the work and the waits of a test. */
class TestClock implements Clock {
  #now = 1000;

  now(): number {
    return this.#now;
  }

  async wait(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
  }
}

/** Works in steps of 0.5 ms for a time; gives the lengths of the slices in ms. `step` is called behind each. */
async function work(pace: Pace, clock: TestClock, milliseconds: number, step = () => {}): Promise<number[]> {
  const slices: number[] = [];
  let began = clock.now();
  for (const end = began + milliseconds; clock.now() < end; ) {
    await clock.wait(0.5);
    step();
    const pause = pace.pause();
    if (!pause) continue;
    slices.push(clock.now() - began);
    await pause;
    began = clock.now();
  }
  return slices;
}

describe('the pace of work in the background', () => {
  it('is that of slices of two milliseconds', async () => {
    const clock = new TestClock();
    const [, ...slices] = await work(new Pace(clock), clock, 20);
    assert.deepEqual(slices, Array(slices.length).fill(2));
    assert.ok(slices.length > 5);
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
    const clock = new TestClock();
    const pace = new Pace(clock);
    await pace.pause();
    assert.equal(pace.pause(), undefined);
    pace.busy();
    const began = clock.now();
    await pace.pause();
    assert.equal(clock.now() - began, 5);
  });

  it('goes on in a stream of messages, now and then', async () => {
    const clock = new TestClock();
    const pace = new Pace({
      now: () => clock.now(),
      async wait(milliseconds) {
        await clock.wait(milliseconds);
        pace.busy();
      },
    });
    const slices = await work(pace, clock, 200, () => pace.busy());
    assert.ok(slices.length >= 7, `${slices.length} slices`);
  });
});
