import { element } from '../../element';
import { type Legend, svgElement } from './drawn';
import type { TextWidth } from './labels';
import type { Look } from './look';

/** A legend in a page, where it has as many lines as it needs. */
export function legendInPage({ unit, entries }: Legend, look: Look): HTMLElement {
  const square = (colour: string): SVGElement =>
    svgElement(
      'svg',
      { width: 16, height: 16, 'aria-hidden': 'true' },
      svgElement('rect', { x: 0.5, y: 0.5, width: 15, height: 15, fill: colour, stroke: look.edge }),
    );
  const made = entries.map(({ colour, text }) => element('span', {}, square(colour), ` ${text}`));
  return element('p', { class: 'legend' }, element('span', {}, unit), ...made);
}

/** A legend in a picture that is saved: squares with words behind them, in a line. */
export function legendInPicture({ unit, entries }: Legend, textWidth: TextWidth, look: Look): SVGSVGElement {
  const parts: SVGElement[] = [];
  let x = 0;
  const write = (text: string): void => {
    parts.push(svgElement('text', { x, y: 13 }, text));
    x += Math.ceil(textWidth(text)) + 14;
  };
  write(unit);
  for (const { colour, text } of entries) {
    parts.push(
      svgElement('rect', { x: x + 0.5, y: 2.5, width: 14, height: 14, fill: colour, stroke: look.edge }),
    );
    x += 20;
    write(text);
  }
  const size = { width: x, height: 20, viewBox: `0 0 ${x} 20`, 'font-size': 12 };
  return svgElement('svg', { ...size, fill: look.ink, direction: 'ltr' }, ...parts);
}
