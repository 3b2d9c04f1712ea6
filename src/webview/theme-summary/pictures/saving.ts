import { counted } from '../../../format/counted';
import { type Drawn, svgElement } from './drawn';
import { legendInPicture } from './legend';
import { textWidthIn } from './text-width';

const margin = 16;
const titleHeight = 28;
const lineHeight = 18;

/**
 * The picture as a sheet of its own, with title, notes and legend on its paper: what is saved and what a colleague sees.
 * Only sizes, colours and generic fonts are in it, nothing that a browser would have to fetch.
 */
export function sheetOf({ title, svg, legend: legendOf, look, leftOut }: Drawn, note = ''): SVGSVGElement {
  const legend = legendInPicture(legendOf, textWidthIn('sans-serif'), look);
  const size = (part: SVGSVGElement): [number, number] => [
    Number(part.getAttribute('width')),
    Number(part.getAttribute('height')),
  ];
  const [width, height] = size(svg);
  const [legendWidth, legendHeight] = size(legend);
  const inner = Math.max(width, legendWidth, title.length * 9);
  const rest = leftOut > 0 ? `Without ${counted(leftOut, 'theme')} used less.` : '';
  const texts = [note, rest].flatMap(each => wrapped(each, Math.max(40, Math.floor(inner / 7))));
  const top = margin + titleHeight + texts.length * lineHeight;
  const [outerWidth, outerHeight] = [inner + 2 * margin, top + legendHeight + 12 + height + margin];
  const place = (part: SVGSVGElement, y: number): Node => {
    const copy = part.cloneNode(true) as SVGSVGElement;
    for (const each of [copy, ...copy.querySelectorAll('*')]) {
      for (const name of ['role', 'tabindex', 'aria-label', 'aria-hidden', 'class', 'data-open'])
        each.removeAttribute(name);
    }
    copy.setAttribute('x', String(margin));
    copy.setAttribute('y', String(y));
    return copy;
  };
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: outerWidth,
    height: outerHeight,
    viewBox: `0 0 ${outerWidth} ${outerHeight}`,
    role: 'img',
    'aria-label': title,
    'font-family': 'sans-serif',
    'font-size': 12,
    fill: look.ink,
  };
  return svgElement(
    'svg',
    attributes,
    svgElement('rect', { width: outerWidth, height: outerHeight, fill: look.paper }),
    svgElement('text', { x: margin, y: margin + 14, 'font-size': 16, 'font-weight': 'bold' }, title),
    ...texts.map((text, index) =>
      svgElement('text', { x: margin, y: margin + titleHeight + 10 + index * lineHeight }, text),
    ),
    place(legend, top),
    place(svg, top + legendHeight + 12),
  );
}

/** Lines of a note of about so many letters. */
function wrapped(note: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of note.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** An SVG file. */
export function svgFile(sheet: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}\n`;
}

/** What browsers can draw at most in one direction, px. */
const mostPixels = 16_384;

/** A PNG file, twice as fine as the picture on a usual screen, or as fine as there is room for. */
export async function pngFile(sheet: SVGSVGElement): Promise<Blob> {
  const [width, height] = [Number(sheet.getAttribute('width')), Number(sheet.getAttribute('height'))];
  const scale = Math.min(2, mostPixels / width, mostPixels / height, Math.sqrt(2 ** 27 / (width * height)));
  const url = URL.createObjectURL(new Blob([svgFile(sheet)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This page cannot draw pictures.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        blob =>
          blob
            ? resolve(blob)
            : reject(new Error('The picture is too large for a PNG file; save it as SVG.')),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
