import * as vscode from 'vscode';
import languageConfiguration from '../../language-configuration.json';
import type { TurnsAround } from '../format/next-turn';

/**
 * What Enter opens, as VS Code's own rules: it follows them while the key is pressed. A command would run later, and
 * the next letters of a fast typist would stand before the label.
 */
export function enterRules(
  turns: TurnsAround | undefined,
  /** Whether the place is in talk that the label of its turn is not near to. */
  farFromLabel: boolean,
): vscode.OnEnterRule[] {
  if (!turns) return [];
  const rules: vscode.OnEnterRule[] = [];
  const afterText = /^\s*$/;
  const appends = (name: string) => ({
    indentAction: vscode.IndentAction.None,
    appendText: `\n${turns.label(name)}`,
  });
  for (const [name, next] of turns.next) {
    rules.push({ beforeText: new RegExp(`${opening(name)}\\S`, 'u'), afterText, action: appends(next) });
  }
  for (const [name, next] of turns.next) {
    rules.push({
      beforeText: talk,
      previousLineText: new RegExp(opening(name), 'u'),
      afterText,
      action: appends(next),
    });
  }
  const [next] = turns.speakers;
  if (farFromLabel && next !== undefined) rules.push({ beforeText: talk, afterText, action: appends(next) });
  return rules;
}

/** The rules that are there without any speakers; a set of rules replaces them all. */
export const usualRules: readonly vscode.OnEnterRule[] = languageConfiguration.onEnterRules.map(
  ({ beforeText, action }) => ({
    beforeText: new RegExp(beforeText),
    action: { indentAction: vscode.IndentAction.None, appendText: action.appendText },
  }),
);

/** A line of talk without a label: no heading, div, fence, list, quotation, table or HTML. */
const talk = /^(?!\s|#{1,6}(?:\s|$)|:::|```|~~~|[-*+>](?:\s|$)|\d+[.)]\s|\||<|---)\S/;

function opening(name: string): string {
  const time = '(?:\\[[\\d:.,]+\\]\\s*)?';
  const written = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return `^\\s*${time}(?:\\*\\*${written}(?:\\*\\*[:：]|[:：]\\*\\*)|${written}[:：])\\s*${time}`;
}
