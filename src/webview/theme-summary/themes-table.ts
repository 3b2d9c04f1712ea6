import { percent } from '../../convert/coverage-report';
import type { ThemeSummaryJson } from '../../convert/themes-json';
import type { Background } from '../../format/theme-colour';
import { element } from '../element';
import { foldButton, noFoldButton } from '../fold-button';
import { numeral } from '../numeral';
import { madeFrom, onClick } from '../patch';
import type { Opened, Sort, ViewState } from './state';
import { columnOfGroup, type ThemeRow, themeRows } from './theme-rows';

export interface TableActions {
  sort(by: Sort | undefined): void;
  fold(theme: string, isFolded: boolean): void;
  open(opened: Opened): void;
}

interface Column {
  readonly key: string;
  readonly name: string;
  readonly isNumber: boolean;
}

/** The table of themes: a tree, in which each number opens its quotes. */
export function themesTable(
  { themes, options }: ThemeSummaryJson,
  state: ViewState,
  background: Background,
  act: TableActions,
): HTMLElement {
  const groups = options.groups.some(group => group !== '') ? options.groups : [];
  const columns: Column[] = [
    { key: 'theme', name: 'Theme', isNumber: false },
    { key: 'segments', name: 'Segments', isNumber: true },
    { key: 'words', name: 'Words', isNumber: true },
    { key: 'share', name: 'Share', isNumber: true },
    { key: 'transcripts', name: 'Transcripts', isNumber: true },
    { key: 'participants', name: 'Participants', isNumber: true },
    ...groups.map(group => ({ key: columnOfGroup(group), name: group || 'No group', isNumber: true })),
    { key: 'coders', name: 'Coders', isNumber: false },
  ];
  const most = Math.max(1, ...themes.map(theme => (state.below ? theme.branch : theme).segments));
  const table = element(
    'table',
    {
      'data-key': 'themes',
      'aria-describedby': 'themes-how',
      class: themes.some(({ depth }) => depth > 0) ? '' : 'flat',
    },
    element('caption', { class: 'unseen' }, captionOf(state, columns)),
    element('thead', {}, element('tr', {}, ...columns.map(column => columnHead(column, state.sort, act)))),
    element(
      'tbody',
      {},
      ...themeRows(themes, state).map(row => themeRow(row, groups, most, state.below, background, act)),
    ),
  );
  return element('div', { class: 'table', 'data-key': 'themes-table' }, table);
}

function captionOf({ sort, below }: ViewState, columns: readonly Column[]): string {
  const name = columns.find(({ key }) => key === sort?.column)?.name;
  const order =
    sort && name
      ? `by ${name.toLowerCase()}, ${sort.descending ? 'descending' : 'ascending'}, within each branch`
      : 'in the order of the codebook';
  return `Themes ${order}${below ? '; figures are of each theme with those below it' : ''}`;
}

/** Numbers are sorted from the largest first, names from the first; a third click gives the codebook's order again. */
function columnHead({ key, name, isNumber }: Column, sort: Sort | undefined, act: TableActions): HTMLElement {
  const own = sort?.column === key ? sort : undefined;
  const sorted = own ? (own.descending ? 'descending' : 'ascending') : 'none';
  const made = element(
    'button',
    { type: 'button', class: 'sort', title: 'Sort within each branch' },
    name,
    element('span', { 'aria-hidden': 'true' }, own ? (own.descending ? ' ▼' : ' ▲') : ''),
  );
  onClick(made, () => {
    if (!own) act.sort({ column: key, descending: isNumber });
    else act.sort(own.descending === isNumber ? { column: key, descending: !isNumber } : undefined);
  });
  return element(
    'th',
    { scope: 'col', 'aria-sort': sorted, class: isNumber ? 'number' : key, 'data-key': key },
    made,
  );
}

function themeRow(
  row: ThemeRow,
  groups: readonly string[],
  most: number,
  below: boolean,
  background: Background,
  act: TableActions,
): HTMLElement {
  const same = JSON.stringify([row, groups, most, below, background]);
  return madeFrom(element('tr', { 'data-key': row.theme.id }), same, () =>
    themeCells(row, groups, most, below, background, act),
  );
}

