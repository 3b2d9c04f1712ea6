import type { TextLines } from './next-turn';
import type { Position } from './position';
import { readSpeakerLabel } from './speaker-label';

const time = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?$/;

/** `4:12`, `[00:04:12]`, `1:04:12.5` as hours, minutes, seconds of two digits each; `undefined` for anything else. */
export function readTime(text: string): readonly [string, string, string] | undefined {
  const match = time.exec(text.trim().replace(/^\[(.*)\]$/, '$1'));
  if (!match) return undefined;
  const [, hours = '0', minutes = '', seconds = ''] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return [hours.padStart(2, '0'), minutes.padStart(2, '0'), seconds];
}

export interface TimestampPlace {
  /** Where on the cursor's line a timestamp belongs. */
  readonly character: number;
  /** The last one before the cursor. */
  readonly last: readonly [string, string, string] | undefined;
}

/** How far up is looked for the last timestamp. */
const longestLook = 1000;

/**
 * Where a timestamp goes: in or right behind a speaker label before or behind it, as the transcript has it, and
 * anywhere else at the cursor.
 */
export function timestampPlace({ line: textOf }: TextLines, { line, character }: Position): TimestampPlace {
  let last: TimestampPlace['last'];
  let before: boolean | undefined;
  for (let at = line; at >= Math.max(0, line - longestLook); at--) {
    const text = at === line ? textOf(at).slice(0, character) : textOf(at);
    if (!text.includes('[')) continue;
    last ??= [...text.matchAll(/\[[\d:.,]{4,13}\]/g)].map(([found]) => readTime(found)).findLast(Boolean);
    const label = readSpeakerLabel(text);
    if (label?.timestamp) {
      before = label.timestamp.start < label.nameStart;
      break;
    }
  }
  const label = readSpeakerLabel(textOf(line));
  const atLabel = label !== undefined && !label.timestamp && character <= label.textStart;
  return { last, character: atLabel ? (before ? 0 : label.textStart) : character };
}
