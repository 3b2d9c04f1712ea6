import { pathsFrom } from '../../convert/paths-from';
import type { QuotesJson } from '../../convert/quotes-json';
import { quotesCsv, quotesMarkdown } from '../../convert/quotes-report';
import { themesHtml } from '../../convert/themes-html';
import type { ThemeSummaryJson } from '../../convert/themes-json';
import { lastTableMarkdown, readableTables, type ThemesReport, themesCsv } from '../../convert/themes-report';
import type { SaveFile } from '../save-file';
import { textFile } from '../saved-text';
import type { Pictured } from './pictures/matrix';
import { drawToSave } from './pictures/pictures';
import { sheetOf } from './pictures/saving';

/* What is saved of the theme summary. Texts are those that the command line writes. */

/** The table that a report has besides that of the themes, or, where it has none, the latter. */
export function tableFile(name: string, kind: 'csv' | 'md', report: ThemesReport): SaveFile {
  return textFile(name, kind, kind === 'csv' ? themesCsv(report) : lastTableMarkdown(report));
}

/** Quotes; their transcripts are named as seen from the folder, where there is one. */
export function quotesFile(
  name: string,
  kind: 'csv' | 'md',
  quotes: QuotesJson,
  folder: string | undefined,
): SaveFile {
  const { path, link } = pathsFrom(folder);
  return textFile(name, kind, kind === 'csv' ? quotesCsv(quotes, path) : quotesMarkdown(quotes, link, path));
}

/** Everything there is, in one page that needs nothing else. */
export function pageFile(
  summary: ThemeSummaryJson,
  pictured: readonly Pictured[],
  quotes: QuotesJson | undefined,
): SaveFile {
  const tables = pictured.flatMap(each => {
    const table = readableTables(reportOn(each, summary)).at(-1);
    const drawn = drawToSave(each, summary, {});
    const picture = drawn && new XMLSerializer().serializeToString(sheetOf(drawn));
    return table ? [{ table, picture }] : [];
  });
  return textFile('themes', 'html', themesHtml({ summary }, { tables, quotes }));
}

/** The figures of a picture as a report has them. */
export function reportOn(pictured: Pictured, summary: ThemeSummaryJson): ThemesReport {
  if (pictured.kind === 'table') return { summary, table: pictured.json };
  if (pictured.kind === 'co-occurrences') return { summary, together: pictured.json };
  return { summary, newThemes: pictured.json };
}
