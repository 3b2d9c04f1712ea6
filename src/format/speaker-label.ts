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
/**
 * In bold the writer has said what the label is. Plain, it is up to four words that begin like names do, or a name that
 * is known: one in lower case, or one with the full-width colon of Chinese and Japanese, which has no blank behind it.
 */
const boldName = String.raw`\*\*(?<bold>[^*\s:：][^*:：\n]{0,119}?)(?:[:：]\*\*|\*\*[:：](?=\s|$))`;
const plainName = String.raw`(?<plain>[\p{Lu}\p{Lt}\p{Lo}\p{Nd}][\p{L}\p{M}\p{Nd}._'’-]*(?: [\p{Lu}\p{Lt}\p{Lo}\p{Nd}(][\p{L}\p{M}\p{Nd}._'’()-]*){0,3})[:：](?=\s|$)`;
const knownName = String.raw`(?<named>\p{Ll}[^\s:：*]{0,30}(?=[:：](?:\s|$))|[^\s:：*]{1,30}(?=：))[:：]`;
const pattern = new RegExp(
  `^(?<lead>\\s*(?:${timestamp.replace('NAME', 'before')}\\s*)?)(?:${boldName}|${plainName}|${knownName})(?:\\s*${timestamp.replace('NAME', 'after')})?\\s*`,
  'u',
);

/** Characters: a timestamp, and a name of four long words. */
const longestOpening = 400;

/**
 * The speaker label that a paragraph's first line opens with, if it does. `**Name:**`, `**Name**:` and `Name:` are
 * labels; a plain one has to look like a name (each word with a capital or a digit first), so that
 * `The thing is: we never asked` stays a sentence. Other names have to be bold, or known: `known` says so.
 */
export function readSpeakerLabel(
  line: string,
  known: (name: string) => boolean = () => false,
): SpeakerLabel | undefined {
  // Most paragraphs that continue a turn have no colon where a label could end, and need no closer look.
  const colon = /[:：]/.exec(line)?.index;
  if (colon === undefined || colon > longestOpening) return undefined;
  const match = pattern.exec(line);
  if (!match?.groups) return undefined;
  const { lead = '', before, bold, plain, named, after } = match.groups;
  if (named !== undefined && !known(named)) return undefined;
  const name = (bold ?? plain ?? named ?? '').trim();
  const nameStart = line.indexOf(name, lead.length);
  const nameEnd = nameStart + name.length;
  const time = before ?? after;
  const start = line.indexOf('[', before === undefined ? nameEnd : 0);
  return {
    name,
    nameStart,
    nameEnd,
    textStart: match[0].length,
    timestamp: time === undefined ? undefined : { start, end: start + time.length + 2, text: time },
  };
}
