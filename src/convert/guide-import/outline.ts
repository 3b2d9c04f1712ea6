import { hasWords } from './cleaning';
import type { GuideLine } from './guide-line';
import { findHeadings, type SectionName, sectionName, withoutEnd } from './headings';
import { look, type Marker } from './markers';
import { type PrintedProbe, type PrintedQuestion, readPrinted, sentences } from './question';
import type { KeptText } from './result';
import {
  asks,
  instructs,
  isLabelledNote,
  isProcedural,
  isTopic,
  onlyAsks,
  paragraphAsks,
  probesLabel,
  says,
} from './wording';

/** A guide before its questions have IDs. */
export interface Outline {
  readonly title: string | undefined;
  readonly notes: readonly OutlineNote[];
  /** Questions before the first section, or all of them where there are no sections. */
  readonly questions: readonly OutlineQuestion[];
  readonly sections: readonly OutlineSection[];
  readonly listed: readonly KeptText[];
}

export interface OutlineSection {
  readonly printed: string | undefined;
  readonly title: string;
  readonly notes: readonly OutlineNote[];
  readonly questions: readonly OutlineQuestion[];
}

export interface OutlineQuestion {
  readonly marker: Marker | undefined;
  readonly text: string;
  readonly condition: string | undefined;
  readonly notes: readonly OutlineNote[];
  readonly probes: readonly OutlineQuestion[];
}

export interface OutlineNote {
  readonly line: number;
  readonly text: string;
}

/** What stands in the tree of a section while it is read. */
interface Node {
  readonly line: GuideLine;
  readonly printed: PrintedQuestion;
  /** `says`: nothing is asked. `opens`: a line such as "Probes:" or "If yes:" that belongs to what follows it. */
  readonly kind: 'asks' | 'says' | 'opens';
  readonly children: Node[];
  readonly notes: OutlineNote[];
}

interface Level {
  readonly look: string;
  readonly indent: number;
  readonly node: Node;
  /** Ends at the next empty line, since its items look like those around it. */
  readonly untilGap: boolean;
}

interface OpenSection {
  readonly heading: GuideLine | undefined;
  readonly name: SectionName;
  readonly nodes: Node[];
  readonly notes: OutlineNote[];
  /** A deeper heading carries this one's title before its own. */
  prefixes: boolean;
  marked: boolean;
}

/** Deeper lists are read as lists of this depth: nobody asks probes of probes of probes of probes. */
const deepest = 5;

/** Puts lines in order: title, sections, questions and their probes; everything else becomes notes. Never throws. */
export function outlineOf(lines: readonly GuideLine[]): Outline {
  const headings = findHeadings(lines);
  const reader = new OutlineReader(lines);
  const titles: OpenSection[] = [];
  for (const [at, line] of lines.entries()) {
    const depth = headings.depths.get(line);
    if (line === headings.title) reader.keepAsides(line);
    else if (line === headings.umbrella) reader.readNote(line);
    else if (depth === undefined) reader.read(line, at);
    else if (depth > 0 && /\?\s*$/.test(line.text)) reader.readAskingHeading(line);
    else {
      const name = sectionName(line);
      // Sections do not nest in a guide, so a heading below another one carries both.
      const above = titles.slice(0, depth).findLast(section => section !== undefined);
      if (above) above.prefixes = true;
      const title = above ? `${above.name.title}: ${name.title}` : name.title;
      titles.length = Math.min(titles.length, depth);
      titles[depth] = reader.open(line, { ...name, title }, asks(line.text));
    }
  }
  const title = headings.title && withoutEnd(headings.title.text);
  return reader.outline(title);
}

class OutlineReader {
  readonly #sections: OpenSection[] = [];
  readonly #listed: KeptText[] = [];
  readonly #guideNotes: OutlineNote[] = [];
  /** For each line the next one with a marker, before the next heading. */
  readonly #nextMarked: readonly (GuideLine | undefined)[];
  #section: OpenSection;
  #stack: Level[] = [];
  #last: Node | undefined;
  #sectionSpoke = false;

