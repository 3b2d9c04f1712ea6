import { readAttributes } from './attributes';
import { type Block, type DivOpening, type Heading, movedBy, type Paragraph, rangeIn } from './blocks';
import {
  type BrokenCoding,
  blanksAtEdges,
  codingOnLabel,
  codingOverParagraphs,
  type Fragment,
  fragmentProblems,
  fragmentsIn,
} from './coding-problems';
import { inlineProblems, statusProblems } from './inline-problems';
import { comparePositions, movedDown, type Range, range } from './position';
import type { Problem } from './problem';
import type { Section } from './sections';
import { readSpeakerLabel } from './speaker-label';
import { secondsOf, timeRunsBackwards } from './timestamps';
import { knownSpeakers, type Transcript } from './transcript';

/*
 * What is wrong in the text of a transcript itself; what is wrong in its study is for src/analysis. It is looked for when
 * somebody asks, and once for each section.
 */

/** The problems of a transcript's text, in its order. `once`: nothing is kept for the time after an edit. */
export function transcriptProblems({ frontMatter, head, sections }: Transcript, once = false): Problem[] {
  const problems = [...head.problems];
  const known = knownSpeakers(frontMatter);
  const found = sections.map(once ? findsIn : keptFindsIn);
  let names: Set<string> | undefined;
  const isSpeaker = (name: string): boolean => {
    names ??= new Set(found.flatMap(({ labels }) => labels));
    return names.has(name) || known(name);
  };
  const openDivs: DivOpening[] = [];
  const fragments: Fragment[] = [];
  let before: Time | undefined;
  let line = head.lines;
  for (const [index, finds] of found.entries()) {
    for (const problem of finds.problems) problems.push(placed(problem, line));
    for (const { name, isBold, problem } of finds.labelsInside) {
      if (isBold || isSpeaker(name)) problems.push(placed(problem, line));
    }
    for (const fragment of finds.fragments) fragments.push(movedFragment(fragment, line));
    const [first] = finds.times;
    if (first && before && timeRunsBackwards(before.seconds, first.seconds))
      problems.push(placed(earlierThan(before, first), line));
    before = finds.times.at(-1) ?? before;
    for (const div of finds.divs) {
      if (div.kind === 'div') openDivs.push(movedBy(div, line));
      else if (!openDivs.pop()) problems.push(endsNothing(line + div.line));
    }
    line += sections[index]?.lines ?? 0;
  }
  for (const div of openDivs) problems.push(neverEnds(div));
  problems.push(...fragmentProblems(fragments), ...brokenCodings(found, sections, head.lines, fragments));
  return problems.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** What a section says by itself about problems; places count from its first line. */
interface Finds {
  readonly problems: readonly Problem[];
  /** Names that turns open with. */
  readonly labels: readonly string[];
  /** Problems only if the name is a speaker's, which the whole transcript decides. */
  readonly labelsInside: readonly LabelInside[];
  readonly divs: readonly Extract<Block, { kind: 'div' | 'div-end' }>[];
  readonly fragments: readonly Fragment[];
  readonly broken: readonly BrokenCoding[];
  /** The times of turns. */
  readonly times: readonly Time[];
}

interface Time {
  readonly text: string;
  readonly seconds: number;
  readonly range: Range;
}

interface LabelInside {
  readonly name: string;
  readonly isBold: boolean;
  readonly problem: Problem;
}

const kept = new WeakMap<Section, Finds>();

function keptFindsIn(section: Section): Finds {
  let finds = kept.get(section);
  if (!finds) {
    finds = findsIn(section);
    kept.set(section, finds);
  }
  return finds;
}

function findsIn({ blocks }: Section): Finds {
  const finds = {
    problems: [] as Problem[],
    labels: [] as string[],
    labelsInside: [] as LabelInside[],
    divs: [] as Finds['divs'][number][],
    fragments: [] as Fragment[],
    broken: brokenIn(blocks),
    times: [] as Time[],
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        addProblems(finds.problems, block, []);
        break;
      case 'paragraph':
        addProblems(finds.problems, block, finds.broken);
        if (block.inline.spans.length > 0) {
          finds.problems.push(...blanksAtEdges(block));
          finds.fragments.push(...fragmentsIn(block));
          const onLabel = codingOnLabel(block);
          if (onLabel) finds.labelsInside.push(onLabel);
        }
        addTime(finds, block);
        if (block.label) finds.labels.push(block.label.name);
        if (block.lines > 1) finds.labelsInside.push(...labelsInside(block));
        break;
      case 'div':
      case 'div-end':
        finds.divs.push(block);
        break;
    }
  }
  return finds;
}

/** Most blocks have nothing that could be wrong. */
function addProblems(problems: Problem[], block: Heading | Paragraph, broken: readonly BrokenCoding[]): void {
  const { spans, unbalanced, notAttributes, unclosedMemo } = block.inline;
  if (spans.length > 0 || unbalanced.length > 0 || notAttributes.length > 0 || unclosedMemo !== undefined)
    problems.push(...inlineProblems(block, halvesIn(block, broken)));
  if (block.kind === 'heading' && block.attributes) problems.push(...statusProblems(block, block.attributes));
}

