import * as vscode from 'vscode';
import { emptyLabel, type TextLines, turnsBefore } from '../format/next-turn';
import { turnRules } from '../format/turn-rules';
import { enterRules, usualRules } from './enter-rules';

/**
 * Enter opens the next turn, Tab on its empty label goes round the speakers, Enter on it takes it away again. Which
 * speaker that is, is kept ready while the cursor moves: VS Code asks for it in the moment of the key.
 */
export function registerTurnKeys(): vscode.Disposable {
  const rules = new RulesInForce();
  const follow = (): void => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'transcript') return;
    const { line } = editor.selection.active;
    const lines = linesOf(editor.document);
    rules.set(enterRules(isOn(editor.document) ? turnRules(lines, line) : []));
  };
  follow();
  return vscode.Disposable.from(
    rules,
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeTextEditorSelection(follow),
    vscode.workspace.onDidChangeTextDocument(change => {
      moveWaiting(change);
      removeLeftLabel(change);
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('verbatim.typing')) follow();
    }),
    vscode.commands.registerTextEditorCommand('verbatim.nextSpeaker', pressTab),
    vscode.commands.registerTextEditorCommand('verbatim.previousSpeaker', pressShiftTab),
  );
}

/*
 * Tab and Shift+Tab come here wherever the cursor is in a transcript: whether it is on an empty label is only known here,
 * and a key may come before VS Code could have been told. Keys come in order, with the text as it was when they were
 * pressed but for edits of our own that are still on their way.
 */

function pressTab(editor: vscode.TextEditor): Promise<void> {
  const { line, character } = editor.selection.active;
  const lines = linesOf(editor.document);
  const atEnd = character === lines.line(line).length;
  if (
    atEnd &&
    isOn(editor.document) &&
    (emptyLabel(lines, line) !== undefined || isRoomForTurn(lines, line))
  ) {
    return oneByOne(() => changeSpeaker(editor, 1, line));
  }
  return indent(editor, { line, character });
}

async function pressShiftTab(editor: vscode.TextEditor): Promise<void> {
  const { line } = editor.selection.active;
  if (isOn(editor.document) && emptyLabel(linesOf(editor.document), line) !== undefined) {
    await oneByOne(() => changeSpeaker(editor, -1, line));
  } else await vscode.commands.executeCommand('outdent');
}

export function linesOf(document: vscode.TextDocument): TextLines {
  return { lineCount: document.lineCount, line: line => document.lineAt(line).text };
}

function isOn(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('verbatim.typing', document).get('nextSpeaker', true);
}

/** An empty line of talk behind an empty one or a heading: where a turn can begin. */
function isRoomForTurn(lines: TextLines, line: number): boolean {
  if (lines.line(line) !== '' || line === 0 || !/^\s*$|^ {0,3}#/.test(lines.line(line - 1))) return false;
  return turnsBefore(lines, line) !== undefined;
}

/** Sets rules only when they differ: VS Code looks for all brackets anew when they change. */
class RulesInForce {
  #rules: vscode.Disposable | undefined;
  #written = '';

  set(rules: readonly vscode.OnEnterRule[]): void {
    const written = rules.map(({ beforeText, action }) => `${beforeText} ${action.appendText}`).join('\n');
    if (written === this.#written) return;
    this.#written = written;
    const before = this.#rules;
    this.#rules =
      rules.length > 0
        ? vscode.languages.setLanguageConfiguration('transcript', { onEnterRules: [...rules, ...usualRules] })
        : undefined;
    before?.dispose();
  }

  dispose(): void {
    this.#rules?.dispose();
  }
}

let last: Promise<unknown> = Promise.resolve();

/** Keys may come faster than their edits are done. */
function oneByOne(run: () => Promise<unknown>): Promise<void> {
  const done = last.then(run, run).then(() => {});
  last = done;
  return done;
}

/** Puts another speaker into the label, or the first one into a line without any. What is typed meanwhile stays. */
async function changeSpeaker(editor: vscode.TextEditor, step: 1 | -1, line: number): Promise<void> {
  await untilDone(() => {
    const lines = linesOf(editor.document);
    const turns = turnsBefore(lines, line);
    if (!turns) return undefined;
    const { speakers, label } = turns;
    const text = lines.line(line);
    const at = speakers.findIndex(name => text.startsWith(label(name)));
    const written = at < 0 ? 0 : label(speakers[at] ?? '').length;
    const name = speakers[at < 0 ? 0 : (at + step + speakers.length) % speakers.length];
    if (name === undefined) return undefined;
    const place = new vscode.Range(line, 0, line, written);
    return edit => edit.replace(place, label(name));
  }, editor);
}

interface Place {
  readonly line: number;
  character: number;
}

/** Where Tab was pressed and its blanks are not there yet. */
const waiting = new Set<Place>();

/** What Tab is elsewhere, at the place where it was pressed: letters that came since stand behind it. */
async function indent(editor: vscode.TextEditor, place: Place): Promise<void> {
  const { insertSpaces, tabSize } = editor.options;
  const size = Number(tabSize);
  const blanks = () => (insertSpaces ? ' '.repeat(size - (place.character % size)) : '\t');
  waiting.add(place);
  await oneByOne(() =>
    untilDone(() => edit => edit.insert(new vscode.Position(place.line, place.character), blanks()), editor),
  );
  waiting.delete(place);
}

/** Places move with what earlier keys change before them. */
function moveWaiting({ contentChanges }: vscode.TextDocumentChangeEvent): void {
  for (const place of waiting) {
    for (const { range, text } of contentChanges) {
      const { start, end } = range;
      if (start.line !== place.line || !range.isSingleLine || start.character >= place.character) continue;
      place.character += text.length - (end.character - start.character);
    }
  }
}

/**
 * Enter behind an empty label has left it there: it goes, and the line's end with it. Done behind the key and in its undo
 * step, so that no letter that comes after waits or gets lost.
 */
function removeLeftLabel({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
  const editor = vscode.window.activeTextEditor;
  const [change, another] = contentChanges;
  if (!change || another || reason !== undefined || change.rangeLength > 0) return;
  if (editor?.document !== document || document.languageId !== 'transcript' || !isOn(document)) return;
  if (!/^\r?\n$/.test(change.text)) return;
  const { line } = change.range.start;
  const { lineCount } = document;
  // With fewer lines, the line's end has been undone meanwhile.
  const remove = (): Edit | undefined =>
    document.lineCount < lineCount || emptyLabel(linesOf(document), line) === undefined
      ? undefined
      : edit => edit.delete(new vscode.Range(line, 0, line + 1, 0));
  if (remove())
    void oneByOne(() => untilDone(remove, editor, { undoStopBefore: false, undoStopAfter: true }));
}

type Edit = (edit: vscode.TextEditorEdit) => void;

/** Makes an edit, and again where a letter came between. */
async function untilDone(
  makeEdit: () => Edit | undefined,
  editor: vscode.TextEditor,
  undo = { undoStopBefore: true, undoStopAfter: true },
): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const edit = makeEdit();
    if (!edit || (await editor.edit(edit, undo))) return;
  }
}
