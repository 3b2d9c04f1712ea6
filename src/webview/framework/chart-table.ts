import type { FrameworkJson, FrameworkRowJson } from '../../convert/framework-json';
import { aboutRow, columnName } from '../../convert/framework-report';
import { element } from '../element';
import { madeFrom, patch, staying } from '../patch';
import { actions, cellView, doing } from './cell-view';
import { keepOneStop, listenForKeys } from './chart-keys';
import { type Draft, keyOfDraft } from './state';

/** A cell of the chart that is shown. */
export interface ChartCell {
  readonly row: FrameworkRowJson;
  /** Number of the column. */
  readonly column: number;
}

export interface ChartActions {
  /** Does what a button of a cell, or of a row's head, is for; `about` is the number of what it is about. */
  run(action: (typeof actions)[number], cell: ChartCell, about: number): void;
  /** What a draft is written with; `about` says what it is of. */
  editorOf(draft: Draft, about: string): HTMLElement;
}

/** The chart as a table, which changes only the rows that have changed: it has thousands of cells. */
export class ChartTable {
  readonly element: HTMLElement;
  readonly #table = element('table');
  readonly #act: ChartActions;
  #chart: FrameworkJson | undefined;
  #drafts: readonly Draft[] = [];
  /** Cells whose passages are all shown. */
  readonly #unfolded = new Set<string>();

