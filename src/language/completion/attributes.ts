import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { type Block, offsetIn } from '../../format/blocks';
import { readInline } from '../../format/inline';
import { statusMeanings } from '../../format/status-meanings';
import { statuses } from '../../format/transcript';
import type { Study } from '../../study/study';
import { attributeKeys } from '../attribute-keys';
import { codersIn, partsIn } from './coders';
import { item, questionCoverages, questionItems, themeItems } from './items';
import { lastIn, replaced, type Typed } from './typed';

/** `{q=…}`, `{status=…}`, `{.theme}` and the beginnings of them. */
export function attributeItems(
  study: Study,
  typed: Typed,
  block: Block | undefined,
): CompletionItem[] | undefined {
  const open = /\{(?!>>)([^{}]*)$/.exec(typed.before);
  if (!open) return undefined;
  const behindBracket = typed.before.charAt(open.index - 1) === ']' && canBeSpan(typed, block, open.index);
  const onWords = !/\[\s*\]$/.test(typed.before.slice(0, open.index)); // a span without words cannot be coded
  const onHeading = /^ {0,3}#{1,6}[ \t]/.test(typed.before);
  const onDiv = /^ {0,3}:{3,}/.test(typed.before);
  if (!behindBracket && !onHeading && !onDiv) return [];
  const written = open[1] ?? '';

  const q = /(?:^|\s)q=(["'][^"']*?|)([^\s"',]*)$/.exec(written);
  if (q) {
    const [, earlier = '', begun = ''] = q;
    const others = earlier.slice(1).split(/[\s,]+/);
    const from = typed.before.length - begun.length;
    // Between quotes another ID may follow.
    const place = earlier === '' ? lastIn(typed, from, /^[^\s,"'{}]*/) : undefined;
    const { range, close } = place ?? { range: replaced(typed, from, /^[^\s,"'{}]*/), close: '' };
    const questions = questionCoverages(study, typed.file).filter(
      ({ question }) => !others.includes(question.id),
    );
    return questionItems(study, typed, questions, question => ({
      range,
      text: `${question}${close}`,
    }));
  }
  const status = /(?:^|\s)status=([\w-]*)$/.exec(written);
  if (status) {
    const { range, close } = lastIn(typed, typed.before.length - (status[1]?.length ?? 0), /^[\w-]*/);
    return statuses.map((name, index) => ({
      ...item(`${name}${close}`, CompletionItemKind.EnumMember, range, index, name),
      labelDetails: { description: statusMeanings[name] },
    }));
  }
  const named = /(?:^|\s)(by|part)=([^\s"'{}=]*)$/.exec(written);
  if (named) {
    const [, key, begun = ''] = named;
    const values = key === 'by' ? codersIn(study, typed.file) : partsIn(typed);
    const { range, close } = lastIn(typed, typed.before.length - begun.length, /^[^\s"'{}=]*/);
    return values.map((value, index) =>
      item(`${value}${close}`, CompletionItemKind.Value, range, index, value),
    );
  }
  const theme = /(?:^|\s)(?:\.[^\s.{}=]+)*\.([^\s.{}=]*)$/.exec(written);
  if (theme) {
    if (behindBracket && !onWords) return [];
    return themeItems(
      study,
      typed,
      lastIn(typed, typed.before.length - (theme[1]?.length ?? 0), /^[^\s.{}=]*/),
      '',
    );
  }
  const word = /(?:^|\s)([\p{L}\p{M}\p{Nd}_:-]*)$/u.exec(written);
  if (!word) return [];
  const from = typed.before.length - (word[1]?.length ?? 0);
  const range = replaced(typed, from, /^[\p{L}\p{M}\p{Nd}_:-]*=?/u);
  const themesFit = !behindBracket || onWords;
  const carrier = onDiv ? 'block' : onHeading ? 'heading' : onWords ? 'words' : 'switch';
  // What most people write there comes first: a heading has an answer or none, words have a theme.
  const before = onHeading || !themesFit ? -10_000 : 10_000;
  return [
    ...(themesFit ? themeItems(study, typed, lastIn(typed, from, /^[\p{L}\p{M}\p{Nd}_:-]*=?/u), '.') : []),
    ...Object.entries(attributeKeys[carrier]).map(([key, meaning], index) => ({
      ...item(`${key}=`, CompletionItemKind.Property, range, before + index),
      documentation: meaning,
    })),
  ];
}

/** Whether an attribute list at the column would make a span: not in code or a memo, nor behind a bracket that is text. */
function canBeSpan(typed: Typed, block: Block | undefined, column: number): boolean {
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return true;
  const start = offsetIn(block, typed.line, column);
  const cursor = offsetIn(block, typed.line, typed.before.length);
  if (start === undefined || cursor === undefined) return true;
  const behind = block.text.slice(cursor).replace(/^[^{}\n]*\}/, '');
  const { spans, unclosedMemo = start } = readInline(`${block.text.slice(0, start)}{.theme}${behind}`);
  return unclosedMemo >= start && spans.some(({ attributes }) => attributes.start === start);
}
