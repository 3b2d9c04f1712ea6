import type { Connection } from 'vscode-languageserver';
import { coverageOf } from '../analysis/coverage';
import { type StudyViewJson, studyViewJson } from '../convert/study-view-json';
import type { Answer } from './answering';
import { type StudyViewParams, studyViewRequest } from './protocol';

/** Answers what the side bar with the transcripts asks. */
export function registerStudyView(connection: Connection, answer: Answer): void {
  const nothing: StudyViewJson = { groups: [] };
  connection.onRequest(
    studyViewRequest,
    answer(
      'studyView',
      nothing,
      (study, { groups }: StudyViewParams) => studyViewJson(study, Array.isArray(groups) ? groups : []),
      {
        needsAll: true,
        *steps(study) {
          for (const transcript of study.transcripts()) yield coverageOf(study, transcript);
        },
      },
    ),
  );
}
