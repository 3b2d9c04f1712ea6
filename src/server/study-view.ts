import type { Connection } from 'vscode-languageserver';
import { type StudyViewJson, studyViewInSteps, studyViewJson } from '../convert/study-view-json';
import type { Answer } from './answering';
import { type StudyViewParams, studyViewRequest } from './protocol';

/** Answers what the side bar with the transcripts asks. */
export function registerStudyView(connection: Connection, answer: Answer): void {
  const nothing: StudyViewJson = { groups: [] };
  connection.onRequest(
    studyViewRequest,
    answer('studyView', nothing, (study, asked: StudyViewParams) => studyViewJson(study, groupsOf(asked)), {
      needsAll: true,
      steps: (study, asked) => studyViewInSteps(study, groupsOf(asked)),
    }),
  );
}

function groupsOf({ groups }: StudyViewParams): readonly string[] {
  return Array.isArray(groups) ? groups : [];
}
