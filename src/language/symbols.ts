import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { coverageOf } from '../analysis/coverage';
import type { Codebook, Theme } from '../format/codebook';
import { counted } from '../format/counted';
import type { Guide, Question } from '../format/guide';
import { comparePositions, type Position, type Range } from '../format/position';
import type { HeadingEvent } from '../study/events';
import { headingsIn } from '../study/facts';
import type { Marker } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { stateOf } from './state-of';

/** The outline of a file: sections and questions, themes, or what a transcript answers in which state. */
export function documentSymbols(study: Study, uri: string): DocumentSymbol[] {
  const file = study.get(uri);
  switch (file?.kind) {
    case 'guide':
      return inOrder(guideOutline(file.guide));
    case 'codebook':
      return inOrder(codebookOutline(file.codebook));
    case 'transcript':
      return transcriptOutline(study, file);
    default:
      return [];
  }
}

function guideOutline({ sections }: Guide): DocumentSymbol[] {
  return sections.flatMap(({ id, title, range, questions }) => {
    const children = questions.map(questionSymbol);
    if (!id && !title) return children;
    return symbol([id, title].filter(Boolean).join(' '), SymbolKind.Namespace, range, range, '', children);
  });
}

function questionSymbol(question: Question): DocumentSymbol {
  return symbol(
    `${question.id} ${question.text}`,
    SymbolKind.Field,
    question.range,
    question.idRange,
    '',
    question.probes.map(questionSymbol),
  );
}

function codebookOutline({ roots }: Codebook): DocumentSymbol[] {
  const themeSymbol = (theme: Theme): DocumentSymbol =>
    symbol(
      theme.label ?? theme.id,
      SymbolKind.Class,
      theme.range,
      theme.idRange,
      theme.label ? theme.id : '',
      theme.themes.map(themeSymbol),
    );
  return roots.map(themeSymbol);
}

/** Headings by level; those that mark questions say the state, and the switches inside them stand below them. */
function transcriptOutline(study: Study, file: TranscriptFile): DocumentSymbol[] {
  const states = new Map(
    coverageOf(study, file)?.questions.map(covered => [covered.question.id, stateOf(covered)]),
  );
  const parts: { range: Range; heading?: HeadingEvent; marker?: Marker }[] = [];
  const markers = study.markersOf(file);
  let next = 0;
  for (const heading of headingsIn(file.facts)) {
    let marker = markers[next];
    while (marker && comparePositions(marker.range.start, heading.range.start) < 0) {
      parts.push({ range: marker.range, marker });
      marker = markers[++next];
    }
    if (marker?.kind === 'heading' && marker.range.start.line === heading.range.start.line) {
      parts.push({ range: heading.range, heading, marker });
      next++;
    } else {
      parts.push({ range: heading.range, heading });
    }
  }
  for (const marker of markers.slice(next)) parts.push({ range: marker.range, marker });

  const outline: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly symbol: DocumentSymbol }[] = [];
  const closeFrom = (level: number, end: Position): void => {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      last.symbol.range = { start: last.symbol.range.start, end };
      open.pop();
    }
  };
  for (const { range, heading, marker } of parts) {
    if (heading) closeFrom(heading.level, range.start);
    const name = heading ? heading.title : `→ ${marker?.ids.map(({ id }) => id).join(', ')}`;
    const kind = marker ? SymbolKind.Field : SymbolKind.Namespace;
    const made = symbol(name, kind, range, range, marker && stateDetail(marker, states));
    const above = open.at(-1)?.symbol;
    if (above) above.children ??= [];
    (above?.children ?? outline).push(made);
    if (heading) open.push({ level: heading.level, symbol: made });
  }
  closeFrom(0, { line: file.facts.lines, character: 0 });
  return outline;
}

function stateDetail({ ids, words }: Marker, states: ReadonlyMap<string, string>): string {
  const names: string[] = [];
  for (const { id } of ids) {
    const state = states.get(id);
    if (state !== undefined && !names.includes(state)) names.push(state);
  }
  if (words > 0) names.push(counted(words, 'word'));
  return names.join(', ');
}

function symbol(
  name: string,
  kind: SymbolKind,
  range: Range,
  selectionRange: Range,
  detail = '',
  children: DocumentSymbol[] = [],
): DocumentSymbol {
  // Clients refuse a symbol without a name.
  const made: DocumentSymbol = { name: name.trim() || '…', kind, range, selectionRange };
  if (detail !== '') made.detail = detail;
  if (children.length > 0) made.children = children;
  return made;
}

/**
 * Each symbol inside the one it belongs to, in the order of the text, as clients demand. An alias in YAML stands for
 * something written in another place: it is shown where it belongs, at the place of what it belongs to.
 */
function inOrder(symbols: readonly DocumentSymbol[], outer?: Range): DocumentSymbol[] {
  return symbols
    .map(each => {
      const range = outer && !holds(outer, each.range) ? outer : each.range;
      const selectionRange = holds(range, each.selectionRange) ? each.selectionRange : range;
      return {
        ...each,
        range,
        selectionRange,
        ...(each.children && { children: inOrder(each.children, range) }),
      };
    })
    .sort((a, b) => comparePositions(a.range.start, b.range.start));
}

function holds(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}
