import { type Attributes, readAttributes } from './attributes';
import { type Inline, readInline } from './inline';
import { LineOffsets, movedDown, type Range, range } from './position';
import { readSpeakerLabel, type SpeakerLabel } from './speaker-label';

/*
 * The blocks of a transcript. Each is read from its own lines alone, and what stands in it is placed by offsets into
 * its `text` (its lines joined by LF), so that a block keeps its meaning when lines above it come or go.
 * Block starts and ends are CommonMark's (https://spec.commonmark.org/0.31.2/#blocks-and-inlines), Pandoc's fenced
 * divs added; lists and block quotes are read as the paragraphs they hold (docs/format.md, "Differences").
 */

interface Lines {
  /** First line in the file. */
  readonly line: number;
  /** Number of lines. */
  readonly lines: number;
}

export interface Heading extends Lines {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
  /** The words of the heading, without `#` and attribute list. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly attributes: Attributes | undefined;
  readonly inline: Inline;
}

export interface Paragraph extends Lines {
  readonly kind: 'paragraph';
  readonly text: string;
  /** A paragraph with a label opens a turn, one without continues the turn before it. */
  readonly label: SpeakerLabel | undefined;
  readonly inline: Inline;
}

export interface DivOpening extends Lines {
  readonly kind: 'div';
  readonly text: string;
  readonly attributes: Attributes | undefined;
}

export interface DivClosing extends Lines {
  readonly kind: 'div-end';
}

/** Blank lines, code, HTML, rules, front matter: nobody speaks there. */
export interface Silent extends Lines {
  readonly kind: 'blank' | 'code' | 'html' | 'rule' | 'front-matter';
}

export type Block = Heading | Paragraph | DivOpening | DivClosing | Silent;

/** The place in the file of a stretch of a block's text, given by offsets into `block.text`. */
export function rangeIn(block: Heading | Paragraph | DivOpening, from: number, to: number): Range {
  const { line, text } = block;
  if (block.lines === 1) return range(line, from, line, to);
  if (text.length > shortText) return movedDown(offsetsIn(block).rangeOf(from, to), line);
  let endLine = line;
  let endStart = 0;
  let startLine = line;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < to; end = text.indexOf('\n', end + 1)) {
    endLine++;
    endStart = end + 1;
    if (end >= from) continue;
    startLine++;
    start = end + 1;
  }
  return range(startLine, from - start, endLine, to - endStart);
}

/** Characters: a text up to here is looked through for each place that is asked for. */
const shortText = 2000;

/** Of blocks with long texts: looking through them for each place would take quadratic time. */
const lineOffsets = new WeakMap<Block, LineOffsets>();

function offsetsIn(block: Heading | Paragraph | DivOpening): LineOffsets {
  let offsets = lineOffsets.get(block);
  if (!offsets) {
    offsets = new LineOffsets(block.text);
    lineOffsets.set(block, offsets);
  }
  return offsets;
}

/** The offset into a block's text of a place in the file; `undefined` where the block does not reach. */
export function offsetIn(
  block: Heading | Paragraph | DivOpening,
  line: number,
  character: number,
): number | undefined {
  if (line < block.line || line >= block.line + block.lines) return undefined;
  let start = 0;
  for (let below = line - block.line; below > 0; below--) start = block.text.indexOf('\n', start) + 1;
  return start + character;
}

const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const setextUnderline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const divOpening = /^ {0,3}:{3,}[ \t]*(?:\{[^}]*\}|[^\s{}:]+)[ \t]*(?::+[ \t]*)?$/;
const divClosing = /^ {0,3}:{3,}[ \t]*$/;
const listItem = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const quote = /^ {0,3}>/;
const listThatInterrupts = /^ {0,3}(?:[-+*]|1[.)])[ \t]+\S/;

/** How an HTML block opens and where it ends (CommonMark 4.6); without an end it lasts to the next blank line. */
const htmlBlocks: readonly {
  readonly opens: RegExp;
  readonly ends?: RegExp;
  readonly interrupts: boolean;
}[] = [
  {
    opens: /^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i,
    ends: /<\/(?:script|pre|style|textarea)>/i,
    interrupts: true,
  },
  { opens: /^ {0,3}<!--/, ends: /-->/, interrupts: true },
  { opens: /^ {0,3}<\?/, ends: /\?>/, interrupts: true },
  { opens: /^ {0,3}<![A-Za-z]/, ends: />/, interrupts: true },
  { opens: /^ {0,3}<!\[CDATA\[/, ends: /\]\]>/, interrupts: true },
  {
    opens:
      /^ {0,3}<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
    interrupts: true,
  },
  {
    opens:
      /^ {0,3}(?:<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[A-Za-z][A-Za-z0-9-]*\s*>)\s*$/,
    interrupts: false,
  },
];

