import { type Block, movedBy } from './blocks';
import { type FrontMatter, readFrontMatter, type SpeakerRole } from './front-matter';
import { range, splitLines, withoutByteOrderMark } from './position';
import type { Problem } from './problem';
import { type LineChange, readSections, rereadSections, type Section } from './sections';

/** Why a question was not (fully) answered, written on its marker. */
export const statuses = ['partial', 'declined', 'dont-know', 'not-asked', 'not-applicable', 'lost'] as const;
export type Status = (typeof statuses)[number];

export function isStatus(text: string): text is Status {
  return (statuses as readonly string[]).includes(text);
}

/** One interview. */
export interface Transcript {
  readonly frontMatter: FrontMatter;
  readonly head: Head;
  /** What stands behind the front matter, in order and without gaps. */
  readonly sections: readonly Section[];
  /** Number of lines, front matter included. */
  readonly lines: number;
}

/** The front matter as it was read. */
interface Head {
  /** Number of its lines, the dashes included; 0 where there is none. */
  readonly lines: number;
  readonly problems: readonly Problem[];
  /** Whether these lines alone decide where it ends. */
  readonly settled: boolean;
}

/** Reads a transcript (docs/format.md, "Transcript"). Never throws: every text is a transcript, maybe with problems. */
export function readTranscript(text: string): Transcript {
  return readLines(splitLines(withoutByteOrderMark(text)));
}

/** The same from the text's lines, without their ends. */
export function readLines(lines: readonly string[]): Transcript {
  const { frontMatter, head } = readHead(lines);
  const sections = readSections(lines, head.lines, knownSpeakers(frontMatter));
  return { frontMatter, head, sections, lines: lines.length };
}

/** The transcript after a change, from the one before it: only what the change concerns is read; the result is the same. */
export function rereadTranscript(
  before: Transcript,
  lines: readonly string[],
  change: LineChange,
): Transcript {
  const sameHead = before.head.settled && change.from >= Math.max(1, before.head.lines);
  const { frontMatter, head } = sameHead ? before : readHead(lines);
  const known = knownSpeakers(frontMatter);
  const sections = haveSameNames(frontMatter, before.frontMatter)
    ? rereadSections(before.sections, lines, head.lines, changeBehind(head, before, lines, change), known)
    : readSections(lines, head.lines, known);
  return { frontMatter, head, sections, lines: lines.length };
}

/** What a change does to the lines behind the front matter, which it may have moved or made longer. */
function changeBehind(
  head: Head,
  before: Transcript,
  lines: readonly string[],
  { from, removed, inserted }: LineChange,
): LineChange {
  const unchangedAbove = head.lines === before.head.lines ? Math.max(0, from - head.lines) : 0;
  const unchangedBelow = Math.min(
    before.lines - Math.max(from + removed, before.head.lines),
    lines.length - Math.max(from + inserted, head.lines),
  );
  const unchanged = unchangedAbove + unchangedBelow;
  return {
    from: head.lines + unchangedAbove,
    removed: before.lines - before.head.lines - unchanged,
    inserted: lines.length - head.lines - unchanged,
  };
}

/** Every block of a transcript with its place in the file, the front matter first. */
export function* blocksOf({ head, sections }: Transcript): Generator<Block> {
  if (head.lines > 0) yield { kind: 'front-matter', line: 0, lines: head.lines };
  let line = head.lines;
  for (const section of sections) {
    for (const block of section.blocks) yield movedBy(block, line);
    line += section.lines;
  }
}

/** The block that a line belongs to, with its place in the file; `undefined` behind the last line. */
export function blockAt(transcript: Transcript, line: number): Block | undefined {
  const { head } = transcript;
  if (line < head.lines) return { kind: 'front-matter', line: 0, lines: head.lines };
  const found = sectionAt(transcript, line);
  const block = found?.section.blocks.findLast(each => found.line + each.line <= line);
  return found && block && movedBy(block, found.line);
}

/** The section that a line belongs to, and its first line; `undefined` in the front matter and behind the last line. */
export function sectionAt(
  { head, sections }: Transcript,
  line: number,
): { readonly section: Section; readonly line: number } | undefined {
  let first = head.lines;
  if (line < first) return undefined;
  for (const section of sections) {
    if (line < first + section.lines) return { section, line: first };
    first += section.lines;
  }
  return undefined;
}

