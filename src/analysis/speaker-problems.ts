import type { FrontMatter } from '../format/front-matter';
import { nearest } from '../format/ids';
import type { Problem } from '../format/problem';
import { isUsualInterviewer, isUsualParticipant } from '../format/transcript';
import type { Speaker } from '../study/facts';

/** A label with more turns than this is meant, however much it looks like another. */
const fewTurns = 2;

/** A label is a slip for another only if that has at least so many turns, and so many times as many. */
const muchMore = 5;

/** A conversation has no more regular speakers than this; a text with more must not take longer for it. */
const regularSpeakers = 50;

/**
 * A label that nobody has named counts as a participant's, which is right in a group interview and wrong for an
 * interviewer whose name was misspelt. So where participants are named, every other label is reported; where only
 * interviewers are, those that resemble one; and wherever it is, a rare one that is a slip for a frequent one.
 */
export function* unknownSpeakers(
  all: readonly Speaker[],
  { participant, interviewers, speakers, state }: FrontMatter,
): Generator<Problem> {
  const named = new Set([...speakers.keys(), ...interviewers.map(({ value }) => value)]);
  if (participant) named.add(participant.value);
  const participantsNamed = participant !== undefined || [...speakers.values()].includes('participant');
  const regular = all
    .filter(({ turns }) => turns >= muchMore)
    .sort((a, b) => b.turns - a.turns)
    .slice(0, regularSpeakers);
  for (const { name, turns, firstWords } of all) {
    if (!firstWords || named.has(name) || isUsualInterviewer(name) || isUsualParticipant(name)) continue;
    const meant =
      turns > fewTurns
        ? undefined
        : regular.find(other => other.turns >= muchMore * turns && isSlip(name, other.name));
    const near = meant?.name ?? nearest(name, named);
    if (!near && !participantsNamed) continue;
    const why =
      meant && named.size === 0
        ? `“${name}” speaks ${turns === 1 ? 'once' : 'twice'} and “${meant.name}” ${meant.turns} times.`
        : `The front matter does not name “${name}”, so these words count as a participant’s.`;
    const question = near ? `Did you mean “${near}”? If not, say who this is` : 'Say who this is';
    yield {
      code: 'unknown-speaker',
      severity: state === 'draft' ? 'information' : 'warning',
      range: firstWords,
      message: `${why} ${question}: “speakers: {${name}: interviewer}”, or participant, or other.`,
      ...(near && { fix: { kind: 'replace', range: firstWords, text: near, title: `Change to ${near}` } }),
    };
  }
}

/**
 * Whether one of two labels is the other with a slip of the finger: a letter or sign too many, too few, another or
 * swapped with its neighbour, capitals, a digit that looks like a letter, a zero before a number. Another digit is
 * another person (P-01, P-02), and so is another letter that stands alone (Speaker A, Speaker B) or in a short label.
 */
export function isSlip(label: string, other: string): boolean {
  const longer = Math.max(label.length, other.length);
  if (Math.abs(label.length - other.length) > 2) return false;
  if (label.toLowerCase() === other.toLowerCase()) return true;
  if (longer >= 3 && asItLooks(label) === asItLooks(other)) return true;
  return longer >= 4 && differInOneLetter([...label.toLowerCase()], [...other.toLowerCase()]);
}

function asItLooks(label: string): string {
  return label
    .replaceAll('O', '0')
    .replaceAll(/[Il]/g, '1')
    .replaceAll(/(?<!\p{Nd})0+(?=\p{Nd})/gu, '')
    .toLowerCase();
}

function differInOneLetter(a: readonly string[], b: readonly string[]): boolean {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from++;
  let behind = 0;
  while (behind < shorter - from && a.at(-1 - behind) === b.at(-1 - behind)) behind++;
  const inA = a.slice(from, a.length - behind);
  const inB = b.slice(from, b.length - behind);
  const swapped = inA.length === 2 && inB.length === 2 && inA[0] === inB[1] && inA[1] === inB[0];
  if (!swapped && (inA.length > 1 || inB.length > 1)) return false;
  const differing = [...inA, ...inB].join('');
  if (/\p{Nd}/u.test(differing)) return false;
  const around = `${a[from - 1] ?? ''}${a[a.length - behind] ?? ''}`;
  return swapped || !/\p{L}/u.test(differing) || /[\p{L}\p{M}]/u.test(around);
}
