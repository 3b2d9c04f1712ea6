import type { FrameworkJson } from '../../convert/framework-json';
import { counted } from '../../format/counted';
import type { Range } from '../../format/position';
import { asking } from '../asking';
import { element } from '../element';
import {
  type FrameworkFigures,
  type FrameworkFiguresJson,
  type FromFramework,
  isToFramework,
} from '../framework-protocol';
import { listenForClicks, patch } from '../patch';
import { whenScrolled } from '../scrolled';
import { upToDate } from '../up-to-date';
import { ChartTable } from './chart-table';
import { drafting } from './drafting';
import { framed } from './main-view';
import { type ChartKind, chartFile } from './saved-files';
import { readState, type ViewState } from './state';

/** The script of the framework matrix's page: asks for the chart, shows it, and keeps what a person has set. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromFramework): void;
  getState(): unknown;
  setState(state: ViewState): void;
};

/** Characters of a passage that are shown. */
const shownOfPassage = 200;

const vscode = acquireVsCodeApi();
let state = readState(vscode.getState());
let chart: FrameworkJson | undefined;
let problem = '';
/** What paths in saved files begin at. */
let folder: string | undefined;

const root = element('div', { class: 'panel' });
const server = asking<FrameworkFigures, FrameworkFiguresJson>((ask, figures, filter) =>
  vscode.postMessage({ type: 'ask', ask, filter, figures }),
);

/** The chart for what is set; nothing where there is none. */
function askForChart(most?: number): Promise<FrameworkJson | undefined> {
  const { filter, choice } = state;
  const asked = { choice, ...(most === undefined ? {} : { most }) };
  return server.ask({ kind: 'chart', asked }, filter);
}

const figures = upToDate({
  root,
  async bring() {
    const written = drafts.written();
    const fresh = await askForChart(shownOfPassage);
    if (fresh) {
      chart = fresh;
      drafts.done(written);
    }
    return fresh !== undefined;
  },
  show: () => render(),
  problem: () => problem,
  inWords() {
    if (!chart) return undefined;
    const { rows, columns, choice } = chart;
    const noun = choice.columns === 'themes' ? 'theme' : 'question';
    return `${counted(rows.length, 'participant')}, ${counted(columns.length, noun)}`;
  },
});
const { refresh, say } = figures;
document.body.replaceChildren(figures.status, root);

function keep(change: Partial<ViewState>): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

function set(change: Partial<ViewState>, isOtherChart = false): void {
  keep(change);
  render();
  if (isOtherChart) void refresh();
}

const drafts = drafting({
  drafts: () => state.drafts,
  keep: changed => set({ drafts: changed }),
  typed: changed => keep({ drafts: changed }),
  async write(summary) {
    const answer = await server.ask({ kind: 'write', summary }, {});
    return answer ? (answer.why ?? undefined) : problem;
  },
  refresh: () => void refresh(),
  cellOf: draft => table.cellOf(draft),
  say,
});

const table = new ChartTable({
  editorOf: (draft, about) => drafts.editorOf(draft, about),
  run(action, { row, column }, about) {
    const { summaries = [], passages = [], room = null } = row.cells[column] ?? {};
    const [summary, passage, transcript] = [summaries[about], passages[about], row.transcripts[about]];
    const id = chart?.columns[column]?.id ?? '';
    if (action === 'edit' && summary) {
      const { uri, range, text } = summary;
      drafts.begin({ column: id, summary: { uri, was: { range, text }, text } });
    } else if (action === 'write' && room) drafts.begin({ column: id, summary: { ...room, text: '' } });
    else if (action === 'passage' && passage) select(passage);
    else if (action === 'transcript' && transcript) {
      const start = { line: 0, character: 0 };
      select({ uri: transcript.uri, range: { start, end: start } });
    }
  },
});

function select({ uri, range }: { readonly uri: string; readonly range: Range }): void {
  vscode.postMessage({ type: 'select', uri, range });
}

/** Saves the chart with all that was said. */
async function save(kind: ChartKind): Promise<void> {
  const whole = await askForChart();
  if (whole) vscode.postMessage(await chartFile(kind, whole, folder));
  render();
}

const frame = framed(
  {
    setFilter: change => set({ filter: change(state.filter) }, true),
    choose: choice => set({ choice: { ...state.choice, ...choice } }, true),
    save: kind => void save(kind),
  },
  state.choice,
);

function render(): void {
  if (chart) table.show(chart, state.drafts);
  const away = state.drafts.filter(draft => !table.cellOf(draft)).length;
  patch(root, frame({ chart, state, problem, isStale: figures.isStale(), away }, table.element));
}

window.addEventListener('message', ({ data }) => {
  if (!isToFramework(data)) return;
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
  }
});
listenForClicks(root);
whenScrolled(table.element, () => {
  const { scrollLeft: left, scrollTop: top } = table.element;
  keep({ scrolled: { left, top } });
});

const { scrolled } = state;
vscode.setState(state); // there is something to restore when the window is loaded again
vscode.postMessage({ type: 'ready' });
render();
void refresh().then(() => table.element.scrollTo(scrolled));
