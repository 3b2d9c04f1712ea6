import type { FrameworkChoice } from '../../analysis/framework-columns';
import type { ThemeFilter } from '../../analysis/theme-filter';
import type { FrameworkJson } from '../../convert/framework-json';
import { checkbox, dropdown, menu } from '../controls';
import { element } from '../element';
import { withoutPart, withPart } from '../filter-chips';
import { chipsView, filterControls } from '../filter-view';
import { staying } from '../patch';
import type { ChartKind } from './saved-files';
import type { ViewState } from './state';

/** What the page shows around the chart. */
export interface Shown {
  /** Nothing until there is a chart. */
  readonly chart: FrameworkJson | undefined;
  readonly state: ViewState;
  /** Why there is no chart, in a sentence; empty where there is no reason. */
  readonly problem: string;
  readonly isStale: boolean;
  /** How many drafts are of cells that are not shown. */
  readonly away: number;
}

export interface FrameActions {
  setFilter(change: (filter: ThemeFilter) => ThemeFilter): void;
  choose(choice: Partial<FrameworkChoice>): void;
  save(kind: ChartKind): void;
}

const columns = [
  { value: 'questions', label: 'Questions in columns' },
  { value: 'themes', label: 'Themes in columns' },
] as const;

/** Makes the page around the chart anew as often as it is asked to; its controls look after themselves. */
export function framed(
  act: FrameActions,
  choice: FrameworkChoice,
): (shown: Shown, table: HTMLElement) => HTMLElement {
  const controls = filterControls(part => act.setFilter(filter => withPart(filter, part)));
  const inColumns = dropdown('What stands in columns', () => {
    const chosen = columns.find(({ value }) => value === inColumns.value());
    if (chosen) act.choose({ columns: chosen.value });
  });
  inColumns.offer(columns, choice.columns);
  /** It is one switch, whose name depends on what stands in the columns. */
  let eachSwitch = { of: choice.columns, element: eachSwitchOf(choice, act) };
  const saving = menu('Save …', [
    { label: 'Page (HTML)', run: () => act.save('html') },
    { label: 'Excel workbook', run: () => act.save('xlsx') },
    { label: 'Table as CSV', run: () => act.save('csv') },
    { label: 'Table as Markdown', run: () => act.save('md') },
  ]);

  return ({ chart, state, problem, isStale, away }, table) => {
    if (chart) controls.offer(chart.options);
    const { columns: of } = state.choice;
    if (eachSwitch.of !== of) eachSwitch = { of, element: eachSwitchOf(state.choice, act) };
    const advice = chart && adviceOn(chart);
    const chips = chipsView(
      state.filter,
      chart?.options,
      part => act.setFilter(filter => withoutPart(filter, part)),
      () => act.setFilter(() => ({})),
    );
    const main = element(
      'main',
      { 'data-key': 'main', id: 'main' },
      element(
        'div',
        { class: 'heading', 'data-key': 'heading' },
        element('h1', { tabindex: '-1' }, 'Framework Matrix'),
        element(
          'p',
          { class: 'stale', 'aria-hidden': 'true', 'data-key': 'stale' },
          'Being brought up to date …',
        ),
        chart && !advice ? staying(saving, 'save') : undefined,
      ),
      problem === '' ? undefined : element('p', { class: 'problem', 'data-key': 'problem' }, problem),
      ...(chart
        ? [
            staying(controls.element, 'controls'),
            chips,
            element(
              'div',
              { class: 'controls', 'data-key': 'columns' },
              staying(inColumns.element, 'in-columns'),
              staying(eachSwitch.element, `each-${of}`),
              element('small', { id: 'chart-how', 'data-key': 'how' }, how),
            ),
          ]
        : []),
      away > 0 ? element('p', { class: 'advice', 'data-key': 'away' }, awaySentence(away)) : undefined,
      advice === undefined ? undefined : element('p', { class: 'advice', 'data-key': 'advice' }, advice),
      chart && !advice ? staying(table, 'chart') : undefined,
    );
    const made = element('div', { class: 'panel', 'aria-busy': String(isStale) });
    made.append(main);
    return made;
  };
}

function eachSwitchOf({ columns: of, each }: FrameworkChoice, act: FrameActions): HTMLElement {
  const label = of === 'questions' ? 'Probes by themselves' : 'Lower themes by themselves';
  return checkbox(label, each, isEach => act.choose({ each: isEach }));
}

const how = 'Arrow keys go from cell to cell, Enter writes a summary, Tab goes to the passages.';

function awaySentence(count: number): string {
  return count === 1
    ? 'A summary that you have begun is not saved. It is there again when its cell is shown.'
    : `${count} summaries that you have begun are not saved. They are there again when their cells are shown.`;
}

/** What somebody can do where there is no chart to see; nothing where there is one. */
function adviceOn({ rows, columns: shown, choice, filter, options }: FrameworkJson): string | undefined {
  if (rows.length > 0 && shown.length > 0) return undefined;
  if (Object.keys(filter).length > 0) return 'Nothing passes the filters. Remove one to see more.';
  if (rows.length === 0)
    return 'There are no transcripts here. “Verbatim: New Transcript” begins one; a transcript from elsewhere is read as soon as its name ends in .transcript.md.';
  if (choice.columns === 'themes')
    return 'There are no themes yet. Select what somebody says in a transcript and run “Verbatim: Code Selection…”, which makes the first theme, too.';
  return options.themes.length > 0
    ? 'No transcript follows an interview guide. “Verbatim: Import Interview Guide…” makes one; themes can stand in the columns without.'
    : 'No transcript follows an interview guide. “Verbatim: Import Interview Guide…” makes one.';
}
