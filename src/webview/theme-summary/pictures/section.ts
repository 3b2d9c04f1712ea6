import { type Together, togetherIn } from '../../../analysis/co-occurrence';
import { type TableBy, tablesBy } from '../../../analysis/theme-tables';
import type { QuotesAsked, QuotesJson } from '../../../convert/quotes-json';
import { themesHtml } from '../../../convert/themes-html';
import type { ThemeSummaryJson } from '../../../convert/themes-json';
import {
  filterSentence,
  readableTables,
  type ThemesReport,
  themesCsv,
  themesMarkdown,
} from '../../../convert/themes-report';
import { element } from '../../element';
import type { SaveFile } from '../../save-file';
import type { Pictured } from './matrix';
import { drawToSave, pictureIn, type Wishes } from './pictures';
import { pngFile, sheetOf, svgFile } from './saving';

/** What somebody may want to see a picture of. */
export type Subject =
  | { readonly kind: 'table'; readonly by: TableBy }
  | { readonly kind: 'co-occurrences'; readonly unit: Together }
  | { readonly kind: 'new-themes' };

export interface PicturesPage {
  /** Figures for the filter that is set; nothing where there are none. */
  readonly ask: (subject: Subject) => Promise<Pictured | undefined>;
  /** All quotes of the filter that is set. */
  readonly askQuotes: () => Promise<QuotesJson | undefined>;
  readonly open: (asked: QuotesAsked, label: string) => void;
  readonly save: (file: SaveFile) => void;
  /** Says something to people who cannot see it. */
  readonly announce: (text: string) => void;
}

export interface PicturesSection {
  readonly element: HTMLElement;
  /** Draws for figures that are new. */
  readonly refresh: (summary: ThemeSummaryJson) => Promise<void>;
}

const names: Readonly<Record<string, string>> = {
  question: 'Themes by question',
  participant: 'Themes by participant',
  group: 'Themes by group',
  coder: 'Themes by coder',
  span: 'Together in the same words',
  turn: 'Together in the same turn',
  answer: 'Together in the same answer',
  'new-themes': 'New themes by interview',
};
const subjects = new Map<string, Subject>([
  ...tablesBy.map(by => [by, { kind: 'table', by }] as const),
  ...togetherIn.map(unit => [unit, { kind: 'co-occurrences', unit }] as const),
  ['new-themes', { kind: 'new-themes' }],
]);

