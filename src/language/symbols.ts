import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { coverageOf, type QuestionCoverage } from '../analysis/coverage';
import type { Codebook, Theme } from '../format/codebook';
import type { Guide, Question } from '../format/guide';
import { comparePositions, type Range } from '../format/position';
import type { HeadingEvent } from '../study/facts';
import type { Marker } from '../study/markers';
import type { Study, TranscriptFile } from '../study/study';
import { stateOf } from './state-of';

/** The outline of a file: sections and questions, themes, or what a transcript answers in which state. */
export function documentSymbols(study: Study, uri: string): DocumentSymbol[] {
  const file = study.get(uri);
  switch (file?.kind) {
    case 'guide':
      return guideOutline(file.guide);
    case 'codebook':
      return codebookOutline(file.codebook);
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
    return symbol([id, title].filter(Boolean).join(' '), SymbolKind.Namespace, range, range, { children });
  });
}

function questionSymbol(question: Question): DocumentSymbol {
  return symbol(`${question.id} ${question.text}`, SymbolKind.Field, question.range, question.idRange, {
    children: question.probes.map(questionSymbol),
  });
}

function codebookOutline({ roots }: Codebook): DocumentSymbol[] {
  const themeSymbol = (theme: Theme): DocumentSymbol =>
    symbol(theme.label ?? theme.id, SymbolKind.Class, theme.range, theme.idRange, {
      detail: theme.label ? theme.id : '',
      children: theme.themes.map(themeSymbol),
    });
  return roots.map(themeSymbol);
}

/** Headings by level; those that mark questions say the state, and the switches inside them stand below them. */
function transcriptOutline(study: Study, file: TranscriptFile): DocumentSymbol[] {
  const states = new Map(coverageOf(study, file)?.questions.map(covered => [covered.question.id, covered]));
  const markers = new Map(study.markersOf(file).map(marker => [marker.range.start.line, marker]));
  const headings = file.facts.events.filter(event => event.kind === 'heading');
  const outline: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly symbol: DocumentSymbol }[] = [];
  const end = { line: file.facts.lines, character: 0 };
  for (const [index, heading] of headings.entries()) {
    const next = headings.slice(index + 1).find(other => other.level <= heading.level);
    const whole: Range = { start: heading.range.start, end: next?.range.start ?? end };
    const marker = markers.get(heading.range.start.line);
    const detail = marker?.kind === 'heading' ? stateDetail(marker, states) : '';
    const made = symbol(
      heading.title,
      marker ? SymbolKind.Field : SymbolKind.Namespace,
      whole,
      heading.range,
      {
        detail,
        children: switchesUnder(heading, headings[index + 1], study.markersOf(file), states),
      },
    );
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const parent = open.at(-1)?.symbol;
    if (parent) parent.children?.push(made);
    else outline.push(made);
    open.push({ level: heading.level, symbol: made });
  }
  return outline;
}

function switchesUnder(
  heading: HeadingEvent,
  next: HeadingEvent | undefined,
  markers: readonly Marker[],
  states: ReadonlyMap<string, QuestionCoverage>,
): DocumentSymbol[] {
  return markers
    .filter(
      ({ kind, range }) =>
        kind !== 'heading' &&
        comparePositions(range.start, heading.range.start) > 0 &&
        (!next || comparePositions(range.start, next.range.start) < 0),
    )
    .map(marker =>
      symbol(`→ ${marker.ids.map(({ id }) => id).join(', ')}`, SymbolKind.Field, marker.range, marker.range, {
        detail: stateDetail(marker, states),
      }),
    );
}

function stateDetail(marker: Marker, states: ReadonlyMap<string, QuestionCoverage>): string {
  const covered = marker.ids.flatMap(({ id }) => states.get(id) ?? []);
  const names = [...new Set(covered.map(stateOf))];
  return [...names, ...(marker.words > 0 ? [`${marker.words} words`] : [])].join(', ');
}

function symbol(
  name: string,
  kind: SymbolKind,
  range: Range,
  selectionRange: Range,
  more: { detail?: string; children?: DocumentSymbol[] },
): DocumentSymbol {
  // Clients refuse a symbol without a name.
  return { name: name.trim() || '…', kind, range, selectionRange, ...more };
}
