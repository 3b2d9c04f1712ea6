import type { QuotesJson } from '../../convert/quotes-json';
import type { ThemeSummaryJson } from '../../convert/themes-json';
import { counted } from '../../format/counted';
import { asking } from '../asking';
import { checkbox } from '../controls';
import { element } from '../element';
import { withoutPart, withPart } from '../filter-chips';
import { chipsView, filterControls } from '../filter-view';
import { listenForClicks, patch, staying } from '../patch';
import type { SaveFile } from '../save-file';
import { whenScrolled } from '../scrolled';
import { keepOneStop, listenForArrows } from '../table-keys';
import {
  type Figures,
  type FiguresJson,
  type FromThemeSummary,
  isToThemeSummary,
} from '../theme-summary-protocol';
import { upToDate } from '../up-to-date';
import { mainView } from './main-view';
import { backgroundOf } from './pictures/pictures';
import { picturesSection } from './pictures/section';
import { pageSize, quotesView } from './quotes-view';
import { askPicture, saveMenus } from './save-menus';
import { type Opened, readState, type ViewState } from './state';
import { themesAbove } from './theme-rows';

/** The script of the theme summary's page: asks for figures, shows them, and keeps what a person has set. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromThemeSummary): void;
  getState(): unknown;
  setState(state: ViewState): void;
};

const vscode = acquireVsCodeApi();
let state = readState(vscode.getState());
let summary: ThemeSummaryJson | undefined;
let quotes: QuotesJson | undefined;
let problem = '';
/** The theme to show as soon as its row is there. */
let wanted: string | undefined;
/** What had the focus when the quotes were opened. */
let opener: HTMLElement | SVGElement | undefined;
/** What paths in saved files begin at. */
let folder: string | undefined;

const root = element('div', { class: 'panel' });

const server = asking<Figures, FiguresJson>((ask, figures, filter) =>
  vscode.postMessage({ type: 'ask', ask, filter, figures }),
);

/** Figures for the filter that is set; nothing where there are none. */
function ask<Kind extends Figures['kind']>(
  figures: Extract<Figures, { kind: Kind }>,
): Promise<FiguresJson[Kind] | undefined> {
  return server.ask(figures, state.filter);
}

const figures = upToDate({
  root,
  async bring() {
    const { opened } = state;
    const page = opened && {
      kind: 'quotes' as const,
      wanted: { ...opened.wanted, offset: opened.wanted.offset ?? 0, limit: pageSize },
    };
    const [newSummary, newQuotes] = await Promise.all([ask({ kind: 'summary' }), page && ask(page)]);
    if (newSummary) summary = newSummary;
    if (state.opened === opened) quotes = newQuotes;
    render();
    if (newSummary) await pictures.refresh(newSummary);
    return newSummary !== undefined;
  },
  show: () => render(),
  problem: () => problem,
  inWords: () =>
    summary &&
    `${counted(summary.themes.length, 'theme')}, ${counted(summary.totals.segments, 'coded segment')}`,
});
const { announce, refresh, say } = figures;
document.body.replaceChildren(figures.status, root);

/** Says, for everybody, what has gone wrong. */
function warn(text: string): void {
  problem = text;
  render();
  say(text);
}

function set(change: Partial<ViewState>, isOtherFigures = false): void {
  state = { ...state, ...change };
  vscode.setState(state);
  render();
  if (isOtherFigures) void refresh();
}

function without<Key extends keyof ViewState>(key: Key): Omit<ViewState, Key> {
  const { [key]: _, ...rest } = state;
  return rest;
}

function open(opened: Opened): void {
  const from = document.activeElement;
  const isButton = from instanceof HTMLElement || from instanceof SVGElement;
  if (isButton && !from.closest('.quotes')) opener = from;
  quotes = undefined;
  set({ opened }, true);
  document.getElementById('quotes-title')?.focus();
}

function close(): void {
  const { offset: _, ...asked } = state.opened?.wanted ?? {};
  state = without('opened') as ViewState;
  quotes = undefined;
  set({});
  // A picture is drawn again when there is more room.
  const again = () => root.querySelector<SVGElement>(`[data-open="${CSS.escape(JSON.stringify(asked))}"]`);
  (opener?.isConnected ? opener : again())?.focus();
  opener = undefined;
}

