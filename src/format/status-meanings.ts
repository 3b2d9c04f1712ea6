import type { Status } from './transcript';

/** What each status means, for who chooses or reads one. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  partial: 'answered in part',
  declined: 'would not answer',
  'dont-know': 'did not know',
  'not-asked': 'was left out',
  'not-applicable': 'does not concern this person',
  lost: 'asked, but not on the recording',
};
