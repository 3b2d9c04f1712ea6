import { coOccurrences, type NewThemes, saturation, type Together } from '../analysis/co-occurrence';
import { type FilterOptions, filterOptions } from '../analysis/filter-options';
import type { ThemeFilter } from '../analysis/theme-filter';
import { type Amount, select, type ThemeFigures, themeSummary } from '../analysis/theme-summary';
import { type TableBy, themeTable } from '../analysis/theme-tables';
import type { StudyTheme, ThemeTree } from '../analysis/theme-tree';
import type { Codebook } from '../format/codebook';
import { colourOf, type ThemeColour } from '../format/theme-colour';
import type { Study, TranscriptFile } from '../study/study';
import { inJson, type StudyOptionsJson } from './study-options-json';

/*
 * The figures of themes as JSON: what the panel gets, and what `verbatim themes --format json` prints. docs/figures.md
 * defines them.
 */

export const themesSchemaVersion = 1;

/** A theme of a study, those above it before it. */
export interface ThemeJson {
  readonly id: string;
  /** The codebook's label, or the ID where it has none. */
  readonly label: string;
  /** ID of the theme above. */
  readonly parent: string | null;
  /** How many themes stand above it. */
  readonly depth: number;
  /** Whether a codebook has it. */
  readonly known: boolean;
  /** `#rrggbb`, as the codebook has it. */
  readonly colour: string | null;
  /** In which colour it is shown, by the background. */
  readonly shown: ThemeColour;
  readonly definition: string | null;
}

export interface CountedJson extends Amount {
  /** 0 to 1; `null` where no words count. */
  readonly share: number | null;
  readonly transcripts: number;
  readonly participants: number;
  /** By name; the empty text for nobody named. */
  readonly coders: readonly string[];
  /** Those with any; the empty text for transcripts without a group. */
  readonly groups: readonly ({ readonly group: string } & Amount)[];
}

export interface ThemeFiguresJson extends ThemeJson, CountedJson {
  /** Of this theme and all below it together. */
  readonly branch: CountedJson;
}

export interface ThemeSummaryJson {
  readonly schemaVersion: typeof themesSchemaVersion;
  readonly filter: ThemeFilter;
  readonly totals: {
    readonly transcripts: number;
    readonly participants: number;
    /** Coded passages: one with several themes counts once. */
    readonly segments: number;
    readonly words: number;
    readonly codedWords: number;
    /** 0 to 1; `null` where no words count. */
    readonly codedShare: number | null;
  };
  /** In the order of the codebook; where the filter has themes, those and the ones below them. */
  readonly themes: readonly ThemeFiguresJson[];
  readonly options: FilterOptionsJson;
}

/** What one can filter by: what there is without any filter. */
export interface FilterOptionsJson extends StudyOptionsJson, Pick<FilterOptions, 'coders' | 'roles'> {
  /** Every theme, each a branch. */
  readonly themes: readonly ThemeJson[];
}

export interface ThemeTableJson {
  readonly schemaVersion: typeof themesSchemaVersion;
  readonly filter: ThemeFilter;
  readonly by: TableBy;
  /** The empty text for what is in no question or group, and for nobody named. */
  readonly columns: readonly string[];
  /** Themes with any segments, in the order of the codebook. */
  readonly rows: readonly ThemeRowJson[];
}

/** A theme's cells that are not empty, by three lists of the same length: a large study has hundreds of thousands. */
export interface ThemeRowJson {
  readonly theme: string;
  /** Places of the cells in the table's columns, ascending. */
  readonly columns: readonly number[];
  readonly segments: readonly number[];
  readonly words: readonly number[];
}

export interface CoOccurrencesJson {
  readonly schemaVersion: typeof themesSchemaVersion;
  readonly filter: ThemeFilter;
  readonly unit: Together;
  /** Those that do occur together; `theme` is before `other` in the order of the codebook. */
  readonly pairs: readonly { readonly theme: string; readonly other: string; readonly count: number }[];
}

export interface NewThemesJson {
  readonly schemaVersion: typeof themesSchemaVersion;
  readonly filter: ThemeFilter;
  /** In the order of their dates. */
  readonly interviews: readonly (Omit<NewThemes, 'date'> & { readonly date: string | null })[];
}

/** What figures are about: these transcripts of a study, and of them what a filter leaves. */
export interface Asked {
  readonly study: Study;
  readonly filter: ThemeFilter;
  /** All of the study where left out. */
  readonly transcripts?: readonly TranscriptFile[];
}

export function themeSummaryJson({ study, filter, transcripts }: Asked): ThemeSummaryJson {
  const selection = select(study, filter, transcripts);
  const { themes, codedShare, ...totals } = themeSummary(selection);
  const { tree } = selection;
  const codebooks = study.codebooks().map(({ codebook }) => codebook);
  return {
    schemaVersion: themesSchemaVersion,
    filter,
    totals: { ...totals, codedShare: codedShare ?? null },
    themes: themes.map(({ theme, branch, ...own }) => ({
      ...themeJson(theme, codebooks, tree.themes),
      ...countedJson(own),
      branch: countedJson(branch),
    })),
    options: filterOptionsJson(study, tree, transcripts),
  };
}

/** What one can filter by. */
export function filterOptionsJson(
  study: Study,
  { themes }: ThemeTree,
  transcripts?: readonly TranscriptFile[],
): FilterOptionsJson {
  const options = inJson(filterOptions(study, transcripts));
  const codebooks = study.codebooks().map(({ codebook }) => codebook);
  const all = themes.map(theme => themeJson(theme, codebooks, themes));
  return { ...options, themes: all };
}

function countedJson({ share, groups, ...counted }: ThemeFigures['branch']): CountedJson {
  return {
    ...counted,
    share: share ?? null,
    groups: [...groups].map(([group, amount]) => ({ group, ...amount })),
  };
}

function themeJson(
  { id, theme, above, depth }: StudyTheme,
  codebooks: readonly Codebook[],
  all: readonly StudyTheme[],
): ThemeJson {
  return {
    id,
    label: theme?.label ?? id,
    parent: (above === undefined ? undefined : all[above]?.id) ?? null,
    depth,
    known: theme !== undefined,
    colour: theme?.colour ?? null,
    shown: colourOf(id, codebooks),
    definition: theme?.definition ?? null,
  };
}

export function themeTableJson({ study, filter, transcripts }: Asked, by: TableBy): ThemeTableJson {
  const { columns, rows } = themeTable(select(study, filter, transcripts), by);
  return {
    schemaVersion: themesSchemaVersion,
    filter,
    by,
    columns,
    rows: rows.map(({ theme, cells }) => {
      const filled = [...cells.keys()].filter(column => cells[column]?.segments);
      return {
        theme,
        columns: filled,
        segments: filled.map(column => cells[column]?.segments ?? 0),
        words: filled.map(column => cells[column]?.words ?? 0),
      };
    }),
  };
}

export function coOccurrencesJson({ study, filter, transcripts }: Asked, unit: Together): CoOccurrencesJson {
  return {
    schemaVersion: themesSchemaVersion,
    filter,
    unit,
    pairs: coOccurrences(select(study, filter, transcripts), unit),
  };
}

export function newThemesJson({ study, filter, transcripts }: Asked): NewThemesJson {
  const interviews = saturation(select(study, filter, transcripts));
  return {
    schemaVersion: themesSchemaVersion,
    filter,
    interviews: interviews.map(interview => ({ ...interview, date: interview.date ?? null })),
  };
}