/** The part of the page with the pictures: which one, of what, and where it is saved. */
export function picturesSection({ ask, askQuotes, open, save, announce }: PicturesPage): PicturesSection {
  let summary: ThemeSummaryJson | undefined;
  let pictured: Pictured | undefined;
  let wishes: Wishes = {};
  /** Number of the figures asked for last: older answers are not shown. */
  let asked = 0;

  const subject = choice('Picture', [...subjects.keys()], names);
  const measure = choice('Numbers', ['segments', 'words'], { segments: 'Segments', words: 'Words' });
  const place = element('div', { class: 'picture-place' });
  const saving = element('p', { class: 'picture-saving' }, 'Save as ');
  const kinds = { SVG: saveSvg, PNG: savePng, CSV: saveCsv, Markdown: saveMarkdown };
  for (const [kind, act] of Object.entries(kinds)) saving.append(button(kind, act), ' ');
  const section = element(
    'section',
    { 'aria-labelledby': 'pictures-heading', class: 'pictures' },
    element('h2', { id: 'pictures-heading' }, 'Pictures'),
    element('p', { class: 'picture-choices' }, subject.label, ' ', measure.label),
    place,
    saving,
  );
  const page = element('p', {}, 'Save all tables and pictures as a page for colleagues: ');
  page.append(
    button('without quotes', () => void savePage(false)),
    ' ',
    button('with the quotes, which are words of participants', () => void savePage(true)),
  );
  section.append(page);
  subject.select.addEventListener('change', () => {
    wishes = { ...wishes, all: false };
    void look();
  });
  measure.select.addEventListener('change', () => {
    wishes = { ...wishes, measure: measure.select.value === 'words' ? 'words' : 'segments' };
    show();
  });
  // The colour theme and the width decide how a picture is drawn.
  new MutationObserver(show).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  let width = 0;
  new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - width) > 1) show();
  }).observe(place);

  async function look(): Promise<void> {
    const wanted = subjects.get(subject.select.value);
    if (!wanted) return;
    const number = ++asked;
    const found = await ask(wanted);
    if (number !== asked) return;
    pictured = found;
    show();
  }

  function show(): void {
    if (!summary) return;
    width = place.clientWidth;
    const focused = place.contains(document.activeElement) ? document.activeElement : null;
    const label = focused?.getAttribute('aria-label');
    const frame = place.querySelector('.picture-frame');
    const [x, y] = [frame?.scrollLeft ?? 0, frame?.scrollTop ?? 0];
    const showAll = (): void => {
      wishes = { ...wishes, all: true };
      show();
      announce('All themes are shown.');
    };
    const made = pictured && pictureIn(pictured, summary, wishes, width, { open, showAll });
    place.replaceChildren(made ?? element('p', {}, 'Nothing that is coded is left to show.'));
    place.querySelector('.picture-frame')?.scrollTo(x, y);
    measure.label.hidden = pictured?.kind !== 'table';
    saving.hidden = made === undefined;
    if (focused) refocus(label ?? undefined);
  }

  /** Puts the focus where it was before the picture was drawn again. */
  function refocus(label: string | undefined): void {
    const all = [...place.querySelectorAll<SVGElement>('[role="button"]')];
    const same = all.find(each => label !== undefined && each.getAttribute('aria-label') === label);
    (same ?? all[0])?.focus({ preventScroll: same !== undefined });
  }

  function sheet(): SVGSVGElement | undefined {
    const drawn = summary && pictured && drawToSave(pictured, summary, wishes);
    const note = summary && filterSentence(summary.filter);
    return drawn && sheetOf(drawn, note ? [note] : []);
  }

  function saveSvg(): void {
    const made = sheet();
    if (made) saveText('svg', svgFile(made));
  }

  /** Everything there is, in one page that needs nothing else. */
  async function savePage(withQuotes: boolean): Promise<void> {
    if (!summary) return;
    const of = summary;
    const quotes = withQuotes ? await askQuotes() : undefined;
    const found: Pictured[] = [];
    for (const each of subjects.values()) {
      const answer = await ask(each);
      if (!answer)
        return announce('The page was not made, since the study has changed meanwhile. Try it again.');
      found.push(answer);
    }
    if (withQuotes && !quotes) return announce('The page was not made: there are no quotes. Try it again.');
    const tables = found.flatMap(each => readableTables(reportOn(each, of)).slice(1));
    const pictures = found.flatMap(each => {
      const drawn = drawToSave(each, of, wishes);
      return drawn ? [new XMLSerializer().serializeToString(sheetOf(drawn))] : [];
    });
    const text = themesHtml({ summary: of }, { tables, pictures, quotes });
    save({ type: 'save', name: 'themes.html', contents: new TextEncoder().encode(text) });
  }

  function reportOn(each: Pictured, of: ThemeSummaryJson): ThemesReport {
    if (each.kind === 'table') return { summary: of, table: each.json };
    return each.kind === 'co-occurrences'
      ? { summary: of, together: each.json }
      : { summary: of, newThemes: each.json };
  }

  function report(): ThemesReport | undefined {
    return summary && pictured && reportOn(pictured, summary);
  }

  function saveCsv(): void {
    const made = report();
    // Spreadsheets take a CSV file for UTF-8 only if it begins with a byte order mark.
    if (made) saveText('csv', `\ufeff${themesCsv(made)}`);
  }

  function saveMarkdown(): void {
    const made = report();
    if (made) saveText('md', themesMarkdown(made));
  }

  function saveText(ending: string, text: string): void {
    save({ type: 'save', name: `${fileName()}.${ending}`, contents: new TextEncoder().encode(text) });
  }

  async function savePng(): Promise<void> {
    const made = sheet();
    if (!made) return;
    try {
      const contents = new Uint8Array(await (await pngFile(made)).arrayBuffer());
      save({ type: 'save', name: `${fileName()}.png`, contents });
    } catch (error) {
      announce(error instanceof Error ? error.message : 'The picture could not be drawn.');
    }
  }

  function fileName(): string {
    return (names[subject.select.value] ?? 'themes').toLowerCase().replaceAll(' ', '-');
  }

  return {
    element: section,
    refresh: async next => {
      summary = next;
      await look();
    },
  };
}

function choice(
  name: string,
  values: readonly string[],
  texts: Readonly<Record<string, string>>,
): { readonly label: HTMLLabelElement; readonly select: HTMLSelectElement } {
  const select = element('select', {}, ...values.map(value => element('option', { value }, texts[value])));
  return { label: element('label', {}, `${name} `, select), select };
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', act);
  return made;
}
