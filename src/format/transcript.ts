import type { Attributes } from './attributes';
import {
  type Block,
  type DivOpening,
  type Heading,
  type Paragraph,
  rangeIn,
  readBlocks,
  rereadBlocks,
} from './blocks';
import { type FrontMatter, readFrontMatter, type SpeakerRole } from './front-matter';
import { isThemeId, nearest } from './ids';
import { range, splitLines, withoutByteOrderMark } from './position';
import type { Problem } from './problem';
import { readSpeakerLabel } from './speaker-label';

/** Why a question was not (fully) answered, written on its marker. */
export const statuses = ['partial', 'declined', 'dont-know', 'not-asked', 'not-applicable', 'lost'] as const;
export type Status = (typeof statuses)[number];

export function isStatus(text: string): text is Status {
  return (statuses as readonly string[]).includes(text);
}

/** One interview. */
export interface Transcript {
  readonly frontMatter: FrontMatter;
  /** The whole text in order, front matter first. */
  readonly blocks: readonly Block[];
  /** What is wrong in the text itself; what is wrong in its study is for src/analysis. */
  readonly problems: readonly Problem[];
  /** What another reading needs after a change. */
  readonly reading: Reading;
}

interface Reading {
  readonly lines: readonly string[];
  readonly head: Head;
  /** The blocks behind the front matter. */
  readonly body: readonly Block[];
}

/** The front matter, and the first line behind it. */
interface Head {
  readonly first: number;
  readonly frontMatter: FrontMatter;
  readonly problems: readonly Problem[];
  /** Whether the lines up to `first` alone decide where it ends. */
  readonly settled: boolean;
}

/**
 * Reads a transcript (docs/format.md, "Transcript"). Never throws: every text is a transcript, maybe with problems.
 * With the transcript as it was `before` a change, only what has changed is read; the result is the same.
 */
export function readTranscript(fileText: string, before?: Transcript): Transcript {
  const lines = splitLines(withoutByteOrderMark(fileText));
  const kept = before && sameHead(before.reading, lines) ? before.reading : undefined;
  const head = kept?.head ?? readHead(lines);
  const { first, frontMatter } = head;
  const names = new Set([
    ...frontMatter.speakers.keys(),
    ...(frontMatter.participant ? [frontMatter.participant.value] : []),
    ...frontMatter.interviewers.map(({ value }) => value),
  ]);
  const knownSpeaker = (name: string): boolean => names.has(name) || isUsualInterviewer(name);
  const body = kept
    ? rereadBlocks({ lines: kept.lines, blocks: kept.body }, lines, first, knownSpeaker)
    : readBlocks(lines, first, knownSpeaker);
  const blocks: readonly Block[] =
    first > 0 ? [{ kind: 'front-matter' as const, line: 0, lines: first }, ...body] : body;
  let problems: readonly Problem[] | undefined;
  return {
    frontMatter,
    blocks,
    reading: { lines, head, body },
    /** Looked for when somebody asks: while somebody types, hardly anybody does. */
    get problems() {
      problems ??= [...head.problems, ...problemsIn(body, knownSpeaker)];
      return problems;
    },
  };
}

function sameHead({ lines: before, head }: Reading, lines: readonly string[]): boolean {
  if (!head.settled || lines.length < head.first) return false;
  for (let line = 0; line < Math.max(1, head.first); line++) if (lines[line] !== before[line]) return false;
  return true;
}

function readHead(lines: readonly string[]): Head {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) {
    const { frontMatter } = readFrontMatter('', 0, undefined);
    return { first: 0, frontMatter, problems: [], settled: true };
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
  return { first: last + 1, frontMatter, problems: closed ? problems : [neverEnds], settled: closed };
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

/**
 * What a speaker's part in the interview is: `speakers` says it, else `participant` and `interviewer`, else the
 * usual labels of interviewers; everybody else takes part.
 */
export function roleOf(name: string, frontMatter: FrontMatter): SpeakerRole {
  const said = frontMatter.speakers.get(name);
  if (said) return said;
  if (frontMatter.participant?.value === name) return 'participant';
  if (frontMatter.interviewers.some(interviewer => interviewer.value === name)) return 'interviewer';
  return isUsualInterviewer(name) ? 'interviewer' : 'participant';
}

function* problemsIn(blocks: readonly Block[], knownSpeaker: (name: string) => boolean): Generator<Problem> {
  const turnNames = new Set<string>();
  for (const block of blocks) if (block.kind === 'paragraph' && block.label) turnNames.add(block.label.name);
  const openDivs: DivOpening[] = [];
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        yield* labelsInside(block, name => turnNames.has(name) || knownSpeaker(name));
        yield* inlineProblems(block);
        break;
      case 'heading':
        yield* inlineProblems(block);
        yield* statusProblems(block, block.attributes);
        break;
      case 'div':
        openDivs.push(block);
        break;
      case 'div-end':
        if (openDivs.pop()) break;
        yield {
          code: 'unclosed-div',
          severity: 'warning',
          range: range(block.line, 0, block.line, 3),
          message: 'This line ends a block, but none is open. Remove it, or open one with “::: {.theme}”.',
        };
        break;
    }
  }
  for (const div of openDivs) {
    yield {
      code: 'unclosed-div',
      severity: 'warning',
      range: rangeIn(div, 0, div.text.length),
      message:
        'The block that starts here never ends. Put a line of three colons (:::) behind its last turn.',
    };
  }
}

