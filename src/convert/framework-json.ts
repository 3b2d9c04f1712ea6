import {
  type Framework,
  type FrameworkPassage,
  frameworkInSteps,
  type SummaryRoom,
  type TextOf,
} from '../analysis/framework';
import type { FrameworkChoice } from '../analysis/framework-columns';
import type { QuotedPart } from '../analysis/quoted-words';
import type { ThemeFilter } from '../analysis/theme-filter';
import type { Range } from '../format/position';
import type { Status } from '../format/transcript';
import type { TranscriptFile } from '../study/study';
import { KeptRows } from './kept-rows';
import { wordsOf } from './quotes-report';
import { type Asked, type FilterOptionsJson, filterOptionsJson } from './themes-json';

/* The framework chart as JSON: what the panel gets, and what reports are written of. */

export interface FrameworkJson {
  readonly schemaVersion: 1;
  readonly filter: ThemeFilter;
  readonly choice: FrameworkChoice;
  readonly columns: readonly FrameworkColumnJson[];
  readonly rows: readonly FrameworkRowJson[];
  readonly options: FilterOptionsJson;
}

export interface FrameworkColumnJson {
  /** Of the question or theme that it is named by. */
  readonly id: string;
  /** The question's text or the theme's label. */
  readonly title: string;
  /** Title of a question's section; label of the theme above. */
  readonly under: string | null;
}

export interface FrameworkRowJson {
  readonly participant: string;
  readonly group: string | null;
  readonly transcripts: readonly { readonly uri: string; readonly date: string | null }[];
  /** One for each column. */
  readonly cells: readonly FrameworkCellJson[];
}

export interface FrameworkCellJson {
  readonly summaries: readonly SummaryJson[];
  readonly passages: readonly PassageJson[];
  /** Why there are none, if the transcripts or the guide say why. */
  readonly why: readonly Status[];
  /** Where a summary can be written that is not there yet. */
  readonly room: SummaryRoom | null;
}

/** A summary and where it is written. */
export interface SummaryJson {
  readonly uri: string;
  readonly range: Range;
  readonly text: string;
}

export interface PassageJson {
  readonly uri: string;
  readonly range: Range;
  /** As said, in one line; empty where the text could not be read, or has changed. */
  readonly said: string;
  /** Whether there is more of it than what is given. */
  readonly isCut: boolean;
}

/** A chart. Of each passage at most so many characters are given. */
export function frameworkJson(
  asked: Asked,
  choice: FrameworkChoice,
  textOf: TextOf,
  most = Number.POSITIVE_INFINITY,
): FrameworkJson {
  const steps = frameworkJsonInSteps(asked, choice, textOf, most);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, row by row. What `kept` has is not made again. */
export function* frameworkJsonInSteps(
  { study, filter, transcripts }: Asked,
  choice: FrameworkChoice,
  textOf: TextOf,
  most: number,
  kept = new KeptRows<FrameworkRowJson>(),
): Generator<undefined, FrameworkJson> {
  const { tree, columns, rows } = frameworkInSteps(study, choice, filter, textOf, transcripts);
  const keptRows = kept.of(study, [filter, choice, most, columns]);
  const made: FrameworkRowJson[] = [];
  for (const { of, make } of rows) {
    const known = keptRows.get(of);
    const row = known ?? rowJson(make(), most);
    if (!known && rows.length <= mostKept && isRead(row)) keptRows.keep(of, row);
    made.push(row);
    if (!known) yield;
  }
  return {
    schemaVersion: 1,
    filter,
    choice,
    columns: columns.map(({ id, title, under }) => ({ id, title, under: under ?? null })),
    rows: made,
    options: filterOptionsJson(study, tree, transcripts),
  };
}

/** Of larger charts no row is kept, for they would need as much memory as the study. */
const mostKept = 500;

/** Whether all its texts could be read; else they may be there the next time. */
function isRead({ cells }: FrameworkRowJson): boolean {
  return cells.every(({ passages }) => passages.every(({ said }) => said !== ''));
}

/** The files of a chart whose texts it needs: those that no editor has open, of the rows that `kept` does not have. */
export function filesOfFrameworkJson(
  { study, filter, transcripts }: Asked,
  choice: FrameworkChoice,
  most: number,
  kept: KeptRows<FrameworkRowJson>,
): string[] {
  const { columns, rows } = frameworkInSteps(study, choice, filter, () => undefined, transcripts);
  const keptRows = kept.of(study, [filter, choice, most, columns]);
  return rows.flatMap(({ of }) =>
    keptRows.get(of) ? [] : of.flatMap(({ file }) => (file.transcript ? [] : file.uri)),
  );
}

function rowJson(
  { participant, transcripts, cells }: Framework['rows'][number],
  most: number,
): FrameworkRowJson {
  return {
    participant,
    group: transcripts.find(({ facts }) => facts.frontMatter.group)?.facts.frontMatter.group?.value ?? null,
    transcripts: transcripts.map(({ uri, facts }) => ({ uri, date: facts.frontMatter.date ?? null })),
    cells: cells.map(({ summaries, passages, why, room }) => ({
      summaries: summaries.map(({ uri, range, text }) => ({ uri, range, text })),
      passages: passages.map(passage => passageJson(passage, most)),
      why,
      room: room ?? null,
    })),
  };
}

function passageJson({ coded, range, parts }: FrameworkPassage, most: number): PassageJson {
  const said = saidWords(coded.file, parts);
  const shown = beginning(said, most);
  return { uri: coded.file.uri, range, said: shown, isCut: shown !== said };
}

/** What is said in a transcript, in one line; of several people in one interview it is said who begins, too. */
export function saidWords({ facts }: TranscriptFile, parts: readonly QuotedPart[]): string {
  const speaker = parts[0]?.speaker;
  const words = wordsOf({ parts: parts.map(part => ({ ...part, speaker: part.speaker ?? null })) });
  const isNamed = facts.frontMatter.participant === undefined && speaker !== undefined;
  return isNamed ? `${speaker}: ${words}` : words;
}

/** As many whole words as fit in so many UTF-16 units. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const blank = text.lastIndexOf(' ', most);
  return text.slice(0, blank > 0 ? blank : most).replace(/[\ud800-\udbff]$/, '');
}