/** The sections that lines from `from` to `to` belong to, the latter included, each with its first line. */
export function sectionsBetween(
  { head, sections }: Transcript,
  from: number,
  to: number,
): { readonly section: Section; readonly line: number }[] {
  const between: { section: Section; line: number }[] = [];
  let line = head.lines;
  for (const section of sections) {
    if (line > to) break;
    if (line + section.lines > from) between.push({ section, line });
    line += section.lines;
  }
  return between;
}

function namesIn(frontMatter: FrontMatter): string[] {
  return [
    ...frontMatter.speakers.keys(),
    ...(frontMatter.participant ? [frontMatter.participant.value] : []),
    ...frontMatter.interviewers.map(({ value }) => value),
  ];
}

/** Tells the names that are speakers' without any label: those of the front matter, and the usual interviewers'. */
export function knownSpeakers(frontMatter: FrontMatter): (name: string) => boolean {
  const names = new Set(namesIn(frontMatter));
  return name => names.has(name) || isUsualInterviewer(name);
}

function haveSameNames(a: FrontMatter, b: FrontMatter): boolean {
  const names = namesIn(a);
  const others = namesIn(b);
  return a === b || (names.length === others.length && names.every((name, index) => name === others[index]));
}

function readHead(lines: readonly string[]): { frontMatter: FrontMatter; head: Head } {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) {
    const { frontMatter } = readFrontMatter('', 0, undefined);
    return { frontMatter, head: { lines: 0, problems: [], settled: true } };
  }
  let close = 1;
  while (close < lines.length && !/^(?:---|\.\.\.)[ \t]*$/.test(lines[close] ?? '')) close++;
  const closed = close < lines.length;
  if (!closed) {
    close = 1;
    while (close < lines.length && !/^[ \t]*(?:#{1,6}[ \t].*)?$/.test(lines[close] ?? '')) close++;
  }
  const last = closed ? close : close - 1;
  const place = range(0, 0, last, (lines[last] ?? '').length);
  const { frontMatter, problems } = readFrontMatter(lines.slice(1, close).join('\n'), 1, place);
  // Without its end, lines of talk may be read as YAML, and what is wrong with those says nothing.
  const head = { lines: last + 1, problems: closed ? problems : [neverEnds], settled: closed };
  return { frontMatter, head };
}

const neverEnds: Problem = {
  code: 'unclosed-front-matter',
  severity: 'error',
  range: range(0, 0, 0, 3),
  message:
    'The front matter that starts here never ends. Put a line of three dashes (---) behind its last line; until then it is read up to the first blank line.',
};

/** I, INT, Interviewer, Moderator and the like, also numbered (`INT2`). */
export function isUsualInterviewer(name: string): boolean {
  return /^(?:i|int|iv|interviewer|moderator|mod|facilitator)[ .]?\d{0,2}\.?$/i.test(name);
}

/** P, Participant, Respondent, Interviewee, also numbered: labels that say themselves who is interviewed. */
export function isUsualParticipant(name: string): boolean {
  return /^(?:p|participant|respondent|interviewee)[ .]?\d{0,2}\.?$/i.test(name);
}

/** What decides a speaker's role: a key of the front matter, a label of interviewers, or that nothing else does. */
export type RoleReason = 'speakers' | 'participant' | 'interviewer' | 'usual-label' | 'not-named';

/**
 * What a speaker's part in the interview is: `speakers` says it, else `participant` and `interviewer`, else the
 * usual labels of interviewers; everybody else takes part.
 */
export function roleOf(name: string, frontMatter: FrontMatter): SpeakerRole {
  return roleAndReason(name, frontMatter).role;
}

/** The same with what decides it. */
export function roleAndReason(
  name: string,
  { speakers, participant, interviewers }: FrontMatter,
): { readonly role: SpeakerRole; readonly reason: RoleReason } {
  const said = speakers.get(name);
  if (said) return { role: said, reason: 'speakers' };
  if (participant?.value === name) return { role: 'participant', reason: 'participant' };
  if (interviewers.some(({ value }) => value === name)) return { role: 'interviewer', reason: 'interviewer' };
  return isUsualInterviewer(name)
    ? { role: 'interviewer', reason: 'usual-label' }
    : { role: 'participant', reason: 'not-named' };
}
