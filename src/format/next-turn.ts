import { type FrontMatter, readFrontMatter } from './front-matter';
import { readSpeakerLabel, type SpeakerLabel } from './speaker-label';
import { knownSpeakers, roleOf } from './transcript';

/** A text by its lines, as an editor has it. */
export interface TextLines {
  readonly lineCount: number;
  /** Without its end. */
  readonly line: (line: number) => string;
}

/** Who speaks around a place, and who is to speak next. Labels are written as this transcript writes them. */
export interface TurnsAround {
  /** Whose turn the place is in; `undefined` where nobody has spoken before it. */
  readonly speaker: string | undefined;
  /** Everybody who may speak: the next one first, then who spoke last. */
  readonly speakers: readonly string[];
  /** Who answers whom. */
  readonly next: ReadonlyMap<string, string>;
  /** `**KL:** ` */
  readonly label: (name: string) => string;
}

/** How far up is looked for who has spoken, so that a key costs the same in a transcript of any length. */
export const longestLook = 1000;

/**
 * Who speaks around a line; `undefined` where no talk can stand: in front matter, code or an HTML comment. It looks at
 * the lines before the place only, and at no more than a thousand of them.
 */
export function turnsAround(lines: TextLines, line: number): TurnsAround | undefined {
  return turnsUpTo(lines, line, line);
}

/** The same without what the line itself says: who may speak in it. */
export function turnsBefore(lines: TextLines, line: number): TurnsAround | undefined {
  return turnsUpTo(lines, line, line - 1);
}

/** The speaker whose label a line consists of, as Enter and Tab write it, with nothing said behind it. */
export function emptyLabel(lines: TextLines, line: number): string | undefined {
  const text = lines.line(line);
  // Most lines have something to say, and need no closer look.
  if (text.length > 140 || !/[:：]\**[ ]$/.test(text)) return undefined;
  const turns = turnsBefore(lines, line);
  return turns?.speakers.find(name => turns.label(name) === text);
}

function turnsUpTo(lines: TextLines, line: number, last: number): TurnsAround | undefined {
  const talk = firstLineOfTalk(lines);
  if (line < talk) return undefined;
  const head = talk < 2 ? '' : textOf(lines, 1, talk - 1);
  const { frontMatter } = readFrontMatter(head, 1, undefined);
  const known = knownSpeakers(frontMatter);
  const from = Math.max(talk, line - longestLook);
  if (isSilent(lines, from, line)) return undefined;

  const seen: string[] = [];
  let written: ((name: string) => string) | undefined;
  for (let at = last; at >= from; at--) {
    const label = labelAt(lines, at, known);
    if (!label) continue;
    written ??= wayOfWriting(lines.line(at), label);
    if (!seen.includes(label.name)) seen.push(label.name);
  }
  const named = namedIn(frontMatter).filter(name => !seen.includes(name));
  const [speaker] = seen;
  const answering =
    seen[1] ??
    (speaker === undefined
      ? named[0]
      : (named.find(name => roleOf(name, frontMatter) !== roleOf(speaker, frontMatter)) ?? named[0]));
  const speakers = [answering, ...seen.slice(1), ...named, speaker].filter(
    (name, index, all): name is string => name !== undefined && all.indexOf(name) === index,
  );
  const next = new Map<string, string>();
  if (speaker !== undefined && answering !== undefined) {
    // Of the two who alternate, a third one is answered by the interviewer until more is known.
    const [first] = [speaker, answering].sort(
      (a, b) =>
        Number(roleOf(b, frontMatter) === 'interviewer') - Number(roleOf(a, frontMatter) === 'interviewer') ||
        (a < b ? -1 : 1),
    );
    for (const name of [...speakers].sort()) next.set(name, first ?? speaker);
    next.set(speaker, answering);
    next.set(answering, speaker);
  }
  return { speaker, speakers, next, label: written ?? (name => `**${name}:** `) };
}

/** The label that opens a turn in this line, if it is the first of a paragraph. */
function labelAt(lines: TextLines, line: number, known: (name: string) => boolean): SpeakerLabel | undefined {
  const before = line > 0 ? lines.line(line - 1) : '';
  if (!/^\s*$|^ {0,3}(?:#|:::|---$)|-->\s*$/.test(before)) return undefined;
  return readSpeakerLabel(lines.line(line), known);
}

/** Interviewers first: they begin. */
function namedIn(frontMatter: FrontMatter): readonly string[] {
  const names = [
    ...frontMatter.interviewers.map(({ value }) => value),
    ...(frontMatter.participant ? [frontMatter.participant.value] : []),
    ...frontMatter.speakers.keys(),
  ];
  const rank = (name: string) => (roleOf(name, frontMatter) === 'interviewer' ? 0 : 1);
  return [...new Set(names)].sort((a, b) => rank(a) - rank(b));
}

function wayOfWriting(line: string, { nameStart, nameEnd }: SpeakerLabel): (name: string) => string {
  const bold = line.slice(0, nameStart).endsWith('**');
  const colon = /^\*{0,2}：/.test(line.slice(nameEnd)) ? '：' : ':';
  if (!bold) return name => `${name}${colon} `;
  return line.startsWith('**', nameEnd) ? name => `**${name}**${colon} ` : name => `**${name}${colon}** `;
}

/** The line behind the front matter; the first one where there is none. */
function firstLineOfTalk({ lineCount, line }: TextLines): number {
  if (lineCount === 0 || !/^\uFEFF?---\s*$/.test(line(0))) return 0;
  for (let at = 1; at < Math.min(lineCount, longestLook); at++) {
    if (/^(?:---|\.\.\.)\s*$/.test(line(at))) return at + 1;
  }
  return lineCount;
}

/** Whether the end of a stretch of lines stands in fenced code or an HTML comment that the stretch opens. */
function isSilent({ line }: TextLines, from: number, to: number): boolean {
  let fence: string | undefined;
  let comment = false;
  for (let at = from; at <= to; at++) {
    const text = line(at);
    const mark = comment ? undefined : /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) {
        if (at === to) return true;
        fence = undefined;
      }
    } else if (mark !== undefined) fence = mark;
    else {
      if (comment && at === to) return true;
      const opening = text.lastIndexOf('<!--');
      const closing = text.lastIndexOf('-->');
      if (opening > closing) comment = true;
      else if (closing >= 0) comment = false;
    }
  }
  return fence !== undefined || comment;
}

function textOf({ line }: TextLines, from: number, to: number): string {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => line(from + at)).join('\n');
}
