import { answerStates } from '../../analysis/coverage-totals';
import type { CoverageReportJson, GuideJson } from '../../convert/coverage-json';
import { namesOf, stateNames } from '../../convert/coverage-report';
import { counted } from '../../format/counted';
import { fileName } from '../../study/uris';
import { element } from '../element';
import { numeral } from '../numeral';
import { onClick } from '../patch';
import { columnsOf, mostColumns } from './columns';
import { type MatrixActions, matrix } from './matrix';
import { countOf, percentOf, shareOf } from './shares';
import { type StandingOutActions, standingOutView } from './standing-out';
import type { ViewState } from './state';
import { figuresView, sumsTables } from './sums';

/** What the main part shows. */
export interface Shown {
  /** Nothing until there are figures. */
  readonly report: CoverageReportJson | undefined;
  readonly state: ViewState;
  /** Why there are no figures, in a sentence; empty where there is no reason. */
  readonly problem: string;
}

/** Parts of the page that look after themselves, or that others have made. */
export interface MainParts {
  readonly rate: HTMLElement;
  readonly saving: HTMLElement;
  readonly filterControls: HTMLElement;
  readonly chips: HTMLElement;
}

export interface MainActions extends MatrixActions, StandingOutActions {
  /** Shows all transcripts, however many there are. */
  showAll(): void;
}

/** All but the passages: figures, what stands out, filters, and for each guide its questions against its transcripts. */
export function mainView({ report, state, problem }: Shown, parts: MainParts, act: MainActions): HTMLElement {
  const busy = 'Being brought up to date …';
  const isEmpty = report?.guides.length === 0 && Object.keys(state.filter).length === 0;
  return element(
    'main',
    { 'data-key': 'main', id: 'main' },
    element(
      'div',
      { class: 'heading', 'data-key': 'heading' },
      element('h1', { tabindex: '-1' }, 'Coverage'),
      element('p', { class: 'stale', 'aria-hidden': 'true', 'data-key': 'stale' }, busy),
      report && !isEmpty
        ? element(
            'div',
            { class: 'controls', 'data-key': 'rate' },
            element('span', {}, 'Rates of'),
            parts.rate,
          )
        : undefined,
      report && !isEmpty ? parts.saving : undefined,
    ),
    problem === '' ? undefined : element('p', { class: 'problem', 'data-key': 'problem' }, problem),
    ...(report ? reportViews(report, isEmpty, state, parts, act) : []),
  );
}

function reportViews(
  report: CoverageReportJson,
  isEmpty: boolean,
  state: ViewState,
  parts: MainParts,
  act: MainActions,
): HTMLElement[] {
  const { guides, transcripts, leftOut } = report;
  const names = namesOf(transcripts);
  if (isEmpty) return [...leftOutView(leftOut, act), ...(leftOut.length === 0 ? emptyView() : [])];
  return [
    figuresView(report, state.rate),
    ...standingOutView(guides, transcripts, names, act),
    ...leftOutView(leftOut, act),
    element(
      'section',
      { 'data-key': 'filters', 'aria-labelledby': 'filters-title' },
      element('div', { class: 'heading' }, element('h2', { id: 'filters-title' }, 'Filters')),
      parts.filterControls,
      parts.chips,
    ),
    ...(guides.every(({ sections }) => sections.length === 0)
      ? [element('p', { class: 'advice', 'data-key': 'advice' }, nothingPasses)]
      : [element('p', { id: 'matrix-how', class: 'how', 'data-key': 'how' }, element('small', {}, how))]),
    ...guides.flatMap(guide =>
      guide.sections.length === 0 ? [] : [guideView(guide, report, names, state, act)],
    ),
  ];
}

const nothingPasses = 'No transcript and question pass the filters. Remove one to see more.';
const how =
  'A sign is the state of a question, the number behind it the participant’s words. A cell opens the passages; arrow keys go from cell to cell.';

function guideView(
  guide: GuideJson,
  { guides, transcripts }: CoverageReportJson,
  names: ReadonlyMap<string, string>,
  state: ViewState,
  act: MainActions,
): HTMLElement {
  const following = transcripts.filter(transcript => transcript.guide === guide.uri);
  const columns = columnsOf(guide, following, names);
  const shown = state.isWhole ? columns : columns.slice(0, mostColumns);
  const { of, asked, answered } = shareOf(guide.totals, state.rate);
  const figures = `${counted(following.length, 'transcript')}, ${countOf(asked, of)} asked (${percentOf(asked, of)}), ${countOf(answered, of)} answered (${percentOf(answered, of)})`;
  return element(
    'section',
    { 'data-key': guide.uri },
    element('div', { class: 'heading' }, element('h2', {}, element('bdi', {}, guide.title))),
    guides.length > 1 ? element('p', { 'data-key': 'figures' }, figures) : undefined,
    legend(guide),
    ...(shown.length < columns.length ? [moreView(shown.length, columns.length, act)] : []),
    matrix(guide, shown, state, act),
    ...sumsTables(guide, state.rate),
  );
}

function moreView(shown: number, all: number, act: MainActions): HTMLElement {
  const show = element('button', { type: 'button', class: 'link' }, 'Show all');
  return element(
    'p',
    { 'data-key': 'more' },
    `The first ${shown} of ${numeral(all)} transcripts are shown. Sums are of all; filters choose others. `,
    onClick(show, act.showAll),
  );
}

/** The signs that occur. */
function legend({ totals }: GuideJson): HTMLElement {
  const states = answerStates.filter(state => totals.states[state]);
  return element(
    'ul',
    { class: 'legend', 'data-key': 'legend', 'aria-label': 'States' },
    ...states.map(state => element('li', { class: state, 'data-key': state }, stateNames[state])),
  );
}

function leftOutView(leftOut: CoverageReportJson['leftOut'], act: MainActions): HTMLElement[] {
  if (leftOut.length === 0) return [];
  const items = leftOut.map(({ uri, reason }) => {
    const open = element('button', { type: 'button', class: 'link' }, element('bdi', {}, fileName(uri)));
    return element(
      'li',
      { 'data-key': uri },
      onClick(open, () => act.openFile(uri, 1)),
      ` ${reason}`,
    );
  });
  const said = `${counted(leftOut.length, 'transcript')} left out of these figures`;
  return [
    element(
      'details',
      { class: 'left-out', 'data-key': 'left-out' },
      element('summary', {}, said),
      element('ul', {}, ...items),
    ),
  ];
}

function emptyView(): HTMLElement[] {
  return [
    element(
      'p',
      { 'data-key': 'empty' },
      'There is no transcript with an interview guide in this folder yet.',
    ),
    element(
      'p',
      { 'data-key': 'advice' },
      'A transcript is a file whose name ends in ',
      element('code', {}, '.transcript.md'),
      '. It follows the guide that it names (',
      element('code', {}, 'guide: …'),
      '), or the one guide in its folder or the nearest folder above. The commands ',
      element('em', {}, 'Import Interview Guide…'),
      ' and ',
      element('em', {}, 'New Transcript'),
      ' make both.',
    ),
  ];
}
