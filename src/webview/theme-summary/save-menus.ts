import type { QuotesAsked } from '../../convert/quotes-json';
import type { ThemeSummaryJson } from '../../convert/themes-json';
import { menu } from '../controls';
import type { SaveFile } from '../save-file';
import type { Figures, FiguresJson } from '../theme-summary-protocol';
import type { Pictured } from './pictures/matrix';
import { type Subject, subjects } from './pictures/section';
import { pageFile, quotesFile, tableFile } from './saved-files';

/** What saving needs of the page. */
export interface SavingPage {
  /** Figures for the filter that is set; nothing where there are none. */
  ask<Kind extends Figures['kind']>(
    figures: Extract<Figures, { kind: Kind }>,
  ): Promise<FiguresJson[Kind] | undefined>;
  summary(): ThemeSummaryJson | undefined;
  /** The quotes that are open, whichever page of them is shown. */
  opened(): QuotesAsked | undefined;
  /** What the paths of transcripts begin at. */
  folder(): string | undefined;
  save(file: SaveFile): void;
  /** Says what has gone wrong. */
  warn(text: string): void;
}

/** The buttons that save: everything, the table of themes, and the quotes that are open. */
export function saveMenus({ ask, summary, opened, folder, save, warn }: SavingPage): {
  readonly everything: HTMLElement;
  readonly themes: HTMLElement;
  readonly quotes: HTMLElement;
} {
  const every = { offset: 0, limit: Number.MAX_SAFE_INTEGER };
  const changed = 'Nothing was saved, since the study has changed meanwhile. Try it again.';

  const saveThemes = (kind: 'csv' | 'md'): void => {
    const figures = summary();
    if (figures) save(tableFile('themes', kind, { summary: figures }));
  };
  const saveQuotes = async (kind: 'csv' | 'md'): Promise<void> => {
    const quotes = await ask({ kind: 'quotes', wanted: { ...opened(), ...every } });
    if (quotes) save(quotesFile('quotes', kind, quotes, folder()));
    else warn(changed);
  };
  const savePage = async (withQuotes: boolean): Promise<void> => {
    const [figures, quotes, ...pictured] = await Promise.all([
      ask({ kind: 'summary' }),
      withQuotes ? ask({ kind: 'quotes', wanted: every }) : undefined,
      ...[...subjects.values()].map(subject => askPicture(ask, subject)),
    ]);
    const all = pictured.filter(each => each !== undefined);
    const isWhole = all.length === subjects.size && (quotes !== undefined || !withQuotes);
    // Figures of one page are all of one moment.
    const after = await ask({ kind: 'summary' });
    const isSame = JSON.stringify(figures) === JSON.stringify(after);
    if (figures && isWhole && isSame) save(pageFile(figures, all, quotes));
    else warn(changed);
  };

  return {
    everything: menu('Save …', [
      { label: 'Page for colleagues (HTML)', run: () => void savePage(false) },
      { label: 'Page with all quotes (HTML)', run: () => void savePage(true) },
    ]),
    themes: menu('Save …', [
      { label: 'Table as CSV', run: () => saveThemes('csv') },
      { label: 'Table as Markdown', run: () => saveThemes('md') },
    ]),
    quotes: menu('Save …', [
      { label: 'Quotes as Markdown', run: () => void saveQuotes('md') },
      { label: 'Quotes as CSV', run: () => void saveQuotes('csv') },
    ]),
  };
}

/** The figures of a picture; nothing where there are none. */
export async function askPicture(ask: SavingPage['ask'], subject: Subject): Promise<Pictured | undefined> {
  switch (subject.kind) {
    case 'table': {
      const json = await ask(subject);
      return json && { kind: 'table', json };
    }
    case 'co-occurrences': {
      const json = await ask(subject);
      return json && { kind: 'co-occurrences', json };
    }
    case 'new-themes': {
      const json = await ask(subject);
      return json && { kind: 'new-themes', json };
    }
  }
}
