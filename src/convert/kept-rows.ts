import type { CodedTranscript } from '../analysis/coded-transcript';
import type { Study } from '../study/study';

/** The rows of the chart that was made last, so that only what has changed meanwhile is made again. */
export class KeptRows<Row> {
  #of: readonly unknown[] = [];
  #rows = new RowsOfChart<Row>();

  /** Those of a chart of what is asked, which is plain data. None where the last chart was another. */
  of(study: Study, asked: unknown): RowsOfChart<Row> {
    const of = [JSON.stringify(asked), ...study.codebooks().map(({ codebook }) => codebook)];
    if (!isSame(of, this.#of)) {
      this.#of = of;
      this.#rows = new RowsOfChart();
    }
    return this.#rows;
  }
}

/** Rows by the transcripts that they are of; they go when those do. */
class RowsOfChart<Row> {
  readonly #rows = new WeakMap<
    CodedTranscript,
    { readonly of: readonly CodedTranscript[]; readonly row: Row }
  >();

  get(of: readonly CodedTranscript[]): Row | undefined {
    const known = of[0] && this.#rows.get(of[0]);
    return known && isSame(known.of, of) ? known.row : undefined;
  }

  keep(of: readonly CodedTranscript[], row: Row): void {
    if (of[0]) this.#rows.set(of[0], { of, row });
  }
}

function isSame(these: readonly unknown[], those: readonly unknown[]): boolean {
  return these.length === those.length && these.every((each, index) => each === those[index]);
}
