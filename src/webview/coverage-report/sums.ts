import type { CoverageReportJson, GuideJson, TotalsJson } from '../../convert/coverage-json';
import { shareInWords } from '../../convert/coverage-tables';
import { element } from '../element';
import { numeral } from '../numeral';
import { countOf, percentOf, type Rate, rateNouns, shareOf } from './shares';

/** What a reader wants first. */
export function figuresView(
  { transcripts, participants, totals }: CoverageReportJson,
  rate: Rate,
): HTMLElement {
  const { of, asked, answered } = shareOf(totals, rate);
  const figure = (name: string, value: string, more = ''): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, element('strong', {}, value), ` ${more}`));
  const share = (count: number): string => `${countOf(count, of)} ${rateNouns[rate]}`;
  return element(
    'dl',
    { class: 'figures', 'data-key': 'figures' },
    figure('Transcripts', numeral(transcripts.length)),
    figure('Participants', numeral(participants)),
    figure('Asked', percentOf(asked, of), share(asked)),
    figure('Answered', percentOf(answered, of), share(answered)),
    figure('Participants’ words', numeral(totals.words)),
  );
}

/** What a guide comes to by group and by research question, where there is something to tell apart. */
export function sumsTables({ groups, researchQuestions }: GuideJson, rate: Rate): HTMLElement[] {
  return [
    ...(groups.length > 1
      ? [
          sumsTable(
            'groups',
            'Groups',
            ['Group', 'Transcripts'],
            groups.map(({ name, transcripts, totals }) => ({
              name: name || 'no group',
              counts: [transcripts],
              totals,
            })),
            rate,
          ),
        ]
      : []),
    ...(researchQuestions.length > 0
      ? [
          sumsTable(
            'research-questions',
            'Research questions',
            ['Research question'],
            researchQuestions.map(({ id, text, totals }) => ({
              name: [id, text].filter(Boolean).join(' ') || 'no research question',
              counts: [],
              totals,
            })),
            rate,
          ),
        ]
      : []),
  ];
}

interface Sum {
  readonly name: string;
  /** Numbers between the name and the rates. */
  readonly counts: readonly number[];
  readonly totals: TotalsJson;
}

function sumsTable(
  key: string,
  title: string,
  [first = '', ...counts]: readonly string[],
  rows: readonly Sum[],
  rate: Rate,
): HTMLElement {
  const number = (text: string): HTMLElement => element('td', { class: 'number' }, text);
  return element(
    'div',
    { class: 'table', 'data-key': key, role: 'region', 'aria-label': title, tabindex: '0' },
    element(
      'table',
      {},
      element('caption', {}, title),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, first),
          ...[...counts, 'Asked', 'Answered', 'Words'].map(name =>
            element('th', { scope: 'col', class: 'number' }, name),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map(({ name, counts, totals }) => {
          const { of, asked, answered } = shareOf(totals, rate);
          return element(
            'tr',
            {},
            element('th', { scope: 'row' }, element('bdi', {}, name)),
            ...counts.map(count => number(numeral(count))),
            number(shareInWords(asked, of)),
            number(shareInWords(answered, of)),
            number(numeral(totals.words)),
          );
        }),
      ),
    ),
  );
}
