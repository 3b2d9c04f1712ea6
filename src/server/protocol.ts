import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Together } from '../analysis/co-occurrence';
import type { StudyFilter } from '../analysis/study-filter';
import type { ThemeFilter } from '../analysis/theme-filter';
import type { TableBy } from '../analysis/theme-tables';
import type { FrameworkAsked, SummaryAsked } from '../convert/framework-asked';
import type { QuotesAsked } from '../convert/quotes-json';
import type { Status } from '../format/transcript';
import type { CodedPassages } from '../language/coded-passages';
import type { CodingChange } from '../language/coding';
import type { EarlierGuide, GuideChanges } from '../language/compare-guides';
import type { FollowUpSheet } from '../language/follow-up';
import type { QuestionChange } from '../language/insert-questions';
import type { QuestionHere } from '../language/question-here';
import type { ThemeHere } from '../language/themes-at';
import type { FolderEntry } from '../study/study-files';

/** What the server says beyond the Language Server Protocol. Shared with the clients that ask. */

/**
 * Request with `CoverageReportParams`: the coverage of the workspace, or of what a filter leaves of it, a
 * `CoverageReportJson`. A filter that is none is refused as invalid, with a sentence for people.
 */
export const coverageReportRequest = 'verbatim/coverageReport';

export interface CoverageReportParams {
  readonly filter?: StudyFilter;
}

/** Request with `AnswerAsked`: the passages of a question in a transcript, an `AnswerPassagesJson`. */
export const answerPassagesRequest = 'verbatim/answerPassages';

/** Request with `CoverageFileAsked` and a filter: coverage as it is saved, a `CoverageFileJson`. */
export const coverageFileRequest = 'verbatim/coverageFile';

/** Request: one transcript's coverage in a few figures; `null` where it has no guide. */
export const transcriptCoverageRequest = 'verbatim/transcriptCoverage';

export interface TranscriptCoverageParams {
  readonly textDocument: { readonly uri: string };
}

export interface TranscriptCoverageResult {
  readonly participant: string;
  readonly guide: string;
  /** Counts of expected questions; the rate is a share, 0 to 1, `null` where none is expected. */
  readonly expected: number;
  readonly answered: number;
  readonly answeredRate: number | null;
  /** IDs of the expected questions that are not answered yet, in guide order. */
  readonly open: readonly string[];
}

/**
 * Request without parameters: a `WorkspaceEdit` by which all transcripts name questions by their present IDs; `null` where
 * all do.
 */
export const updateFormerIdsRequest = 'verbatim/updateFormerIds';

/** Request with `CompareGuidesParams`: what has changed in a guide since an earlier version, a `CompareGuidesResult`. */
export const compareGuidesRequest = 'verbatim/compareGuides';

export interface CompareGuidesParams {
  /** URI of the guide as it is now, a file of the study. */
  readonly guide: string;
  readonly earlier: EarlierGuide;
}

export type CompareGuidesResult = GuideChanges;
export type { EarlierGuide };

/** Request: what to ask the participant of a transcript next time, a `FollowUpResult`. */
export const followUpRequest = 'verbatim/followUp';

export interface FollowUpParams {
  readonly textDocument: { readonly uri: string };
}

export type FollowUpResult = FollowUpSheet;

/*
 * The questions of an open transcript. Those that change it say for which version of the text they are.
 */

/** Request: the questions of the guide with their states in a transcript, a `GuideViewJson`; `null` where it has no guide. */
export const guideViewRequest = 'verbatim/guideView';

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Request: IDs of the questions that are answered at a place, in the order in which they stand there. */
export const questionsAtRequest = 'verbatim/questionsAt';

export interface QuestionsAtParams extends DocumentParams {
  readonly position: Position;
}

/** Request: a `NextUnansweredResult` with the next question in guide order that waits for an answer, from a place on. */
export const nextUnansweredRequest = 'verbatim/nextUnanswered';

