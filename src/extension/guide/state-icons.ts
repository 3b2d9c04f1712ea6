import * as vscode from 'vscode';
import type { AnswerState } from '../../analysis/coverage-totals';
import type { GuideQuestionJson } from '../../convert/guide-view-json';

/** A sign for each state, told apart by its shape; the colour only says it again. */
const icons: Readonly<Record<AnswerState, readonly [icon: string, colour?: string]>> = {
  answered: ['pass-filled', 'charts.green'],
  partial: ['color-mode', 'charts.yellow'],
  declined: ['circle-slash'],
  'dont-know': ['question'],
  'not-asked': ['debug-step-over'],
  'not-applicable': ['dash', 'disabledForeground'],
  lost: ['mute', 'charts.orange'],
  empty: ['comment-draft', 'charts.orange'],
  missing: ['circle-large-outline', 'charts.orange'],
};

export function stateIcon({ state, isExpected }: GuideQuestionJson): vscode.ThemeIcon {
  // A question that nobody expects is not missing: it just did not come up.
  const [icon, colour] =
    state === 'missing' && !isExpected ? (['circle-small', 'disabledForeground'] as const) : icons[state];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}
