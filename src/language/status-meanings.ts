import type { Status } from '../format/transcript';

/** What the statuses say, for a reader. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  partial: 'answered in part',
  declined: 'would not answer',
  'dont-know': 'did not know',
  'not-asked': 'was left out',
  'not-applicable': 'does not concern this person',
  lost: 'asked, but not on the recording',
};
