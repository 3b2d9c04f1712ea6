import { fontSize, type TextWidth } from './labels';

/** As wide as the page's own letters are. */
export function textWidthIn(fontFamily: string): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return text => text.length * fontSize * 0.65;
  context.font = `${fontSize}px ${fontFamily}`;
  const known = new Map<string, number>();
  return text => {
    let width = known.get(text);
    if (width === undefined) {
      width = context.measureText(text).width;
      known.set(text, width);
    }
    return width;
  };
}
