import { CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { coverageOf } from '../analysis/coverage';
import { studyFigures } from '../analysis/coverage-figures';
import { isOpen } from '../analysis/coverage-totals';
import { studyOptions } from '../analysis/filter-options';
import { leftOutOf } from '../analysis/left-out';
import type { StudyFilter } from '../analysis/study-filter';
import { answerPassagesJson, readAnswerAsked } from '../convert/answer-passages-json';
import { coverageFileJson, readCoverageFileAsked } from '../convert/coverage-file-json';
import { type CoverageReportJson, coverageJson } from '../convert/coverage-json';
import { inJson } from '../convert/study-options-json';
import { readStudyFilter } from '../convert/theme-filter-json';
import { Study } from '../study/study';
import type { Answer } from './answering';
import type { LiveStudy } from './live-study';
import {
  answerPassagesRequest,
  type CoverageReportParams,
  coverageFileRequest,
  coverageReportRequest,
  type TranscriptCoverageParams,
  type TranscriptCoverageResult,
  transcriptCoverageRequest,
} from './protocol';

/** Answers what clients ask about coverage. */
export function registerCoverageRequests(connection: Connection, live: LiveStudy, answer: Answer): void {
  connection.onRequest(
    coverageReportRequest,
    (params: CoverageReportParams | null | undefined, token = CancellationToken.None) => {
      const filter = understood(readStudyFilter(params?.filter)).filter;
      const nothing = coverageReport(new Study([]), filter);
      return answer('coverageReport', nothing, study => coverageReport(study, filter))({}, token);
    },
  );
  connection.onRequest(
    coverageFileRequest,
    (params: CoverageReportParams | null | undefined, token = CancellationToken.None) => {
      const { filter } = understood(readStudyFilter(params?.filter));
      const { asked } = understood(readCoverageFileAsked(params));
      const json = (study: Study) => coverageFileJson(studyFigures(study, filter), filter, asked);
      return answer('coverageFile', json(new Study([])), json)({}, token);
    },
  );
  connection.onRequest(
    transcriptCoverageRequest,
    answer('transcriptCoverage', null, (study, { textDocument }: TranscriptCoverageParams) =>
      transcriptCoverage(study, textDocument.uri),
    ),
  );
  connection.onRequest(answerPassagesRequest, async (params: unknown, token = CancellationToken.None) => {
    const { asked } = understood(readAnswerAsked(params));
    const files = answer('answerPassages', [] as string[], study =>
      study.get(asked.uri) ? [asked.uri] : [],
    );
    const textOf = await live.textsOf(await files({}, token));
    const json = (study: Study) => answerPassagesJson(study, asked, textOf);
    return answer('answerPassages', json(new Study([])), json)({}, token);
  });
}

/** What has been read of what a client sent. */
function understood<Read extends object>(read: Read | { readonly refused: string }): Read {
  if ('refused' in read) throw new ResponseError(ErrorCodes.InvalidParams, read.refused);
  return read;
}

function coverageReport(study: Study, filter: StudyFilter): CoverageReportJson {
  return {
    ...coverageJson(studyFigures(study, filter), leftOutOf(study), filter),
    options: inJson(studyOptions(study)),
  };
}

function transcriptCoverage(study: Study, uri: string): TranscriptCoverageResult | null {
  const file = study.get(uri);
  const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
  if (!coverage) return null;
  const { participant, guide, totals, questions } = coverage;
  return {
    participant,
    guide: guide.uri,
    expected: totals.expected,
    answered: totals.answered,
    answeredRate: totals.answeredRate ?? null,
    open: questions.filter(isOpen).map(({ question }) => question.id),
  };
}
