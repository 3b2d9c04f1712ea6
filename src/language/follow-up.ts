import { followUp, isAnythingToAsk } from '../analysis/follow-up';
import { followUpHtml } from '../convert/follow-up-html';
import { followUpJson } from '../convert/follow-up-json';
import { followUpMarkdown } from '../convert/follow-up-report';
import { readTranscript } from '../format/transcript';
import type { Study } from '../study/study';
import { followed } from './followed-guide';

/** The sheet of what to ask next time, or a sentence that says that there is nothing to ask, or why there is no sheet. */
export type FollowUpSheet =
  | { readonly participant: string; readonly markdown: string; readonly html: string }
  | { readonly nothing: string }
  | { readonly refused: string };

/** What to ask the participant of a transcript on a day, `YYYY-MM-DD`. `textOf`: the text of a closed file. */
export function followUpSheet(
  study: Study,
  uri: string,
  day: string,
  textOf: (uri: string) => string | undefined,
): FollowUpSheet {
  const transcript = followed(study, { uri });
  if ('refused' in transcript) return transcript;
  const { file } = transcript;
  const text = file.transcript ? undefined : textOf(file.uri);
  const read = file.transcript ?? (text === undefined ? undefined : readTranscript(text));
  const sheet = followUp(study, file, day, read);
  if (!sheet) return { refused: 'The guide of this transcript has no questions that can be read.' };
  const { participant } = sheet.coverage;
  if (!isAnythingToAsk(sheet))
    return { nothing: `There is nothing to ask ${participant}: no question is open.` };
  const asked = followUpJson(day, [sheet]);
  return { participant, markdown: followUpMarkdown(asked), html: followUpHtml(asked) };
}
