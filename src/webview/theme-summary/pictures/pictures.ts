import type { QuotesAsked } from '../../../convert/quotes-json';
import type { ThemeSummaryJson } from '../../../convert/themes-json';
import type { Background } from '../../../format/theme-colour';
import type { Drawn, Room } from './drawn';
import { heatMap } from './heat-map';
import { looks } from './look';
import { interviewsOf, type Matrix, type Pictured, tableMatrix, togetherMatrix, usualThemes } from './matrix';
import { picture } from './picture';
import { saturationChart } from './saturation';
import { interviewsTable, matrixTable } from './spoken';
import { textWidthIn } from './text-width';

export interface Wishes {
  readonly measure?: 'segments' | 'words';
  /** All themes, instead of those used most. */
  readonly all?: boolean;
}

/** The picture of figures as it is saved or shown; nothing where there is nothing to see. */
export function draw(
  pictured: Pictured,
  summary: ThemeSummaryJson,
  { measure = 'segments', all = false }: Wishes,
  background: Background,
  room: Room,
): Drawn | undefined {
  const look = looks[background];
  if (pictured.kind === 'new-themes') {
    const interviews = interviewsOf(pictured.json, summary);
    return interviews.interviews.length > 0 ? saturationChart(interviews, look, room) : undefined;
  }
  const matrix = matrixOf(pictured, summary, measure, all);
  return matrix.marks.length > 0 ? heatMap(matrix, look, room) : undefined;
}

/** The picture as a part of a page, as wide as there is room. */
export function pictureIn(
  pictured: Pictured,
  summary: ThemeSummaryJson,
  wishes: Wishes,
  width: number,
  { open, showAll }: { open: (asked: QuotesAsked, label: string) => void; showAll: () => void },
): HTMLElement | undefined {
  const { fontFamily } = getComputedStyle(document.body);
  const room = { width, fontFamily, textWidth: textWidthIn(fontFamily) };
  const drawn = draw(pictured, summary, wishes, backgroundOf(document.body), room);
  if (!drawn) return undefined;
  if (pictured.kind === 'new-themes') {
    return picture(drawn, { open, table: () => interviewsTable(interviewsOf(pictured.json, summary)) });
  }
  const table = () => matrixTable(matrixOf(pictured, summary, wishes.measure, wishes.all));
  return picture(drawn, { open, showAll, table });
}

/** A picture to be saved: on white, in letters that every machine has. */
export function drawToSave(pictured: Pictured, summary: ThemeSummaryJson, wishes: Wishes): Drawn | undefined {
  const fontFamily = 'sans-serif';
  const room = { width: 1200, fontFamily, textWidth: textWidthIn(fontFamily) };
  return draw(pictured, summary, wishes, 'light', room);
}

function matrixOf(
  pictured: Exclude<Pictured, { kind: 'new-themes' }>,
  summary: ThemeSummaryJson,
  measure: 'segments' | 'words' = 'segments',
  all = false,
): Matrix {
  const most = all ? Number.POSITIVE_INFINITY : usualThemes;
  if (pictured.kind === 'table') return tableMatrix(pictured.json, summary, measure, most);
  return togetherMatrix(pictured.json, summary, most);
}

/** What VS Code says of its theme on the page's body. */
export function backgroundOf({ classList }: HTMLElement): Background {
  if (classList.contains('vscode-high-contrast-light')) return 'highContrastLight';
  if (classList.contains('vscode-high-contrast')) return 'highContrast';
  return classList.contains('vscode-light') ? 'light' : 'dark';
}
