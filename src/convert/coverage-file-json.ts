import type { StudyFigures } from '../analysis/coverage-figures';
import type { StudyFilter } from '../analysis/study-filter';
import { coverageHtml } from './coverage-html';
import { coverageCsv, coverageMarkdown } from './coverage-report';
import { coverageSheets } from './coverage-sheets';
import { pathsFrom } from './paths-from';
import { isObject, isText } from './plain-values';
import { filterSentence } from './themes-report';
import type { Sheet } from './workbook';

/** What coverage can be saved as, by the ending of the file. */
export const coverageFiles = ['html', 'xlsx', 'csv', 'md'] as const;
export type CoverageFile = (typeof coverageFiles)[number];

export interface CoverageFileAsked {
  readonly file: CoverageFile;
  /** URI of the folder that the paths of transcripts begin at; their names alone, where left out. */
  readonly folder?: string;
}

/** What stands in the file: a text, or what a workbook is made of. */
export type CoverageFileJson =
  | { readonly schemaVersion: 1; readonly text: string }
  | { readonly schemaVersion: 1; readonly sheets: readonly Sheet[] };

/** What is asked for, or a sentence on why what was given says nothing of the kind. */
export function readCoverageFileAsked(
  value: unknown,
): { readonly asked: CoverageFileAsked } | { readonly refused: string } {
  const { file: written, folder } = isObject(value) ? value : {};
  const file = coverageFiles.find(each => each === written);
  if (!file) return { refused: `“file” is one of: ${coverageFiles.join(', ')}.` };
  if (folder !== undefined && !isText(folder)) return { refused: '“folder” is the URI of a folder.' };
  return { asked: { file, ...(folder === undefined ? {} : { folder }) } };
}

/** Coverage as the command line writes it. */
export function coverageFileJson(
  figures: StudyFigures,
  filter: StudyFilter,
  { file, folder }: CoverageFileAsked,
): CoverageFileJson {
  const { path, link } = pathsFrom(folder);
  const schemaVersion = 1;
  switch (file) {
    case 'html':
      return { schemaVersion, text: coverageHtml(figures, { filter }) };
    case 'csv':
      return { schemaVersion, text: coverageCsv(figures, path) };
    case 'md':
      return { schemaVersion, text: coverageMarkdown(figures, link, path, filterSentence(filter)) };
    case 'xlsx':
      return { schemaVersion, sheets: coverageSheets(figures) };
  }
}
