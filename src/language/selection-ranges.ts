import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { type Heading, type Paragraph, rangeIn } from '../format/blocks';
import { comparePositions, onLine, type Range, range, touches } from '../format/position';
import { blockAt, blocksOf, type Transcript } from '../format/transcript';
import type { Study, TranscriptFile } from '../study/study';
import type { OpenDocument } from './open-document';
import { saidIn, sentencesNear } from './sentences';

/**
 * What a selection grows to, from each position: of a transcript word, span, sentence, paragraph, turn, answer, section; of
 * a guide or codebook word, value, pair, entry, list. Each holds the one before, and the last is the whole file.
 */
export function selectionRanges(
  study: Study,
  document: OpenDocument,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map(position => {
    const last = Math.max(0, document.lineCount - 1);
    const whole = range(0, 0, last, document.line(last).length);
    const candidates = [wordAt(document, position), ...around(study, document, position), whole];
    return nested(candidates, position);
  });
}

function around(study: Study, document: OpenDocument, position: Position): (Range | undefined)[] {
  const file = study.get(document.uri);
  switch (file?.kind) {
    case 'guide': {
      const { sections, questions } = file.guide;
      const entries = [...sections, ...questions].map(({ range }) => entry(document, range));
      const values = questions.flatMap(({ idRange, textRange }) => [idRange, textRange]);
      return [...pairsAt(document, position), ...values, ...entries];
    }
    case 'codebook':
      return [
        ...pairsAt(document, position),
        ...file.codebook.themes.flatMap(({ idRange, range }) => [idRange, entry(document, range)]),
      ];
    case 'transcript':
      return file.transcript ? inTranscript(study, document, file, file.transcript, position) : [];
    default:
      return [];
  }
}

/** Those that hold the position, each holding the one before; of two that cross, the one that begins first is left out. */
function nested(candidates: readonly (Range | undefined)[], position: Position): SelectionRange {
  const holding = candidates.filter(each => each !== undefined).filter(each => touches(each, position));
  holding.sort((a, b) => comparePositions(b.start, a.start) || comparePositions(a.end, b.end));
  const chain: Range[] = [];
  for (const each of holding) {
    const inner = chain.at(-1);
    if (!inner || (comparePositions(each.end, inner.end) >= 0 && !isSame(each, inner))) chain.push(each);
  }
  const outer = chain.pop() ?? { start: position, end: position };
  return chain
    .reverse()
    .reduce<SelectionRange>((parent, inner) => ({ range: inner, parent }), { range: outer });
}

function isSame(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;
}

