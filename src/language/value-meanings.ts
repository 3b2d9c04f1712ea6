import type { SpeakerRole, TranscriptState } from '../format/front-matter';

/* What the values mean that a transcript may have in certain places, for a reader. */

export const stateMeanings: Readonly<Record<TranscriptState, string>> = {
  draft: 'still being written: what it has not reached yet is not reported',
  complete: 'done: every expected question without an answer is a warning',
};

export const roleMeanings: Readonly<Record<SpeakerRole, string>> = {
  interviewer: 'asks: what is said here is no answer',
  participant: 'is interviewed: these words make the answers, and are counted',
  other: 'is there and is not interviewed, such as an interpreter or a child: no answer, and not counted',
};
