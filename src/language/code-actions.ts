import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver-types';
import { problemsOf } from '../analysis/problems';
import { questionHeading } from '../format/new-transcript';
import { comparePositions, type Position } from '../format/position';
import type { Problem, ProblemFix } from '../format/problem';
import type { GuideFile, Study, TranscriptFile } from '../study/study';
import { diagnostics } from './diagnostics';
import type { OpenDocument } from './open-document';

/** Quick fixes for the problems that the range touches. */
export function codeActions(study: Study, document: OpenDocument, range: Range): CodeAction[] {
  const { uri } = document;
  const shown = diagnostics(study, uri);
  const actions = problemsOf(study, uri).flatMap((problem, index) => {
    if (!problem.fix || !meets(problem.range, range)) return [];
    const diagnostic = shown[index];
    return fixes(study, document, problem.fix).map(({ title, edits, preferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      ...(diagnostic && { diagnostics: [diagnostic] }),
      ...(preferred && { isPreferred: true }),
      edit: { changes: { [uri]: edits } },
    }));
  });
  return [...actions, ...insertAll(study, document, range)];
}

interface Fix {
  readonly title: string;
  readonly edits: TextEdit[];
  readonly preferred?: boolean;
}

function fixes(study: Study, document: OpenDocument, fix: ProblemFix): Fix[] {
  switch (fix.kind) {
    case 'replace':
      return [{ title: fix.title, edits: [{ range: fix.range, newText: fix.text }], preferred: true }];
    case 'set-status':
      return [{ title: `Mark as ${fix.status}`, edits: [statusEdit(document, fix.at, fix.status)] }];
    case 'insert-questions': {
      const named =
        fix.ids.length === 1 ? `${fix.ids[0]}` : `${fix.ids[0]} … ${fix.ids.at(-1)} (${fix.ids.length})`;
      return [
        { title: `Insert ${named}`, edits: insertQuestions(study, document, fix.ids, ''), preferred: true },
        {
          title: `Insert ${named} as not-asked`,
          edits: insertQuestions(study, document, fix.ids, ' {status=not-asked}'),
        },
      ];
    }
  }
}

/** One action more where questions of several sections are missing: all of them at once. */
function insertAll(study: Study, document: OpenDocument, range: Range): CodeAction[] {
  const missing = problemsOf(study, document.uri).flatMap(({ fix, range: at }: Problem) =>
    fix?.kind === 'insert-questions' && meets(at, range) ? [fix.ids] : [],
  );
  if (missing.length < 2) return [];
  const ids = missing.flat();
  return [
    {
      title: `Insert all ${ids.length} missing questions`,
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [document.uri]: insertQuestions(study, document, ids, '') } },
    },
  ];
}

/** The status goes into the attribute list at the place, or makes one. */
function statusEdit(document: OpenDocument, at: Range, status: string): TextEdit {
  const written = document.line(at.end.line).charAt(at.end.character - 1);
  const inside = comparePositions(at.start, at.end) < 0 && written === '}';
  const place = inside ? { line: at.end.line, character: at.end.character - 1 } : at.end;
  return {
    range: { start: place, end: place },
    newText: inside ? ` status=${status}` : ` {status=${status}}`,
  };
}

/**
 * Headings for questions that have none, each behind the question that comes before it in the guide and has a place in
 * the transcript; those that follow none come before the first question there is.
 */
function insertQuestions(
  study: Study,
  document: OpenDocument,
  ids: readonly string[],
  suffix: string,
): TextEdit[] {
  const file = study.get(document.uri);
  const link = file?.kind === 'transcript' ? study.guideOf(file) : undefined;
  if (file?.kind !== 'transcript' || link?.kind !== 'found') return [];
  const wanted = new Set(ids);
  const level = usualLevel(study, file);
  const texts = new Map<string, { readonly at: Position; readonly headings: string[] }>();
  let behind: Position | undefined;
  for (const question of link.file.guide.questions) {
    const place = placeBehind(study, file, document, question.id);
    if (place) behind = place;
    if (!wanted.has(question.id)) continue;
    const at = behind ?? firstQuestion(study, file, link.file) ?? endOf(document);
    const heading = `${questionHeading(question, question.probeOf === undefined ? level : Math.min(level + 1, 6))}${suffix}`;
    const key = `${at.line}:${at.character}`;
    const there = texts.get(key);
    if (there) there.headings.push(heading);
    else texts.set(key, { at, headings: [heading] });
  }
  return [...texts.values()].map(({ at, headings }) => {
    const before = document.line(at.line).slice(0, at.character);
    const blankAbove = at.line === 0 || document.line(at.line - 1).trim() === '';
    const gap = before !== '' ? '\n\n' : blankAbove ? '' : '\n';
    const atEnd = at.line >= document.lineCount - 1;
    return {
      range: { start: at, end: at },
      newText: `${gap}${headings.join('\n\n')}${atEnd ? '\n' : '\n\n'}`,
    };
  });
}

/** Behind everything said to a question: the next heading behind its last marker's scope, or the end. */
function placeBehind(
  study: Study,
  file: TranscriptFile,
  document: OpenDocument,
  id: string,
): Position | undefined {
  const marker = study
    .markersOf(file)
    .findLast(({ kind, ids }) => kind !== 'aside' && ids.some(each => each.id === id));
  if (!marker) return undefined;
  const next = file.facts.events.find(
    event => event.kind === 'heading' && comparePositions(event.range.start, marker.end) >= 0,
  );
  return next ? { line: next.range.start.line, character: 0 } : endOf(document);
}

function firstQuestion(study: Study, file: TranscriptFile, guide: GuideFile): Position | undefined {
  const marker = study
    .markersOf(file)
    .find(({ kind, ids }) => kind === 'heading' && ids.some(({ id }) => guide.guide.byId.has(id)));
  return marker && { line: marker.range.start.line, character: 0 };
}

/** The level on which this transcript writes its main questions. */
function usualLevel(study: Study, file: TranscriptFile): number {
  const levels = study.markersOf(file).flatMap(({ kind, level }) => (kind === 'heading' ? [level] : []));
  return levels.length > 0 ? Math.min(...levels) : 2;
}

function endOf(document: OpenDocument): Position {
  const line = Math.max(0, document.lineCount - 1);
  return { line, character: document.line(line).length };
}

function meets(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