const word = /[\p{L}\p{M}\p{N}]+(?:[-.:_'’][\p{L}\p{M}\p{N}]+)*/gu;

function wordAt(document: OpenDocument, { line, character }: Position): Range | undefined {
  const text = document.line(line);
  // A word is not sought in more of a long line than words are long.
  const from = Math.max(0, character - longestWord);
  for (const match of text.slice(from, character + longestWord).matchAll(word)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (start <= character && character <= end) return onLine(line, start, end);
  }
  return undefined;
}

/** Characters. */
const longestWord = 200;

function inTranscript(
  study: Study,
  document: OpenDocument,
  file: TranscriptFile,
  transcript: Transcript,
  position: Position,
): (Range | undefined)[] {
  const block = blockAt(transcript, position.line);
  const behind = (line: number) => lineEnd(document, line - 1);
  const lines = (from: number, to: number): Range => ({
    start: { line: from, character: 0 },
    end: behind(to),
  });
  if (!block) return [];
  const ranges: (Range | undefined)[] = [lines(block.line, block.line + block.lines)];
  if (block.kind === 'front-matter') return [...ranges, ...pairsAt(document, position)];
  if (block.kind === 'paragraph' || block.kind === 'heading') {
    for (const { start, textStart, textEnd, end } of block.inline.spans)
      ranges.push(rangeIn(block, textStart, textEnd), rangeIn(block, start, end));
    for (const { start, end } of [...block.inline.notes, ...block.inline.memos, ...block.inline.links])
      ranges.push(rangeIn(block, start, end));
    ranges.push(...sentencesOf(block, position));
  }
  ranges.push(...turnAndSections(transcript, position.line, lines));
  for (const { kind, range, end } of study.markersOf(file))
    if (kind !== 'aside')
      ranges.push({ start: range.start, end: end.character === 0 ? behind(end.line) : end });
  return ranges;
}

function lineEnd(document: OpenDocument, line: number): Position {
  let last = Math.max(0, line);
  while (last > 0 && document.line(last).trim() === '') last--;
  return { line: last, character: document.line(last).length };
}

/** The turn that a line is in, and the sections of headings around it. */
function turnAndSections(
  transcript: Transcript,
  at: number,
  lines: (from: number, to: number) => Range,
): Range[] {
  const ranges: Range[] = [];
  let turn: number | undefined;
  const open: { readonly line: number; readonly level: number }[] = [];
  const end = (level: number, line: number): void => {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) {
      const closed = open.pop();
      if (closed && line > at) ranges.push(lines(closed.line, line));
    }
  };
  for (const block of blocksOf(transcript)) {
    const isBehind = block.line > at;
    const opensTurn = block.kind === 'paragraph' && block.label !== undefined;
    if (opensTurn || block.kind === 'heading') {
      if (isBehind && turn !== undefined) ranges.push(lines(turn, block.line));
      turn = isBehind || !opensTurn ? undefined : block.line;
    }
    if (block.kind !== 'heading') continue;
    end(block.level, block.line);
    if (!isBehind) open.push({ line: block.line, level: block.level });
    else if (open.length === 0) break;
  }
  if (turn !== undefined) ranges.push(lines(turn, transcript.lines));
  end(0, transcript.lines);
  return ranges;
}

/** What is said in a paragraph or heading, and a paragraph's sentences near the position. */
function sentencesOf(block: Heading | Paragraph, position: Position): Range[] {
  const { start, end } = saidIn(block);
  const sentences = block.kind === 'paragraph' ? sentencesNear(block, position) : [];
  return [rangeIn(block, start, end), ...sentences];
}

/** An entry of a list in YAML, without the lines behind it that it is said to reach over. */
function entry(document: OpenDocument, { start, end }: Range): Range {
  return { start, end: end.character === 0 ? lineEnd(document, end.line - 1) : end };
}

/** In YAML the value of a line, the pairs around it, each with the lines below that belong to it, and what each holds. */
function pairsAt(document: OpenDocument, { line }: Position): Range[] {
  const ranges: Range[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let at = line; at >= 0 && indent > 0; at--) {
    const text = document.line(at);
    const match = /^(\s*(?:-\s+)*)(?:([^\s:#][^:#]*:)(?:\s+|$))?/.exec(text);
    const column = match?.[1]?.length ?? 0;
    if (text.trim() === '' || (at < line && column >= indent)) continue;
    indent = column;
    const end = lineEnd(document, behindDeeper(document, at, column) - 1);
    ranges.push({ start: { line: at, character: column }, end });
    if (match?.[2] === undefined) continue;
    const isBelow = match[0].length === text.length;
    const below = { line: at + 1, character: Math.max(0, document.line(at + 1).search(/\S/)) };
    const value = isBelow ? below : { line: at, character: match[0].length };
    if (comparePositions(value, end) < 0) ranges.push({ start: value, end });
  }
  return ranges;
}

/** The first line below that is not indented more; a list may begin in the column of its key. */
function behindDeeper(document: OpenDocument, line: number, column: number): number {
  const isItem = (text: string): boolean => /^\s*-(?:\s|$)/.test(text);
  let behind = line + 1;
  for (; behind < document.lineCount; behind++) {
    const text = document.line(behind);
    const indent = text.search(/\S/);
    if (indent < 0 || indent > column || (indent === column && isItem(text) && !isItem(document.line(line))))
      continue;
    break;
  }
  return behind;
}
