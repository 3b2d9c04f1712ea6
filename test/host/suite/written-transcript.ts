import * as vscode from 'vscode';
import { type MarkedText, marked } from '../../unit/marked-text';
import { closeEditors, openFile, studyFile } from './study';

/** The front matter of transcripts that tests write. */
export const head = '---\nguide: ../repair-workshop.guide.yaml\nparticipant: RW-97\ncoder: JH\n---\n\n';

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function selectionsOf({ cursor, ranges }: MarkedText): vscode.Selection[] {
  const places = ranges.length > 0 ? ranges : [{ start: cursor, end: cursor }];
  return places.map(
    ({ start, end }) => new vscode.Selection(start.line, start.character, end.line, end.character),
  );
}

/** Each test has a file of its own: VS Code remembers what it has shown. */
const made: string[] = [];

/** A transcript with these words, and with its marks selected. */
export async function opened(words: string, front = head): Promise<vscode.TextEditor> {
  const text = marked(front + words);
  const name = `transcripts/written-${made.length + 1}.transcript.md`;
  made.push(name);
  await vscode.workspace.fs.writeFile(studyFile(name), bytes(text.text));
  const editor = await openFile(name);
  editor.selections = selectionsOf(text);
  return editor;
}

/** The words behind the front matter, with marks at the selections. */
export function shown({ document, selections }: vscode.TextEditor): string {
  const marks = selections.flatMap(({ start, end, isEmpty }): [number, string][] =>
    isEmpty
      ? [[document.offsetAt(start), '‸']]
      : [
          [document.offsetAt(start), '«'],
          [document.offsetAt(end), '»'],
        ],
  );
  const text = marks
    .sort(([a], [b]) => b - a)
    .reduce((text, [at, mark]) => text.slice(0, at) + mark + text.slice(at), document.getText());
  return text.replace(/^---[\s\S]*?\n---\r?\n\r?\n/, '');
}

export async function closeTranscript(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await closeEditors();
  const name = made.at(-1);
  if (name) await vscode.workspace.fs.delete(studyFile(name));
}
