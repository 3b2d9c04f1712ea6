import type { CodeLens, Location } from 'vscode-languageserver-types';
import { type QuestionCoverage, studyCoverage, type TranscriptCoverage } from '../analysis/coverage';
import { questionFigures } from '../analysis/coverage-figures';
import { themeCounts, unused } from '../analysis/theme-counts';
import { counted } from '../format/counted';
import type { Range } from '../format/position';
import type { Marker } from '../study/markers';
import type { CodebookFile, GuideFile, Study } from '../study/study';
import { statesInStudy } from './question-description';

/** What a lens shows, and whose passages it opens: a question's of a guide, or a theme's of a codebook. */
export interface LensData {
  readonly uri: string;
  readonly id: string;
  readonly title: string;
}

/**
 * Figures of the whole study above each question of a guide and each theme of a codebook, each with its title as data:
 * `passagesOf` has the places that one of them counts. Where there is nothing to count yet there are none.
 */
export function codeLenses(study: Study, uri: string): CodeLens[] {
  const file = study.get(uri);
  switch (file?.kind) {
    case 'guide':
      return questionLenses(study, file);
    case 'codebook':
      return themeLenses(study, file);
    default:
      return [];
  }
}

function questionLenses(study: Study, guide: GuideFile): CodeLens[] {
  const coverages = studyCoverage(study, study.transcriptsOf(guide));
  if (coverages.length === 0) return [];
  return questionFigures(guide, coverages).map(({ question: { id, range }, totals }) =>
    lens(guide.uri, id, range, statesInStudy(totals, coverages.length)),
  );
}

function themeLenses(study: Study, codebook: CodebookFile): CodeLens[] {
  if (study.transcriptsUnder(codebook).length === 0) return [];
  const counts = themeCounts(study, codebook);
  return codebook.codebook.themes.map(({ id, range, themes }) => {
    const { segments, transcripts } = counts.get(id) ?? unused;
    const title =
      segments === 0
        ? `no segments ${themes.length > 0 ? 'of its own' : 'yet'}`
        : `${counted(segments, 'segment')} in ${counted(transcripts, 'transcript')}`;
    return lens(codebook.uri, id, range, title);
  });
}

/** A lens stands above one line. */
function lens(uri: string, id: string, { start }: Range, title: string): CodeLens {
  const data: LensData = { uri, id, title };
  return { range: { start, end: start }, data };
}

/** The passages that a lens counts: where a question is marked, and where each segment of a theme begins. */
export function passagesOf(study: Study, { uri, id }: LensData): Location[] {
  const file = study.get(uri);
  switch (file?.kind) {
    case 'guide':
      return studyCoverage(study, study.transcriptsOf(file)).flatMap(coverage =>
        markersBehind(coverage, id).map(({ range }) => ({ uri: coverage.uri, range })),
      );
    case 'codebook':
      return study
        .transcriptsUnder(file)
        .flatMap(({ uri, facts }) =>
          facts.segmentsOf(id).flatMap(([range]) => (range ? [{ uri, range }] : [])),
        );
    default:
      return [];
  }
}

/** The markers that decide a question's state: its own, or those of the probes through which it is answered. */
export function markersBehind({ questions }: TranscriptCoverage, id: string): readonly Marker[] {
  const of = (wanted: string): QuestionCoverage | undefined =>
    questions.find(({ question }) => question.id === wanted);
  const covered = of(id);
  const markers = [id, ...(covered?.through ?? [])].flatMap(each => of(each)?.markers ?? []);
  return [...new Set(markers)];
}
