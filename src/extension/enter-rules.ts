import * as vscode from 'vscode';
import languageConfiguration from '../../language-configuration.json';
import type { TurnRule } from '../format/turn-rules';

/**
 * What Enter opens, as VS Code's own rules: it follows them while the key is pressed. A command would run later, and
 * the next letters of a fast typist would stand before the label.
 */
export function enterRules(rules: readonly TurnRule[]): vscode.OnEnterRule[] {
  return rules.map(({ line, lineBefore, label }) => ({
    beforeText: line,
    ...(lineBefore && { previousLineText: lineBefore }),
    afterText: /^\s*$/,
    action: { indentAction: vscode.IndentAction.None, appendText: `\n${label}` },
  }));
}

/** The rules that are there without any speakers; a set of rules replaces them all. */
export const usualRules: readonly vscode.OnEnterRule[] = languageConfiguration.onEnterRules.map(
  ({ beforeText, action }) => ({
    beforeText: new RegExp(beforeText),
    action: { indentAction: vscode.IndentAction.None, appendText: action.appendText },
  }),
);
