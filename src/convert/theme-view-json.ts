import { branchCounts, segmentsByTheme, themeCounts, unused } from '../analysis/theme-counts';
import type { Range } from '../format/position';
import { colourOf, type ThemeColour } from '../format/theme-colour';
import type { CodebookFile, Study } from '../study/study';
import { fileName, isInside, relativePath } from '../study/uris';

/* The themes of a study as a side bar shows them: the trees of its codebooks, with how often each theme is used. */

export interface ThemeViewJson {
  /** How many transcripts there are. */
  readonly transcripts: number;
  readonly codebooks: readonly CodebookViewJson[];
  /** Themes in use that no codebook of their transcript has, by name. */
  readonly unknown: readonly UnknownThemeJson[];
}

export interface CodebookViewJson {
  readonly uri: string;
  /** Its path from the workspace folder. */
  readonly name: string;
  /** In the order of the codebook, each before those below it. */
  readonly themes: readonly ThemeNodeJson[];
}

export interface ThemeNodeJson {
  readonly id: string;
  /** What people read: the ID where there is no label. */
  readonly label: string;
  /** ID of the theme above. */
  readonly parent: string | null;
  readonly colour: ThemeColour;
  /** Segments of the theme itself, and passages of it and all below it together (docs/figures.md). */
  readonly segments: number;
  readonly inAll: number;
  /** Transcripts with at least one of its own. */
  readonly transcripts: number;
  /** Its ID in the codebook. */
  readonly place: Range;
}

export interface UnknownThemeJson {
  readonly id: string;
  readonly colour: ThemeColour;
  readonly segments: number;
  readonly transcripts: number;
  /** Where it is used first. */
  readonly place: { readonly uri: string; readonly range: Range };
}

export function themeViewJson(study: Study): ThemeViewJson {
  return {
    transcripts: study.transcripts().length,
    codebooks: study.codebooks().map(file => codebookJson(study, file)),
    unknown: unknownThemes(study),
  };
}

function codebookJson(study: Study, file: CodebookFile): CodebookViewJson {
  const { uri, codebook } = file;
  const own = themeCounts(study, file);
  const inAll = branchCounts(study, file);
  return {
    uri,
    name: pathOf(study, uri),
    themes: codebook.themes.map(({ id, label, parent, idRange }) => ({
      id,
      label: label ?? id,
      parent: parent ?? null,
      colour: colourOf(id, [codebook]),
      ...(own.get(id) ?? unused),
      inAll: (inAll.get(id) ?? unused).segments,
      place: idRange,
    })),
  };
}

function pathOf({ roots }: Study, uri: string): string {
  const root = roots.find(folder => isInside(uri, folder));
  return root === undefined ? fileName(uri) : relativePath(root, uri);
}

function unknownThemes(study: Study): UnknownThemeJson[] {
  const found = new Map<string, { -readonly [Key in keyof UnknownThemeJson]: UnknownThemeJson[Key] }>();
  for (const transcript of study.transcripts()) {
    for (const [id, segments] of segmentsByTheme(transcript)) {
      if (study.theme(transcript, id)) continue;
      const before = found.get(id);
      if (before) {
        before.segments += segments;
        before.transcripts++;
        continue;
      }
      const [range] = transcript.facts.usesOf(id);
      if (!range) continue;
      found.set(id, {
        id,
        colour: colourOf(id, []),
        segments,
        transcripts: 1,
        place: { uri: transcript.uri, range },
      });
    }
  }
  return [...found.values()].sort((a, b) => a.id.localeCompare(b.id, 'en'));
}