export interface NextUnansweredParams extends QuestionsAtParams {
  /** ID of the question to go on from, instead of that of the place. */
  readonly after?: string;
}

/** `null` where none waits. */
export type NextUnansweredResult = {
  readonly question: string;
  /** Whether it is marked anywhere in the transcript. */
  readonly isThere: boolean;
} | null;

/** Request with `QuestionParams`: a `QuestionHere`, `null` where the guide does not have the question. */
export const describeQuestionRequest = 'verbatim/describeQuestion';

export interface QuestionParams extends DocumentParams {
  /** ID of the question. */
  readonly question: string;
}

export type { QuestionHere };

/** Request with `QuestionParams`: a `QuestionAnswer`, by which the question has a place in the transcript. */
export const insertQuestionRequest = 'verbatim/insertQuestion';

/** Request with `SetStatusParams`: a `QuestionAnswer`. */
export const setQuestionStatusRequest = 'verbatim/setQuestionStatus';

export interface SetStatusParams extends QuestionParams {
  /** `null` takes it away, and its reason with it. */
  readonly status: Status | null;
  /** An empty one takes away the one that is there; left out, that stays. */
  readonly reason?: string;
}

/** Text edits and where the question is then, or a sentence that says why not. */
export type QuestionAnswer = QuestionChange & { readonly version: number };

/*
 * Coding an open transcript. What nothing is selected in is taken for the segment there, or else for the sentence. Answers
 * say for which version of the text they are.
 */

/** Request with `SelectionsParams`: `ThemesToChoose` with the version, `null` where the file is no transcript. */
export const themesToChooseRequest = 'verbatim/themesToChoose';

/** Request with `CodingParams` and `themes`: a `CodingAnswer`. */
export const codeRequest = 'verbatim/code';

/** Request with `CodingParams` and `themes`: a `CodingAnswer`. */
export const codeAnswerRequest = 'verbatim/codeAnswer';

/** Request with `CodingParams` and `themes`: a `CodingAnswer`. */
export const uncodeRequest = 'verbatim/uncode';

/** Request with `CodingParams`, `theme` and `other`: a `CodingAnswer`. */
export const recodeRequest = 'verbatim/recode';

export interface SelectionsParams {
  readonly textDocument: { readonly uri: string };
  readonly ranges: readonly Range[];
}

export interface CodingParams extends SelectionsParams {
  /** IDs of the themes to code with, or to take off. */
  readonly themes?: readonly string[];
  /** ID of the theme that becomes the other one. */
  readonly theme?: string;
  readonly other?: string;
}

/** Text edits and where the selected words are then, or a sentence that says why not. */
export type CodingAnswer = CodingChange & { readonly version: number };

export type { ThemesToChoose, ThemeToChoose } from '../language/themes-to-choose';

/*
 * The figures of themes (docs/figures.md), for the workspace or for what a filter leaves of it. A filter, table or unit that
 * is none is refused as invalid, with a sentence for people.
 */

/** Request with `FilteredParams`: a `ThemeSummaryJson`. */
export const themeSummaryRequest = 'verbatim/themeSummary';

/** Request with `ThemeTableParams`: a `ThemeTableJson`. */
export const themeTableRequest = 'verbatim/themeTable';

/** Request with `CoOccurrencesParams`: a `CoOccurrencesJson`. */
export const coOccurrencesRequest = 'verbatim/coOccurrences';

/** Request with `FilteredParams`: a `NewThemesJson`. */
export const newThemesRequest = 'verbatim/newThemes';

/** Request with `QuotesParams`: a `QuotesJson`. */
export const quotesRequest = 'verbatim/quotes';

export interface FilteredParams {
  readonly filter?: ThemeFilter;
}

export interface QuotesParams extends FilteredParams, QuotesAsked {}

export interface ThemeTableParams extends FilteredParams {
  readonly by: TableBy;
}

