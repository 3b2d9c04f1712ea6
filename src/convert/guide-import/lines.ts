import { cleanLine, hasWords, indentOf, splitIntoLines, withSingleSpaces } from './cleaning';
import type { GuideLine, GuideLines } from './guide-line';
import { readInline } from './inline';
import { type Marker, readMarker, settleRomans } from './markers';
import type { KeptText } from './result';
import { linesOfTable, type TableRow } from './table';
import { opensWithLabel } from './wording';

/** A line of the source while its neighbours are still looked at. */
interface Block {
  number: number;
  raw: string;
  indent: number;
  /** Column at which the words behind the marker start. */
  content: number;
  marker: Marker | undefined;
  heading: number;
  quote: boolean;
  gap: boolean;
  lastLength: number;
  hardBreak: boolean;
}

/** A line this long was probably broken to fit the page. */
const wrapWidth = 60;

/** Reads plain text or Markdown into lines. Never throws; takes time in proportion to the length. */
export function linesOfText(source: string, markdown: boolean): GuideLines {
  const listed: KeptText[] = [];
  const lines: GuideLine[] = [];
  const blocks: Block[] = [];
  let table: TableRow[] = [];
  let gap = false;

  const list = (number: number, text: string, reason: 'word-leftover' | 'front-matter' | 'no-words') =>
    listed.push({ line: number, text, became: { kind: 'listed', reason } });
  const closeBlocks = () => {
    const markers = settleRomans(blocks.map(block => block.marker));
    for (const [at, block] of blocks.entries()) lines.push(lineOfBlock(block, markers[at], markdown));
    blocks.length = 0;
  };
  const closeTable = () => {
    if (table.length === 0) return;
    closeBlocks();
    const read = linesOfTable(table);
    lines.push(...read.lines);
    listed.push(...read.listed);
    table = [];
  };

  const all = splitIntoLines(source);
  const first = markdown ? readFrontMatter(all) : { lines: 0, title: undefined };
  for (const [at, line] of all.entries()) {
    const number = at + 1;
    const { text: clean, leftovers } = cleanLine(line);
    for (const leftover of leftovers) list(number, leftover, 'word-leftover');
    const text = clean.trim();
    if (at < first.lines) {
      if (hasWords(text)) list(number, text, 'front-matter');
      if (at === first.titleLine && first.title !== undefined) lines.push(titleLine(number, first.title));
      continue;
    }
    if (text === '') {
      closeTable();
      gap = true;
      continue;
    }
    if (/^\|.*\|$/.test(text)) {
      if (!/^[|:\s-]+$/.test(text)) table.push({ number, cells: cellsOf(text, number, markdown) });
      continue;
    }
    closeTable();
    const previous = gap ? undefined : blocks.at(-1);
    if (/^(?:=+|-{3,})$/.test(text) && previous && isHeadable(previous)) {
      previous.heading = text.startsWith('=') ? 1 : 2;
      gap = true;
      continue;
    }
    if (!hasWords(text)) {
      if (/[^\s*_=\-–—.|>#`~+[\]…]/.test(text)) list(number, text, 'no-words');
      gap = true;
      continue;
    }
    const block = blockOf(clean, number, gap);
    gap = false;
    if (previous && continues(previous, block, markdown)) {
      previous.raw += ` ${block.raw}`;
      previous.lastLength = block.raw.length;
      previous.hardBreak = block.hardBreak;
    } else blocks.push(block);
  }
  closeTable();
  closeBlocks();
  return { lines, listed };
}

function blockOf(clean: string, number: number, gap: boolean): Block {
  let indent = indentOf(clean);
  let text = clean.trim();
  const hardBreak = /(?: {2}|\\)$/.test(clean);
  const quoted = /^>[>\s]*/.exec(text);
  if (quoted) {
    text = text.slice(quoted[0].length);
    indent += 2;
  }
  const heading = /^(#{1,6})\s+(?=\S)/.exec(text);
  const base = { number, indent, quote: quoted !== null, gap, lastLength: text.length, hardBreak };
  if (heading) {
    const raw = text.slice(heading[0].length).replace(/\s+#+$/, '');
    return { ...base, raw, marker: undefined, content: indent, heading: heading[1]?.length ?? 1 };
  }
  const { marker, rest } = readMarker(text);
  return { ...base, raw: rest, marker, content: indent + text.length - rest.length, heading: 0 };
}

function isHeadable(block: Block): boolean {
  return block.heading === 0 && !block.quote && block.marker?.kind !== 'bullet' && block.raw.length <= 120;
}

/** Whether a line goes on with the sentence of the line right above it. */
function continues(previous: Block, line: Block, markdown: boolean): boolean {
  if (line.marker || line.heading > 0 || previous.heading > 0 || line.quote !== previous.quote) return false;
  if (opensWithLabel(line.raw)) return false;
  const ended = /[.?!:;…]["'”’)\]*_]*$/.test(previous.raw.trimEnd());
  const hanging = previous.marker !== undefined && line.indent > previous.indent + 1;
  if (markdown)
    return !previous.hardBreak && (!ended || hanging || !/[?:]["'”’)\]*_]*$/.test(previous.raw.trimEnd()));
  if (ended)
    return (
      previous.lastLength >= wrapWidth &&
      (hanging ? line.indent <= previous.content + 1 : /^\p{Ll}/u.test(line.raw))
    );
  return /^[\p{Ll}(]/u.test(line.raw) || hanging || previous.lastLength >= wrapWidth + 5;
}

function lineOfBlock(block: Block, marker: Marker | undefined, markdown: boolean): GuideLine {
  const inline = markdown
    ? readInline(block.raw)
    : { text: block.raw, asides: [], emphasis: 'none' as const };
  const text = withSingleSpaces(inline.text);
  // "**3. Services**": the number stands inside the emphasis.
  const inside = marker === undefined && text !== block.raw ? readMarker(text) : undefined;
  return {
    number: block.number,
    text: inside?.marker ? inside.rest : text,
    asides: inline.asides,
    indent: block.indent,
    marker: inside?.marker ?? marker,
    heading: block.heading,
    emphasis: block.quote ? 'quote' : inline.emphasis,
    gap: block.gap,
  };
}

function cellsOf(row: string, number: number, markdown: boolean): GuideLine[][] {
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map(cell =>
      cell
        .split(/<br ?\/?>/i)
        .filter(hasWords)
        .map(part =>
          lineOfBlock(blockOf(part.trim(), number, false), readMarker(part.trim()).marker, markdown),
        ),
    );
}

/** How many lines a block of front matter takes up, and the title it gives. */
function readFrontMatter(all: readonly string[]): {
  lines: number;
  title?: string | undefined;
  titleLine?: number;
} {
  if (all[0]?.replace('\ufeff', '').trim() !== '---') return { lines: 0 };
  const end = all.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return { lines: 0 };
  const titleLine = all.findIndex((line, at) => at < end && /^title:\s*\S/.test(line));
  if (titleLine < 0) return { lines: end + 1 };
  const title = cleanLine(all[titleLine] ?? '')
    .text.replace(/^title:\s*/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return { lines: end + 1, title, titleLine };
}

function titleLine(number: number, text: string): GuideLine {
  return {
    number,
    text,
    asides: [],
    indent: 0,
    marker: undefined,
    heading: 0,
    emphasis: 'none',
    gap: true,
    role: 'title',
  };
}
