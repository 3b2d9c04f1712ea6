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
  return readUsualLabel(line) ?? readAnyLabel(line, known);
}

/** The same for the label that nearly all turns have, `**Name:** ` in ASCII: no need for the long pattern. */
function readUsualLabel(line: string): SpeakerLabel | undefined {
  if (!line.startsWith('**')) return undefined;
  const nameEnd = line.indexOf(':**', 2);
  const textStart = nameEnd + 4;
  if (nameEnd < 3 || nameEnd > 30 || line.charCodeAt(textStart - 1) !== blank) return undefined;
  // Behind the label, and at either end of the name, there may be more blanks, or a timestamp.
  if (!isNameSign(line.charCodeAt(2)) || !isNameSign(line.charCodeAt(nameEnd - 1))) return undefined;
  if (!isNameSign(line.charCodeAt(textStart))) return undefined;
  for (let at = 3; at < nameEnd; at++) {
    const unit = line.charCodeAt(at);
    if (unit !== blank && !isNameSign(unit)) return undefined;
  }
  return { name: line.slice(2, nameEnd), nameStart: 2, nameEnd, textStart, timestamp: undefined };
}

const blank = 32;

/** ASCII letters, digits and the hyphen, as UTF-16 code units. */
function isNameSign(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 45
  );
}

/** What `readSpeakerLabel` gives, without its short way. */
export function readAnyLabel(line: string, known: (name: string) => boolean): SpeakerLabel | undefined {
  // Most paragraphs that continue a turn have no colon where a label could end, and need no closer look.
  const colon = line.search(/[:：]/);
  if (colon < 0 || colon > longestOpening) return undefined;
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
