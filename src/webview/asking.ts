import type { ToPanel } from './panel-protocol';

/** Asks the extension for figures; each answer bears the number of its question. */
export interface Asking<Figures extends { readonly kind: string }, Json> {
  /** Figures for a filter; nothing where there are none. */
  ask<Kind extends Figures['kind'] & keyof Json>(
    figures: Extract<Figures, { kind: Kind }>,
    filter: object,
  ): Promise<Json[Kind] | undefined>;
  /** Gives what has come to whoever waits for it, and back why there is no answer: a sentence, empty where there is one. */
  heard(message: FromServer): string;
}

type FromServer = Extract<ToPanel<Record<string, unknown>>, { readonly ask: number }>;

interface Answered {
  readonly kind: string;
  readonly json: unknown;
}

/** `Json` says by what was asked for what the answer is; `post` sends a question with its number. */
export function asking<Figures extends { readonly kind: string }, Json>(
  post: (ask: number, figures: Figures, filter: object) => void,
): Asking<Figures, Json> {
  const waiting = new Map<number, (answer: Answered | undefined) => void>();
  let last = 0;
  return {
    ask: (figures, filter) => {
      const ask = ++last;
      post(ask, figures, filter);
      return new Promise(resolve =>
        waiting.set(ask, answer => {
          const isMeant = answer?.kind === figures.kind;
          resolve(isMeant ? (answer.json as Json[typeof figures.kind & keyof Json]) : undefined);
        }),
      );
    },
    heard(message) {
      const { ask } = message;
      waiting.get(ask)?.(message.type === 'answer' ? message.answer : undefined);
      waiting.delete(ask);
      return message.type === 'refused' ? message.why : '';
    },
  };
}
