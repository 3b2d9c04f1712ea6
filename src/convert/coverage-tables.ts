import type { GuideFigures, StudyFigures } from '../analysis/coverage-figures';
import type { CoverageTotals } from '../analysis/coverage-totals';
import { percent, titlesOf } from './coverage-report';
import { csv } from './csv';
import { escaped } from './markdown-text';
import { type ReadableTable, tableMarkdown, tableText } from './themes-report';

/* What coverage comes to by group, section or research question, as tables. */

export type CoverageBy = 'group' | 'section' | 'rq';
export const coveragesBy: readonly CoverageBy[] = ['group', 'section', 'rq'];

interface Sums {
  /** ID of a section or research question; a group's name. */
  readonly id: string;
  /** What people read. */
  readonly name: string;
  readonly totals: CoverageTotals;
}

const names = { group: 'Group', section: 'Section', rq: 'Research question' } as const;

function sumsBy(
  { guide: { guide }, groups, sections, researchQuestions }: GuideFigures,
  by: CoverageBy,
): Sums[] {
  switch (by) {
    case 'group':
      return groups.map(({ group, totals }) => ({ id: group, name: group || 'no group', totals }));
    case 'section':
      return sections.map(({ section: { id, title }, totals }) => ({
        id,
        name: [id, title].filter(Boolean).join(' ') || 'no section',
        totals,
      }));
    case 'rq': {
      const texts = new Map(guide.researchQuestions.map(({ value: { id, text } }) => [id, text]));
      return researchQuestions.map(({ id, totals }) => ({
        id,
        name: id ? [id, texts.get(id)].filter(Boolean).join(' ') : 'no research question',
        totals,
      }));
    }
  }
}

/** Those of the tables that have something to tell apart. */
export function meaningfulBy(figures: GuideFigures): CoverageBy[] {
  return coveragesBy.filter(by => sumsBy(figures, by).length > 1);
}

/** A count with what it is a share of: a percentage alone says little. */
export function shareInWords(count: number, of: number): string {
  return of === 0 ? '–' : `${count} of ${of} (${percent(count / of)})`;
}

const noResearchQuestions =
  'The guide has no research questions. List them in it under “research-questions”, and name them with “rq” at the questions that are about them.';

export function sumsTable(figures: GuideFigures, by: CoverageBy): ReadableTable {
  return {
    title: `Coverage by ${names[by].toLowerCase()}`,
    head: [names[by], 'Answered', 'Asked', 'Main questions answered', 'All questions answered', 'Words'],
    texts: 1,
    rows: sumsBy(figures, by).map(({ name, totals: { expected, asked, answered, main, all, words } }) => [
      name,
      shareInWords(answered, expected),
      shareInWords(asked, expected),
      shareInWords(main.answered, main.of),
      shareInWords(all.answered, all.of),
      String(words),
    ]),
    ...(by === 'rq' && { nothing: noResearchQuestions }),
  };
}

/** The tables of all guides for a terminal, each below its guide's name. */
export function sumsText(figures: StudyFigures, by: CoverageBy): string {
  const titles = titlesOf(figures);
  const tables = figures.guides.map((guide, index) => {
    const table = sumsTable(guide, by);
    const lines = tableText({ ...table, title: `${titles[index]}: ${table.title}` });
    return lines.map(line => `${line}\n`).join('');
  });
  return tables.join('\n');
}

export function sumsMarkdown(figures: StudyFigures, by: CoverageBy): string {
  const titles = titlesOf(figures);
  const lines = figures.guides.flatMap((guide, index) => {
    const table = sumsTable(guide, by);
    return ['', `## ${escaped(`${titles[index]}: ${table.title}`)}`, '', ...tableMarkdown(table)];
  });
  return lines.map(line => `${line}\n`).join('');
}

/** What counts of totals are called, in the order of `countsOf`. */
export const countNames = [
  ...['expected', 'asked', 'answered', 'main', 'main asked', 'main answered'],
  ...['all', 'all asked', 'all answered', 'words'],
];

/** Counts, from which rates can be made. */
export function countsOf({ expected, asked, answered, main, all, words }: CoverageTotals): number[] {
  const shares = [main, all].flatMap(share => [share.of, share.asked, share.answered]);
  return [expected, asked, answered, ...shares, words];
}

/** A row for each group, section or research question of a guide, behind a row of names. */
export function sumsRows(guide: GuideFigures, by: CoverageBy): (string | number)[][] {
  return [
    [by, 'name', ...countNames],
    ...sumsBy(guide, by).map(({ id, name, totals }) => [id, name, ...countsOf(totals)]),
  ];
}

export function sumsCsv(figures: StudyFigures, by: CoverageBy): string {
  const titles = titlesOf(figures);
  const tables = figures.guides.map(guide => sumsRows(guide, by));
  const rows = tables.flatMap(([, ...rows], index) => rows.map(row => [titles[index], ...row]));
  return csv([['guide', by, 'name', ...countNames], ...rows]);
}
