import { axisY, barY, dot, gridY, line, plot, text } from '@observablehq/plot';
import { type Drawn, elementsOf, type Room, taken } from './drawn';
import { fontSize, lineHeight, roundNumbers, shortened } from './labels';
import type { Look } from './look';
import type { Interview, Interviews } from './matrix';

const plotHeight = 260;
const longestLabel = 200;
const widestBar = 72;
const narrowestBar = 24;

/** New themes interview by interview, as bars, and how many there are so far, as a line. */
export function saturationChart({ title, interviews }: Interviews, look: Look, room: Room): Drawn {
  const { textWidth } = room;
  const highest = Math.max(1, interviews.at(-1)?.soFar ?? 0);
  const left = Math.ceil(textWidth(String(highest))) + 20;
  const fitting = Math.floor((room.width - left - 2) / Math.max(1, interviews.length));
  const barWidth = Math.min(widestBar, Math.max(narrowestBar, fitting));
  const isLevel = interviews.every(({ text }) => textWidth(text) <= barWidth - 8);
  const texts = shortened(
    interviews.map(({ text }) => text),
    isLevel ? barWidth : longestLabel,
    textWidth,
  );
  const bottom = isLevel ? lineHeight + 10 : Math.ceil(Math.max(0, ...texts.map(textWidth))) + 14;
  const number = (_: Interview, index: number): number => index;
  const opening = interviews.flatMap((each, column) => (each.asked ? [{ ...each, column }] : []));
  const top = 14;
  const ticks = roundNumbers(highest);
  const svg = taken(
    plot({
      width: left + barWidth * interviews.length + 2,
      height: top + plotHeight + bottom,
      marginTop: top,
      marginLeft: left,
      marginRight: 2,
      marginBottom: bottom,
      x: { type: 'band', padding: 0, domain: [...interviews.keys()], axis: null },
      y: { domain: [0, highest], axis: null },
      marks: [
        gridY(ticks, { stroke: look.edge, strokeOpacity: 0.5, ariaHidden: 'true' }),
        axisY(ticks, {
          className: 'rows',
          tickFormat: String,
          tickSize: 0,
          fontSize,
          label: null,
          ariaHidden: 'true',
        }),
        barY(interviews, {
          className: 'bars',
          ariaHidden: 'true',
          x: number,
          y: 'fresh',
          fill: look.bar,
          insetLeft: 3,
          insetRight: 3,
        }),
        line(interviews, { ariaHidden: 'true', x: number, y: 'soFar', stroke: look.ink, strokeWidth: 2 }),
        dot(interviews, { ariaHidden: 'true', x: number, y: 'soFar', fill: look.ink, r: 3 }),
        text(interviews, {
          className: 'columns',
          ariaHidden: 'true',
          x: number,
          frameAnchor: 'bottom',
          dy: isLevel ? 14 : 8,
          rotate: isLevel ? 0 : -90,
          textAnchor: isLevel ? 'middle' : 'end',
          text: (_, index) => texts[index] ?? '',
          title: 'full',
          fontSize,
        }),
        barY(opening, {
          className: 'marks',
          x: 'column',
          y1: 0,
          y2: highest,
          inset: 1,
          fill: look.bar,
          fillOpacity: 0,
          pointerEvents: 'all',
          title: 'label',
        }),
      ],
    }),
    room.fontFamily,
    look,
  );
  const elements = elementsOf(svg, 'marks');
  return {
    title,
    svg,
    legend: {
      unit: 'themes',
      entries: [
        { colour: look.bar, text: 'new themes' },
        { colour: look.ink, text: 'different themes so far' },
      ],
    },
    look,
    places: opening.flatMap(({ label, asked }, index) => {
      const element = elements[index];
      return element && asked ? { element, label, asked, row: 0, column: index } : [];
    }),
    top: 0,
    left,
    leftOut: 0,
  };
}
