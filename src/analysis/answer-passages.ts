import { roleOf, type Transcript } from '../format/transcript';
import type { Marker } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { codedTranscript } from './coded-transcript';
import { coverageOf } from './coverage';
import { type QuotedPart, QuotedTranscript } from './quoted-words';
import { statusReason } from './status-reason';

/* What a cell of the coverage of a guide stands for: every place where a question is answered in a transcript. */

export interface AnswerPassage {
  readonly marker: Marker;
  /** What participants say there, paragraph by paragraph; none where nobody does. */
  readonly parts: readonly QuotedPart[];
  /** Why it has its status, where somebody wrote that. */
  readonly reason: string | undefined;
}

/**
 * The passages of a question in the order of the text, those of the probes through which it is answered among them.
 * `transcript` is the text as it is now, read; where it cannot be read, or has changed, there are markers without words.
 */
export function answerPassages(
  study: Study,
  file: TranscriptFile,
  question: string,
  transcript: Transcript | undefined,
): AnswerPassage[] {
  const coverage = coverageOf(study, file);
  const through = coverage?.questions.find(covered => covered.question.id === question)?.through ?? [];
  const wanted = new Set([question, ...through]);
  const markers = coverage
    ? study.markersOf(file).filter(({ ids }) => ids.some(({ id }) => wanted.has(id)))
    : [];
  const isSame = transcript?.lines === file.facts.lines; // another text has other places
  const now = isSame && markers.length > 0 ? transcript : undefined;
  const words = now && new QuotedTranscript(study, codedTranscript(study, file), now);
  const { frontMatter } = file.facts;
  const isWanted = (speaker: string | undefined): boolean =>
    speaker !== undefined && roleOf(speaker, frontMatter) === 'participant';
  return markers.map(marker => ({
    marker,
    parts: words?.saidBetween(marker.range.start, marker.end, isWanted) ?? [],
    reason: now && statusReason(now, marker),
  }));
}
