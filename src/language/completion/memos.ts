import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { type Block, offsetIn } from '../../format/blocks';
import type { Study } from '../../study/study';
import { item, themeItems } from './items';
import { replaced, type Typed } from './typed';

/** At the beginning of a memo, `{>>`: that it is a summary, and of which theme. */
export function memoItems(
  study: Study,
  typed: Typed,
  block: Block | undefined,
): CompletionItem[] | undefined {
  const begun = /\{>>\s*(s?u?m{0,2}a?r?y?|summary\s+(\.[^\s{}<>]*))$/i.exec(typed.before);
  if (!begun || (block?.kind !== 'paragraph' && block?.kind !== 'heading')) return undefined;
  const start = offsetIn(block, typed.line, begun.index);
  const { memos, unclosedMemo } = block.inline;
  if (start !== unclosedMemo && !memos.some(memo => memo.start === start)) return undefined;
  const [, all = '', theme] = begun;
  const from = typed.before.length - (theme ?? all).length;
  if (theme !== undefined) {
    const range = replaced(typed, from, /^[^\s{}<>]*:? ?/);
    return themeItems(study, typed, { range, close: '' }, '.').map(each => ({
      ...each,
      textEdit: { range, newText: `${each.label}: ` },
    }));
  }
  const range = replaced(typed, from, /^[a-z]*:? ?/i);
  return [
    {
      ...item('summary: ', CompletionItemKind.Keyword, range, 0, 'summary:'),
      detail: 'of this answer, in the framework matrix',
    },
  ];
}
