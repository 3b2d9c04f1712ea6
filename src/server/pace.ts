import { nextTurn } from './next-turn';

/** How long work goes on before others have their turn, in milliseconds. */
const slice = 2;

/** How long it rests after a message: an editor that has sent a key often asks for something right behind it. */
const restAfterMessage = 5;

/** The longest rest in a stream of messages, so that the work comes to an end. */
const longestRest = 20;

/** The pace of work in the background: short slices, and none while an editor wants something. */
export class Pace {
  #sliceEnds = 0;
  #restEnds = 0;

  /** A message has come. */
  busy(): void {
    this.#restEnds = performance.now() + restAfterMessage;
  }

  /** Asked between two steps of work: what it gives is to be waited for. */
  pause(): Promise<void> | undefined {
    const now = performance.now();
    return now < this.#sliceEnds && now >= this.#restEnds ? undefined : this.#rest(now);
  }

  async #rest(began: number): Promise<void> {
    // One turn of the event loop reads what has come, the next hands a message on.
    await nextTurn();
    await nextTurn();
    for (
      let now = performance.now();
      now < this.#restEnds && now < began + longestRest;
      now = performance.now()
    )
      await new Promise(go => setTimeout(go, this.#restEnds - now));
    this.#sliceEnds = performance.now() + slice;
  }
}
