import { nextTurn } from './next-turn';

/** How long work goes on before others have their turn, in milliseconds. */
const slice = 2;

/** How long it rests after a message: an editor that has sent a key often asks for something right behind it. */
const restAfterMessage = 5;

/** The longest rest in a stream of messages, so that the work comes to an end. */
const longestRest = 20;

/** Tells the time and lets it go by, in milliseconds. */
export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const realClock: Clock = {
  now: () => performance.now(),
  wait: milliseconds => new Promise(go => setTimeout(go, milliseconds)),
};

/** The pace of work in the background: short slices, and none while an editor wants something. */
export class Pace {
  readonly #clock: Clock;
  #sliceEnds = 0;
  #restEnds = 0;

  constructor(clock: Clock = realClock) {
    this.#clock = clock;
  }

  /** A message has come. */
  busy(): void {
    this.#restEnds = this.#clock.now() + restAfterMessage;
  }

  /** Asked between two steps of work: what it gives is to be waited for. */
  pause(): Promise<void> | undefined {
    const now = this.#clock.now();
    return now < this.#sliceEnds && now >= this.#restEnds ? undefined : this.#rest(now);
  }

  async #rest(began: number): Promise<void> {
    // One turn of the event loop reads what has come, the next hands a message on.
    await nextTurn();
    await nextTurn();
    for (
      let now = this.#clock.now();
      now < this.#restEnds && now < began + longestRest;
      now = this.#clock.now()
    )
      await this.#clock.wait(this.#restEnds - now);
    this.#sliceEnds = this.#clock.now() + slice;
  }
}
