import type { ThemeFilter } from '../../analysis/theme-filter';
import type { Answer, Figures, FiguresJson, FromThemeSummary } from '../protocol';

/** Asks the extension for figures; each answer bears the number of its question. */
export interface Asking {
  /** Figures for a filter; nothing where there are none. */
  ask<Kind extends Figures['kind']>(
    figures: Extract<Figures, { kind: Kind }>,
    filter: ThemeFilter,
  ): Promise<FiguresJson[Kind] | undefined>;
  /** Gives an answer to whoever waits for it. */
  answered(ask: number, answer: Answer | undefined): void;
}

export function asking(post: (message: FromThemeSummary) => void): Asking {
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  let last = 0;
  return {
    ask: (figures, filter) => {
      const ask = ++last;
      post({ type: 'ask', ask, filter, figures });
      return new Promise(resolve =>
        waiting.set(ask, answer => {
          const isMeant = answer?.kind === figures.kind;
          resolve(isMeant ? (answer.json as FiguresJson[typeof figures.kind]) : undefined);
        }),
      );
    },
    answered(ask, answer) {
      waiting.get(ask)?.(answer);
      waiting.delete(ask);
    },
  };
}
