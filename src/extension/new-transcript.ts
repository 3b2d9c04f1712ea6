import * as vscode from 'vscode';
import { type Guide, readGuide } from '../format/guide';
import { newTranscript } from '../format/new-transcript';
import { relativePath } from '../study/uris';
import { chooseGuide } from './choose-guide';
import { createFile } from './create-file';
import { filesBelow } from './study-places';

/** What a caller may know beforehand; what is missing is asked. */
interface About {
  readonly participant?: string;
  readonly group?: string;
}

/** *New Transcript*: a file with front matter and the headings of all questions, in the folder of the others. */
export function registerNewTranscript(): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.newTranscript', (guide?: vscode.Uri, about?: About) =>
    create(guide, about),
  );
}

async function create(given: vscode.Uri | undefined, about: About = {}): Promise<void> {
  const guideUri = given ?? (await chooseGuide('New Transcript', 'Which guide does the interview follow?'));
  if (!guideUri) return;
  const bytes = await vscode.workspace.fs.readFile(guideUri).then(undefined, () => undefined);
  if (!bytes) {
    void vscode.window.showErrorMessage(
      `${vscode.workspace.asRelativePath(guideUri)} cannot be read. Is the guide still there?`,
    );
    return;
  }
  const guide = readGuide(new TextDecoder().decode(bytes));
  if (guide.questions.length === 0) {
    void vscode.window.showErrorMessage(
      `${vscode.workspace.asRelativePath(guideUri)} has no questions. ${guide.problems[0]?.message ?? 'Add some, or import a guide.'}`,
    );
    return;
  }
  const folder = await transcriptsFolder(guideUri);
  const participant = about.participant ?? (await askForParticipant(folder));
  if (!participant) return;
  const group = about.group ?? (await chooseGroup(guide));
  if (group === undefined) return;
  const empty = newTranscript(guide, {
    guide: relativePath(folder.toString(), guideUri.toString()),
    participant,
    ...(group && { group }),
    date: new Date().toLocaleDateString('sv'),
  });
  // Where the cursor will stand: without a blank behind the colon, YAML sees no value.
  const text = empty.replace(/^interviewer:$/m, 'interviewer: ');
  const document = await createFile(transcriptOf(participant, folder), text, 'transcript');
  if (!document) return;
  const interviewer = /^interviewer: ?/m.exec(document.getText());
  const cursor = document.positionAt(interviewer ? interviewer.index + interviewer[0].length : 0);
  await vscode.window.showTextDocument(document, {
    preview: false,
    selection: new vscode.Range(cursor, cursor),
  });
}

function transcriptOf(participant: string, folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, `${participant}.transcript.md`);
}

async function askForParticipant(folder: vscode.Uri): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: 'New Transcript',
    prompt: 'Who was interviewed? Use an ID, not a name. It becomes the name of the file.',
    placeHolder: 'P-01',
    validateInput: async text => {
      const participant = text.trim();
      if (participant === '') return 'Type an ID, or press Escape to begin no transcript.';
      if (/[/\\:*?"<>|]/.test(text)) return 'A file name cannot have / \\ : * ? " < > | in it.';
      const file = transcriptOf(participant, folder);
      const isThere = await vscode.workspace.fs.stat(file).then(
        () => true,
        () => false,
      );
      // A warning, and no error: it can be saved elsewhere.
      return isThere
        ? {
            message: `${vscode.workspace.asRelativePath(file)} is there already. For another interview with the same person, add to the ID, as in ${participant}-2; “participant:” in the file says who it is.`,
            severity: vscode.InputBoxValidationSeverity.Warning,
          }
        : undefined;
    },
  });
  return answer?.trim();
}

/** The empty text where the guide has no groups; `undefined` where the person changes their mind. */
async function chooseGroup({ groups }: Guide): Promise<string | undefined> {
  if (groups.length === 0) return '';
  return vscode.window.showQuickPick(
    groups.map(({ value }) => value),
    { title: 'New Transcript', placeHolder: 'Which group does the participant belong to?' },
  );
}

/** Where the study keeps its transcripts: the folder of the first one beside or below the guide, else the guide's. */
async function transcriptsFolder(guide: vscode.Uri): Promise<vscode.Uri> {
  const folder = vscode.Uri.joinPath(guide, '..');
  const [first] = await filesBelow([folder], 'transcript');
  return first ? vscode.Uri.joinPath(first, '..') : folder;
}