export interface CoOccurrencesParams extends FilteredParams {
  readonly unit: Together;
}

/** Request with `FrameworkParams`: a `FrameworkJson`. */
export const frameworkRequest = 'verbatim/framework';

export interface FrameworkParams extends FilteredParams, FrameworkAsked {}

/**
 * Request with `SummaryAsked`: a `WriteSummaryResult`, by which the summary is written in its transcript, open or not, changed
 * or, where the text is empty, taken out.
 */
export const writeSummaryRequest = 'verbatim/writeSummary';

/** `null` where nothing is to be done; or a sentence that says why not. */
export type WriteSummaryResult = { readonly edit: WorkspaceEdit | null } | { readonly refused: string };

export type { SummaryAsked };

/** Request: what is coded in an open transcript, for who draws it over the text. */
export const codedPassagesRequest = 'verbatim/codedPassages';

export interface CodedPassagesParams {
  readonly textDocument: { readonly uri: string };
  /** The lines that are asked about; all, where left out. */
  readonly ranges?: readonly Range[];
  /** Whether it is also asked on which lines of the whole transcript each theme is. */
  readonly marks?: boolean;
}

export type CodedPassagesResult = CodedPassages;
/** Request without parameters: the themes as a side bar shows them, a `ThemeViewJson`. */
export const themeViewRequest = 'verbatim/themeView';

/** Request: the transcripts of the study by group as a side bar shows them, a `StudyViewJson`. */
export const studyViewRequest = 'verbatim/studyView';

export interface StudyViewParams {
  /** The groups whose transcripts are wanted, the empty text for that of those without one. */
  readonly groups: readonly string[];
}

/** Request: the themes that the words at a place of an open transcript are coded with, a `ThemesAtResult`. */
export const themesAtRequest = 'verbatim/themesAt';

export interface ThemesAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

export type ThemesAtResult = readonly ThemeHere[];

/** Request: what a theme of a codebook means and how it is used, as Markdown; `null` where it is not there. */
export const describeThemeRequest = 'verbatim/describeTheme';

export interface DescribeThemeParams {
  /** URI of the codebook. */
  readonly codebook: string;
  /** ID of the theme. */
  readonly theme: string;
}

/** Notification from the server: a file of the study has changed, so figures may have too. */
export const studyChangedNotification = 'verbatim/studyChanged';

/**
 * Command of the editor that shows passages, with the arguments URI, position and LSP locations: where somebody clicked,
 * and what to show. The server uses it if the editor says in its capabilities that it has it.
 */
export const showPlacesCommand = 'verbatim.showPlaces';

/** What an editor may say under `experimental` in its capabilities. */
export interface ExperimentalCapabilities {
  readonly commands?: { readonly commands?: readonly string[] };
  readonly verbatimFiles?: boolean;
  /** Its keys open turns themselves, so that the server must not do it, too. */
  readonly verbatimTurnKeys?: boolean;
}

/*
 * Files that only the editor can read. A client that answers these two says so in `initialize`, by `verbatimFiles: true`
 * in `capabilities.experimental`. A server in Node reads files of the scheme `file` itself.
 */

/** Request to the client: the text of a file. */
export const readFileRequest = 'verbatim/readFile';

/** Request to the client: what is in a folder. */
export const listFolderRequest = 'verbatim/listFolder';

/** What `readFileRequest` and `listFolderRequest` are about. */
export interface PlaceParams {
  readonly uri: string;
}

export type ReadFileResult = { readonly text: string } | NotRead;

export type ListFolderResult = { readonly entries: readonly FolderEntry[] } | NotRead;

/** Why a file or folder is not read. */
export interface NotRead {
  /** Whether there is none, or its bytes are no text. */
  readonly failed: 'not-there' | 'not-text' | 'otherwise';
  /** The rest of a sentence for people: “permission denied”. */
  readonly reason: string;
}
