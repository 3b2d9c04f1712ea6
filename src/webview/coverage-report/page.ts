import type { AnswerPassagesJson } from '../../convert/answer-passages-json';
import type { CoverageFile } from '../../convert/coverage-file-json';
import type { CoverageReportJson } from '../../convert/coverage-json';
import { namesOf } from '../../convert/coverage-report';
import { counted } from '../../format/counted';
import { asking } from '../asking';
import { button, dropdown, menu } from '../controls';
import {
  type Cell,
  type CoverageFigures,
  type CoverageFiguresJson,
  type FromCoverageReport,
  isToCoverageReport,
} from '../coverage-protocol';
import { element } from '../element';
import { withoutPart, withPart } from '../filter-chips';
import { chipsView, filterControls } from '../filter-view';
import { listenForClicks, patch, staying } from '../patch';
import { whenScrolled } from '../scrolled';
import { focusCell, keepOneStop, listenForArrows } from '../table-keys';
import { upToDate } from '../up-to-date';
import { answerView, type OpenedCell } from './answer-view';
import { headKey } from './columns';
import { firstWords, showFirstWords } from './first-words';
import { mainView } from './main-view';
import { rowKey } from './rows';
import { coverageFile } from './saved-files';
import { rateNames, rateNouns, rates, shareOf } from './shares';
import { readState, type ViewState } from './state';

/** The script of the coverage report's page: asks for figures, shows them, and keeps what a person has set. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromCoverageReport): void;
  getState(): unknown;
  setState(state: ViewState): void;
};

const vscode = acquireVsCodeApi();
let state = readState(vscode.getState());
let report: CoverageReportJson | undefined;
let passages: AnswerPassagesJson | undefined;
let problem = '';

const root = element('div', { class: 'panel' });
const server = asking<CoverageFigures, CoverageFiguresJson>((ask, figures, filter) =>
  vscode.postMessage({ type: 'ask', ask, filter, figures }),
);
const figures = upToDate({
  root,
  async bring() {
    const { opened } = state;
    const [newReport, newPassages] = await Promise.all([
      server.ask({ kind: 'report' }, state.filter),
      opened && askPassages(opened),
    ]);
    if (newReport) report = newReport;
    if (state.opened === opened) passages = newPassages;
    return newReport !== undefined;
  },
  show: () => render(),
  problem: () => problem,
  inWords() {
    if (!report) return undefined;
    const { of, answered } = shareOf(report.totals, state.rate);
    return `${counted(report.transcripts.length, 'transcript')}, ${answered} of ${of} ${rateNouns[state.rate]} answered`;
  },
});

function askPassages(cell: Cell, most?: number): Promise<AnswerPassagesJson | undefined> {
  return server.ask({ kind: 'passages', asked: { ...cell, ...(most === undefined ? {} : { most }) } }, {});
}

function set(change: Partial<ViewState>, isOtherFigures = false): void {
  state = { ...state, ...change };
  vscode.setState(state);
  render();
  if (isOtherFigures) void figures.refresh();
}

/** Shows the passages of a cell; they alone are asked for. */
async function open(opened: Cell): Promise<void> {
  passages = undefined;
  set({ opened });
  const from = document.activeElement;
  document.getElementById('answer-title')?.focus();
  from?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); // there is less room now
  const found = await askPassages(opened);
  if (state.opened !== opened) return;
  passages = found;
  render();
}

function close(): void {
  const { opened, ...rest } = state;
  state = rest;
  passages = undefined;
  set({});
  const guide = guideOf(opened?.uri);
  if (opened && guide) focusCell(root, rowKey(guide, opened.question), opened.uri, 'nearest');
}

function guideOf(transcript: string | undefined): string | undefined {
  return report?.transcripts.find(({ uri }) => uri === transcript)?.guide;
}

/** Shows the row of a question, the questions above it unfolded, and puts the focus on it. */
function showQuestion(guide: string, question: string): void {
  const questions = report?.guides
    .find(({ uri }) => uri === guide)
    ?.sections.find(section => section.questions.some(({ id }) => id === question))?.questions;
  const at = questions?.findIndex(({ id }) => id === question) ?? -1;
  const above: string[] = [];
  let depth = questions?.[at]?.depth ?? 0;
  for (const each of questions?.slice(0, Math.max(0, at)).reverse() ?? []) {
    if (each.depth >= depth) continue;
    above.push(rowKey(guide, each.id));
    depth = each.depth;
  }
  if (above.length > 0) set({ unfolded: [...new Set([...state.unfolded, ...above])] });
  focusCell(root, rowKey(guide, question), 'question');
}

function openFile(uri: string, line: number): void {
  const start = { line: line - 1, character: 0 };
  vscode.postMessage({ type: 'select', uri, range: { start, end: start } });
}

