import { contrast, hexOf } from '../../../format/colours';
import { type Background, backgrounds } from '../../../format/theme-colour';

/** The colours of a picture, each `#rrggbb`: they stand in the picture itself, so that a saved one looks as it did. */
export interface Look {
  readonly background: Background;
  readonly paper: string;
  readonly ink: string;
  /** Around cells: seen on the paper (3 : 1) where a cell alone would be faint. */
  readonly edge: string;
  /** For less to more, told apart by lightness alone, so that nobody needs to see hues. */
  readonly levels: readonly string[];
  readonly bar: string;
}

const steps = 7;

function look(
  background: Background,
  ink: string,
  edge: number,
  [from, to]: readonly [number, number],
): Look {
  const levels = Array.from({ length: steps }, (_, step) => {
    const share = step / (steps - 1);
    return hexOf({ lightness: from + (to - from) * share, chroma: 0.05 + 0.08 * share, hue: 245 });
  });
  return {
    background,
    paper: backgrounds[background].colour,
    ink,
    edge: hexOf({ lightness: edge, chroma: 0.02, hue: 245 }),
    levels,
    bar: levels[4] ?? ink,
  };
}

export const looks: Readonly<Record<Background, Look>> = {
  light: look('light', '#1f1f1f', 0.64, [0.94, 0.4]),
  dark: look('dark', '#e6e6e6', 0.58, [0.32, 0.9]),
  highContrast: look('highContrast', '#ffffff', 0.8, [0.25, 0.95]),
  highContrastLight: look('highContrastLight', '#000000', 0.4, [0.95, 0.3]),
};

/** Black or white, whichever is read better on the colour: at least 4.5 : 1 on any. */
export function inkOn(colour: string): string {
  return contrast(colour, '#000000') >= contrast(colour, '#ffffff') ? '#000000' : '#ffffff';
}

/**
 * The level, from 0, of a number from 1 to `highest`: 1 has the first, `highest` the last. Square roots decide, since a few
 * large numbers stand beside many small ones.
 */
export function levelOf(value: number, highest: number): number {
  if (value <= 1) return 0;
  const share = (Math.sqrt(value) - 1) / (Math.sqrt(highest) - 1);
  return Math.min(steps - 1, Math.round(share * (steps - 1)));
}

/** Which whole numbers from 1 each level stands for; levels without any left out. */
export function levelRanges(
  highest: number,
): { readonly level: number; readonly from: number; readonly to: number }[] {
  const ranges: { level: number; from: number; to: number }[] = [];
  for (let value = 1; value <= highest; ) {
    const level = levelOf(value, highest);
    const end = (level + 0.5) / (steps - 1);
    let to = Math.min(highest, Math.ceil((1 + end * (Math.sqrt(highest) - 1)) ** 2));
    while (to > value && levelOf(to, highest) > level) to--;
    ranges.push({ level, from: value, to });
    value = to + 1;
  }
  return ranges;
}
