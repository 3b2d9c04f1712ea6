import * as vscode from 'vscode';
import { emptyLabel, type TextLines, turnsAround, turnsBefore } from '../format/next-turn';
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
    const on = isOn(editor.document);
    const { line, character } = editor.selection.active;
    const lines = linesOf(editor.document);
    const turns = on ? turnsAround(lines, line) : undefined;
    const atEnd = turns !== undefined && editor.selection.isEmpty && character === lines.line(line).length;
    const label = atEnd && emptyLabel(lines, line) !== undefined;
    setContext('verbatim.atEmptyLabel', label);
    setContext('verbatim.atTurnStart', label || (atEnd && isRoomForTurn(lines, line)));
    rules.set(enterRules(turns, isFarFromLabel(lines, line)));
  };
  follow();
  return vscode.Disposable.from(
    rules,
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.window.onDidChangeTextEditorSelection(follow),
    vscode.workspace.onDidChangeTextDocument(takeLateKey),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('verbatim.typing')) follow();
    }),
    vscode.commands.registerTextEditorCommand('verbatim.nextSpeaker', editor =>
      oneByOne(() => changeSpeaker(editor, 1)),
    ),
    vscode.commands.registerTextEditorCommand('verbatim.previousSpeaker', editor =>
      oneByOne(() => changeSpeaker(editor, -1)),
    ),
    vscode.commands.registerTextEditorCommand('verbatim.removeLabel', editor =>
      oneByOne(() => removeLabel(editor)),
    ),
  );
}

export function linesOf(document: vscode.TextDocument): TextLines {
  return { lineCount: document.lineCount, line: line => document.lineAt(line).text };
}

function isOn(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('verbatim.typing', document).get('nextSpeaker', true);
}

/** An empty line behind an empty line: where a turn can begin. */
function isRoomForTurn(lines: TextLines, line: number): boolean {
  return lines.line(line) === '' && line > 0 && /^\s*$|^ {0,3}#/.test(lines.line(line - 1));
}

/** The rules know of a label in the line itself, and in the one above. */
function isFarFromLabel(lines: TextLines, line: number): boolean {
  return ![line, line - 1].some(at => at >= 0 && /[:：]/.test(lines.line(at).slice(0, 140)));
}

const contexts = new Map<string, boolean>();

function setContext(key: string, value: boolean): void {
  if ((contexts.get(key) ?? false) === value) return;
  contexts.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
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

let last: Promise<void> = Promise.resolve();

/** Keys may come faster than their edits are done. */
function oneByOne(run: () => Promise<void>): Promise<void> {
  last = last.then(run, run);
  return last;
}

/** Puts another speaker into the label, or the first one into a line without any. What is typed meanwhile stays. */
async function changeSpeaker(
  editor: vscode.TextEditor,
  step: 1 | -1,
  line = editor.selection.active.line,
): Promise<void> {
  await untilDone(() => {
    const lines = linesOf(editor.document);
    const turns = turnsBefore(lines, line);
    if (!turns) return undefined;
    const { speakers, label } = turns;
    const text = lines.line(line);
    const at = speakers.findIndex(name => text.startsWith(label(name)));
    const written = at < 0 ? 0 : label(speakers[at] ?? '').length;
    const blanks = at < 0 ? 0 : (/^\s*/.exec(text.slice(written))?.[0].length ?? 0);
    const name = speakers[at < 0 ? 0 : (at + step + speakers.length) % speakers.length];
    if (name === undefined) return undefined;
    const place = new vscode.Range(line, 0, line, written + blanks);
    return edit => edit.replace(place, label(name));
  }, editor);
}

async function removeLabel(editor: vscode.TextEditor): Promise<void> {
  const { line } = editor.selection.active;
  const removed = await untilDone(() => {
    const lines = linesOf(editor.document);
    return emptyLabel(lines, line) ? edit => edit.delete(editor.document.lineAt(line).range) : undefined;
  }, editor);
  // A letter came first, so Enter is what it is elsewhere.
  if (!removed) await vscode.commands.executeCommand('type', { text: '\n' });
}

/**
 * A key that came before VS Code knew that the cursor is on an empty label has put in a tab or a line's end. That is
 * made good: the key does what it was meant for.
 */
function takeLateKey({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
  const editor = vscode.window.activeTextEditor;
  const [change, another] = contentChanges;
  if (!change || another || reason !== undefined || change.rangeLength > 0) return;
  if (editor?.document !== document || document.languageId !== 'transcript' || !isOn(document)) return;
  const { line, character } = change.range.start;
  const before = document.lineAt(line).text.slice(0, character);
  const lines: TextLines = {
    lineCount: document.lineCount,
    line: at => (at === line ? before.replace(/(?<=[:：]\**\s)\s*$/, '') : document.lineAt(at).text),
  };
  if (/^(?:\t| {2,})$/.test(change.text)) {
    if (emptyLabel(lines, line) !== undefined) void oneByOne(() => changeSpeaker(editor, 1, line));
  } else if (/^\r?\n$/.test(change.text) && emptyLabel(lines, line) !== undefined) {
    void oneByOne(async () => {
      await untilDone(
        () =>
          emptyLabel(linesOf(document), line) === undefined
            ? undefined
            : edit => edit.delete(new vscode.Range(line, 0, line + 1, 0)),
        editor,
      );
    });
  }
}

type Edit = (edit: vscode.TextEditorEdit) => void;

/** Makes an edit, and again where a letter came between; whether it was made. */
async function untilDone(makeEdit: () => Edit | undefined, editor: vscode.TextEditor): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const edit = makeEdit();
    if (!edit) return false;
    if (await editor.edit(edit)) return true;
  }
  return false;
}