  constructor(act: ChartActions) {
    this.#act = act;
    this.element = element('div', { class: 'chart', 'data-own': '' }, this.#table);
    this.element.addEventListener('click', ({ target }) => this.#click(target));
    listenForKeys(this.element, cell => this.#enter(cell));
  }

  show(chart: FrameworkJson, drafts: readonly Draft[]): void {
    this.#chart = chart;
    this.#drafts = drafts;
    const columns = JSON.stringify([chart.choice.columns, chart.columns]);
    // The style sheet makes blocks of the table, which would take its roles away.
    const head = madeFrom(element('thead', { role: 'rowgroup' }), columns, () => [headOf(chart)]);
    const rows = chart.rows.map(row => {
      const made = element('tr', { role: 'row', 'data-key': keyOf(row) });
      const drafted = this.#draftsIn(row).map(keyOfDraft);
      const same = JSON.stringify([columns, asText(row), drafted, this.#unfoldedIn(row)]);
      return madeFrom(made, same, () => this.#cells(row));
    });
    const attributes = { role: 'grid', 'aria-label': 'Framework matrix', 'aria-describedby': 'chart-how' };
    patch(this.#table, element('table', attributes, head, element('tbody', { role: 'rowgroup' }, ...rows)));
    // Each column has the same width, so that the rows are alike, each by itself.
    this.#table.style.minWidth = `calc(var(--head-width) + ${chart.columns.length} * var(--column-width))`;
    keepOneStop(this.element);
    this.#keepHeadsClear();
  }

  /** The cell in which a draft is written; `undefined` where it is not shown. */
  cellOf(draft: Draft): HTMLElement | undefined {
    const row = this.#chart?.rows.find(each => isOf(draft, each));
    const column = this.#chart?.columns.findIndex(({ id }) => id === draft.column) ?? -1;
    if (!row || column < 0) return undefined;
    const shown = this.#table.querySelector(`tr[data-key="${CSS.escape(keyOf(row))}"]`)?.children[column + 1];
    return shown instanceof HTMLElement ? shown : undefined;
  }

  /** What comes into sight by a key comes beside the heads, and not below them. */
  #keepHeadsClear(): void {
    const corner = this.#table.querySelector('th');
    this.element.style.scrollPaddingBlockStart = `${corner?.offsetHeight ?? 0}px`;
    this.element.style.scrollPaddingInlineStart = `${corner?.offsetWidth ?? 0}px`;
  }

  #cells(row: FrameworkRowJson): HTMLElement[] {
    const drafts = this.#draftsIn(row);
    return [rowHead(row), ...row.cells.map((cell, column) => this.#cell({ row, column }, cell, drafts))];
  }

  #cell(place: ChartCell, cell: FrameworkRowJson['cells'][number], drafts: readonly Draft[]): HTMLElement {
    const id = this.#chart?.columns[place.column]?.id ?? '';
    const about = `${id} by ${place.row.participant}`;
    const editors = new Map<number, HTMLElement>();
    const newEditors: HTMLElement[] = [];
    for (const draft of drafts) {
      if (draft.column !== id) continue;
      const { summary } = draft;
      const index =
        'was' in summary
          ? cell.summaries.findIndex(({ uri, text }) => uri === summary.uri && text === summary.was.text)
          : -1;
      const made = staying(this.#act.editorOf(draft, about), keyOfDraft(draft));
      if (index < 0) newEditors.push(made);
      else editors.set(index, made);
    }
    const isUnfolded = this.#unfolded.has(unfoldingKey(place, id));
    return element(
      'td',
      {
        role: 'gridcell',
        'data-cell': '',
        'data-key': id,
        tabindex: '-1',
      },
      cellView({ cell, about, editors, newEditors, isUnfolded }),
    );
  }

  #draftsIn(row: FrameworkRowJson): Draft[] {
    return this.#drafts.filter(draft => isOf(draft, row));
  }

  #unfoldedIn(row: FrameworkRowJson): string[] {
    const own = `${keyOf(row)} `;
    return [...this.#unfolded].filter(each => each.startsWith(own));
  }

  #click(target: EventTarget | null): void {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    const cell = pressed && this.#cellAround(pressed);
    const action = actions.find(each => each === pressed?.dataset.do);
    if (!cell || !action) return;
    if (action === 'more') this.#unfold(cell);
    else this.#act.run(action, cell, Number(pressed?.dataset.about));
  }

  /** Enter on a cell changes its first summary, or writes one; on a row's head it opens the transcript. */
  #enter(shown: HTMLElement): void {
    const pressed = shown.querySelector<HTMLElement>('[data-do="edit"], [data-do="write"], th [data-do]');
    (pressed ?? shown.querySelector<HTMLElement>('textarea, [data-do]'))?.[pressed ? 'click' : 'focus']();
  }

  #unfold(cell: ChartCell): void {
    const key = unfoldingKey(cell, this.#chart?.columns[cell.column]?.id ?? '');
    if (!this.#unfolded.delete(key)) this.#unfolded.add(key);
    if (this.#chart) this.show(this.#chart, this.#drafts);
  }

  #cellAround(target: Element): ChartCell | undefined {
    const key = target.closest('tr')?.dataset.key;
    const row = this.#chart?.rows.find(each => keyOf(each) === key);
    const shown = target.closest('td, th');
    return row && shown instanceof HTMLTableCellElement ? { row, column: shown.cellIndex - 1 } : undefined;
  }
}

function headOf(chart: FrameworkJson): HTMLElement {
  const heads = chart.columns.map(column => {
    const name = columnName(chart, column);
    const under = column.under === null ? undefined : element('small', {}, column.under);
    return element(
      'th',
      { role: 'columnheader', scope: 'col', title: name },
      element('b', { dir: 'auto' }, name),
      under,
    );
  });
  const participant = element('b', {}, 'Participant');
  return element(
    'tr',
    { role: 'row' },
    element('th', { role: 'columnheader', scope: 'col' }, participant),
    ...heads,
  );
}

function rowHead(row: FrameworkRowJson): HTMLElement {
  const { participant, transcripts } = row;
  // The comma is on the side to which its words are read.
  const about = aboutRow(row).flatMap((each, index, { length }) => [
    element('span', { class: 'whole', dir: 'auto' }, index < length - 1 ? `${each},` : each),
    ' ',
  ]);
  const [, ...others] = transcripts;
  const name = element('bdi', {}, participant);
  const open = doing('transcript', 0, name, `Open the transcript of ${participant}`, 'link');
  const more = others.flatMap(({ date }, index) => [
    ' ',
    doing('transcript', index + 1, date ?? `transcript ${index + 2}`, undefined, 'link'),
  ]);
  return element(
    'th',
    { role: 'rowheader', scope: 'row', 'data-cell': '', 'data-key': 'participant', tabindex: '-1' },
    element('b', {}, open),
    about.length === 0 ? undefined : element('small', {}, ...about),
    more.length > 0 ? element('small', {}, 'also', ...more) : undefined,
  );
}

function isOf({ summary }: Draft, { transcripts }: FrameworkRowJson): boolean {
  return transcripts.some(({ uri }) => uri === summary.uri);
}

const texts = new WeakMap<FrameworkRowJson, string>();

function asText(row: FrameworkRowJson): string {
  const known = texts.get(row) ?? JSON.stringify(row);
  texts.set(row, known);
  return known;
}

function unfoldingKey({ row }: ChartCell, column: string): string {
  return `${keyOf(row)} ${column}`;
}

function keyOf({ transcripts }: FrameworkRowJson): string {
  return transcripts[0]?.uri ?? '';
}
