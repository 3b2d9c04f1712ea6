import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver-types';
import { atLevels } from '../analysis/problem-levels';
import { problemsOf } from '../analysis/problems';
import { comparePositions, onLine } from '../format/position';
import type { Problem, ProblemFix } from '../format/problem';
import { headingsIn } from '../study/facts';
import type { Study } from '../study/study';
import { normalUri } from '../study/uris';
import { codingActions } from './coding-actions';
import { diagnosticOf } from './diagnostics';
import { fixAllEdits, fixAllKind, fixForAll, severalOfKind } from './fix-all';
import { updateFormerIds } from './former-ids';
import { inLinesOf, insertQuestions } from './insert-questions';
import type { OpenDocument } from './open-document';
import { defaultSettings, type Settings } from './settings';
import { statusActions } from './status-actions';

/** What `codeActions` gives. */

/**
 * Quick fixes for the problems that the range touches, and codings of the words in it. What changes the whole study is only
 * offered of one that `isWhole`.
 */
export function codeActions(
  study: Study,
  document: OpenDocument,
  range: Range,
  settings: Settings = defaultSettings,
  isWhole = true,
): CodeAction[] {
  const { uri } = document;
  const all = atLevels(problemsOf(study, uri), settings.problems);
  const problems = all.filter(problem => meets(problem.range, range));
  const actions = problems.flatMap(problem => {
    return fixes(study, document, problem).map(({ title, edits, preferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(problem)],
      ...(preferred && { isPreferred: true }),
      edit: { changes: { [uri]: inLinesOf(document, edits) } },
    }));
  });
  return [
    ...actions,
    ...insertAll(study, document, problems),
    ...fixesForAll(document, problems, all),
    ...(isWhole ? updateAll(study, document, problems) : []),
    ...statusActions(study, document, range),
    ...codingActions(study, document, range, settings),
  ];
}

/** All that is safe to fix, in the whole file: those of a kind, and those of any. */
function fixesForAll(
  document: OpenDocument,
  problems: readonly Problem[],
  all: readonly Problem[],
): CodeAction[] {
  const edit = (of: readonly Problem[]) => ({
    changes: { [document.uri]: inLinesOf(document, fixAllEdits(of)) },
  });
  const ofKind = severalOfKind(problems, all).map(same => ({ ...fixForAll(same), edit: edit(same) }));
  const everything = { title: 'Fix all that is safe to fix', kind: fixAllKind, edit: edit(all) };
  return fixAllEdits(all).length === 0 ? [] : [...ofKind, everything];
}

/** Where a former ID stands: those of the whole study give way. Of other files the line ends do not matter. */
function updateAll(study: Study, { uri }: OpenDocument, problems: readonly Problem[]): CodeAction[] {
  const former = problems.filter(({ code, fix }) => code === 'former-question' && fix);
  if (former.length === 0) return [];
  const edits = updateFormerIds(study);
  if (edits.size < 2 && edits.has(normalUri(uri))) return []; // which can be had for this file alone
  const count = [...edits.values()].reduce((sum, of) => sum + of.length, 0);
  return [
    {
      title: `Update all ${count} former question IDs of the study`,
      kind: CodeActionKind.QuickFix,
      diagnostics: former.map(diagnosticOf),
      edit: { changes: Object.fromEntries(edits) },
    },
  ];
}

interface Fix {
  readonly title: string;
  readonly edits: TextEdit[];
  readonly preferred?: boolean;
}

function fixes(study: Study, document: OpenDocument, { code, range, fix }: Problem): Fix[] {
  const ordinary = code === 'unknown-question' ? ordinaryHeading(study, document, range) : [];
  return [...(fix ? fixesOf(study, document, fix) : []), ...ordinary];
}

function fixesOf(study: Study, document: OpenDocument, fix: ProblemFix): Fix[] {
  switch (fix.kind) {
    case 'replace':
      return [{ title: fix.title, edits: [{ range: fix.range, newText: fix.text }], preferred: true }];
    case 'edits':
      return [
        {
          title: fix.title,
          edits: fix.edits.map(({ range, text }) => ({ range, newText: text })),
          preferred: true,
        },
      ];
    case 'set-status':
      return [
        { title: `Mark as ${fix.status}`, edits: [attributeEdit(document, fix.at, 'status', fix.status)] },
      ];
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

/** A heading whose first word looks like a question's ID and is none says so with an empty `q=`. */
function ordinaryHeading(study: Study, document: OpenDocument, id: Range): Fix[] {
  const file = study.get(document.uri);
  if (file?.kind !== 'transcript') return [];
  const heading = headingsIn(file.facts).find(({ ids, range }) => ids === undefined && meets(range, id));
  const marker = study.markersOf(file).find(({ kind, range }) => kind === 'heading' && meets(range, id));
  if (!heading || !marker || marker.ids.some(({ known }) => known)) return [];
  return [
    {
      title: 'This heading is not a question',
      edits: [attributeEdit(document, heading.attributes, 'q', '""')],
    },
  ];
}

/** Two actions more where questions of several sections are missing: all of them at once. */
function insertAll(study: Study, document: OpenDocument, problems: readonly Problem[]): CodeAction[] {
  const missing = problems.flatMap(({ fix }) => (fix?.kind === 'insert-questions' ? [fix.ids] : []));
  if (missing.length < 2) return [];
  const ids = missing.flat();
  const title = `Insert all ${ids.length} missing questions`;
  return [
    { title, suffix: '' },
    { title: `${title} as not-asked`, suffix: ' {status=not-asked}' },
  ].map(({ title, suffix }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [document.uri]: inLinesOf(document, insertQuestions(study, document, ids, suffix)) } },
  }));
}

/** The attribute goes into the list that the range ends with, or makes one; one of its key that is there gives way. */
function attributeEdit(document: OpenDocument, at: Range, key: 'q' | 'status', value: string): TextEdit {
  const { line } = at.end;
  const from = at.start.line === line ? at.start.character : 0;
  const written = document.line(line).slice(from, at.end.character);
  if (!written.endsWith('}')) return { range: { start: at.end, end: at.end }, newText: ` {${key}=${value}}` };
  const old = new RegExp(`(?<=[\\s{])${key}=(?:"[^"]*"|'[^']*'|[^\\s{}"']*)(?=[^{}]*\\}$)`).exec(written);
  const start = from + (old?.index ?? written.length - 1);
  const last = written.charAt(written.length - 2);
  const blank = old || last === '{' || /\s/.test(last) ? '' : ' ';
  return { range: onLine(line, start, start + (old?.[0].length ?? 0)), newText: `${blank}${key}=${value}` };
}

function meets(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