  constructor(lines: readonly GuideLine[]) {
    const next: (GuideLine | undefined)[] = [];
    let marked: GuideLine | undefined;
    for (let at = lines.length - 1; at >= 0; at--) {
      next[at] = marked;
      const line = lines[at];
      if (line?.heading) marked = undefined;
      else if (line?.marker) marked = line;
    }
    this.#nextMarked = next;
    this.#section = this.#start(undefined, { printed: undefined, title: '', label: undefined });
  }

  #start(heading: GuideLine | undefined, name: SectionName): OpenSection {
    const section = { heading, name, nodes: [], notes: [], prefixes: false, marked: false };
    this.#sections.push(section);
    this.#section = section;
    this.#stack = [];
    this.#last = undefined;
    this.#sectionSpoke = false;
    return section;
  }

  open(line: GuideLine, name: SectionName, asking: boolean): OpenSection {
    // A numbered item that asks, among numbered headings, is a section of one question.
    const section = this.#start(line, name);
    this.keepAsides(line);
    if (asking && line.marker) {
      const bare = { ...line, marker: undefined };
      this.#place(this.#node(bare, 'asks'), 'heading', -1);
    }
    return section;
  }

  keepAsides(line: GuideLine): void {
    for (const text of line.asides) this.#section.notes.push({ line: line.number, text });
  }

  list(line: GuideLine, text: string): void {
    this.#listed.push({ line: line.number, text, became: { kind: 'listed', reason: 'label' } });
  }

  /** A heading that is a question, with what stands under it as its probes. */
  readAskingHeading(line: GuideLine): void {
    this.#stack = [];
    this.#place(this.#node({ ...line, heading: 0 }, 'asks'), 'heading', -1);
  }

  /** A line that is a note of the guide whatever it says. */
  readNote(line: GuideLine): void {
    this.#note(line, false);
  }

  read(line: GuideLine, at: number): void {
    if (line.gap) {
      const opened = this.#stack.findIndex(level => level.untilGap);
      if (opened >= 0) this.#stack.length = opened;
    }
    if (line.marker) this.#section.marked = true;
    if (line.role === 'question') this.#readCell(line);
    else if (line.role === 'note' || line.role === 'title') this.#note(line, line.role === 'note');
    else if (line.marker || line.role === 'probe') this.#readItem(line);
    else this.#readParagraph(line, at);
  }

  #readCell(line: GuideLine): void {
    const deep = line.marker && line.marker.kind !== 'number' && line.marker.kind !== 'counted';
    if (!deep) this.#stack = [];
    this.#readItem(line);
  }

  #readItem(line: GuideLine): void {
    const own = line.marker ? look(line.marker) : (line.role ?? 'plain');
    const labelled = probesLabel(line.text);
    if (labelled && !labelled.rest) {
      this.list(line, labelled.label);
      this.#place(this.#node(line, 'opens'), own, line.indent);
      return;
    }
    if (labelled) this.list(line, labelled.label);
    const text = labelled ? labelled.rest : line.text;
    const bare = { ...line, text };
    const printed = readPrinted(text);
    if (!hasWords(printed.text)) this.#place(this.#node(bare, 'opens', printed), own, line.indent);
    else this.#place(this.#node(bare, says(text) ? 'says' : 'asks', printed), own, line.indent);
  }

  #readParagraph(line: GuideLine, at: number): void {
    const { text } = line;
    const labelled = probesLabel(text);
    if (labelled && (labelled.rest === '' || /[:–—]$/.test(labelled.label))) {
      if (labelled.rest === '') {
        this.list(line, labelled.label);
        this.#placeUnderLast(this.#node(line, 'opens'), 'opens', line);
        return;
      }
      if (this.#last) {
        this.list(line, labelled.label);
        const parts = /[?？؟]/.test(labelled.rest)
          ? sentences(labelled.rest)
          : labelled.rest.split(/\s*;\s*/).filter(hasWords);
        for (const part of parts) {
          this.#placeUnderLast(this.#node({ ...line, text: part, asides: [] }, 'asks'), 'probe', line);
        }
        for (const aside of line.asides) this.#last.notes.push({ line: line.number, text: aside });
        return;
      }
    }
    if (line.emphasis === 'quote' || (line.emphasis === 'italic' && !onlyAsks(text))) {
      this.#note(line, /^[([]/.test(text) && this.#last !== undefined && !line.gap);
      return;
    }
    const printed = readPrinted(text);
    const bracket = /^[([].*[)\]][.!]?$/.test(text);
    if (bracket && (instructs(text.slice(1)) || !/[?？؟]/.test(text))) {
      this.#note(line, true);
      return;
    }
    if (isLabelledNote(text) && !(printed.labels.length > 0 && paragraphAsks(printed.text))) {
      this.#note(line, true);
      return;
    }
    if (printed.condition !== undefined && !hasWords(printed.text)) {
      this.#placeUnderLast(this.#node(line, 'opens', printed), 'opens', line);
      return;
    }
    if (isProcedural(text) || !paragraphAsks(text)) {
      const topic =
        this.#section.heading && !this.#section.marked && line.emphasis === 'none' && isTopic(text);
      if (topic) this.#place(this.#node(line, 'asks', printed), 'plain', line.indent);
      else
        this.#note(line, !line.gap || (this.#last !== undefined && line.indent > this.#last.line.indent + 1));
      return;
    }
    const next = this.#nextMarked[at];
    const goesOn =
      next?.marker !== undefined &&
      next.marker.kind !== 'bullet' &&
      this.#stack.some(level => next.marker !== undefined && level.look === look(next.marker));
    const inside = this.#stack.some(level => level.look === 'plain');
    const deeper = this.#last !== undefined && line.indent > this.#last.line.indent + 1;
    if (line.gap && !goesOn && !inside && !deeper) this.#stack = [];
    this.#place(this.#node(line, 'asks', printed), 'plain', line.indent);
  }

  #node(line: GuideLine, kind: Node['kind'], printed: PrintedQuestion = readPrinted(line.text)): Node {
    for (const label of printed.labels) if (kind !== 'says') this.list(line, label);
    const notes = line.asides.map(text => ({ line: line.number, text }));
    return { line, printed, kind, children: [], notes };
  }

  #placeUnderLast(node: Node, sort: string, line: GuideLine): void {
    const at = this.#stack.findIndex(level => level.look === sort);
    if (at >= 0) this.#stack.length = at;
    const parent = this.#stack.at(-1)?.node;
    this.#push(node, parent, sort, Math.max(line.indent, this.#stack.at(-1)?.indent ?? 0), false);
    // Probes on a line of their own do not become the question that the next line is about.
    if (parent) this.#last = parent;
  }

  /** Finds the list that an item belongs to: the nearest of the same look and indent, or else a new one in the last item. */
  #place(node: Node, ownLook: string, indent: number): void {
    const stack = this.#stack;
    const top = stack.at(-1);
    const at = stack.findLastIndex(level => level.look === ownLook && Math.abs(level.indent - indent) <= 1);
    if (at >= 0) {
      const opened = top?.node.kind === 'opens' && top.node.children.length === 0 && at === stack.length - 2;
      if (opened && top.look === 'opens' && !node.line.gap && ownLook.startsWith('bullet')) {
        this.#push(node, top.node, ownLook, indent, true);
        return;
      }
      const ends = stack[at]?.untilGap ?? false;
      stack.length = at;
      this.#push(node, stack.at(-1)?.node, ownLook, indent, ends);
      return;
    }
    const under = hierarchicalParent(stack, node.line.marker);
    if (under >= 0) stack.length = under + 1;
    else {
      const numbered = node.line.marker?.kind === 'number' || node.line.marker?.kind === 'counted';
      // A numbered list goes on below a question without a number; it is not about that question.
      const holds = (level: Level) =>
        level.indent <= indent + 1 && !(numbered && level.look === 'plain' && level.indent >= indent - 1);
      stack.length = stack.findLastIndex(holds) + 1;
    }
    if (stack.length > deepest) stack.length = deepest;
    this.#push(node, stack.at(-1)?.node, ownLook, indent, false);
  }

  #push(node: Node, parent: Node | undefined, ownLook: string, indent: number, untilGap: boolean): void {
    (parent?.children ?? this.#section.nodes).push(node);
    this.#stack.push({ look: ownLook, indent, node, untilGap });
    if (node.kind === 'asks') {
      this.#last = node;
      this.#sectionSpoke = false;
    }
  }

  /** Keeps a line as a note of the last question or of the section. */
  #note(line: GuideLine, ofQuestion: boolean): void {
    // What follows a note of the section without a question between them goes on with it.
    const about = ofQuestion && !this.#sectionSpoke ? this.#questionAt(line.indent) : undefined;
    this.#sectionSpoke = about === undefined;
    const notes = about?.notes ?? this.#section.notes;
    notes.push({ line: line.number, text: line.text });
    for (const text of line.asides) notes.push({ line: line.number, text });
  }

  /** The last question, or the one above it where a line stands further left than the last one. */
  #questionAt(indent: number): Node | undefined {
    const last = this.#last;
    if (!last || indent >= last.line.indent - 1) return last;
    return (
      this.#stack.findLast(level => level.node.kind === 'asks' && level.indent <= indent + 1)?.node ?? last
    );
  }

  outline(title: string | undefined): Outline {
    const sections: OutlineSection[] = [];
    let questions: readonly OutlineQuestion[] = [];
    for (const open of this.#sections) {
      const read = questionsOf(open.nodes);
      const notes = inOrder([...open.notes, ...read.notes]);
      if (!open.heading) {
        questions = read.questions;
        this.#guideNotes.push(...notes);
      } else if (read.questions.length > 0) {
        const { printed, title, label } = open.name;
        if (label) this.list(open.heading, label);
        sections.push({ printed, title, notes, questions: read.questions });
      } else {
        // Without a question it is no section of a guide: a briefing, a farewell.
        if (!open.prefixes) this.#guideNotes.push({ line: open.heading.number, text: open.heading.text });
        this.#guideNotes.push(...notes);
      }
    }
    return { title, notes: inOrder(this.#guideNotes), questions, sections, listed: this.#listed };
  }
}

/** The innermost item whose number the marker continues: `1.1` under `1`, `3b` under `3`. */
function hierarchicalParent(stack: readonly Level[], marker: Marker | undefined): number {
  if (marker?.kind !== 'number') return -1;
  const path = marker.letter ? marker.path : marker.path.slice(0, -1);
  if (path.length === 0) return -1;
  return stack.findLastIndex(({ node }) => {
    const other = node.line.marker;
    return other?.kind === 'number' && !other.letter && other.path.join('.') === path.join('.');
  });
}

function questionsOf(nodes: readonly Node[]): { questions: OutlineQuestion[]; notes: OutlineNote[] } {
  const questions: OutlineQuestion[] = [];
  const notes: OutlineNote[] = [];
  for (const node of nodes) {
    const { line, printed } = node;
    const below = questionsOf(node.children);
    const own = { line: line.number, text: line.text };
    const printedNotes = printed.notes.map(text => ({ line: line.number, text }));
    const probes = [...printed.probes.map(asQuestion), ...below.questions];
    if (node.kind === 'opens' && probes.length > 0) {
      // "If yes:" goes into each question below it; "Probes:" has been listed as a label.
      const { condition } = printed;
      questions.push(...(condition === undefined ? probes : probes.map(probe => onlyIf(condition, probe))));
      notes.push(...printedNotes, ...node.notes, ...below.notes);
    } else if (node.kind === 'opens' || (node.kind === 'says' && below.questions.length === 0)) {
      if (node.kind === 'says' || printed.condition !== undefined) notes.push(own);
      notes.push(...node.notes, ...below.notes);
    } else {
      questions.push({
        marker: line.marker,
        text: printed.text,
        condition: printed.condition,
        notes: inOrder([...printedNotes, ...node.notes, ...below.notes]),
        probes,
      });
    }
  }
  return { questions, notes };
}

function asQuestion({ text, condition }: PrintedProbe): OutlineQuestion {
  return { marker: undefined, text, condition, notes: [], probes: [] };
}

function onlyIf(condition: string, question: OutlineQuestion): OutlineQuestion {
  const own = question.condition;
  return { ...question, condition: own === undefined ? condition : `${condition}; ${own}` };
}

function inOrder(notes: readonly OutlineNote[]): OutlineNote[] {
  return [...notes].sort((a, b) => a.line - b.line);
}
