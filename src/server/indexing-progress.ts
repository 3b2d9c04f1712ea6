import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

/** How long reading may take before it is told of, in milliseconds. */
const patience = 300;

/** How often it is told of, in milliseconds. */
const interval = 100;

/** Shows in the editor how many transcripts have been read. `cancel` is called when somebody has had enough of it. */
export class IndexingProgress {
  readonly #connection: Connection;
  readonly #cancel: () => void;
  #began: number | undefined;
  #told = 0;
  #reporter: Promise<WorkDoneProgressServerReporter> | undefined;

  constructor(connection: Connection, cancel: () => void) {
    this.#connection = connection;
    this.#cancel = cancel;
  }

  /** `read` of `found` transcripts; 0 of 0 at the end. */
  show(read: number, found: number): void {
    const now = performance.now();
    if (found === 0) this.end();
    else if (this.#began === undefined) this.#began = now;
    else if (now >= this.#began + patience && now >= this.#told + interval) {
      this.#told = now;
      this.#reporter ??= this.#begin();
      const percentage = Math.floor((100 * read) / found);
      void this.#reporter.then(reporter => reporter.report(percentage, `${read} of ${found} transcripts`));
    }
  }

  end(): void {
    void this.#reporter?.then(reporter => reporter.done());
    this.#reporter = undefined;
    this.#began = undefined;
  }

  async #begin(): Promise<WorkDoneProgressServerReporter> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    reporter.begin('Reading the study', 0, undefined, true);
    reporter.token.onCancellationRequested(() => {
      this.end();
      this.#cancel();
    });
    return reporter;
  }
}
