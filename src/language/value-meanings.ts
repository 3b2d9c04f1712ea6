import type { SpeakerRole, TranscriptState } from '../format/front-matter';
import type { Status } from '../format/transcript';

/* What the values mean that a transcript may have in certain places, for a reader. */

export const statusMeanings: Readonly<Record<Status, string>> = {
  partial: 'answered in part',
  declined: 'would not answer',
  'dont-know': 'did not know',
  'not-asked': 'was left out',
  'not-applicable': 'does not concern this person',
  lost: 'asked, but not on the recording',
};

export const stateMeanings: Readonly<Record<TranscriptState, string>> = {
  draft: 'still being written: what it has not reached yet is not reported',
  complete: 'done: every expected question without an answer is a warning',
};

export const roleMeanings: Readonly<Record<SpeakerRole, string>> = {
  interviewer: 'asks: what is said here is no answer',
  participant: 'is interviewed: these words make the answers, and are counted',
  other: 'is there and is not interviewed, such as an interpreter or a child: no answer, and not counted',
};
