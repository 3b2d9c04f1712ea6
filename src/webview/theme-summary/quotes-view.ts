import type { QuoteJson, QuotesJson } from '../../convert/quotes-json';
import { counted } from '../../format/counted';
import type { Range } from '../../format/position';
import { element } from '../element';
import { numeral } from '../numeral';
import { onClick } from '../patch';

export interface QuotesActions {
  /** Buttons that save all of them. */
  readonly saving: HTMLElement;
  select(uri: string, range: Range): void;
  turnTo(offset: number): void;
  close(): void;
}

/** How many quotes are shown at once. */
export const pageSize = 50;

/** The quotes that a number counts; without `quotes` they are still on their way. */
export function quotesView(title: string, quotes: QuotesJson | undefined, act: QuotesActions): HTMLElement {
  const close = element('button', { type: 'button', class: 'link close', 'data-key': 'close' }, 'Close');
  return element(
    'section',
    { class: 'quotes', 'data-key': 'quotes', 'aria-labelledby': 'quotes-title' },
    element(
      'header',
      {},
      element('h2', { id: 'quotes-title', tabindex: '-1' }, 'Quotes: ', element('bdi', {}, title)),
      element('div', { class: 'controls' }, act.saving, onClick(close, act.close)),
    ),
    ...(quotes ? pageOf(quotes, act) : [element('p', {}, 'Looking for the quotes …')]),
  );
}

function pageOf({ total, offset, quotes }: QuotesJson, act: QuotesActions): HTMLElement[] {
  if (total === 0) return [element('p', {}, 'There are none any more.')];
  const turn = (name: string, to: number, isThere: boolean): HTMLElement => {
    const made = element('button', { type: 'button', class: 'link', 'data-key': name }, name);
    made.disabled = !isThere;
    return onClick(made, () => act.turnTo(to));
  };
  return [
    element(
      'div',
      { class: 'pages', 'data-key': 'pages' },
      element(
        'span',
        {},
        total > pageSize
          ? `${numeral(offset + 1)} to ${numeral(offset + quotes.length)} of ${numeral(total)}`
          : counted(total, 'quote'),
      ),
      ...(total > pageSize
        ? [
            turn('Previous', Math.max(0, offset - pageSize), offset > 0),
            turn('Next', offset + pageSize, offset + quotes.length < total),
          ]
        : []),
    ),
    element('ol', { start: String(offset + 1) }, ...quotes.map(quote => quoteView(quote, act))),
  ];
}

function quoteView(quote: QuoteJson, act: QuotesActions): HTMLElement {
  const { uri, range, participant, group, date, questions, themes, memos } = quote;
  const line = range.start.line + 1;
  const open = element(
    'button',
    { type: 'button', class: 'link', title: 'Open the passage in the editor' },
    element('bdi', {}, participant),
    `, line ${line}`,
  );
  const about = [group, date, questions.join(', ')].filter(Boolean).join(' · ');
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'source' },
      onClick(open, () => act.select(uri, range)),
      about === '' ? undefined : element('small', {}, ` · ${about}`),
    ),
    element('blockquote', {}, ...wordsOf(quote)),
    element(
      'ul',
      { class: 'coded', 'aria-label': 'Themes' },
      ...themes.map(({ path, coder, weight }) =>
        element(
          'li',
          {},
          element('bdi', {}, path.join(' › ')),
          element(
            'small',
            {},
            `${coder === null ? '' : ` by ${coder}`}${weight === null ? '' : `, weight ${weight}`}`,
          ),
        ),
      ),
    ),
    ...memos.map(memo => element('p', { class: 'memo' }, element('small', {}, 'Memo '), memo)),
  );
}

function wordsOf({ parts, before, after }: QuoteJson): (Node | string)[] {
  if (parts.length === 0) return [element('em', {}, 'The words cannot be shown: the file has changed.')];
  const words = parts.flatMap(({ speaker, text, follows }, index) => {
    const isNew =
      speaker !== null &&
      (index === 0 ? parts.some(part => part.speaker !== speaker) : speaker !== parts[index - 1]?.speaker);
    return [
      index === 0 ? '' : follows ? ' ' : ' […] ',
      isNew ? element('small', { class: 'speaker' }, `${speaker}: `) : '',
      element('mark', {}, text),
    ];
  });
  return [
    before === '' ? '' : element('span', { class: 'context' }, before),
    ...words,
    after === '' ? '' : element('span', { class: 'context' }, after),
  ].filter(part => part !== '');
}
