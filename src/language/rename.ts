import type { Position, TextEdit } from 'vscode-languageserver-types';
import { isQuestionId, isThemeId } from '../format/ids';
import type { Range } from '../format/position';
import type { Study } from '../study/study';
import { type Name, nameAt } from './name-at';
import { placesOf } from './references';

/** What is to be written where, by file; or why nothing is, as whole sentences. */
export type Renaming =
  | { readonly edits: ReadonlyMap<string, readonly TextEdit[]> }
  | { readonly refused: string };

type Id = Extract<Name, { readonly kind: 'question' | 'theme' }>;

/** The question's or theme's ID at the position, without quotes; `undefined` where there is none. */
export function renamable(study: Study, uri: string, position: Position): Id | undefined {
  const name = nameAt(study, uri, position);
  if (name?.kind !== 'question' && name?.kind !== 'theme') return undefined;
  const range = withinQuotes(name.id, name.range);
  return range && { ...name, range };
}

/**
 * Gives a question or a theme another ID, where it is defined and at every place of the study that names it. What no
 * guide or codebook has may get the ID of what one has: a slip is put right. Otherwise two never become one, because no
 * figure could tell them apart again.
 */
export function rename(study: Study, uri: string, position: Position, newId: string): Renaming {
  const name = renamable(study, uri, position);
  const file = study.get(uri);
  if (!name || !file) return { refused: 'Only the ID of a question or a theme can be renamed.' };
  const isQuestion = name.kind === 'question';
  if (isQuestion && !isQuestionId(newId)) {
    const rule = 'An ID has letters, digits, “.”, “-” and “_”, with at least one digit.';
    return { refused: `“${newId}” cannot be the ID of a question. ${rule}` };
  }
  if (!isQuestion && !isThemeId(newId)) {
    const rule = 'An ID begins with a letter and has letters, digits, “-”, “_” and “:”.';
    return { refused: `“${newId}” cannot be the ID of a theme. ${rule}` };
  }
  const { declared, used } = placesOf(study, file, name);
  const others = placesOf(study, file, { ...name, id: newId });
  const isTaken = others.declared.length + others.used.length > 0;
  const putsRight = declared.length === 0 && others.declared.length > 0;
  if (newId !== name.id && isTaken && !putsRight) {
    const where = others.declared.length > 0 ? 'is taken already' : 'is used in transcripts already';
    return { refused: `“${newId}” ${where}, and what is called the same could not be told apart again.` };
  }
  const edits = new Map<string, TextEdit[]>();
  const write = (place: string, range: Range, newText: string): void => {
    const there = edits.get(place);
    if (there) there.push({ range, newText });
    else edits.set(place, [{ range, newText }]);
  };
  for (const place of declared) {
    const range = withinQuotes(name.id, place.range);
    if (!range)
      return { refused: `“${name.id}” is not written out where it is defined. Write it there first.` };
    const needsQuotes = range === place.range && meansMoreInYaml.test(newId);
    write(place.uri, range, needsQuotes ? `"${newId}"` : newId);
  }
  for (const place of used) write(place.uri, place.range, newId);
  return { edits };
}

/** Words that YAML takes for something else than text, and a colon at the end, which would begin a value. */
const meansMoreInYaml = /^(?:null|true|false)$|:$/i;

/** The range of the ID itself; `undefined` where something else stands for it, such as an alias. */
function withinQuotes(id: string, range: Range): Range | undefined {
  const { start, end } = range;
  if (start.line !== end.line) return undefined;
  const quotes = end.character - start.character - id.length;
  if (quotes === 0) return range;
  if (quotes !== 2) return undefined;
  return {
    start: { line: start.line, character: start.character + 1 },
    end: { line: end.line, character: end.character - 1 },
  };
}