/** Saves the figures for the filter that is set, as the command line writes them. */
async function save(kind: CoverageFile): Promise<void> {
  const json = await server.ask({ kind: 'file', file: kind }, state.filter);
  const file = json && (await coverageFile(kind, json));
  if (file) vscode.postMessage(file);
  render();
}

const controls = filterControls(part => set({ filter: withPart(state.filter, part) }, true));
const rate = dropdown('Which questions rates are of', () =>
  set({ rate: rates.find(each => each === rate.value()) ?? 'expected' }),
);
rate.offer(
  rates.map(value => ({ value, label: rateNames[value] })),
  state.rate,
);
const saving = menu('Save …', [
  { label: 'Page (HTML)', run: () => void save('html') },
  { label: 'Excel workbook', run: () => void save('xlsx') },
  { label: 'Table as CSV', run: () => void save('csv') },
  { label: 'Report as Markdown', run: () => void save('md') },
]);
const toExtension = (type: 'insert' | 'status') => (): void => {
  if (state.opened) vscode.postMessage({ type, ...state.opened });
};
const insert = button('Insert Heading', false, toExtension('insert'));
const status = button('Set Status …', false, toExtension('status'));

function render(): void {
  if (report) controls.offer(report.options);
  const fresh = element('div', { class: 'panel', 'aria-busy': String(figures.isStale()) });
  const chips = chipsView(
    state.filter,
    report?.options,
    part => set({ filter: withoutPart(state.filter, part) }, true),
    () => set({ filter: {} }, true),
  );
  const parts = {
    rate: staying(rate.element, 'rate'),
    saving: staying(saving, 'save'),
    filterControls: staying(controls.element, 'controls'),
    chips,
  };
  const fold = (row: string, isFolded: boolean): void => {
    const others = state.unfolded.filter(each => each !== row);
    set({ unfolded: isFolded ? others : [...others, row] });
  };
  const showTranscript = (guide: string, uri: string): void => {
    if (focusCell(root, headKey(guide), uri)) return;
    set({ isWhole: true }); // it is behind those that are shown
    focusCell(root, headKey(guide), uri);
  };
  const act = {
    fold,
    openCell: (cell: Cell) => void open(cell),
    openFile,
    showQuestion,
    showTranscript,
    showAll: () => set({ isWhole: true }),
  };
  fresh.append(mainView({ report, state, problem }, parts, act));
  const { opened } = state;
  if (opened)
    fresh.append(
      answerView(report && openedIn(report, opened), passages, {
        insert: staying(insert, 'insert'),
        status: staying(status, 'status'),
        select: range => vscode.postMessage({ type: 'select', uri: opened.uri, range }),
        close,
      }),
    );
  patch(root, fresh);
  keepOneStop(root);
}

function openedIn({ guides, transcripts }: CoverageReportJson, opened: Cell): OpenedCell | undefined {
  const transcript = transcripts.find(({ uri }) => uri === opened.uri);
  const cell = transcript?.questions.find(({ id }) => id === opened.question);
  const question = guides
    .find(({ uri }) => uri === transcript?.guide)
    ?.sections.flatMap(({ questions }) => questions)
    .find(({ id }) => id === opened.question);
  if (!transcript || !cell || !question) return undefined;
  return { participant: namesOf(transcripts).get(opened.uri) ?? transcript.participant, question, cell };
}

/** The cell that a button of the matrix stands for. */
function cellAt(shown: HTMLElement): Cell | undefined {
  const guide = guideOf(shown.dataset.cell);
  const row = shown.closest('tr')?.getAttribute('data-key');
  const uri = shown.dataset.cell;
  if (guide === undefined || uri === undefined || !row?.startsWith(`${guide}#`)) return undefined;
  return { uri, question: row.slice(guide.length + 1) };
}

window.addEventListener('message', ({ data }) => {
  if (!isToCoverageReport(data)) return;
  switch (data.type) {
    case 'answer':
    case 'refused':
      problem = server.heard(data);
      return;
    case 'changed':
      void figures.refresh();
  }
});
root.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !state.opened || event.target instanceof Element === false) return;
  if (event.target.closest('.quotes, table')) close();
});
listenForClicks(root);
listenForArrows(root);
whenScrolled(root, () => {
  const places = [...root.querySelectorAll('#main, .matrix')];
  const scrolled = places.map(({ id, scrollTop: top, scrollLeft: left }) => [id, { top, left }]);
  state = { ...state, scrolled: Object.fromEntries(scrolled) };
  vscode.setState(state);
});

const hover = showFirstWords(root, cellAt, cell => askPassages(cell, firstWords));
document.body.replaceChildren(figures.status, root, hover);
const { scrolled } = state;
vscode.setState(state); // there is something to restore when the window is loaded again
vscode.postMessage({ type: 'ready' });
render();
void figures.refresh().then(() => {
  for (const [id, place] of Object.entries(scrolled)) document.getElementById(id)?.scrollTo(place);
});
