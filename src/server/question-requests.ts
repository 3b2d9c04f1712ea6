import { coverageOf } from '../analysis/coverage';
import { type GuideViewJson, guideViewJson } from '../convert/guide-view-json';
import { isStatus } from '../format/transcript';
import { insertQuestion } from '../language/insert-questions';
import { questionHere } from '../language/question-here';
import { nextUnanswered, questionsAt } from '../language/question-places';
import { setQuestionStatus } from '../language/question-status';
import type { CodingSurroundings } from './coding-requests';
import { registerChange } from './document-changes';
import {
  type DocumentParams,
  describeQuestionRequest,
  guideViewRequest,
  insertQuestionRequest,
  type NextUnansweredParams,
  type NextUnansweredResult,
  nextUnansweredRequest,
  type QuestionHere,
  type QuestionParams,
  type QuestionsAtParams,
  questionsAtRequest,
  type SetStatusParams,
  setQuestionStatusRequest,
} from './protocol';

/** Says which feature answers each request about the questions of a transcript. */
export function registerQuestionRequests(around: CodingSurroundings): void {
  const { connection, documents, live, answer } = around;
  connection.onRequest(
    guideViewRequest,
    answer(
      'guideView',
      null as GuideViewJson | null,
      (study, { textDocument: { uri } }: DocumentParams) => {
        const file = study.get(uri);
        const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
        return coverage ? guideViewJson(coverage) : null;
      },
      { yields: true },
    ),
  );
  connection.onRequest(
    questionsAtRequest,
    answer('questionsAt', [] as string[], (study, { textDocument, position }: QuestionsAtParams) =>
      questionsAt(study, textDocument.uri, position),
    ),
  );
  connection.onRequest(
    nextUnansweredRequest,
    answer(
      'nextUnanswered',
      null as NextUnansweredResult,
      (study, { textDocument, position, after }: NextUnansweredParams) =>
        nextUnanswered(study, textDocument.uri, position, after) ?? null,
    ),
  );
  connection.onRequest(
    describeQuestionRequest,
    answer(
      'describeQuestion',
      null as QuestionHere | null,
      (study, { textDocument, question }: QuestionParams) => {
        const document = documents.get(textDocument.uri);
        return (document && questionHere(study, document, question, live.isWhole)) ?? null;
      },
    ),
  );
  registerChange(around, insertQuestionRequest, (study, document, { question }: QuestionParams) =>
    insertQuestion(study, document, question),
  );
  registerChange(
    around,
    setQuestionStatusRequest,
    (study, document, { question, status, reason }: SetStatusParams) =>
      status === null || isStatus(status)
        ? setQuestionStatus(study, document, question, { status: status ?? undefined, reason })
        : { refused: `“${status}” is no status.` },
  );
}
