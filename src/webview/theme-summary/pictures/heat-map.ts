import { cell, dot, plot, text } from '@observablehq/plot';
import { type Drawn, elementsOf, type Room, taken } from './drawn';
import { fontSize, lineHeight, shortened } from './labels';
import { inkOn, type Look, levelOf, levelRanges } from './look';
import type { Line, Matrix } from './matrix';

const rowHeight = 22;
const longestRow = 240;
const longestColumn = 200;
const widestCell = 72;
/** The least that can be hit with a finger or a trembling hand (WCAG 2.2, 24 px with the space around). */
const narrowestCell = 24;

/** Themes against something else: the more there is, the stronger the colour; the number stands in each cell. */
export function heatMap(
  { title, unit, rows, columns, marks, leftOut }: Matrix,
  look: Look,
  room: Room,
): Drawn {
  const { textWidth } = room;
  const widthOf = (texts: readonly string[]): number => Math.ceil(Math.max(0, ...texts.map(textWidth)));
  const rowTexts = shortened(
    rows.map(({ text }) => text),
    longestRow,
    textWidth,
  );
  const left = widthOf(rowTexts) + 24;
  const number = widthOf([...new Set(marks.map(({ value }) => String(value)))]);
  const least = Math.max(narrowestCell, number + 6);
  const fitting = Math.floor((room.width - left - 2) / Math.max(1, columns.length));
  const cellWidth = Math.min(Math.max(widestCell, least), Math.max(least, fitting));
  const isLevel = columns.every(({ text }) => textWidth(text) <= cellWidth - 8);
  const columnTexts = shortened(
    columns.map(({ text }) => text),
    isLevel ? cellWidth : longestColumn,
    textWidth,
  );
  const top = isLevel ? lineHeight + 8 : widthOf(columnTexts) + 12;
  const highest = Math.max(0, ...marks.map(({ value }) => value));
  const colour = (value: number): string => look.levels[levelOf(value, highest)] ?? look.paper;
  const band = { type: 'band', padding: 0, axis: null } as const;
  const label = { fontSize, title: ({ full }: Line) => full, ariaHidden: 'true' } as const;
  const made = plot({
    width: left + cellWidth * columns.length + 2,
    height: top + rowHeight * rows.length + 2,
    marginTop: top,
    marginLeft: left,
    marginRight: 2,
    marginBottom: 2,
    x: { ...band, domain: [...columns.keys()] },
    y: { ...band, domain: [...rows.keys()] },
    marks: [
      cell(marks, {
        className: 'marks',
        x: 'column',
        y: 'row',
        inset: 1,
        fill: ({ value }) => colour(value),
        stroke: look.edge,
        title: 'label',
      }),
      text(marks, {
        className: 'numbers',
        ariaHidden: 'true',
        x: 'column',
        y: 'row',
        text: ({ value }) => String(value),
        fill: ({ value }) => inkOn(colour(value)),
        fontSize,
        pointerEvents: 'none',
      }),
      text(rows, {
        ...label,
        className: 'rows',
        y: (_, row) => row,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -20,
        text: (_, row) => rowTexts[row] ?? '',
      }),
      dot(rows, {
        ariaHidden: 'true',
        className: 'row-signs',
        y: (_, row) => row,
        frameAnchor: 'left',
        dx: -10,
        r: 5,
        symbol: 'square',
        fill: ({ colour: own }) => own?.[look.background] ?? 'none',
      }),
      text(columns, {
        ...label,
        className: 'columns',
        x: (_, column) => column,
        frameAnchor: 'top',
        dy: isLevel ? -12 : -6,
        rotate: isLevel ? 0 : -90,
        textAnchor: isLevel ? 'middle' : 'start',
        text: (_, column) => columnTexts[column] ?? '',
      }),
    ],
  });
  const svg = taken(made, room.fontFamily, look);
  const elements = elementsOf(svg, 'marks');
  const entries = levelRanges(highest).map(({ level, from, to }) => ({
    colour: look.levels[level] ?? look.paper,
    text: from === to ? String(from) : `${from} – ${to}`,
  }));
  return {
    title,
    svg,
    legend: { unit, entries },
    look,
    places: marks.flatMap((mark, index) => {
      const element = elements[index];
      return element ? { ...mark, element } : [];
    }),
    top,
    left,
    leftOut,
  };
}
