import { contrast, hexOf, type Oklch, oklchOf } from './colours';

/** A theme's colour, `#rrggbb`, for lines, signs and words on each kind of background. */
export interface ThemeColour {
  readonly light: string;
  readonly dark: string;
  readonly highContrast: string;
  readonly highContrastLight: string;
}

export type Background = keyof ThemeColour;

/** What colours are read on, and with how much contrast (WCAG 2.2: 4.5 for text, 7 where more is wanted). */
export const backgrounds: Readonly<
  Record<Background, { readonly colour: string; readonly contrast: number }>
> = {
  light: { colour: '#ffffff', contrast: 4.5 },
  dark: { colour: '#1f1f1f', contrast: 4.5 },
  highContrast: { colour: '#000000', contrast: 7 },
  highContrastLight: { colour: '#ffffff', contrast: 7 },
};

/** Hues that people tell apart, and do not take for that of errors, in degrees of OKLCH. */
const hues = [45, 70, 95, 120, 145, 170, 200, 230, 260, 290, 315, 345];

/** Steps to a hue that looks different; they come round to each of them. */
const far = 5;

/** Degrees that a theme's hue differs at most from the one written for a theme above it. */
const spread = 24;

/** What the colours of a codebook's themes come from. */
export interface ColouredThemes {
  readonly byId: ReadonlyMap<string, ColouredTheme>;
}

interface ColouredTheme {
  readonly colour?: string | undefined;
  /** ID of the theme above. */
  readonly parent?: string | undefined;
}

/**
 * The colour of a theme, the same wherever and whenever it is shown: the one that the codebook gives it, made lighter or
 * darker as far as the background needs it; else a hue near that of the nearest theme above it with a colour, so that a
 * branch looks like one; else the one that its ID decides, or the next that no theme before it in the codebook has. Of
 * several codebooks the first that has the theme counts.
 */
export function colourOf(id: string, codebooks: readonly ColouredThemes[]): ThemeColour {
  for (const codebook of codebooks) {
    const theme = codebook.byId.get(id);
    if (!theme) continue;
    const above = withColour(theme, codebook);
    if (!above?.colour) return onAll(ofHue(huesIn(codebook).get(id)));
    if (above === theme) return onAll(above.colour);
    const colour = oklchOf(above.colour);
    return onAll(hexOf({ ...colour, hue: colour.hue + (hashOf(id) % (2 * spread + 1)) - spread }));
  }
  return onAll(ofHue(hashOf(id) % hues.length));
}

/** `#rrggbb`. `hue`: index of one. */
function ofHue(hue = 0): string {
  return hexOf({ lightness: 0.65, chroma: 0.15, hue: hues[hue] ?? 0 });
}

const known = new WeakMap<ColouredThemes['byId'], ReadonlyMap<string, number>>();

/**
 * Which hue each theme has that has none from above, the uppermost themes first: the one that its ID decides, or, where an
 * earlier one has that, the next that is free. When all have been given out, all are free again.
 */
function huesIn(codebook: ColouredThemes): ReadonlyMap<string, number> {
  const found = known.get(codebook.byId);
  if (found) return found;
  const given = new Map<string, number>();
  const free = new Set<number>();
  const bare = [...codebook.byId].filter(([, theme]) => !withColour(theme, codebook)?.colour);
  const upper = bare.filter(([, { parent }]) => parent === undefined);
  const lower = bare.filter(([, { parent }]) => parent !== undefined);
  for (const [id] of [...upper, ...lower]) {
    if (free.size === 0) for (const index of hues.keys()) free.add(index);
    let hue = hashOf(id) % hues.length;
    while (!free.has(hue)) hue = (hue + far) % hues.length;
    free.delete(hue);
    given.set(id, hue);
  }
  known.set(codebook.byId, given);
  return given;
}

/**
 * The colour behind words of a theme, `#rrggbbaa`: so little of it that they can be read where three of them lie one over
 * the other, and of its variant that is nearer to the background. Nothing is behind words in high contrast.
 */
export function tintOf({ light, dark }: ThemeColour, background: Background): string {
  switch (background) {
    case 'light':
      return `${dark}33`;
    case 'dark':
      return `${light}38`;
    default:
      return '#00000000';
  }
}

/** The theme, or the nearest above it, that has a colour. */
function withColour(theme: ColouredTheme, { byId }: ColouredThemes): ColouredTheme | undefined {
  let at: ColouredTheme | undefined = theme;
  while (at && at.colour === undefined) at = at.parent === undefined ? undefined : byId.get(at.parent);
  return at;
}

/** By the colour that was written: there are as many as there are colours in the codebooks. */
const variants = new Map<string, ThemeColour>();

function onAll(colour: string): ThemeColour {
  let found = variants.get(colour);
  if (!found) {
    const own = oklchOf(colour);
    found = {
      light: on('light', own),
      dark: on('dark', own),
      highContrast: on('highContrast', own),
      highContrastLight: on('highContrastLight', own),
    };
    variants.set(colour, found);
  }
  return found;
}

/** The colour, as much lighter or darker as is needed to be read. */
function on(background: Background, own: Oklch): string {
  const { colour: behind, contrast: needed } = backgrounds[background];
  const step = background === 'light' || background === 'highContrastLight' ? -0.01 : 0.01;
  let colour = hexOf(own);
  for (let { lightness } = own; contrast(colour, behind) < needed; lightness += step)
    colour = hexOf({ ...own, lightness });
  return colour;
}

/** A number that is made of a text alone (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // Its lower bits alone tell similar texts hardly apart.
  return (hash ^ (hash >>> 15)) >>> 0;
}