/** Whether a line means the same whatever list may be open before it. */
export function standsAlone(line: string): boolean {
  return line !== '' && firstNonBlank(line) === 0 && !(isMarking(line, 0) && listItem.test(line));
}

/** The block as it stands further down. */
export function movedBy<Moved extends Block>(block: Moved, lines: number): Moved {
  return lines === 0 ? block : { ...block, line: block.line + lines };
}

/**
 * Whether the block that begins with this line may belong to a list: an item begins one, and indented lines carry it on.
 * `inList` says it of the block before.
 */
export function staysInList(line: string, inList: boolean): boolean {
  const first = firstNonBlank(line);
  if (first === line.length) return inList;
  return (inList && first > 0) || (isMarking(line, first) && listItem.test(line) && !isRule(line));
}

/** Whether the line is a heading that begins with `#`, in the left margin. */
export function isHeadingInMargin(line: string): boolean {
  return line.charCodeAt(0) === 35 && atxHeading.test(line);
}

/**
 * The block that begins in line `at`; its own lines count from line `origin`. `inList`: whether it may belong to a list;
 * `knownSpeaker` tells names in lower case that are speakers' all the same.
 */
export function readBlock(
  lines: readonly string[],
  at: number,
  origin: number,
  inList: boolean,
  knownSpeaker: (name: string) => boolean,
): Block {
  const line = lines[at] ?? '';
  const first = firstNonBlank(line);
  if (first === line.length) {
    let behind = at + 1;
    while (behind < lines.length && isBlank(lines[behind] ?? '')) behind++;
    return { kind: 'blank', line: at - origin, lines: behind - at };
  }
  const indented = first > 0 && indent(line) >= 4;
  if (indented && !inList)
    return { kind: 'code', line: at - origin, lines: behindIndentedCode(lines, at) - at };
  const opening = indented || !isMarking(line, first) ? undefined : opens(line, first);
  switch (opening?.kind) {
    case 'fence':
      return { kind: 'code', line: at - origin, lines: behindFence(lines, at, opening.fence) - at };
    case 'html':
      return { kind: 'html', line: at - origin, lines: behindHtmlBlock(lines, at, opening.ends) - at };
    case 'heading':
      return heading(line, at - origin, 1, opening.level, line.indexOf('#') + opening.level);
    case 'rule':
    case 'div-end':
      return { kind: opening.kind, line: at - origin, lines: 1 };
    case 'div': {
      const attributes = readAttributes(line, line.indexOf('{'));
      return { kind: 'div', line: at - origin, lines: 1, text: line, attributes };
    }
    default: {
      const [behind, underlined] = behindParagraph(lines, at, isMarking(line, first));
      const text = behind === at + 1 ? line : lines.slice(at, behind).join('\n');
      if (underlined)
        return heading(text, at - origin, behind + 1 - at, lines[behind]?.includes('=') ? 1 : 2, 0);
      const label = readSpeakerLabel(line, knownSpeaker);
      return {
        kind: 'paragraph',
        line: at - origin,
        lines: behind - at,
        text,
        label,
        inline: readInline(text),
      };
    }
  }
}

type Opening =
  | { readonly kind: 'fence'; readonly fence: string }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'html'; readonly ends: RegExp | undefined; readonly interrupts: boolean }
  | { readonly kind: 'rule' | 'div' | 'div-end' };

/** What a line opens that is not a paragraph; it begins with a marking sign at `first`, three blanks in at most. */
function opens(line: string, first: number): Opening | undefined {
  switch (line.charAt(first)) {
    case '`':
    case '~': {
      const opened = fence.exec(line)?.[1];
      return opened === undefined ? undefined : { kind: 'fence', fence: opened };
    }
    case '#': {
      const level = atxHeading.exec(line)?.[1]?.length;
      return level === undefined ? undefined : { kind: 'heading', level };
    }
    case '<': {
      const html = htmlBlocks.find(block => block.opens.test(line));
      return html && { kind: 'html', ends: html.ends, interrupts: html.interrupts };
    }
    case ':':
      if (divClosing.test(line)) return { kind: 'div-end' };
      return divOpening.test(line) ? { kind: 'div' } : undefined;
    case '*':
    case '-':
    case '_':
      return isRule(line) ? { kind: 'rule' } : undefined;
    default:
      return undefined;
  }
}

