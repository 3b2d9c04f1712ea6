import { kindOf } from '../study/file-kinds';
import type { Study, TranscriptFile } from '../study/study';
import { coverageOf } from './coverage';
import { problemsOf } from './problems';

/** A transcript that is in no figure, and why. */
export interface LeftOut {
  readonly uri: string;
  /** One or two whole sentences. */
  readonly reason: string;
}

/** The transcripts that coverage leaves out: those without a guide, and those that are not or cannot be read. */
export function leftOutOf(
  study: Study,
  transcripts: readonly TranscriptFile[] = study.transcripts(),
): LeftOut[] {
  const unread = study
    .failures()
    .filter(({ uri }) => kindOf(uri) === 'transcript')
    .map(({ uri, problem }) => ({ uri, reason: problem.message }));
  const withoutGuide = transcripts
    .filter(transcript => !coverageOf(study, transcript))
    .map(({ uri }) => {
      const problem = problemsOf(study, uri).find(({ code }) => code.startsWith('guide-'));
      return { uri, reason: problem?.message ?? 'It has no interview guide.' };
    });
  return [...withoutGuide, ...unread];
}
