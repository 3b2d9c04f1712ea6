import { type Together, togetherIn } from '../../../analysis/co-occurrence';
import { type TableBy, tablesBy } from '../../../analysis/theme-tables';
import type { QuotesAsked } from '../../../convert/quotes-json';
import type { ThemeSummaryJson } from '../../../convert/themes-json';
import { filterSentence } from '../../../convert/themes-report';
import { dropdown, menu } from '../../controls';
import { element } from '../../element';
import type { SaveFile } from '../../save-file';
import { textFile } from '../../saved-text';
import { reportOn, tableFile } from '../saved-files';
import type { PictureChoice } from '../state';
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
  readonly open: (asked: QuotesAsked, label: string) => void;
  readonly save: (file: SaveFile) => void;
  /** Says something to people who cannot see it. */
  readonly announce: (text: string) => void;
  /** Says what has gone wrong. */
  readonly warn: (text: string) => void;
  readonly chosen: PictureChoice;
  readonly keep: (chosen: PictureChoice) => void;
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
export const subjects: ReadonlyMap<string, Subject> = new Map<string, Subject>([
  ...tablesBy.map(by => [by, { kind: 'table', by }] as const),
  ...togetherIn.map(unit => [unit, { kind: 'co-occurrences', unit }] as const),
  ['new-themes', { kind: 'new-themes' }],
]);

/** The part of the page with the pictures: which one, of what, and where it is saved. */
export function picturesSection(page: PicturesPage): PicturesSection {
  let { chosen } = page;
  let summary: ThemeSummaryJson | undefined;
  let pictured: Pictured | undefined;
  let all = false;
  /** Number of the figures asked for last: older answers are not shown. */
  let asked = 0;
  /** What the picture that is there was drawn from. */
  let drawn = '';

  const subject = dropdown('Picture', () => {
    all = false;
    choose({ ...chosen, subject: subject.value() });
    void look();
  });
  const measure = dropdown('What the numbers are', () => {
    choose({ ...chosen, measure: measure.value() === 'words' ? 'words' : 'segments' });
    show();
  });
  subject.offer(
    [...subjects.keys()].map(value => ({ value, label: names[value] ?? value })),
    chosen.subject,
  );
  measure.offer(
    [
      { value: 'segments', label: 'Segments' },
      { value: 'words', label: 'Words' },
    ],
    chosen.measure,
  );
  const place = element('div', { class: 'picture-place' });
  const saving = menu('Save …', [
    { label: 'Picture as SVG', run: saveSvg },
    { label: 'Picture as PNG', run: () => void savePng() },
    { label: 'Table as CSV', run: () => saveTable('csv') },
    { label: 'Table as Markdown', run: () => saveTable('md') },
  ]);
  const section = element(
    'section',
    { id: 'pictures', 'data-key': 'pictures', 'data-own': '', 'aria-labelledby': 'pictures-title' },
    element(
      'div',
      { class: 'heading' },
      element('h2', { id: 'pictures-title', tabindex: '-1' }, 'Pictures'),
      saving,
    ),
    element('div', { class: 'controls' }, subject.element, measure.element),
    place,
  );
  // The colour theme and the width decide how a picture is drawn.
  new MutationObserver(show).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  new ResizeObserver(show).observe(place);

  function choose(other: PictureChoice): void {
    chosen = other;
    page.keep(chosen);
  }

  async function look(): Promise<void> {
    const wanted = subjects.get(chosen.subject ?? '') ?? { kind: 'table', by: 'question' };
    const number = ++asked;
    const found = await page.ask(wanted);
    if (number !== asked) return;
    pictured = found;
    show();
  }

  function wishes(): Wishes {
    return { measure: chosen.measure, all };
  }

  function show(): void {
    if (!summary) return;
    const from = [pictured, summary.options, wishes(), place.clientWidth, document.body.className];
    const asText = JSON.stringify(from);
    if (asText === drawn) return;
    drawn = asText;
    const focused = place.contains(document.activeElement) ? document.activeElement : null;
    const opens = focused?.getAttribute('data-open');
    const frame = place.querySelector('.picture-frame');
    const [x, y] = [frame?.scrollLeft ?? 0, frame?.scrollTop ?? 0];
    const isTableOpen = place.querySelector('details')?.open === true;
    const showAll = (): void => {
      all = true;
      show();
      page.announce('All themes are shown.');
    };
    const made =
      pictured && pictureIn(pictured, summary, wishes(), place.clientWidth, { open: page.open, showAll });
    place.replaceChildren(made ?? element('p', {}, 'Nothing that is coded is left to show.'));
    if (x > 0 || y > 0) place.querySelector('.picture-frame')?.scrollTo(x, y);
    if (isTableOpen) place.querySelector('details')?.setAttribute('open', '');
    measure.element.hidden = pictured?.kind !== 'table';
    saving.hidden = made === undefined;
    if (focused) refocus(opens ?? undefined);
  }

  /** Puts the focus where it was before the picture was drawn again. */
  function refocus(opens: string | undefined): void {
    const places = [...place.querySelectorAll<SVGElement>('[data-open]')];
    const same = places.find(each => opens !== undefined && each.getAttribute('data-open') === opens);
    (same ?? places[0])?.focus({ preventScroll: same !== undefined });
  }

  function sheet(): SVGSVGElement | undefined {
    const made = summary && pictured && drawToSave(pictured, summary, wishes());
    return made && summary && sheetOf(made, filterSentence(summary.filter));
  }

  function saveSvg(): void {
    const made = sheet();
    if (made) page.save(textFile(savedName(), 'svg', svgFile(made)));
  }

  async function savePng(): Promise<void> {
    const made = sheet();
    if (!made) return;
    try {
      const contents = new Uint8Array(await (await pngFile(made)).arrayBuffer());
      page.save({ type: 'save', name: `${savedName()}.png`, contents });
    } catch (error) {
      page.warn(error instanceof Error ? error.message : 'The picture could not be drawn.');
    }
  }

  function saveTable(kind: 'csv' | 'md'): void {
    if (summary && pictured) page.save(tableFile(savedName(), kind, reportOn(pictured, summary)));
  }

  function savedName(): string {
    return (names[chosen.subject ?? 'question'] ?? 'themes').toLowerCase().replaceAll(' ', '-');
  }

  return {
    element: section,
    refresh: async next => {
      summary = next;
      await look();
    },
  };
}