/** Most lines that begin with `*` are turns with a label in bold; they don't end with a sign of a rule. */
function isRule(line: string): boolean {
  return '*-_ \t'.includes(line.charAt(line.length - 1)) && rule.test(line);
}

/** Offset of the first character that is neither blank nor tab; the line's length where there is none. */
function firstNonBlank(line: string): number {
  for (let at = 0; ; at++) {
    const unit = line.charCodeAt(at);
    if (unit !== 32 && unit !== 9) return at;
  }
}

function isBlank(line: string): boolean {
  return line === '' || firstNonBlank(line) === line.length;
}

/** Characters that lines begin with which are more than text: most lines are told apart by this alone. */
const marking = new Uint8Array(128);
for (const sign of '`~#<:*-_+=>0123456789') marking[sign.charCodeAt(0)] = 1;

function isMarking(line: string, at: number): boolean {
  return marking[line.charCodeAt(at)] === 1;
}

/** Columns of white space that the line starts with; a tab goes to the next multiple of four. */
function indent(line: string): number {
  const behind = firstNonBlank(line);
  let columns = 0;
  for (let at = 0; at < behind; at++) columns += line.charCodeAt(at) === 32 ? 1 : 4 - (columns % 4);
  return columns;
}

function behindIndentedCode(lines: readonly string[], at: number): number {
  let behind = at + 1;
  for (let next = behind; next < lines.length; next++) {
    const line = lines[next] ?? '';
    if (isBlank(line)) continue;
    if (indent(line) < 4) break;
    behind = next + 1;
  }
  return behind;
}

function behindFence(lines: readonly string[], at: number, opened: string): number {
  const closing = new RegExp(`^ {0,3}${opened.charAt(0)}{${opened.length},}[ \\t]*$`);
  for (let next = at + 1; next < lines.length; next++) if (closing.test(lines[next] ?? '')) return next + 1;
  return lines.length;
}

function behindHtmlBlock(lines: readonly string[], at: number, ends: RegExp | undefined): number {
  for (let next = at; next < lines.length; next++) {
    const line = lines[next] ?? '';
    if (ends?.test(line)) return next + 1;
    if (!ends && isBlank(line)) return next;
  }
  return lines.length;
}

/**
 * The line behind the paragraph that starts at `at`, and whether that line makes a heading of it. `marked`: whether it
 * begins with a marking sign.
 */
function behindParagraph(lines: readonly string[], at: number, marked: boolean): [number, boolean] {
  const firstLine = lines[at] ?? '';
  const contained = marked && (listItem.test(firstLine) || quote.test(firstLine));
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] ?? '';
    const first = firstNonBlank(line);
    if (first === line.length) return [next, false];
    if (!isMarking(line, first) || indent(line) >= 4) continue;
    if (!contained && setextUnderline.test(line)) return [next, true];
    const opening = opens(line, first);
    if (opening && (opening.kind !== 'html' || opening.interrupts)) return [next, false];
    if (!contained && (quote.test(line) || listThatInterrupts.test(line))) return [next, false];
  }
  return [lines.length, false];
}

function heading(text: string, line: number, lines: number, level: number, contentFrom: number): Heading {
  const contentStart = contentFrom + (/^[ \t]*/.exec(text.slice(contentFrom))?.[0].length ?? 0);
  let contentEnd = text.trimEnd().length;
  const brace = text.lastIndexOf('{', contentEnd);
  let attributes: Attributes | undefined;
  let backslashes = 0;
  while (text.charCodeAt(brace - 1 - backslashes) === 92) backslashes++;
  const escaped = backslashes % 2 === 1;
  if (brace >= contentStart && !escaped && text.charAt(brace - 1) !== ']') {
    const read = readAttributes(text, brace);
    if (read?.end === contentEnd) {
      attributes = read;
      contentEnd = Math.max(contentStart, text.slice(0, brace).trimEnd().length);
    }
  }
  if (contentFrom > 0) {
    const closing = /(?:^|[ \t])#+$/.exec(text.slice(contentStart, contentEnd));
    if (closing)
      contentEnd = contentStart + text.slice(contentStart, contentStart + closing.index).trimEnd().length;
  }
  return {
    kind: 'heading',
    line,
    lines,
    level,
    text,
    contentStart,
    contentEnd: Math.max(contentStart, contentEnd),
    attributes,
    inline: readInline(text),
  };
}
