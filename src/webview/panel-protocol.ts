import { isObject, isRange, isText, isWhole } from '../convert/plain-values';
import type { Range } from '../format/position';

/*
 * What each panel and its page say to each other, whatever it shows. Both sides check what comes in: the page because it
 * shows it, the extension because it acts on it.
 */

/** From a page to the extension. `Figures` is what it asks for. */
export type FromPanel<Figures, Filter> =
  /** The page is there. */
  | { readonly type: 'ready' }
  /** `ask` is a number of the page's own, which the answer bears. */
  | { readonly type: 'ask'; readonly ask: number; readonly filter: Filter; readonly figures: Figures }
  /** Open a file and select a passage. */
  | { readonly type: 'select'; readonly uri: string; readonly range: Range };

/** From the extension to a page. `Json` has the answers by the kind of what was asked for. */
export type ToPanel<Json> =
  | { readonly type: 'answer'; readonly ask: number; readonly answer: AnswerOf<Json> }
  /** There is no answer; `why` is a sentence. */
  | { readonly type: 'refused'; readonly ask: number; readonly why: string }
  /** The study is another: what is shown is old. */
  | { readonly type: 'changed' };

export type AnswerOf<Json> = {
  [Kind in keyof Json]: { readonly kind: Kind; readonly json: Json[Kind] };
}[keyof Json];

/** `read` takes what may be a filter. */
export function isFromPanel<Figures, Filter>(
  message: unknown,
  isFigures: (value: unknown) => value is Figures,
  read: (value: unknown) => { readonly filter: Filter } | { readonly refused: string },
): message is FromPanel<Figures, Filter> {
  if (!isObject(message)) return false;
  switch (message.type) {
    case 'ready':
      return true;
    case 'ask':
      return isWhole(message.ask) && 'filter' in read(message.filter) && isFigures(message.figures);
    case 'select':
      return isText(message.uri) && isRange(message.range);
    default:
      return false;
  }
}

export function isToPanel<Json>(
  message: unknown,
  isAnswer: (value: unknown) => value is AnswerOf<Json>,
): message is ToPanel<Json> {
  if (!isObject(message)) return false;
  switch (message.type) {
    case 'answer':
      return isWhole(message.ask) && isAnswer(message.answer);
    case 'refused':
      return isWhole(message.ask) && isText(message.why);
    case 'changed':
      return true;
    default:
      return false;
  }
}
