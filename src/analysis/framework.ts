import type { SpeakerRole } from '../format/front-matter';
import { comparePositions, type Position, type Range } from '../format/position';
import { roleOf, type Status, statuses, type Transcript } from '../format/transcript';
import type { MarkedScope } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { type CodedTranscript, placeOf, themeOf } from './coded-transcript';
import { coverageOf } from './coverage';
import { columnsOf, type FrameworkChoice, type FrameworkColumn } from './framework-columns';
import { type QuotedPart, QuotedTranscript } from './quoted-words';
import { type Quote, questionsOf, quotes } from './quotes';
import { type PlacedSummary, summariesIn } from './summaries';
import type { Selected, ThemeFilter } from './theme-filter';
import { type Selection, select } from './theme-summary';
import type { ThemeTree } from './theme-tree';

/*
 * The chart of the framework method: participants in rows, questions or themes in columns, and in each cell the researcher's
 * summaries and what was said (docs/figures.md, "Framework").
 */

export interface FrameworkRow {
  /** `participant:`; of a transcript that names none, the name of its file. */
  readonly participant: string;
  readonly transcripts: readonly TranscriptFile[];
  /** One for each column. */
  readonly cells: readonly FrameworkCell[];
}

export interface FrameworkCell {
  readonly summaries: readonly FrameworkSummary[];
  /** In the order of the transcripts and of the text. */
  readonly passages: readonly FrameworkPassage[];
  /**
   * Why there are no passages: what transcripts, or their guide, say of the question that the column is named by. None
   * where nothing is said of it.
   */
  readonly why: readonly Status[];
  /** Where a summary can be written that is not there yet. */
  readonly room: SummaryRoom | undefined;
}

export interface FrameworkSummary extends PlacedSummary {
  readonly uri: string;
}

/** What a new summary is about, and in which transcript it goes: an answer that is marked there, or a theme. */
export type SummaryRoom = { readonly uri: string } & (
  | { readonly question: string }
  | { readonly theme: string }
);

/** An answer, or a coded passage. */
export interface FrameworkPassage {
  readonly coded: CodedTranscript;
  readonly range: Range;
  /** As said, paragraph by paragraph; none where the text could not be read, or has changed since it was counted. */
  readonly parts: readonly QuotedPart[];
  /** Of a coded passage what it is coded with. */
  readonly quote: Quote | undefined;
}

export interface Framework {
  /** Themes of the study. */
  readonly tree: ThemeTree;
  readonly columns: readonly FrameworkColumn[];
  readonly rows: readonly FrameworkRow[];
}

/** A chart whose rows are made one by one, when each is asked for: that of a large study takes long. */
export interface FrameworkInSteps extends Omit<Framework, 'rows'> {
  readonly rows: readonly RowInSteps[];
}

export interface RowInSteps {
  /**
   * The transcripts of the row. As long as these are the same, and the codebooks, the filter and the columns are, the row is
   * the same.
   */
  readonly of: readonly CodedTranscript[];
  make(): FrameworkRow;
}

/** Gives the text of a file as it is now, read; `undefined` where it cannot be read. */
export type TextOf = (file: TranscriptFile) => Transcript | undefined;

/** The files of a chart, whose texts it is made of. */
export function filesOfFramework(
  study: Study,
  filter: ThemeFilter,
  transcripts?: readonly TranscriptFile[],
): TranscriptFile[] {
  return select(study, filter, transcripts).transcripts.map(({ coded }) => coded.file);
}

export function framework(
  study: Study,
  choice: FrameworkChoice,
  filter: ThemeFilter,
  textOf: TextOf,
  transcripts?: readonly TranscriptFile[],
): Framework {
  const chart = frameworkInSteps(study, choice, filter, textOf, transcripts);
  return { ...chart, rows: chart.rows.map(row => row.make()) };
}

export function frameworkInSteps(
  study: Study,
  choice: FrameworkChoice,
  filter: ThemeFilter,
  textOf: TextOf,
  transcripts?: readonly TranscriptFile[],
): FrameworkInSteps {
  const selection = select(study, filter, transcripts);
  const columns = columnsOf(selection, choice, filter);
  const rows = new Map<string, { participant: string; transcripts: Selected[] }>();
  for (const selected of selection.transcripts) {
    const { file, participant } = selected.coded;
    const key = file.facts.frontMatter.participant ? `participant ${participant}` : file.uri;
    const row = rows.get(key);
    if (row) row.transcripts.push(selected);
    else rows.set(key, { participant, transcripts: [selected] });
  }
  return {
    tree: selection.tree,
    columns,
    rows: [...rows.values()].map(({ participant, transcripts }) => {
      const of = transcripts.map(({ coded }) => coded);
      return {
        of,
        make: () => ({
          participant,
          transcripts: of.map(({ file }) => file),
          cells: cellsOf(
            transcripts.map(each => new Charted(study, selection, each, filter, choice, textOf)),
            columns,
          ),
        }),
      };
    }),
  };
}

function cellsOf(transcripts: readonly Charted[], columns: readonly FrameworkColumn[]): FrameworkCell[] {
  return columns.map(column => {
    const summaries = transcripts.map(each => each.summaries(column));
    const without = transcripts.filter((_, index) => summaries[index]?.length === 0);
    const passages = transcripts.flatMap(each => each.passages(column));
    const rooms = without.flatMap(each => each.room(column) ?? []);
    return {
      summaries: summaries.flat(),
      passages,
      why: passages.length > 0 ? [] : [...new Set(transcripts.flatMap(each => each.why(column) ?? []))],
      room: rooms[0],
    };
  });
}

