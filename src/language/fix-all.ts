import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import { comparePositions } from '../format/position';
import type { Problem } from '../format/problem';
import { diagnosticOf } from './diagnostics';

/** The kind of `fixAll`, under which an editor can ask for it when a file is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.verbatim`;

/** The edits of all problems whose fixes can be made without looking, in the order of the text. */
export function fixAllEdits(problems: readonly Problem[]): TextEdit[] {
  return editsOf(problems.filter(isSafe));
}

/** The safe problems of each kind that is met here and that the file has several of. */
export function severalOfKind(here: readonly Problem[], all: readonly Problem[]): Problem[][] {
  return [...new Set(here.filter(isSafe).map(({ code }) => code))]
    .map(code => all.filter(problem => problem.code === code && isSafe(problem)))
    .filter(same => same.length > 1);
}

/** One quick fix for several problems of a kind, without its edits. */
export function fixForAll(same: readonly Problem[]): CodeAction {
  return {
    title: `Fix all ${same.length} problems of this kind`,
    kind: CodeActionKind.QuickFix,
    diagnostics: same.map(diagnosticOf),
  };
}

function isSafe({ fix }: Problem): boolean {
  return fix?.kind === 'replace' && fix.isSafe === true;
}

/** Of two edits that touch the first, since the other may mean something else then. */
function editsOf(problems: readonly Problem[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const wanted = problems
    .flatMap(({ fix }) => (fix?.kind === 'replace' ? [{ range: fix.range, newText: fix.text }] : []))
    .sort((a, b) => comparePositions(a.range.start, b.range.start));
  for (const edit of wanted) {
    const before = edits.at(-1);
    if (!before || comparePositions(before.range.end, edit.range.start) < 0) edits.push(edit);
  }
  return edits;
}
