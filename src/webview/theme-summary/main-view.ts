import type { ThemeSummaryJson } from '../../convert/themes-json';
import { themesSentence } from '../../convert/themes-report';
import type { Background } from '../../format/theme-colour';
import { element } from '../element';
import { onClick } from '../patch';
import type { ViewState } from './state';
import { type TableActions, themesTable } from './themes-table';
import { totalsView } from './totals';

/** With more than so many the pictures are out of sight. */
const manyThemes = 15;

/** What the main part shows. */
export interface Shown {
  /** Nothing until there are figures. */
  readonly summary: ThemeSummaryJson | undefined;
  readonly state: ViewState;
  readonly background: Background;
  /** Why there are no figures, in a sentence; empty where there is no reason. */
  readonly problem: string;
}

/** Parts of the page that look after themselves, or that others have made. */
export interface MainParts {
  readonly saveEverything: HTMLElement;
  readonly saveThemes: HTMLElement;
  readonly filterControls: HTMLElement;
  readonly chips: HTMLElement;
  readonly below: HTMLElement;
  readonly pictures: HTMLElement;
}

export interface MainActions extends TableActions {
  /** Folds these themes, and no others. */
  foldOnly(themes: readonly string[]): void;
}

/** All but the quotes: totals, filters, the table of themes, pictures. */
export function mainView(shown: Shown, parts: MainParts, act: MainActions): HTMLElement {
  const { summary, problem, state } = shown;
  const isEmpty = summary?.options.themes.length === 0 && Object.keys(state.filter).length === 0;
  const busy = 'Being brought up to date …';
  return element(
    'main',
    { 'data-key': 'main', id: 'main' },
    element(
      'div',
      { class: 'heading', 'data-key': 'heading' },
      element('h1', { tabindex: '-1' }, 'Theme Summary'),
      element('p', { class: 'stale', 'aria-hidden': 'true', 'data-key': 'stale' }, busy),
      summary && !isEmpty ? parts.saveEverything : undefined,
    ),
    problem === '' ? undefined : element('p', { class: 'problem', 'data-key': 'problem' }, problem),
    ...(summary ? overview(summary, act) : []),
    ...(summary && !isEmpty ? figuresViews(summary, shown, parts, act) : []),
  );
}

function overview(summary: ThemeSummaryJson, act: MainActions): HTMLElement[] {
  const advice = adviceOn(summary);
  return [
    ...(summary.options.themes.length > 0 || summary.totals.transcripts > 0
      ? [totalsView(summary, () => act.open({ title: 'all themes', wanted: {} }))]
      : []),
    advice === undefined
      ? element('p', { class: 'in-words', 'data-key': 'in-words' }, themesSentence(summary))
      : element('p', { class: 'advice', 'data-key': 'advice' }, advice),
  ];
}

/** What somebody can do where nothing is coded; nothing where something is. */
function adviceOn({ totals, filter, options }: ThemeSummaryJson): string | undefined {
  if (totals.segments > 0) return undefined;
  if (Object.keys(filter).length > 0)
    return 'Nothing that is coded passes the filters. Remove one to see more.';
  if (totals.transcripts === 0)
    return 'There are no transcripts here. “Verbatim: New Transcript” begins one; a transcript from elsewhere is read as soon as its name ends in .transcript.md.';
  if (options.themes.length === 0)
    return 'Nothing is coded yet, and there is no codebook. Select what somebody says in a transcript and run “Verbatim: Code Selection…”, which makes the first theme, too.';
  return 'Nothing is coded yet. Select what somebody says in a transcript and run “Verbatim: Code Selection…”.';
}

function figuresViews(
  summary: ThemeSummaryJson,
  { state, background }: Shown,
  parts: MainParts,
  act: MainActions,
): HTMLElement[] {
  const { themes } = summary;
  const withBelow = new Set(themes.flatMap(({ parent }) => parent ?? []));
  const fold = (name: string, folded: readonly string[]): HTMLElement =>
    onClick(element('button', { type: 'button', class: 'link', 'data-key': name }, name), () =>
      act.foldOnly(folded),
    );
  const toPictures = element(
    'button',
    { type: 'button', class: 'link', 'data-key': 'to-pictures' },
    'Go to the pictures',
  );
  const how = 'Each number opens the quotes it counts. Arrow keys go from number to number.';
  return [
    element(
      'section',
      { 'data-key': 'filters', 'aria-labelledby': 'filters-title' },
      element('div', { class: 'heading' }, element('h2', { id: 'filters-title' }, 'Filters')),
      parts.filterControls,
      parts.chips,
    ),
    element(
      'section',
      { 'data-key': 'themes', 'aria-labelledby': 'themes-title' },
      element(
        'div',
        { class: 'heading', 'data-key': 'heading' },
        element('h2', { id: 'themes-title' }, 'Themes'),
        parts.saveThemes,
      ),
      element(
        'div',
        { class: 'controls', 'data-key': 'how' },
        ...(withBelow.size > 0
          ? [parts.below, fold('Fold all', [...withBelow]), fold('Unfold all', [])]
          : []),
        themes.length > manyThemes && summary.totals.segments > 0
          ? onClick(toPictures, () => document.getElementById('pictures-title')?.focus())
          : undefined,
        element('small', { id: 'themes-how', 'data-key': 'themes-how' }, how),
      ),
      themesTable(summary, state, background, act),
    ),
    ...(summary.totals.segments > 0 ? [parts.pictures] : []),
  ];
}