/** In one paragraph: more of the same say nothing more, and a broken file may have millions. */
const mostBracketsReported = 5;

function* inlineProblems(block: Heading | Paragraph): Generator<Problem> {
  const { spans, unbalanced, notAttributes, unclosedMemo } = block.inline;
  for (const span of spans) yield* statusProblems(block, span.attributes);
  for (const { start, end } of notAttributes) {
    const written = block.text.slice(start, end);
    const corrected = withDots(written);
    const place = rangeIn(block, start, end);
    yield {
      code: 'coding-syntax',
      severity: 'warning',
      range: place,
      message: `“${written}” is not read as a coding. ${corrected ? `Did you mean “${corrected}”?` : 'Write themes with a dot, such as {.theme}, and close the brace.'}`,
      ...(corrected && {
        fix: { kind: 'replace', range: place, text: corrected, title: `Change to ${corrected}` },
      }),
    };
  }
  const coded =
    notAttributes.length > 0 ||
    spans.some(span => span.attributes.classes.length > 0) ||
    unbalanced.some(offset => block.text.startsWith(']{', offset));
  for (const offset of coded ? unbalanced.slice(0, mostBracketsReported) : []) {
    yield {
      code: 'unbalanced-bracket',
      severity: 'warning',
      range: rangeIn(block, offset, offset + 1),
      message: aboutBracket(block.text, offset),
      fix: {
        kind: 'replace',
        range: rangeIn(block, offset, offset),
        text: '\\',
        title: 'Make it an ordinary bracket',
      },
    };
  }
  if (unclosedMemo !== undefined) {
    yield {
      code: 'unclosed-memo',
      severity: 'warning',
      range: rangeIn(block, unclosedMemo, unclosedMemo + 3),
      message: 'This memo never ends in its paragraph, so its words count as said. Close it with <<}.',
    };
  }
}

function aboutBracket(text: string, offset: number): string {
  if (text.startsWith('[', offset)) {
    return 'This bracket is never closed, so a coding may cover other words than it seems. Close it, or write \\[ for a bracket that is text.';
  }
  return text.startsWith(']{', offset)
    ? 'The coding that ends here does not begin in this paragraph, so nothing is coded. Code each paragraph by itself, and give the parts the same “part=”.'
    : 'This bracket closes nothing, so a coding may cover other words than it seems. Remove it, or write \\] for a bracket that is text.';
}

/** `{trust access}` as `{.trust .access}`; `undefined` where the braces hold something else than theme IDs. */
function withDots(braces: string): string | undefined {
  const themes = braces.slice(1, -1).trim().split(/\s+/);
  return braces.endsWith('}') && themes.every(isThemeId)
    ? `{${themes.map(theme => `.${theme}`).join(' ')}}`
    : undefined;
}

function* statusProblems(block: Heading | Paragraph, attributes: Attributes | undefined): Generator<Problem> {
  for (const { key, value, valueStart, valueEnd } of attributes?.pairs ?? []) {
    if (key !== 'status' || isStatus(value) || value === '') continue;
    const near = nearest(value, statuses);
    const place = rangeIn(block, valueStart, valueEnd);
    yield {
      code: 'unknown-status',
      severity: 'error',
      range: place,
      message: `“${value}” is not a status. ${near ? `Did you mean “${near}”?` : `Write one of: ${statuses.join(', ')}.`}`,
      ...(near && { fix: { kind: 'replace', range: place, text: near, title: `Change to “${near}”` } }),
    };
  }
}

/** A label on a later line of a paragraph does not open a turn: Markdown joins the lines, and so would any reader. */
function* labelsInside(block: Paragraph, isSpeaker: (name: string) => boolean): Generator<Problem> {
  if (block.lines === 1) return;
  for (const [index, line] of block.text.split('\n').entries()) {
    const label = index > 0 ? readSpeakerLabel(line, isSpeaker) : undefined;
    if (!label || !(isSpeaker(label.name) || line.startsWith('**'))) continue;
    const at = block.line + index;
    yield {
      code: 'label-inside-paragraph',
      severity: 'warning',
      range: range(at, label.nameStart, at, label.nameEnd),
      message: `“${label.name}” does not open a turn here, because the line belongs to the paragraph above it. Put a blank line before it.`,
      fix: {
        kind: 'replace',
        range: range(at, 0, at, 0),
        text: '\n',
        title: 'Put a blank line before this turn',
      },
    };
  }
}
