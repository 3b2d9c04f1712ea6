import type { TableBy } from '../../../analysis/theme-tables';
import type { QuotesAsked } from '../../../convert/quotes-json';
import type {
  CoOccurrencesJson,
  NewThemesJson,
  ThemeSummaryJson,
  ThemeTableJson,
} from '../../../convert/themes-json';
import { counted } from '../../../format/counted';
import { colourOf, type ThemeColour } from '../../../format/theme-colour';

/* What the pictures show: figures that are there, put into rows and columns. Nothing is counted here. */

/** Figures that there is a picture of. */
export type Pictured =
  | { readonly kind: 'table'; readonly json: ThemeTableJson }
  | { readonly kind: 'co-occurrences'; readonly json: CoOccurrencesJson }
  | { readonly kind: 'new-themes'; readonly json: NewThemesJson };

/** A row or column of a picture. */
export interface Line {
  readonly text: string;
  /** All that there is to say of it, for whoever points at it. */
  readonly full: string;
  readonly colour?: ThemeColour;
}

export interface Mark {
  /** Places in the rows and columns. */
  readonly row: number;
  readonly column: number;
  readonly value: number;
  /** What a screen reader says: `Trust, Q1.1: 3 segments, 41 words`. */
  readonly label: string;
  /** The quotes that it stands for. */
  readonly asked: QuotesAsked;
}

export interface Matrix {
  readonly title: string;
  /** What the numbers are, such as `segments`. */
  readonly unit: string;
  /** What the columns are, such as `Question`. */
  readonly across: string;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Row by row. */
  readonly marks: readonly Mark[];
  /** How many rows are left out, being used less. */
  readonly leftOut: number;
}

/** How many of the most used themes a picture shows at first. */
export const usualThemes = 40;

const across: Readonly<Record<TableBy, { readonly name: string; readonly nobody: string }>> = {
  question: { name: 'Question', nobody: 'no question' },
  participant: { name: 'Participant', nobody: '–' },
  group: { name: 'Group', nobody: 'no group' },
  coder: { name: 'Coder', nobody: 'nobody named' },
};

/** Themes by something else; `most` is how many themes there may be, all where left out. */
export function tableMatrix(
  { by, columns, rows }: ThemeTableJson,
  summary: ThemeSummaryJson,
  measure: 'segments' | 'words' = 'segments',
  most = Number.POSITIVE_INFINITY,
): Matrix {
  const line = themeLines(summary);
  const shown = mostUsed(rows, row => sum(row[measure]), most);
  const questions = new Map(summary.options.questions.map(({ id, text }) => [id, text]));
  const lines = columns.map(column => {
    const text = column || across[by].nobody;
    const more = by === 'question' ? questions.get(column) : undefined;
    return { text, full: more ? `${text} ${more}` : text };
  });
  return {
    title: `Themes by ${by}`,
    unit: measure,
    across: across[by].name,
    rows: shown.map(({ theme }) => line(theme)),
    columns: lines,
    marks: shown.flatMap(({ theme, columns: filled, segments, words }, row) =>
      filled.map((column, index) => {
        const amount = { segments: segments[index] ?? 0, words: words[index] ?? 0 };
        const figures = `${counted(amount.segments, 'segment')}, ${counted(amount.words, 'word')}`;
        return {
          row,
          column,
          value: amount[measure],
          label: `${line(theme).text}, ${lines[column]?.text ?? ''}: ${figures}`,
          asked: { themes: [theme], cell: { by, column: columns[column] ?? '' } },
        };
      }),
    ),
    leftOut: rows.length - shown.length,
  };
}

const sameOf = { span: 'words', turn: 'turn', answer: 'answer' } as const;

/** Themes against each other: each pair stands in both rows. */
export function togetherMatrix(
  { unit, pairs }: CoOccurrencesJson,
  summary: ThemeSummaryJson,
  most = Number.POSITIVE_INFINITY,
): Matrix {
  const line = themeLines(summary);
  const together = new Map<string, Map<string, number>>();
  const add = (theme: string, other: string, count: number): void => {
    const row = together.get(theme) ?? new Map<string, number>();
    together.set(theme, row.set(other, count));
  };
  for (const { theme, other, count } of pairs) {
    add(theme, other, count);
    add(other, theme, count);
  }
  const used = summary.options.themes.map(({ id }) => id).filter(id => together.has(id));
  const shown = mostUsed(used, id => sum([...(together.get(id)?.values() ?? [])]), most);
  return {
    title: `Together in the same ${sameOf[unit]}`,
    unit: 'times',
    across: 'Theme',
    rows: shown.map(line),
    columns: shown.map(line),
    marks: shown.flatMap((theme, row) =>
      shown.flatMap((other, column) => {
        const value = together.get(theme)?.get(other);
        if (value === undefined) return [];
        const names = `${line(theme).text} and ${line(other).text}`;
        return {
          row,
          column,
          value,
          label: `${names}: ${counted(value, 'time')} in the same ${sameOf[unit]}`,
          asked: { themes: [theme], cell: { other, unit } },
        };
      }),
    ),
    leftOut: used.length - shown.length,
  };
}

/** An interview and the themes that none before it had. */
export interface Interview extends Line {
  readonly fresh: number;
  readonly soFar: number;
  readonly label: string;
  /** The quotes of the new themes; nothing where there is none. */
  readonly asked: QuotesAsked | undefined;
}

export interface Interviews {
  readonly title: string;
  readonly interviews: readonly Interview[];
}

/** New themes interview by interview. */
export function interviewsOf({ interviews }: NewThemesJson, summary: ThemeSummaryJson): Interviews {
  const line = themeLines(summary);
  return {
    title: 'New themes by interview',
    interviews: interviews.map(({ uri, participant, date, themes, soFar }) => {
      const named = themes.map(theme => line(theme).text).join(', ');
      const who = [participant, date ?? 'no date'].join(', ');
      return {
        text: participant,
        full: named ? `${who}: ${named}` : who,
        fresh: themes.length,
        soFar,
        label: `${who}: ${counted(themes.length, 'new theme')}, ${soFar} so far`,
        asked: themes.length > 0 ? { themes, cell: { uri } } : undefined,
      };
    }),
  };
}

/** By ID what a row says of a theme. */
function themeLines({ options: { themes } }: ThemeSummaryJson): (id: string) => Line {
  const byId = new Map(themes.map(theme => [theme.id, theme]));
  const known = new Map<string, Line>();
  const path = (id: string): string => {
    const theme = byId.get(id);
    const name = theme?.label ?? id;
    return theme?.parent == null ? name : `${path(theme.parent)} / ${name}`;
  };
  return id => {
    const line = known.get(id) ?? {
      text: byId.get(id)?.label ?? id,
      full: path(id),
      colour: byId.get(id)?.shown ?? colourOf(id, []),
    };
    known.set(id, line);
    return line;
  };
}

/** Those that are used most, in the order they had. */
function mostUsed<Item>(items: readonly Item[], use: (item: Item) => number, most: number): readonly Item[] {
  if (items.length <= most) return items;
  const chosen = new Set([...items].sort((a, b) => use(b) - use(a)).slice(0, most));
  return items.filter(item => chosen.has(item));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
