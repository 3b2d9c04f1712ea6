import type { StudyOptions } from '../analysis/filter-options';

/** What one can filter a study by: what there is without any filter. */
export type StudyOptionsJson = InJson<StudyOptions>;

type InJson<Options extends StudyOptions> = Omit<Options, 'from' | 'to'> & {
  /** The first and last day. */
  readonly from: string | null;
  readonly to: string | null;
};

export function inJson<Options extends StudyOptions>({ from, to, ...rest }: Options): InJson<Options> {
  return { ...rest, from: from ?? null, to: to ?? null };
}
