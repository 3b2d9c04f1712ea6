import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import { counted } from '../format/counted';
import {
  type CompareGuidesParams,
  type CompareGuidesResult,
  compareGuidesRequest,
  type EarlierGuide,
  updateFormerIdsRequest,
} from '../server/protocol';
import { fileName } from '../study/uris';
import { chooseGuide } from './choose-guide';
import type { Server } from './client';
import { gitVersionsOf } from './git-versions';
import { showReport } from './report-document';

/** The commands for a guide that has changed. Their arguments say what would otherwise be asked. */
export function registerGuideChanges(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      'verbatim.compareGuide',
      (guide?: vscode.Uri, earlier?: vscode.Uri | readonly vscode.Uri[]) =>
        // From the explorer's menu, the second argument is all that is selected there.
        compareGuide(server, guide, earlier instanceof vscode.Uri ? earlier : undefined),
    ),
    vscode.commands.registerCommand('verbatim.updateFormerIds', () => updateFormerIds(server)),
  );
}

const compareTitle = 'Compare Guide with Earlier Version';

async function compareGuide(
  { client }: Server,
  given: vscode.Uri | undefined,
  earlierFile: vscode.Uri | undefined,
): Promise<void> {
  const guide = given ?? (await chooseGuide(compareTitle, 'Which guide?'));
  if (!guide) return;
  try {
    const earlier = earlierFile ? await fromFile(earlierFile) : await chooseEarlier(guide);
    if (!earlier) return;
    const asked: CompareGuidesParams = { guide: client.code2ProtocolConverter.asUri(guide), earlier };
    const changes = await client.sendRequest<CompareGuidesResult>(compareGuidesRequest, asked);
    if ('refused' in changes) void vscode.window.showWarningMessage(changes.refused);
    else await showReport(`Changes in ${fileName(guide.toString())} since ${earlier.name}`, changes.report);
  } catch (error) {
    void vscode.window.showErrorMessage(
      `The earlier version cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** One of the versions that git has, or a file. */
async function chooseEarlier(guide: vscode.Uri): Promise<EarlierGuide | undefined> {
  const file = { label: '$(file) From a file…', version: undefined };
  const versions = (await gitVersionsOf(guide)).map(version => ({
    label: `$(git-commit) ${version.message}`,
    description: [version.date, version.name].filter(Boolean).join(' · '),
    version,
  }));
  const choice =
    versions.length === 0
      ? file
      : await vscode.window.showQuickPick([file, ...versions], {
          title: compareTitle,
          placeHolder: 'With what?',
          matchOnDescription: true,
        });
  if (!choice) return undefined;
  if (choice.version) return { text: await choice.version.text(), name: choice.version.name };
  const files = await vscode.window.showOpenDialog({
    title: compareTitle,
    openLabel: 'Compare',
    defaultUri: vscode.Uri.joinPath(guide, '..'),
    filters: { 'Interview guides': ['yaml', 'yml'] },
  });
  return files?.[0] && fromFile(files[0]);
}

async function fromFile(uri: vscode.Uri): Promise<EarlierGuide> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return { text, name: fileName(uri.toString()), uri: uri.toString() };
}

/** Writes the present ID for each former one, in all transcripts, in one step that can be undone. */
async function updateFormerIds({ client }: Server): Promise<void> {
  const edit = await client.sendRequest<WorkspaceEdit | null>(updateFormerIdsRequest);
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (!converted || converted.size === 0) {
    void vscode.window.showInformationMessage('No transcript uses a former question ID.');
    return;
  }
  const count = converted.entries().reduce((sum, [, edits]) => sum + edits.length, 0);
  const where = counted(converted.size, 'transcript');
  if (await vscode.workspace.applyEdit(converted, { isRefactoring: true }))
    void vscode.window.showInformationMessage(`Updated ${counted(count, 'question ID')} in ${where}.`);
  else void vscode.window.showErrorMessage('Nothing was updated: a transcript has changed, or is read-only.');
}
