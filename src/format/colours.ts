/*
 * Colours as people see them: sRGB as `#rrggbb`, and lightness, chroma and hue of OKLCH (https://bottosson.github.io/posts/oklab/),
 * in which a hue stays the same hue when it gets lighter or darker.
 */

export interface Oklch {
  /** 0, black, to 1, white. */
  readonly lightness: number;
  /** 0, grey, to about 0.37. */
  readonly chroma: number;
  /** Degrees. */
  readonly hue: number;
}

/** Red, green and blue, each 0 to 1. */
type Rgb = readonly [red: number, green: number, blue: number];

/** Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it; 4.5 is enough for text, 3 for lines and signs. */
export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** What is seen of a colour that covers another one so far, 0 to 1. */
export function blended(colour: string, share: number, background: string): string {
  const behind = rgbOf(background);
  return hex(rgbOf(colour).map((part, index) => part * share + (behind[index] ?? 0) * (1 - share)));
}

export function oklchOf(colour: string): Oklch {
  const [red, green, blue] = linearOf(colour);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: (Math.atan2(b, a) * 180) / Math.PI,
  };
}

/** The colour in sRGB; where that is not so vivid, with as much chroma as it has. */
export function hexOf({ lightness, chroma, hue }: Oklch): string {
  let [lowest, highest] = [0, chroma];
  let rgb = linearRgb(lightness, chroma, hue);
  if (!isShown(rgb)) {
    for (let step = 0; step < 12; step++) {
      const middle = (lowest + highest) / 2;
      if (isShown(linearRgb(lightness, middle, hue))) lowest = middle;
      else highest = middle;
    }
    rgb = linearRgb(lightness, lowest, hue);
  }
  return hex(rgb.map(part => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)));
}

function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function isShown(rgb: Rgb): boolean {
  return rgb.every(part => part >= -0.0005 && part <= 1.0005);
}

function luminance(colour: string): number {
  const [red, green, blue] = linearOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As much light as there is, and not as it is written. */
function linearOf(colour: string): Rgb {
  const [red, green, blue] = rgbOf(colour);
  return [linear(red), linear(green), linear(blue)];
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function rgbOf(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [(number >> 16) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}

function hex(rgb: readonly number[]): string {
  const written = rgb.map(part => Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16));
  return `#${written.map(part => part.padStart(2, '0')).join('')}`;
}