/** What one transcript has for the cells of its row. */
class Charted {
  readonly #study: Study;
  readonly #file: TranscriptFile;
  readonly #columns: FrameworkChoice['columns'];
  readonly #isOfCodings: boolean;
  readonly #markers: readonly MarkedScope[];
  readonly #summaries: readonly PlacedSummary[];
  /** With the IDs of the questions or themes that they are about. */
  readonly #passages: readonly { readonly ids: readonly string[]; readonly passage: FrameworkPassage }[];

  constructor(
    study: Study,
    selection: Selection,
    selected: Selected,
    filter: ThemeFilter,
    { columns }: FrameworkChoice,
    textOf: TextOf,
  ) {
    const { coded } = selected;
    const { file } = coded;
    const read = textOf(file);
    const transcript = read?.lines === file.facts.lines ? read : undefined; // another text has other places
    const words = transcript && new QuotedTranscript(study, coded, transcript);
    this.#study = study;
    this.#file = file;
    this.#columns = columns;
    this.#markers = study.markersOf(file);
    this.#summaries = transcript ? summariesIn(transcript, this.#markers) : [];
    this.#isOfCodings = columns === 'themes' || Boolean(filter.themes?.length || filter.coders?.length);
    this.#passages = this.#isOfCodings
      ? codedPassages({ ...selection, transcripts: [selected] }, columns, words)
      : answers(coded, this.#markers, words, filter.roles?.length ? filter.roles : ['participant']);
  }

  summaries({ ids }: FrameworkColumn): FrameworkSummary[] {
    return this.#summaries
      .filter(({ theme, questions }) =>
        this.#columns === 'themes'
          ? theme !== undefined && ids.includes(theme)
          : questions.some(id => ids.includes(id)),
      )
      .map(summary => ({ ...summary, uri: this.#file.uri }));
  }

  /** Where a summary for this column can be written. */
  room({ id, ids }: FrameworkColumn): SummaryRoom | undefined {
    if (this.#columns === 'themes') return { uri: this.#file.uri, theme: id };
    const marked = this.#markers.flatMap(marker => marker.ids.map(each => each.id));
    const question =
      marked.find(each => each === id && ids.includes(id)) ?? marked.find(each => ids.includes(each));
    return question === undefined ? undefined : { uri: this.#file.uri, question };
  }

  /** The status of the question of a column, one that follows from the guide included. */
  why({ id }: FrameworkColumn): Status | undefined {
    if (this.#isOfCodings) return undefined;
    const coverage = coverageOf(this.#study, this.#file);
    const state = coverage?.questions.find(({ question }) => question.id === id)?.state;
    return statuses.find(status => status === state);
  }

  passages({ ids }: FrameworkColumn): FrameworkPassage[] {
    const passages = this.#passages.flatMap(each =>
      each.ids.some(id => ids.includes(id)) ? each.passage : [],
    );
    return this.#isOfCodings ? passages : outermost(passages);
  }
}

/** Of passages in the order of the text those that are not within another: an aside on a probe within the answer. */
function outermost(passages: readonly FrameworkPassage[]): FrameworkPassage[] {
  let end: Position | undefined;
  return passages.filter(({ range }) => {
    if (end && comparePositions(range.end, end) <= 0) return false;
    end = range.end;
    return true;
  });
}

/** What those with the roles say in answer to questions, a passage for each marker. */
function answers(
  coded: CodedTranscript,
  markers: readonly MarkedScope[],
  words: QuotedTranscript | undefined,
  roles: readonly SpeakerRole[],
): { ids: readonly string[]; passage: FrameworkPassage }[] {
  const { frontMatter } = coded.file.facts;
  const isWanted = (speaker: string | undefined): boolean =>
    speaker !== undefined && roles.includes(roleOf(speaker, frontMatter));
  return markers.flatMap(marker => {
    const ids = marker.ids.flatMap(({ id, known }) => (known ? id : []));
    const parts = ids.length > 0 ? words?.saidBetween(marker.range.start, marker.end, isWanted) : undefined;
    const [first, last] = [parts?.[0], parts?.at(-1)];
    if (!parts || !first || !last) return [];
    const range = { start: first.range.start, end: last.range.end };
    return { ids, passage: { coded, range, parts, quote: undefined } };
  });
}

/** The coded passages of a transcript, with their themes, or the questions that they answer. */
function codedPassages(
  { tree, transcripts, isShown }: Selection,
  columns: FrameworkChoice['columns'],
  words: QuotedTranscript | undefined,
): { ids: readonly string[]; passage: FrameworkPassage }[] {
  return [...quotes({ tree, transcripts, isShown }, {})].map(quote => {
    const { coded, segments } = quote;
    const parts = words?.wordsOf(quote)?.parts ?? [];
    const [first, last] = [parts[0], parts.at(-1)];
    const range =
      first && last ? { start: first.range.start, end: last.range.end } : placeOf(coded, segments[0] ?? 0);
    return {
      ids: columns === 'themes' ? segments.map(segment => themeOf(coded, segment)) : questionsOf(quote),
      passage: { coded, range, parts, quote },
    };
  });
}