const controls = filterControls(part => set({ filter: withPart(state.filter, part) }, true));
const belowSwitch = checkbox('With the themes below', state.below, below => set({ below }));

const pictures = picturesSection({
  ask: subject => askPicture(ask, subject),
  open: (wanted, title) => open({ title, wanted }),
  save,
  announce: say,
  warn,
  chosen: state.picture,
  keep: picture => set({ picture }),
});

const saving = saveMenus({
  ask,
  save,
  warn,
  summary: () => summary,
  opened: () => state.opened?.wanted,
  folder: () => folder,
});

function save(file: SaveFile): void {
  vscode.postMessage(file);
}

function render(): void {
  if (summary) controls.offer(summary.options);
  const fresh = element('div', { class: 'panel', 'aria-busy': String(figures.isStale()) });
  fresh.append(mainPart());
  if (state.opened) {
    const { title, wanted: which } = state.opened;
    const act = {
      saving: staying(saving.quotes, 'save'),
      select: (uri: string, range: QuotesJson['quotes'][number]['range']) =>
        vscode.postMessage({ type: 'select', uri, range }),
      turnTo: (offset: number) => open({ title, wanted: { ...which, offset } }),
      close,
    };
    fresh.append(quotesView(title, quotes, act));
  }
  patch(root, fresh);
  keepOneStop(root);
}

function mainPart(): HTMLElement {
  const chips = chipsView(
    state.filter,
    summary?.options,
    part => set({ filter: withoutPart(state.filter, part) }, true),
    () => set({ filter: {} }, true),
  );
  return mainView(
    { summary, state, problem, background: backgroundOf(document.body) },
    {
      saveEverything: staying(saving.everything, 'save'),
      saveThemes: staying(saving.themes, 'save'),
      filterControls: staying(controls.element, 'controls'),
      chips,
      below: staying(belowSwitch, 'below'),
      pictures: staying(pictures.element, 'pictures'),
    },
    {
      sort: sort => {
        if (!sort) state = without('sort') as ViewState;
        set(sort ? { sort } : {});
      },
      fold: (theme, isFolded) =>
        set({ folded: isFolded ? [...state.folded, theme] : state.folded.filter(id => id !== theme) }),
      foldOnly: folded => set({ folded }),
      open,
    },
  );
}

/** Shows a theme's row and puts the focus on it. */
function reveal(): void {
  if (wanted === undefined || !summary) return;
  const theme = wanted;
  wanted = undefined;
  if (!summary.themes.some(({ id }) => id === theme)) {
    problem = `The theme “${theme}” is not among those that are shown. Remove filters to see it.`;
    render();
    announce();
    return;
  }
  problem = '';
  const above = new Set(themesAbove(summary.themes, theme));
  set({ folded: state.folded.filter(id => !above.has(id)) });
  const row = root.querySelector(`tbody tr[data-key="${CSS.escape(theme)}"]`);
  row?.querySelector<HTMLElement>('[data-cell="theme"]')?.focus();
  row?.scrollIntoView({ block: 'center' });
}

window.addEventListener('message', ({ data }) => {
  if (!isToThemeSummary(data)) return;
  switch (data.type) {
    case 'answer':
    case 'refused':
      problem = server.heard(data);
      return;
    case 'folder':
      folder = data.uri;
      return;
    case 'changed':
      void refresh();
      return;
    case 'reveal':
      wanted = data.theme;
      reveal();
  }
});
root.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !state.opened || event.target instanceof Element === false) return;
  if (event.target.closest('.quotes, table, .picture')) close();
});
listenForClicks(root);
listenForArrows(root);
new MutationObserver(render).observe(document.body, { attributes: true, attributeFilter: ['class'] });
whenScrolled(root, () => {
  state = { ...state, scrolled: document.getElementById('main')?.scrollTop ?? state.scrolled };
  vscode.setState(state);
});

const { scrolled } = state;
vscode.setState(state); // there is something to restore when the window is loaded again
vscode.postMessage({ type: 'ready' });
render();
void refresh().then(() => {
  document.getElementById('main')?.scrollTo({ top: scrolled });
  reveal();
});
