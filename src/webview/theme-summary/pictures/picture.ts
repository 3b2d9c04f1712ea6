import type { QuotesAsked } from '../../../convert/quotes-json';
import { counted } from '../../../format/counted';
import { element } from '../../element';
import { type Drawn, type Place, svgElement } from './drawn';
import { legendInPage } from './legend';
import { letMove } from './moving';

/** A table that says what a picture shows. */
export interface SpokenTable {
  readonly head: readonly string[];
  /** The first of each row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** What a picture needs of the page that it stands in. */
export interface PictureOptions {
  readonly open: (asked: QuotesAsked, label: string) => void;
  readonly table: () => SpokenTable;
  /** Shows the themes that are not in it. */
  readonly showAll?: () => void;
}

/**
 * A picture in a page: its legend, itself in a frame that scrolls while its labels stay, and a table of the same. The
 * frame is as wide as the page lets it be.
 */
export function picture(drawn: Drawn, { open, table, showAll }: PictureOptions): HTMLElement {
  const { title, svg, legend, look, places, leftOut } = drawn;
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', title);
  const figure = element('figure', { class: 'picture' });
  if (leftOut > 0) {
    const button = element('button', { type: 'button', class: 'link' }, 'Show all');
    button.addEventListener('click', () => showAll?.());
    const rest = `${counted(leftOut, 'theme')} that ${leftOut === 1 ? 'is' : 'are'} used less`;
    figure.append(element('p', { class: 'left-out' }, `Without ${rest}. `, button));
  }
  const frame = element('div', { class: 'picture-frame' }, svg, ...stayingLabels(drawn));
  letMove(frame, places, open);
  // A frame that cannot be entered by keyboard could not be scrolled by it.
  if (places.length === 0) frame.setAttribute('tabindex', '0');
  frame.addEventListener('focusin', ({ target }) => {
    const place = places.find(each => each.element === target);
    if (place) bringIntoView(frame, place, drawn);
  });
  figure.append(legendInPage(legend, look), frame, tableBehind(title, table));
  return figure;
}

/** Copies of the labels that stay in their places when the frame scrolls, and what lies under them. */
function stayingLabels({ svg, top, left }: Drawn): SVGSVGElement[] {
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height'));
  const part = (name: string, w: number, h: number, groups: string): SVGSVGElement => {
    const attributes = { class: `staying ${name}`, width: w, height: h, viewBox: `0 0 ${w} ${h}` };
    const copy = svgElement('svg', { ...attributes, 'aria-hidden': 'true' });
    for (const name of ['font-family', 'font-size', 'text-anchor', 'fill', 'direction'])
      copy.setAttribute(name, svg.getAttribute(name) ?? '');
    copy.append(svgElement('rect', { class: 'paper', width: w, height: h }));
    if (groups) for (const group of svg.querySelectorAll(groups)) copy.append(group.cloneNode(true));
    return copy;
  };
  return [
    ...(top > 0 ? [part('above', width, top, 'g.columns')] : []),
    part('left', left, height, 'g.rows, g.row-signs'),
    ...(top > 0 ? [part('corner', left, top, '')] : []),
  ];
}

/** Scrolls what has the focus out from under the labels. */
function bringIntoView(frame: HTMLElement, { element: place }: Place, { top, left }: Drawn): void {
  const inner = frame.getBoundingClientRect();
  const at = place.getBoundingClientRect();
  if (at.left < inner.left + left) frame.scrollLeft -= inner.left + left - at.left + 4;
  else if (at.right > inner.right) frame.scrollLeft += at.right - inner.right + 20;
  if (at.top < inner.top + top) frame.scrollTop -= inner.top + top - at.top + 4;
  else if (at.bottom > inner.bottom) frame.scrollTop += at.bottom - inner.bottom + 20;
}

/** Made when somebody opens it: a large one has thousands of cells. */
function tableBehind(title: string, table: () => SpokenTable): HTMLElement {
  const details = element('details', {}, element('summary', {}, `${title}, as a table`));
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('table')) return;
    const { head, rows } = table();
    const heads = head.map(name => element('th', { scope: 'col' }, name));
    const lines = rows.map(([name = '', ...cells]) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, name),
        ...cells.map(text => element('td', { class: 'number' }, text)),
      ),
    );
    const caption = element('caption', {}, title);
    const head1 = element('thead', {}, element('tr', {}, ...heads));
    const made = element('table', {}, caption, head1, element('tbody', {}, ...lines));
    const region = { class: 'table', role: 'region', 'aria-label': title, tabindex: '0' };
    details.append(element('div', region, made));
  });
  return details;
}
