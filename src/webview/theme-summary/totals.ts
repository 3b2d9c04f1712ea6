import { percent } from '../../convert/coverage-report';
import type { ThemeSummaryJson } from '../../convert/themes-json';
import { element } from '../element';
import { numeral } from '../numeral';
import { onClick } from '../patch';

/** What a reader wants first. `openAll` shows all quotes. */
export function totalsView({ totals }: ThemeSummaryJson, openAll: () => void): HTMLElement {
  const { transcripts, participants, segments, words, codedWords, codedShare } = totals;
  const figure = (name: string, value: Node | string, more = ''): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, element('strong', {}, value), ` ${more}`));
  const quotes = element(
    'button',
    { type: 'button', class: 'link', title: 'Show the quotes' },
    numeral(segments),
  );
  return element(
    'dl',
    { class: 'figures', 'data-key': 'totals' },
    figure('Transcripts', numeral(transcripts)),
    figure('Participants', numeral(participants)),
    figure('Coded segments', segments === 0 ? '0' : onClick(quotes, openAll)),
    figure('Words coded', percent(codedShare ?? undefined), `${numeral(codedWords)} of ${numeral(words)}`),
  );
}
