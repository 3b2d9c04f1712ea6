import type { GuideJson, QuestionJson, TotalsJson } from '../../convert/coverage-json';
import { stateName } from '../../convert/coverage-report';
import { counted } from '../../format/counted';
import { element } from '../element';
import { foldButton, noFoldButton } from '../fold-button';
import { numeral } from '../numeral';
import { madeFrom } from '../patch';
import type { Column } from './columns';
import { countOf, percentOf, type Rate, shareOf } from './shares';

export type GuideQuestion = GuideJson['sections'][number]['questions'][number];

/** A question as a row. */
export interface Row {
  readonly question: GuideQuestion;
  /** Its place among the questions of the guide. */
  readonly place: number;
  readonly hasProbes: boolean;
  readonly isFolded: boolean;
}

/** Key of the row of a question. */
export function rowKey(guide: string, question: string): string {
  return `${guide}#${question}`;
}

/** Whether nothing of it is needed: nobody expects an answer, and none is there. */
function isQuiet({ state, expected }: QuestionJson): boolean {
  return state === 'not-applicable' || (state === 'missing' && !expected);
}

/** What is asked and answered of all questions, transcript by transcript. */
export function allRows(
  { uri, totals }: GuideJson,
  columns: readonly Column[],
  rate: Rate,
  around: string,
): HTMLElement[] {
  const all = shareOf(totals, rate);
  const row = (name: 'asked' | 'answered'): HTMLElement => {
    const counts = columns.map(({ transcript }) => shareOf(transcript.totals, rate));
    const same = JSON.stringify([around, all, counts]);
    return madeFrom(element('tr', { class: 'all', 'data-key': `${uri}## ${name}` }), same, () => [
      element('th', { scope: 'row', class: 'name' }, name === 'asked' ? 'All asked' : 'All answered'),
      ...(name === 'asked'
        ? [sum(all.asked, all.of), element('td', { class: 'sum' })]
        : [element('td', { class: 'sum' }), sum(all.answered, all.of)]),
      ...counts.map(share => element('td', { class: 'one' }, countOf(share[name], share.of))),
    ]);
  };
  return [row('asked'), row('answered')];
}

function sum(count: number, of: number): HTMLElement {
  return element(
    'td',
    { class: 'sum' },
    element('span', {}, countOf(count, of)),
    ...(of === 0 ? [] : [' ', element('small', {}, percentOf(count, of))]),
  );
}

function sums(totals: TotalsJson, rate: Rate): HTMLElement[] {
  const { of, asked, answered } = shareOf(totals, rate);
  return [sum(asked, of), sum(answered, of)];
}

/** A section, and what of it is answered, transcript by transcript. */
export function sectionRow(
  guide: string,
  { id, title, totals }: GuideJson['sections'][number],
  index: number,
  isSkipped: boolean,
  columns: readonly Column[],
  rate: Rate,
  around: string,
): HTMLElement {
  const counts = columns.map(({ transcript: { sections } }) => {
    const own = sections[index];
    return own ? shareOf(own, rate) : { of: 0, asked: 0, answered: 0 };
  });
  const row = element('tr', { class: 'section', 'data-key': `${guide}## section ${index}` });
  const same = JSON.stringify([around, id, title, shareOf(totals, rate), counts, isSkipped]);
  return madeFrom(row, same, () => [
    element(
      'th',
      { scope: 'rowgroup', class: isSkipped ? 'name stands-out' : 'name' },
      element('bdi', {}, [id, title].filter(Boolean).join(' ') || 'No section'),
      isSkipped ? element('small', {}, ' always skipped') : undefined,
    ),
    ...sums(totals, rate),
    ...counts.map(({ of, asked, answered }) =>
      element(
        'td',
        {
          class: 'one',
          ...(of > 0 && { title: `asked ${countOf(asked, of)}, answered ${countOf(answered, of)}` }),
        },
        countOf(answered, of),
      ),
    ),
  ]);
}

export interface QuestionRow {
  readonly guide: string;
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly rate: Rate;
  /** The transcript whose cell is opened. */
  readonly opened: string | undefined;
  readonly isUnanswered: boolean;
}

/** A question, and its state in each transcript. */
export function questionRow(
  { guide, row, columns, rate, opened, isUnanswered }: QuestionRow,
  around: string,
): HTMLElement {
  const { question, place, hasProbes, isFolded } = row;
  const { id, text, depth, totals } = question;
  const cells = columns.map(({ transcript }) => transcript.questions[place]);
  const own = [id, text, depth, question.conditional, hasProbes, isFolded, opened, isUnanswered];
  const figures = cells.map(cell => cell && `${cell.state} ${cell.words} ${cell.expected} ${cell.through}`);
  const same = `${around}\n${JSON.stringify([own, shareOf(totals, rate), figures])}`;
  const made = element('tr', { 'data-key': rowKey(guide, id), class: depth > 0 ? 'probe' : 'main' });
  return madeFrom(made, same, () => [
    element(
      'th',
      { scope: 'row', class: isUnanswered ? 'name stands-out' : 'name' },
      element(
        'div',
        { class: `question level-${Math.min(depth, 8)}` },
        hasProbes ? foldButton(`Probes of ${id}`, isFolded) : noFoldButton(),
        element(
          'span',
          {},
          element(
            'button',
            {
              type: 'button',
              class: 'link',
              'data-cell': 'question',
              tabindex: '-1',
              title: `${id} ${text}${isUnanswered ? ' – nobody answers' : ''}`,
            },
            element('strong', {}, id),
            ' ',
            element('bdi', {}, text),
          ),
          isUnanswered ? element('span', { class: 'unseen' }, ', nobody answers') : undefined,
        ),
      ),
    ),
    ...sums(totals, rate),
    ...cells.map((cell, index) => {
      const column = columns[index];
      return cell && column
        ? cellOf(cell, question, column, opened === column.transcript.uri)
        : element('td', { class: 'one' });
    }),
  ]);
}

function cellOf(cell: QuestionJson, question: GuideQuestion, column: Column, isOpened: boolean): HTMLElement {
  const { state, words } = cell;
  const name = cellName(cell, question);
  const said = [`${column.name}, ${question.id}: ${name.slice(2)}`];
  if (words > 0) said.push(counted(words, 'word'));
  if (cell.through.length > 0) said.push(`through ${cell.through.join(', ')}`);
  const number = words > 0 ? ` ${numeral(words)}` : '';
  return element(
    'td',
    { class: `one ${isQuiet(cell) ? 'quiet' : state}${isOpened ? ' opened' : ''}` },
    element(
      'button',
      {
        type: 'button',
        'data-cell': column.transcript.uri,
        tabindex: '-1',
        'aria-label': said.join(', '),
        ...(isOpened && { 'aria-current': 'true' }),
      },
      `${name.charAt(0)}${number}`,
    ),
  );
}

/** The state of a question in a transcript: a sign and a word. */
export function cellName({ state, expected }: QuestionJson, { conditional }: GuideQuestion): string {
  return stateName(state, expected, conditional);
}