function placed(problem: Problem, lines: number): Problem {
  const { fix } = problem;
  return {
    ...problem,
    range: movedDown(problem.range, lines),
    ...(problem.typedIn && { typedIn: movedDown(problem.typedIn, lines) }),
    ...(fix?.kind === 'replace' && { fix: { ...fix, range: movedDown(fix.range, lines) } }),
    ...(fix?.kind === 'edits' && {
      fix: { ...fix, edits: fix.edits.map(edit => ({ ...edit, range: movedDown(edit.range, lines) })) },
    }),
  };
}

function movedFragment(fragment: Fragment, lines: number): Fragment {
  return {
    ...fragment,
    range: movedDown(fragment.range, lines),
    removal: movedDown(fragment.removal, lines),
  };
}

function addTime({ times, problems }: { times: Time[]; problems: Problem[] }, block: Paragraph): void {
  const time = block.label?.timestamp;
  const seconds = time && secondsOf(time.text);
  if (!time || seconds === undefined) return;
  const now: Time = { text: time.text, seconds, range: rangeIn(block, time.start, time.end) };
  const before = times.at(-1);
  if (before && timeRunsBackwards(before.seconds, seconds)) problems.push(earlierThan(before, now));
  times.push(now);
}

function earlierThan(before: Time, { text, range }: Time): Problem {
  return {
    code: 'time-runs-backwards',
    severity: 'information',
    range,
    message: `This turn is said to begin at ${text}, before the turn above it (${before.text}). Correct one of the times.`,
  };
}

/** Codings that begin in one paragraph of a section and end in the one behind it. */
function brokenIn(blocks: readonly Block[]): BrokenCoding[] {
  const broken: BrokenCoding[] = [];
  let first: Paragraph | undefined;
  for (const block of blocks) {
    if (block.kind === 'blank') continue;
    const opening = first?.inline.unbalanced.findLast(at => first?.text.startsWith('[', at));
    if (block.kind === 'paragraph' && first && opening !== undefined) {
      const closing = block.inline.unbalanced.find(at => block.text.startsWith(']{', at));
      const attributes = closing === undefined ? undefined : readAttributes(block.text, closing + 1);
      if (closing !== undefined && attributes && attributes.classes.length > 0)
        broken.push({ opening, closing, first, second: block, attributes });
    }
    first = block.kind === 'paragraph' ? block : undefined;
  }
  return broken;
}

/** The brackets of a block that are halves of such codings. */
function halvesIn(block: Heading | Paragraph, broken: readonly BrokenCoding[]): ReadonlySet<number> {
  const halves = new Set<number>();
  for (const { first, second, opening, closing } of broken) {
    if (first === block) halves.add(opening);
    if (second === block) halves.add(closing);
  }
  return halves;
}

function* brokenCodings(
  found: readonly Finds[],
  sections: readonly Section[],
  firstLine: number,
  fragments: readonly Fragment[],
): Generator<Problem> {
  let line = firstLine;
  let parts: Set<string> | undefined;
  let part = 1;
  for (const [index, { broken }] of found.entries()) {
    for (const coding of broken) {
      parts ??= new Set(fragments.map(fragment => fragment.part));
      while (parts.has(String(part))) part++;
      yield placed(codingOverParagraphs(coding, String(part++)), line);
    }
    line += sections[index]?.lines ?? 0;
  }
}

function endsNothing(line: number): Problem {
  return {
    code: 'unclosed-div',
    severity: 'warning',
    range: range(line, 0, line, 3),
    message: 'This line ends a block, but none is open. Remove it, or open one with “::: {.theme}”.',
  };
}

function neverEnds(div: DivOpening): Problem {
  return {
    code: 'unclosed-div',
    severity: 'warning',
    range: rangeIn(div, 0, div.text.length),
    message: 'The block that starts here never ends. Put a line of three colons (:::) behind its last turn.',
  };
}

/** A label on a later line of a paragraph does not open a turn: Markdown joins the lines, and so would any reader. */
function* labelsInside(block: Paragraph): Generator<LabelInside> {
  const second = block.text.indexOf('\n');
  if (block.text.indexOf(':', second) < 0 && block.text.indexOf('：', second) < 0) return;
  for (const [index, line] of block.text.split('\n').entries()) {
    const label = index > 0 ? readSpeakerLabel(line, () => true) : undefined;
    if (!label) continue;
    const at = block.line + index;
    yield {
      name: label.name,
      isBold: line.startsWith('**'),
      problem: {
        code: 'label-inside-paragraph',
        severity: 'warning',
        range: range(at, label.nameStart, at, label.nameEnd),
        message: `“${label.name}” does not open a turn here, because the line belongs to the paragraph above it. Put a blank line before it.`,
        fix: {
          kind: 'replace',
          range: range(at, 0, at, 0),
          text: '\n',
          title: 'Put a blank line before this turn',
          isSafe: true,
        },
      },
    };
  }
}
