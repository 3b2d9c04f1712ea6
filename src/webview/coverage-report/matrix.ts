import type { GuideJson, QuestionJson, TotalsJson, TranscriptJson } from '../../convert/coverage-json';
import { stateName } from '../../convert/coverage-report';
import { counted } from '../../format/counted';
import type { Cell } from '../coverage-protocol';
import { element } from '../element';
import { madeFrom, onClick } from '../patch';
import { countOf, percentOf, type Rate, shareOf } from './shares';
import type { ViewState } from './state';

export type GuideQuestion = GuideJson['sections'][number]['questions'][number];

export interface MatrixActions {
  fold(row: string, isFolded: boolean): void;
  openCell(cell: Cell): void;
  /** Opens a file at a line, counted from 1. */
  openFile(uri: string, line: number): void;
}

/** A transcript as a column. */
interface Column {
  readonly transcript: TranscriptJson;
  readonly name: string;
}

/** A question as a row. */
interface Row {
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

/** Key of the row with the names of the transcripts. */
export function headKey(guide: string): string {
  return `${guide}##`;
}

/** Whether nothing of it is needed: nobody expects an answer, and none is there. */
function isQuiet({ state, expected }: QuestionJson): boolean {
  return state === 'not-applicable' || (state === 'missing' && !expected);
}

/**
 * A guide's questions against its transcripts. Rows are made only where they are others than those that are shown: a large
 * study has thousands of cells.
 */
export function matrix(
  guide: GuideJson,
  transcripts: readonly TranscriptJson[],
  names: ReadonlyMap<string, string>,
  { rate, unfolded, opened }: Pick<ViewState, 'rate' | 'unfolded' | 'opened'>,
  act: MatrixActions,
): HTMLElement {
  const columns = columnsOf(guide, transcripts, names);
  const questions = guide.sections.flatMap(section => section.questions);
  const nobody = new Set(guide.standsOut.unanswered.map(({ id }) => id));
  const gaps = new Set(guide.standsOut.gaps.map(({ uri }) => uri));
  const isSkipped = (section: GuideJson['sections'][number]): boolean =>
    guide.standsOut.skipped.some(({ id, title }) => id === section.id && title === section.title);
  /** What each row follows from besides its own figures. */
  const around = JSON.stringify([columns.map(({ transcript: { uri }, name }) => [uri, name]), rate]);
  let place = 0;
  const bodies = guide.sections.map((section, index) => {
    const rows = rowsOf(section.questions, place, row => unfolded.includes(rowKey(guide.uri, row)));
    place += section.questions.length;
    return element(
      'tbody',
      { 'data-key': `section ${index}` },
      ...(section.id || section.title || guide.sections.length > 1
        ? [sectionRow(guide.uri, section, index, isSkipped(section), columns, rate, around)]
        : []),
      ...rows.map(row => {
        const column = opened?.question === row.question.id ? opened.uri : undefined;
        return questionRow(
          { guide: guide.uri, row, columns, rate, opened: column, isUnanswered: nobody.has(row.question.id) },
          around,
        );
      }),
    );
  });
  const table = element(
    'table',
    { class: 'cells', 'data-key': 'cells', 'aria-describedby': 'matrix-how' },
    element('caption', { class: 'unseen' }, `Questions and transcripts: ${guide.title}`),
    element(
      'colgroup',
      {},
      ...['name', 'sum', 'sum', ...columns.map(() => 'one')].map(kind => element('col', { class: kind })),
    ),
    head(guide, columns, gaps),
    element('tbody', { 'data-key': 'all' }, ...allRows(guide, columns, rate, around)),
    ...bodies,
  );
  onClick(table, target => {
    const button = target.closest<HTMLElement>('[data-cell]');
    const row = button?.closest('tr')?.getAttribute('data-key') ?? '';
    const cell = button?.dataset.cell ?? '';
    if (!button) return;
    if (row === headKey(guide.uri)) return act.openFile(cell, 1);
    const question = questions.find(({ id }) => rowKey(guide.uri, id) === row);
    if (!question) return;
    if (cell === 'fold') act.fold(row, button.getAttribute('aria-expanded') === 'true');
    else if (cell === 'question') act.openFile(guide.uri, question.line);
    else act.openCell({ uri: cell, question: question.id });
  });
  return element('div', { class: 'table matrix', id: `matrix ${guide.uri}`, 'data-key': 'matrix' }, table);
}

/** Those of a group stand together, in the order of the groups. */
function columnsOf(
  { groups }: GuideJson,
  transcripts: readonly TranscriptJson[],
  names: ReadonlyMap<string, string>,
): Column[] {
  const placeOf = new Map(groups.map(({ name }, index) => [name, index]));
  const place = ({ group }: TranscriptJson): number => placeOf.get(group ?? '') ?? groups.length;
  return [...transcripts]
    .sort((a, b) => place(a) - place(b))
    .map(transcript => ({ transcript, name: names.get(transcript.uri) ?? transcript.participant }));
}

/** The questions that are not folded away. */
function rowsOf(
  questions: readonly GuideQuestion[],
  first: number,
  isUnfolded: (id: string) => boolean,
): Row[] {
  const rows: Row[] = [];
  /** Deeper ones are folded away. */
  let depth = Number.POSITIVE_INFINITY;
  for (const [index, question] of questions.entries()) {
    if (question.depth > depth) continue;
    const hasProbes = (questions[index + 1]?.depth ?? 0) > question.depth;
    const isFolded = hasProbes && !isUnfolded(question.id);
    depth = isFolded ? question.depth : Number.POSITIVE_INFINITY;
    rows.push({ question, place: first + index, hasProbes, isFolded });
  }
  return rows;
}

function head(guide: GuideJson, columns: readonly Column[], gaps: ReadonlySet<string>): HTMLElement {
  const key = headKey(guide.uri);
  const row = element('tr', { 'data-key': key });
  const same = JSON.stringify([
    columns.map(({ transcript: { uri, group, date, state }, name }) => [uri, group, date, state, name]),
    [...gaps],
  ]);
  madeFrom(row, same, () => [
    element('th', { scope: 'col', class: 'name' }, 'Question'),
    element('th', { scope: 'col', class: 'sum' }, 'Asked'),
    element('th', { scope: 'col', class: 'sum' }, 'Answered'),
    ...columns.map(({ transcript: { uri, date, state }, name }) => {
      const more = [date, state === 'draft' ? 'draft' : ''].filter(Boolean).join(' · ');
      const hasGaps = gaps.has(uri);
      return element(
        'th',
        { scope: 'col', class: hasGaps ? 'one stands-out' : 'one' },
        element(
          'button',
          {
            type: 'button',
            class: 'link',
            'data-cell': uri,
            tabindex: '-1',
            title: [name, more, hasGaps ? 'has gaps' : ''].filter(Boolean).join(' · '),
          },
          element('bdi', {}, name),
          hasGaps ? element('span', { class: 'unseen' }, ', has gaps') : undefined,
        ),
        more === '' ? undefined : element('small', {}, more),
      );
    }),
  ]);
  const groups = guide.groups.some(({ name }) => name !== '')
    ? [
        element(
          'tr',
          { class: 'groups', 'data-key': 'groups' },
          element('td', { colspan: '3', class: 'name' }),
          ...guide.groups.flatMap(({ name, transcripts }) =>
            transcripts === 0
              ? []
              : [
                  element(
                    'th',
                    { scope: 'colgroup', colspan: String(transcripts) },
                    element('span', {}, element('bdi', {}, name || 'no group')),
                  ),
                ],
          ),
        ),
      ]
    : [];
  return element('thead', {}, ...groups, row);
}

/** What is asked and answered of all questions, transcript by transcript. */
function allRows(
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

function sectionRow(
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

interface QuestionRow {
  readonly guide: string;
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly rate: Rate;
  /** The transcript whose cell is opened. */
  readonly opened: string | undefined;
  readonly isUnanswered: boolean;
}

function questionRow(
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
        hasProbes
          ? foldButton(question, isFolded)
          : element('span', { class: 'fold', 'aria-hidden': 'true' }),
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

function foldButton({ id }: GuideQuestion, isFolded: boolean): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'fold',
      tabindex: '-1',
      'data-cell': 'fold',
      'aria-expanded': String(!isFolded),
      'aria-label': `Probes of ${id}`,
    },
    element('span', { 'aria-hidden': 'true' }, isFolded ? '▸' : '▾'),
  );
}

function cellOf(cell: QuestionJson, question: GuideQuestion, column: Column, isOpened: boolean): HTMLElement {
  const { state, words } = cell;
  const name = cellName(cell, question);
  const said = [`${column.name}, ${question.id}: ${name.slice(2)}`];
  if (words > 0) said.push(counted(words, 'word'));
  if (cell.through.length > 0) said.push(`through ${cell.through.join(', ')}`);
  const number = words > 0 ? ` ${words.toLocaleString()}` : '';
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
