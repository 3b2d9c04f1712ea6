import type { Range } from 'vscode-languageserver-types';
import { coverageOf } from '../analysis/coverage';
import { presentId } from '../study/markers';
import type { Study } from '../study/study';
import { markersBehind } from './code-lenses';
import { shown } from './markdown';
import type { OpenDocument } from './open-document';
import { describeQuestion } from './question-description';
import { type WrittenStatus, writtenStatus } from './question-status';

/** A question in one transcript, for who chooses it in a list. */
export interface QuestionHere extends WrittenStatus {
  readonly id: string;
  readonly text: string;
  /** What hover says of it, as Markdown, with the reason of its status. */
  readonly description: string;
  /** Where its answer begins; of one that is answered through probes, theirs. `null` where there is none. */
  readonly place: Range | null;
}

/** `undefined` where the transcript has no guide, or that does not have the question. */
export function questionHere(
  study: Study,
  document: OpenDocument,
  id: string,
  isWhole: boolean,
): QuestionHere | undefined {
  const file = study.get(document.uri);
  const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
  if (file?.kind !== 'transcript' || !coverage) return undefined;
  const question = coverage.guide.guide.byId.get(presentId(coverage.guide.guide, id));
  if (!question) return undefined;
  const written = writtenStatus(study, document, question.id);
  const description = describeQuestion(study, coverage.guide, question, file, isWhole);
  const why = written.reason === '' ? '' : `\n\n_Why ${written.status}:_ ${shown(written.reason)}`;
  const [marker] = markersBehind(coverage, question.id);
  return {
    ...written,
    id: question.id,
    text: question.text,
    description: `${description}${why}`,
    place: marker?.range ?? null,
  };
}
