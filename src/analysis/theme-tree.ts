import type { Theme } from '../format/codebook';
import type { Study } from '../study/study';

/** A theme of a study: one of a codebook, or one that is only used. */
export interface StudyTheme {
  readonly id: string;
  /** `undefined` where no codebook has it. */
  readonly theme: Theme | undefined;
  /** Place of the theme above in the list of themes. */
  readonly above: number | undefined;
  /** How many themes stand above it. */
  readonly depth: number;
}

/** The themes of a study's codebooks in their order, each before those below it; then those that are only used, by name. */
export class ThemeTree {
  readonly themes: readonly StudyTheme[];
  readonly #places: ReadonlyMap<string, number>;

  /** `used`: IDs of themes in transcripts. Where several codebooks have an ID, the first one's theme stands for all. */
  constructor(study: Study, used: Iterable<string>) {
    const themes: StudyTheme[] = [];
    const places = new Map<string, number>();
    const add = (id: string, theme: Theme | undefined, above: number | undefined): void => {
      const depth = above === undefined ? 0 : (themes[above]?.depth ?? 0) + 1;
      places.set(id, themes.length);
      themes.push({ id, theme, above, depth });
    };
    for (const { codebook } of study.codebooks()) {
      for (const theme of codebook.themes) {
        if (!places.has(theme.id)) add(theme.id, theme, places.get(theme.parent ?? ''));
      }
    }
    const unknown = [...new Set(used)].filter(id => !places.has(id)).sort((a, b) => a.localeCompare(b, 'en'));
    for (const id of unknown) add(id, undefined, undefined);
    this.themes = themes;
    this.#places = places;
  }

  placeOf(id: string): number | undefined {
    return this.#places.get(id);
  }

  /** The theme and those above it, the theme first. */
  branchOf(place: number): number[] {
    const branch: number[] = [];
    for (let at: number | undefined = place; at !== undefined; at = this.themes[at]?.above) branch.push(at);
    return branch;
  }

  /** IDs of these themes and of all below them. */
  withThoseBelow(ids: readonly string[]): ReadonlySet<string> {
    const wanted = new Set<string>(ids);
    for (const { id, above } of this.themes) {
      const parent = above === undefined ? undefined : this.themes[above]?.id;
      if (parent !== undefined && wanted.has(parent)) wanted.add(id);
    }
    return wanted;
  }
}
