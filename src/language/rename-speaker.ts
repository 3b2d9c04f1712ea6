import type { TextEdit } from 'vscode-languageserver-types';
import type { FrontMatter } from '../format/front-matter';
import { onLine, type Range, splitLines, withoutByteOrderMark } from '../format/position';
import { readSpeakerLabel } from '../format/speaker-label';
import { knownSpeakers, readLines, roleOf } from '../format/transcript';
import type { Located } from '../format/yaml';
import { yamlWordInPlace } from '../format/yaml-word';
import { factsOf, type TranscriptFacts } from '../study/facts';
import { introductionsOf } from './references';

/** The edits of one file, or why there are none, as whole sentences. */
export type FileRenaming = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** Why nobody can have this name in a transcript; `undefined` where somebody can. */
export function whyNoSpeaker(name: string): string | undefined {
  if (!/[\r\n]/.test(name) && readSpeakerLabel(`**${name}:** Yes.`)?.name === name) return undefined;
  return `“${name}” cannot be the name of a speaker. A name has no “:”, no “*” at its beginning, and is on one line.`;
}

/**
 * Gives a speaker another name in a transcript: on the labels and in the front matter. A plain label that would not be
 * read as one any more becomes bold. Refused where more would change than the name.
 */
export function renameSpeaker(text: string, name: string, newName: string): FileRenaming {
  const lines = splitLines(withoutByteOrderMark(text));
  const before = factsOf(readLines(lines));
  const isTaken = before.turnsOf(newName).length + introductionsOf(before.frontMatter, newName).length > 0;
  if (isTaken) return { refused: `“${newName}” is somebody else’s name there, and two would become one.` };
  const edits: TextEdit[] = [];
  for (const range of introductionsOf(before.frontMatter, name)) {
    const { start, end } = range;
    const written = (lines[start.line] ?? '').slice(start.character, end.character);
    const word = start.line === end.line ? yamlWordInPlace(written, name, newName) : undefined;
    if (word === undefined)
      return { refused: `“${name}” is not written out in line ${start.line + 1}. Write it there first.` };
    edits.push({ range, newText: word });
  }
  const isKnown = knownSpeakers(frontMatterWith(before.frontMatter, name, newName));
  for (const label of before.turnsOf(name))
    edits.push(labelEdit(lines[label.start.line] ?? '', label, newName, isKnown));
  const changed = withEdits(lines, edits);
  const after = factsOf(readLines(changed));
  const role = roleOf(name, before.frontMatter);
  if (before.turnsOf(name).length > 0 && roleOf(newName, after.frontMatter) !== role)
    return {
      refused: `“${name}” counts as ${role === 'interviewer' ? 'an interviewer' : 'a participant'} by the name alone, and “${newName}” would not. Write the name under “speakers” in the front matter first.`,
    };
  const differs = firstDifference(before, after, name, newName);
  return differs === undefined
    ? { edits }
    : {
        refused: `With the name “${newName}”, line ${differs + 1} would be read differently. Choose another one.`,
      };
}

function frontMatterWith(frontMatter: FrontMatter, name: string, newName: string): FrontMatter {
  const renamed = (named: Located<string>): Located<string> =>
    named.value === name ? { ...named, value: newName } : named;
  const { participant, interviewers, speakers } = frontMatter;
  return {
    ...frontMatter,
    participant: participant && renamed(participant),
    interviewers: interviewers.map(renamed),
    speakers: new Map([...speakers].map(([key, role]) => [key === name ? newName : key, role])),
  };
}

function labelEdit(
  line: string,
  label: Range,
  newName: string,
  isKnown: (name: string) => boolean,
): TextEdit {
  const { start, end } = label;
  const renamed = line.slice(0, start.character) + newName + line.slice(end.character);
  const read = readSpeakerLabel(renamed, isKnown);
  const isLabel = read?.name === newName && read.nameStart === start.character;
  const isBold = line.slice(0, start.character).trimEnd().endsWith('**');
  if (isLabel || isBold) return { range: label, newText: newName };
  return {
    range: onLine(start.line, start.character, end.character + 1),
    newText: `**${newName}:**`,
  };
}

/** The lines after edits, each of which is within a line. */
function withEdits(lines: readonly string[], edits: readonly TextEdit[]): string[] {
  const changed = [...lines];
  const fromTheEnd = edits.toSorted((a, b) => b.range.start.character - a.range.start.character);
  for (const { range, newText } of fromTheEnd) {
    const line = changed[range.start.line] ?? '';
    changed[range.start.line] =
      line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return changed;
}

/** The first line that means something else than before, but for the name. */
function firstDifference(
  before: TranscriptFacts,
  after: TranscriptFacts,
  name: string,
  newName: string,
): number | undefined {
  const now = (named: string | undefined): string | undefined => (named === name ? newName : named);
  const said = saidIn(before, now);
  const saidNow = saidIn(after, named => named);
  const differs = said.findIndex(({ what }, index) => what !== saidNow[index]?.what);
  if (differs >= 0) return said[differs]?.line;
  return saidNow[said.length]?.line;
}

/** What a transcript says, in comparable pieces, in the order of its lines. */
function saidIn(
  { frontMatter, parts }: TranscriptFacts,
  now: (name: string | undefined) => string | undefined,
): { readonly line: number; readonly what: string }[] {
  const values = (located: readonly Located<string>[] = []): string[] => located.map(({ value }) => value);
  const { guide, participant, group, interviewers, date, state, coder, speakers, attributes } = frontMatter;
  const said = [
    {
      line: frontMatter.range?.start.line ?? 0,
      what: JSON.stringify([
        [guide?.value, now(participant?.value), group?.value, values(interviewers).map(now), date, state],
        [coder, [...speakers].map(([key, role]) => [now(key), role]), [...attributes]],
      ]),
    },
  ];
  const say = (line: number, ...what: unknown[]): void => {
    said.push({ line, what: JSON.stringify([line, ...what]) });
  };
  for (const { events, themes, turns } of parts) {
    for (const { name, label, hasWords } of turns) say(label.start.line, now(name), hasWords);
    for (const event of events) {
      const { line } = event.range.start;
      if (event.kind === 'talk') say(line, 'talk', now(event.speaker), event.words);
      else say(line, event.kind, values(event.ids), event.status?.value);
      if (event.kind === 'heading') say(line, event.title);
      if (event.kind === 'aside') say(line, now(event.speaker), event.words);
    }
    for (const { value, range } of themes) say(range.start.line, value);
  }
  return said.sort((a, b) => a.line - b.line);
}
