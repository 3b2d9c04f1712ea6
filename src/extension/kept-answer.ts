import * as vscode from 'vscode';

/** What the server has answered about the study, until that changes. It is asked when somebody looks, for one answer at a time. */
export class KeptAnswer<Json> {
  readonly #ask: () => Promise<Json>;
  readonly #changed = new vscode.EventEmitter<Json>();
  /** The answer is another one. */
  readonly onDidChange = this.#changed.event;
  readonly #read = new vscode.EventEmitter<Json>();
  /** It has been asked for, whether it is another one or not. */
  readonly onDidRead = this.#read.event;
  #answer: Json;
  #last = '';
  #reading: Promise<void> | undefined;
  #isStale = true;

  /** `nothing` stands for the answer until there is one. */
  constructor(ask: () => Promise<Json>, nothing: Json) {
    this.#ask = ask;
    this.#answer = nothing;
  }

  /** As it is now; asks if that has not been done since the last change. */
  async now(): Promise<Json> {
    if (this.#isStale) await this.#askAgain();
    return this.#answer;
  }

  /** To be called when it may be another one; `isShown`: whether anybody sees it. */
  changed(isShown: boolean): void {
    this.#isStale = true;
    if (isShown) void this.#askAgain();
  }

  async #askAgain(): Promise<void> {
    if (this.#reading) {
      await this.#reading;
      if (this.#isStale) await this.#askAgain();
      return;
    }
    this.#isStale = false;
    this.#reading = this.#take();
    await this.#reading;
  }

  /** Never fails: the server may have gone, or be about to be started again. */
  async #take(): Promise<void> {
    try {
      const answer = await this.#ask();
      const text = JSON.stringify(answer);
      if (text !== this.#last) {
        this.#last = text;
        this.#answer = answer;
        this.#changed.fire(answer);
      }
      this.#read.fire(answer);
    } catch {
      this.#isStale = true;
    } finally {
      this.#reading = undefined;
    }
  }
}
