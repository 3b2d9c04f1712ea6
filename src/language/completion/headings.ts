import type { CompletionItem } from 'vscode-languageserver-types';
import { isQuestionId } from '../../format/ids';
import type { Study } from '../../study/study';
import { formerIdsOf, questionCoverages, questionItems } from './items';
import { replaced, type Typed } from './typed';

/** `## …`: questions, ID and text; behind a comma, and where a text is there already, only the ID. */
export function headingItems(study: Study, typed: Typed): CompletionItem[] | undefined {
  const heading = /^( {0,3}#{1,6}[ \t]+)((?:[^\s,{}]+,[ \t]*)*)([^{}]*)$/.exec(typed.before);
  if (!heading) return undefined;
  const [, marks = '', earlier = '', words = ''] = heading;
  const others = earlier.split(/,[ \t]*/).slice(0, -1);
  if (!others.every(isQuestionId)) return []; // a comma of an ordinary heading
  const questions = questionCoverages(study, typed.file);
  const ids = new Set(questions.flatMap(({ question }) => [question.id, ...formerIdsOf(question)]));
  const first = /^\S+(?=\s)/.exec(words)?.[0].replace(/[.:)]+$/, '');
  if (first !== undefined && ids.has(first)) return []; // the heading's own text is being written

  const from = marks.length + earlier.length;
  const rest = /^[^\s,{}]*/.exec(typed.after)?.[0] ?? '';
  const textFollows =
    typed.after
      .slice(rest.length)
      .replace(/\{[^{}]*\}\s*$/, '')
      .trim() !== '';
  const word = `${words}${rest}`;
  const isId = isQuestionId(word) || [...ids].some(id => id.toLowerCase().startsWith(word.toLowerCase()));
  // Editors match letters loosely, so an ordinary heading in the making would be taken for some question.
  const sought = words.includes(' ') ? words.toLowerCase().trim().split(/\s+/) : [];
  const fitting = questions.filter(({ question: { id, text } }) => {
    const said = `${id} ${text}`.toLowerCase();
    return !others.includes(id) && sought.every(each => said.includes(each));
  });
  return questionItems(study, typed, fitting, (id, text) => {
    if (isId || (rest === '' && !textFollows)) {
      const alone = earlier !== '' || textFollows || text === '';
      const gap = typed.after.slice(rest.length).startsWith('{') ? ' ' : '';
      return { range: replaced(typed, from, /^[^\s,{}]*/), text: `${alone ? id : `${id} ${text}`}${gap}` };
    }
    // The words before the cursor are part of a text that goes on behind it, so they stay.
    return { range: replaced(typed, from), text: `${id} ${words}` };
  });
}
