import type { Range } from 'vscode-languageserver-types';
import { segmentsByTheme, themeCounts } from '../analysis/theme-counts';
import { segmentsAt } from '../format/change-codings';
import { withoutCodings } from '../format/coding';
import type { Stretch } from '../format/edits';
import { colourOf, type ThemeColour } from '../format/theme-colour';
import type { Study, TranscriptFile } from '../study/study';
import { entryIn, folderOf, isInside } from '../study/uris';
import {
  answerHeading,
  noAnswer,
  nothingToCode,
  type OpenTranscript,
  openTranscript,
  passagesAt,
  stretchOf,
  themesOnAll,
} from './coding';
import type { OpenDocument } from './open-document';

/** A theme as somebody who codes has to see it. */
export interface ThemeToChoose {
  readonly id: string;
  readonly label?: string;
  readonly definition?: string;
  readonly include?: string;
  readonly colour: ThemeColour;
  /** What the themes above it are called, the uppermost first. */
  readonly path: readonly string[];
  /** Whether a codebook has it; else it is only used. */
  readonly known: boolean;
  /** Coded segments in the study; left out while that is still being read. */
  readonly segments?: number;
  /** Coded segments in the transcript. */
  readonly here: number;
  /** Whether all that was asked about has it already. */
  readonly coded: boolean;
}

export interface ThemesToChoose {
  /** Those of the transcript's codebooks in their order, each before those below it; then others that it uses, by name. */
  readonly themes: readonly ThemeToChoose[];
  /** IDs of the themes of the segments that the selections touch, the innermost first. */
  readonly here: readonly string[];
  /** Why nothing can be coded here, in a sentence; and why no whole answer can. */
  readonly refused?: string;
  readonly noAnswer?: string;
  /** The words that would be coded, without markup: the label of a theme in vivo. */
  readonly words: string;
  /** Where a new theme goes: the first of the transcript's codebooks, or one that is still to be made. */
  readonly codebook: { readonly uri: string; readonly exists: boolean };
}

/** What there is to choose from for selections of a transcript. `isWhole`: whether all of the study has been read. */
export function themesToChoose(
  study: Study,
  document: OpenDocument,
  ranges: readonly Range[],
  isWhole: boolean,
): ThemesToChoose | null {
  const open = openTranscript(study, document, ranges);
  if (!open) return null;
  const passages = passagesAt(open, ranges);
  const here = themesAt(open, ranges);
  const answers = ranges.map(({ start }) => answerHeading(study, open.file, start));
  return {
    themes: themesOf(study, open.file, themesOnAll(open.text, passages), isWhole),
    here,
    ...(passages.length === 0 && { refused: nothingToCode }),
    ...(answers.includes(undefined) && { noAnswer }),
    words: wordsOf(open.text, passages),
    codebook: codebookFor(study, open.file),
  };
}

/** The innermost first; of a cursor those that stand around it, of selected words those that touch them. */
function themesAt(open: OpenTranscript, ranges: readonly Range[]): string[] {
  const segments = ranges.flatMap(range => segmentsAt(open.text, stretchOf(open, range)).reverse());
  return [...new Set(segments.flatMap(([{ themes }]) => themes))];
}

function themesOf(
  study: Study,
  file: TranscriptFile,
  coded: ReadonlySet<string>,
  isWhole: boolean,
): ThemeToChoose[] {
  const here = segmentsByTheme(file);
  const themes = new Map<string, ThemeToChoose>();
  for (const codebook of study.codebooksOf(file)) {
    const counts = isWhole ? themeCounts(study, codebook) : undefined;
    for (const { id, label, definition, include, parent } of codebook.codebook.themes) {
      if (themes.has(id)) continue;
      const above = parent === undefined ? undefined : themes.get(parent);
      themes.set(id, {
        id,
        ...(label !== undefined && { label }),
        ...(definition !== undefined && { definition }),
        ...(include !== undefined && { include }),
        colour: colourOf(id, [codebook.codebook]),
        path: above ? [...above.path, above.label ?? above.id] : [],
        known: true,
        ...(counts && { segments: counts.get(id)?.segments ?? 0 }),
        here: here.get(id) ?? 0,
        coded: coded.has(id),
      });
    }
  }
  const used = [...here].filter(([id]) => !themes.has(id)).sort(([a], [b]) => a.localeCompare(b, 'en'));
  const unknown = used.map(([id, count]) => ({
    id,
    colour: colourOf(id, []),
    path: [],
    known: false,
    here: count,
    coded: coded.has(id),
  }));
  return [...themes.values(), ...unknown];
}

/** Characters: a longer name of a theme nobody reads. */
const longestLabel = 80;

function wordsOf(text: string, passages: readonly (readonly Stretch[])[]): string {
  const passage = passages[0] ?? [];
  const said = withoutCodings(passage.map(({ start, end }) => text.slice(start, end)).join(' '))
    .replace(/\{>>.*?<<\}|<!--.*?-->|\[[^[\]]*\](?!\()|\*\*|[\p{Cc}\s]+/gsu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/ ?[.,;:]+$/, '');
  return said.length <= longestLabel ? said : said.slice(0, longestLabel).replace(/ \S*$/, '');
}

/** Beside the guide, where a transcript finds it; a guide of another branch of folders would keep it from all transcripts. */
function codebookFor(study: Study, file: TranscriptFile): ThemesToChoose['codebook'] {
  const [codebook] = study.codebooksOf(file);
  if (codebook) return { uri: codebook.uri, exists: true };
  const guide = study.guideOf(file);
  const folder = guide.kind === 'found' ? folderOf(guide.file.uri) : undefined;
  const beside = folder !== undefined && isInside(file.uri, folder) ? folder : folderOf(file.uri);
  return { uri: entryIn(beside, 'codebook.yaml'), exists: false };
}