function themeCells(
  { theme, level, hasBelow, isFolded }: ThemeRow,
  groups: readonly string[],
  most: number,
  below: boolean,
  background: Background,
  act: TableActions,
): HTMLElement[] {
  const { id, label } = theme;
  const of = below ? theme.branch : theme;
  const withBelow = below && hasBelow;
  const name = withBelow ? `${label} and below` : label;
  const themes = { themes: [id], ...(below ? { below } : {}) };
  const open = (text: Node | string, cell: string, said: string, opened: Opened): HTMLElement => {
    const attributes = { type: 'button', class: 'link', 'data-cell': cell, 'aria-label': said };
    return onClick(element('button', { ...attributes, tabindex: '-1' }, text), () => act.open(opened));
  };
  const number = (cell: string, text: string, noun: string, opened: Opened, count: number, bar?: Element) =>
    element(
      'td',
      { class: count === 0 ? 'number none' : 'number', 'data-key': cell },
      ...(count === 0
        ? ['–']
        : [
            bar && onClick(bar, () => act.open(opened)),
            open(text, cell, `${text} ${noun}: ${name}`, opened),
          ]),
    );
  const all = { title: name, wanted: themes };
  return [
    // A filter changes figures, and no names.
    madeFrom(
      element('th', { scope: 'row', 'data-key': 'theme' }),
      JSON.stringify([id, label, theme.known, theme.shown[background], level, hasBelow, isFolded, below]),
      () => [
        element(
          'div',
          { class: `theme level-${Math.min(level, 8)}` },
          hasBelow
            ? onClick(foldButton(`Themes below ${label}`, isFolded), () => act.fold(id, !isFolded))
            : noFoldButton(),
          swatch(theme.shown[background]),
          element(
            'span',
            {},
            open(element('bdi', {}, label), 'theme', `${label}: show the quotes`, all),
            theme.known ? undefined : element('small', {}, ' not in a codebook'),
          ),
          level > 0 ? element('span', { class: 'unseen' }, ` level ${level + 1}`) : undefined,
        ),
      ],
    ),
    number(
      'segments',
      numeral(of.segments),
      nounFor(of.segments, 'segment'),
      all,
      of.segments,
      bar(of.segments / most),
    ),
    number('words', numeral(of.words), nounFor(of.words, 'word'), all, of.words),
    number('share', percent(of.share ?? undefined), 'of the words', all, of.words),
    number(
      'transcripts',
      numeral(of.transcripts),
      nounFor(of.transcripts, 'transcript'),
      all,
      of.transcripts,
    ),
    number(
      'participants',
      numeral(of.participants),
      nounFor(of.participants, 'participant'),
      all,
      of.participants,
    ),
    ...groups.map(group => {
      const { segments = 0 } = of.groups.find(each => each.group === group) ?? {};
      const title = `${name}, ${group || 'no group'}`;
      const opened = { title, wanted: { ...themes, cell: { by: 'group' as const, column: group } } };
      const noun = `${nounFor(segments, 'segment')} of ${group || 'no group'}`;
      return number(columnOfGroup(group), numeral(segments), noun, opened, segments);
    }),
    element(
      'td',
      { class: 'coders', 'data-key': 'coders' },
      ...of.coders.flatMap((coder, index) => {
        const who = coder || 'nobody named';
        const wanted = { ...themes, cell: { by: 'coder' as const, column: coder } };
        const opened = { title: `${name}, coded by ${who}`, wanted };
        const shown = open(coder || '–', `coder:${coder}`, `Coded by ${who}: ${name}`, opened);
        return index === 0 ? [shown] : [', ', shown];
      }),
    ),
  ];
}

function nounFor(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** A theme's colour. Its name is beside it. */
function swatch(colour: string): SVGElement {
  const made = svg('svg', { class: 'swatch', viewBox: '0 0 10 10', 'aria-hidden': 'true' });
  made.append(svg('rect', { width: '10', height: '10', rx: '2', fill: colour }));
  return made;
}

/** A bar, 0 to 1. The number is beside it. */
function bar(share: number): SVGElement {
  const made = svg('svg', {
    class: 'bar',
    viewBox: '0 0 100 8',
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  made.append(
    svg('rect', { class: 'track', width: '100', height: '8' }),
    svg('rect', { width: String(Math.round(share * 1000) / 10), height: '8' }),
  );
  return made;
}

function svg(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
