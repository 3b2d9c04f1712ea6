import * as vscode from 'vscode';
import { guideFileName, importableEndings, importGuideFile } from '../convert/guide-import/import-file';
import { formatImportReport } from '../convert/guide-import/import-guide';
import { counted } from '../format/counted';
import { fileName } from '../study/uris';
import { createFile } from './create-file';
import { showReport } from './report-document';

/**
 * *Import Interview Guide…*: from a file (given as an argument, or chosen) or from the clipboard. The guide is written
 * beside the file; what the import kept apart is listed in a report beside the guide.
 */
export function registerImportGuide(): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.importGuide', (file?: vscode.Uri) => importGuide(file));
}

async function importGuide(given: vscode.Uri | undefined): Promise<void> {
  const source = given ?? (await chooseSource());
  if (!source) return;
  const name = source === 'clipboard' ? 'interview.txt' : fileName(source.toString());
  const bytes =
    source === 'clipboard'
      ? new TextEncoder().encode(await vscode.env.clipboard.readText())
      : await vscode.workspace.fs.readFile(source);
  const result = await importGuideFile(bytes, name);
  const failure = result.problems.find(({ severity }) => severity === 'error');
  if (failure) {
    void vscode.window.showErrorMessage(`${name} was not imported. ${failure.message}`);
    return;
  }
  const folder = source === 'clipboard' ? await chooseFolder() : vscode.Uri.joinPath(source, '..');
  if (folder === 'none chosen') return;
  if (!folder) {
    void vscode.window.showErrorMessage(
      'Open the folder of your study first, so that the guide has a place to go.',
    );
    return;
  }
  const guide = await createFile(vscode.Uri.joinPath(folder, guideFileName(name)), result.yaml, 'guide');
  if (!guide) return;
  await vscode.window.showTextDocument(guide, { preview: false });
  const { questions, probes, sections } = result.summary;
  const parts = [counted(questions, 'question'), ...(probes > 0 ? [counted(probes, 'probe')] : [])].join(
    ' and ',
  );
  const where = sections.length > 0 ? ` in ${counted(sections.length, 'section')}` : '';
  const apart = result.kept.length;
  const report = apart > 0 || result.problems.length > 0;
  if (report) await showReport(`Import report of ${name}`, formatImportReport(result));
  const beside = apart > 0 ? `lists ${counted(apart, 'other passage')}` : 'says what to look at';
  void vscode.window.showInformationMessage(
    `Imported ${parts}${where}. ${report ? `The report beside it ${beside}. ` : ''}Look the guide through once.`,
  );
}

/** The workspace folder for a guide out of the clipboard; asks where there are several. */
async function chooseFolder(): Promise<vscode.Uri | 'none chosen' | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  const placeHolder = 'Which folder is the guide for?';
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder }))?.uri ?? 'none chosen';
}

async function chooseSource(): Promise<vscode.Uri | 'clipboard' | undefined> {
  const fromFile = {
    label: '$(file) From a file…',
    description: importableEndings.map(ending => `.${ending}`).join(', '),
  };
  const fromClipboard = {
    label: '$(clippy) From the clipboard',
    description: 'a guide copied out of Word or a mail',
  };
  const choice = await vscode.window.showQuickPick([fromFile, fromClipboard], {
    title: 'Import Interview Guide',
    placeHolder: 'Where is the interview guide?',
  });
  if (choice === fromClipboard) return 'clipboard';
  if (choice !== fromFile) return undefined;
  const files = await vscode.window.showOpenDialog({
    title: 'Import Interview Guide',
    openLabel: 'Import',
    filters: { 'Interview guides': [...importableEndings] },
  });
  return files?.[0];
}
