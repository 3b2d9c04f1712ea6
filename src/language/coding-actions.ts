import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver-types';
import { offsetIn, type Paragraph, rangeIn } from '../format/blocks';
import { isThemeId } from '../format/ids';
import { type InlineSpan, readInline } from '../format/inline';
import { blockAt } from '../format/transcript';
import type { Study } from '../study/study';
import type { OpenDocument } from './open-document';

/**
 * One action for each theme of the codebook: the selected words become `[words]{.theme}`, or their coding gets one theme
 * more. None where the selection is more than a paragraph, has no words, or cuts a bracket, a memo or code in two.
 */
export function codingActions(study: Study, document: OpenDocument, selection: Range): CodeAction[] {
  const { uri } = document;
  const file = study.get(uri);
  if (file?.kind !== 'transcript') return [];
  const block = file.transcript && blockAt(file.transcript, selection.start.line);
  if (block?.kind !== 'paragraph') return [];
  const words = selectedWords(block, withoutBlankLines(document, block, selection));
  if (!words) return [];
  const { from, to } = words;
  const coding = block.inline.spans.find(
    ({ start, textStart, textEnd, end }) =>
      (from === textStart && to === textEnd) || (from === start && to === end),
  );
  const add = coding ? moreOf(block, coding) : around(block, from, to);
  if (!add) return [];
  const there = new Set(coding?.attributes.classes.map(({ name }) => name));
  return study
    .codebooksOf(file)
    .flatMap(({ codebook }) => codebook.themes)
    .filter(({ id }) => isThemeId(id) && !there.has(id))
    .map(({ id, label }) => ({
      title: label === undefined ? `Code as ${id}` : `Code as ${label} (${id})`,
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [uri]: add(id) } },
    }));
}

/** A triple click selects the line end, too: what is blank behind the paragraph is left out. */
function withoutBlankLines(document: OpenDocument, { line, lines }: Paragraph, { start, end }: Range): Range {
  for (let at = line + lines; at <= end.line; at++) {
    const selected = at < end.line ? document.line(at) : document.line(at).slice(0, end.character);
    if (selected.trim() !== '') return { start, end };
  }
  const last = Math.min(end.line, line + lines - 1);
  return {
    start,
    end: last === end.line ? end : { line: last, character: document.line(last).length },
  };
}

/**
 * Offsets of what is selected of a paragraph's talk: without blanks at its edges, the speaker label, and the marks that
 * begin a list or a quotation.
 */
function selectedWords(
  block: Paragraph,
  { start, end }: Range,
): { readonly from: number; readonly to: number } | undefined {
  const first = offsetIn(block, start.line, start.character);
  const last = offsetIn(block, end.line, end.character);
  if (first === undefined || last === undefined) return undefined;
  let from = Math.max(first, block.label?.textStart ?? 0);
  const line = block.text.lastIndexOf('\n', from - 1) + 1;
  const marks =
    /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]+)*/.exec(block.text.slice(line, line + 200))?.[0] ?? '';
  from = Math.max(from, line + marks.length);
  const selected = block.text.slice(from, last);
  const words = selected.trim();
  if (words === '') return undefined;
  from += selected.length - selected.trimStart().length;
  return { from, to: from + words.length };
}

type Edits = (theme: string) => TextEdit[];

/** One theme more in the list of a coding. */
function moreOf(block: Paragraph, { attributes: { start, end } }: InlineSpan): Edits {
  const at = rangeIn(block, end - 1, end - 1);
  const blank = /[{\s]/.test(block.text.charAt(end - 2)) || end - 2 === start ? '' : ' ';
  return theme => [{ range: at, newText: `${blank}.${theme}` }];
}

/** New brackets, if they are read as a coding of just these words and everything else is read as before. */
function around(block: Paragraph, from: number, to: number): Edits | undefined {
  const { text, inline } = block;
  const after = readInline(`${text.slice(0, from)}[${text.slice(from, to)}]{.t}${text.slice(to)}`);
  const isCoding = after.spans.some(({ start, textEnd }) => start === from && textEnd === to + 1);
  const nothingLost =
    after.spans.length === inline.spans.length + 1 &&
    after.memos.length === inline.memos.length &&
    after.unbalanced.length === inline.unbalanced.length &&
    after.notAttributes.length === inline.notAttributes.length;
  if (!isCoding || !nothingLost) return undefined;
  return theme => [
    { range: rangeIn(block, from, from), newText: '[' },
    { range: rangeIn(block, to, to), newText: `]{.${theme}}` },
  ];
}
