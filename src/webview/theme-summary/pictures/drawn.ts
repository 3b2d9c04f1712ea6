import type { QuotesAsked } from '../../../convert/quotes-json';
import type { TextWidth } from './labels';
import type { Look } from './look';

const namespace = 'http://www.w3.org/2000/svg';

/** Something in a picture that can be opened. */
export interface Place {
  readonly element: SVGElement;
  readonly row: number;
  readonly column: number;
  readonly label: string;
  readonly asked: QuotesAsked;
}

/** A picture, complete in itself: colours and sizes are attributes, and there is no style sheet. */
export interface Drawn {
  readonly title: string;
  readonly svg: SVGSVGElement;
  /** What its colours mean. */
  readonly legend: Legend;
  readonly look: Look;
  /** Row by row. */
  readonly places: readonly Place[];
  /** Height of the labels above and width of those on the left, px. */
  readonly top: number;
  readonly left: number;
  /** How many themes are not in it, being used less. */
  readonly leftOut: number;
}

export interface Legend {
  /** What the numbers are. */
  readonly unit: string;
  readonly entries: readonly { readonly colour: string; readonly text: string }[];
}

/** How much room there is, px, and how wide texts are. */
export interface Room {
  readonly width: number;
  readonly fontFamily: string;
  readonly textWidth: TextWidth;
}

export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** Takes what the library made, without the style sheet, which the page's policy refuses, and without names of its own. */
export function taken(made: SVGElement | HTMLElement, fontFamily: string, look: Look): SVGSVGElement {
  const svg = made as SVGSVGElement;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  svg.removeAttribute('class');
  svg.setAttribute('font-family', fontFamily);
  svg.setAttribute('fill', look.ink);
  svg.setAttribute('direction', 'ltr');
  return svg;
}

/** The elements of a mark of the picture, in the order of its data. */
export function elementsOf(svg: SVGSVGElement, className: string): SVGElement[] {
  return [...svg.querySelectorAll<SVGElement>(`g.${className} > *`)];
}
