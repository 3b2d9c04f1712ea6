/** The opening of a turn, `**RB:** `, `[00:04:12] LA-07: `. Offsets are UTF-16 code units into the line. */
export interface SpeakerLabel {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Offset of the first thing said, behind label and timestamp. */
  readonly textStart: number;
  readonly timestamp: { readonly start: number; readonly end: number; readonly text: string } | undefined;
}

const timestamp = String.raw`\[(?<NAME>\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\]`;
/** In bold the writer has said what the label is; plain, only up to four words that begin like names do. */
const boldName = String.raw`\*\*(?<bold>[^*\s:：][^*:：\n]{0,59}?)(?:[:：]\*\*|\*\*[:：])(?=\s|$)`;
const plainName = String.raw`(?<plain>[\p{Lu}\p{Lt}\p{Lo}\p{Nd}][\p{L}\p{M}\p{Nd}._'’-]*(?: [\p{Lu}\p{Lt}\p{Lo}\p{Nd}(][\p{L}\p{M}\p{Nd}._'’()-]*){0,3})[:：](?=\s|$)`;
const pattern = new RegExp(
  `^(?<lead>\\s*(?:${timestamp.replace('NAME', 'before')}\\s*)?)(?:${boldName}|${plainName})(?:\\s*${timestamp.replace('NAME', 'after')})?\\s*`,
  'u',
);

/**
 * The speaker label that a paragraph's first line opens with, if it does. `**Name:**`, `**Name**:` and `Name:` are
 * labels; a plain one has to look like a name (each word with a capital or a digit first), so that
 * `The thing is: we never asked` stays a sentence. Names in lower case have to be bold, or known: `known` says so.
 */
export function readSpeakerLabel(
  line: string,
  known: (name: string) => boolean = () => false,
): SpeakerLabel | undefined {
  const groups = pattern.exec(line)?.groups;
  if (groups) {
    const name = (groups.bold ?? groups.plain ?? '').trim();
    const nameStart = line.indexOf(name, groups.lead?.length);
    return label(line, name, nameStart, groups.before ?? groups.after);
  }
  const lower = /^\s*(\p{Ll}[^\s:：*]{0,30})[:：](?=\s|$)\s*/u.exec(line);
  const name = lower?.[1];
  if (!lower || name === undefined || !known(name)) return undefined;
  return label(line, name, line.indexOf(name), undefined);
}

function label(line: string, name: string, nameStart: number, time: string | undefined): SpeakerLabel {
  const timeStart = time === undefined ? -1 : line.indexOf(`[${time}]`);
  const timeEnd = timeStart < 0 ? 0 : timeStart + (time?.length ?? 0) + 2;
  const nameEnd = nameStart + name.length;
  const behindLabel = nameEnd + (/^[*:：\s]*/.exec(line.slice(nameEnd))?.[0].length ?? 0);
  const textStart =
    timeEnd > behindLabel ? timeEnd + (/^\s*/.exec(line.slice(timeEnd))?.[0].length ?? 0) : behindLabel;
  return {
    name,
    nameStart,
    nameEnd,
    textStart,
    timestamp: time === undefined ? undefined : { start: timeStart, end: timeEnd, text: time },
  };
}
