import type { QuotesJson } from '../../src/convert/quotes-json';
import type { ThemeSummaryJson } from '../../src/convert/themes-json';
import type { SaveFile } from '../../src/webview/save-file';
import type { Pictured } from '../../src/webview/theme-summary/pictures/matrix';
import { drawToSave, pictureIn, type Wishes } from '../../src/webview/theme-summary/pictures/pictures';
import { pngFile, sheetOf, svgFile } from '../../src/webview/theme-summary/pictures/saving';
import { picturesSection } from '../../src/webview/theme-summary/pictures/section';
import { pageFile } from '../../src/webview/theme-summary/saved-files';

/* The page that the tests of the pictures look at: one picture, and what was opened in it. */

const opened: string[] = [];
const saved = new Map<string, string>();

function show(pictured: Pictured, summary: ThemeSummaryJson, wishes: Wishes): void {
  const place = document.querySelector('#picture');
  const figure = pictureIn(pictured, summary, wishes, place?.clientWidth ?? 0, {
    open: (asked, label) => void opened.push(`${label} ${JSON.stringify(asked)}`),
    showAll: () => show(pictured, summary, { ...wishes, all: true }),
  });
  place?.replaceChildren(figure ?? 'Nothing to see.');
}

async function save(pictured: Pictured, summary: ThemeSummaryJson, wishes: Wishes) {
  const drawn = drawToSave(pictured, summary, wishes);
  if (!drawn) return undefined;
  const sheet = sheetOf(drawn, 'Only: group A.');
  const png = new Uint8Array(await (await pngFile(sheet)).arrayBuffer());
  return { svg: svgFile(sheet), png: [...png] };
}

/** What overlaps among the labels of rows and of columns, by their boxes as drawn. */
function overlapping(): string[] {
  const found: string[] = [];
  for (const group of document.querySelectorAll('.picture-frame > :first-child :is(g.rows, g.columns)')) {
    const boxes = [...group.querySelectorAll('text')].map(text => ({
      text: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    for (const [index, { text, box }] of boxes.entries()) {
      const other = boxes[index + 1];
      if (other && meet(box, other.box)) found.push(`${text} / ${other.text}`);
    }
  }
  return found;
}

function meet(a: DOMRect, b: DOMRect): boolean {
  const nearly = 0.5; // px, of rounding
  const isBeside = a.right <= b.left + nearly || b.right <= a.left + nearly;
  return !isBeside && a.bottom > b.top + nearly && b.bottom > a.top + nearly;
}

/** How many numbers are wider than their cells. */
function tooWide(): number {
  const cells = [...document.querySelectorAll('g.marks > rect')];
  return [...document.querySelectorAll('g.numbers text')].filter((text, index) => {
    const cell = cells[index]?.getBoundingClientRect().width ?? 0;
    return text.getBoundingClientRect().width > cell;
  }).length;
}

/** Whether what has the focus is behind labels. */
function isHidden(): boolean {
  const place = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
  return [...document.querySelectorAll('.staying')].some(labels =>
    meet(place, labels.getBoundingClientRect()),
  );
}

/** Where the labels above and on the left are, in px of the window. */
function labelsAt(): readonly [number, number] {
  const at = (part: string) => document.querySelector(part)?.getBoundingClientRect() ?? new DOMRect();
  return [at('.above').y, at('.left').x];
}

/** The name of an XML text's root, as the browser reads it. */
function rootOf(xml: string): string {
  return new DOMParser().parseFromString(xml, 'image/svg+xml').documentElement.nodeName;
}

/** The whole part of the page, with answers for what it asks. */
async function section(
  answers: Readonly<Record<string, Pictured>>,
  summary: ThemeSummaryJson,
  quotes: QuotesJson,
): Promise<void> {
  const save = ({ name, contents }: SaveFile): void =>
    void saved.set(name, new TextDecoder().decode(contents));
  const made = picturesSection({
    ask: async subject => answers[subject.kind],
    open: () => {},
    save,
    announce: text => void opened.push(text),
    warn: text => void opened.push(text),
    chosen: { measure: 'segments' },
    keep: () => {},
  });
  const all = Object.values(answers);
  save(pageFile(summary, all, quotes));
  document.querySelector('#picture')?.replaceChildren(made.element);
  await made.refresh(summary);
}

/** What is saved under a name, as soon as it is, and only once. */
async function savedAs(name: string): Promise<string> {
  for (;;) {
    const text = saved.get(name);
    saved.delete(name);
    if (text !== undefined) return text;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

Object.assign(window, {
  pictures: { section, savedAs, show, save, opened, overlapping, tooWide, isHidden, labelsAt, rootOf },
});
