import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Block } from '../format/blocks';
import type { Range } from '../format/position';
import type { Transcript } from '../format/transcript';
import type { Marker } from '../study/markers';
import type { Study } from '../study/study';
import type { OpenDocument } from './open-document';

/**
 * What can be folded: of a transcript its front matter, sections, what a switch begins, divs, turns, code and comments; of a
 * guide or codebook its entries, and whatever else is indented. Whole lines, in the order of their first ones.
 */
export function foldingRanges(study: Study, document: OpenDocument): FoldingRange[] {
  const file = study.get(document.uri);
  const folds = new Folds(document);
  switch (file?.kind) {
    case 'guide':
      for (const { range } of [...file.guide.sections, ...file.guide.questions]) folds.entry(range);
      foldIndented(folds, document);
      break;
    case 'codebook':
      for (const { range } of file.codebook.themes) folds.entry(range);
      foldIndented(folds, document);
      break;
    case 'transcript':
      if (!file.transcript) break;
      foldBlocks(folds, document, file.transcript);
      for (const marker of study.markersOf(file)) foldSwitch(folds, marker);
  }
  return folds.inOrder();
}

/** One fold for each first line, the longest: an editor shows no more. */
class Folds {
  readonly #document: OpenDocument;
  readonly #byStart = new Map<number, FoldingRange>();

  constructor(document: OpenDocument) {
    this.#document = document;
  }

  /** Folds lines `start` to before `behind`, blank ones at the end left out. */
  add(start: number, behind: number, kind?: FoldingRangeKind): void {
    let end = Math.min(behind, this.#document.lineCount) - 1;
    while (end > start && this.#document.line(end).trim() === '') end--;
    if (end <= start || (this.#byStart.get(start)?.endLine ?? 0) >= end) return;
    this.#byStart.set(start, { startLine: start, endLine: end, ...(kind && { kind }) });
  }

  /** An entry of a list in YAML; what ends where a line begins does not reach into it. */
  entry({ start, end }: Range): void {
    this.add(start.line, end.character === 0 ? end.line : end.line + 1);
  }

  inOrder(): FoldingRange[] {
    return [...this.#byStart.values()].sort((a, b) => a.startLine - b.startLine);
  }
}

function foldBlocks(folds: Folds, document: OpenDocument, transcript: Transcript): void {
  const headings: { readonly line: number; readonly level: number }[] = [];
  const divs: number[] = [];
  let turn: number | undefined;
  const endTurn = (line: number): void => {
    if (turn !== undefined) folds.add(turn, line);
    turn = undefined;
  };
  const endSections = (level: number, line: number): void => {
    for (let last = headings.at(-1); last && last.level >= level; last = headings.at(-1)) {
      folds.add(last.line, line);
      headings.pop();
    }
  };
  const take = (block: Block, line: number): void => {
    switch (block.kind) {
      case 'heading':
        endTurn(line);
        endSections(block.level, line);
        headings.push({ line, level: block.level });
        break;
      case 'paragraph':
        if (!block.label) break;
        endTurn(line);
        turn = line;
        break;
      case 'div':
        endTurn(line);
        divs.push(line);
        break;
      case 'div-end': {
        endTurn(line);
        const opening = divs.pop();
        if (opening !== undefined) folds.add(opening, line + 1);
        break;
      }
      case 'code':
        folds.add(line, line + block.lines);
        break;
      case 'html': {
        const isComment = document.line(line).trimStart().startsWith('<!--');
        folds.add(line, line + block.lines, isComment ? FoldingRangeKind.Comment : undefined);
      }
    }
  };
  let line = transcript.head.lines;
  if (line > 0) folds.add(0, line);
  for (const { blocks, lines } of transcript.sections) {
    for (const block of blocks) take(block, line + block.line);
    line += lines;
  }
  endTurn(transcript.lines);
  endSections(0, transcript.lines);
}

/** What a switch begins; a heading's scope is its section. */
function foldSwitch(folds: Folds, { kind, range, end }: Marker): void {
  if (kind === 'switch') folds.add(range.start.line, end.line);
}

/** As editors fold a file without our help: a line with the more indented ones below it. */
function foldIndented(folds: Folds, document: OpenDocument): void {
  const open: { readonly line: number; readonly indent: number }[] = [];
  for (let line = 0; line <= document.lineCount; line++) {
    const text = document.line(line);
    const indent = line === document.lineCount ? 0 : text.search(/\S/);
    if (indent < 0) continue;
    // A list may begin in the column of its key.
    const isItem = /^\s*-(?:\s|$)/.test(text);
    for (let last = open.at(-1); last; last = open.at(-1)) {
      const goesOn = isItem && indent === last.indent && !/^\s*-(?:\s|$)/.test(document.line(last.line));
      if (indent > last.indent || goesOn) break;
      folds.add(last.line, line);
      open.pop();
    }
    if (line < document.lineCount) open.push({ line, indent });
  }
}
