import * as vscode from 'vscode';
import { guideFileName, importableEndings, importGuideFile } from '../convert/guide-import/import-file';
import { formatImportReport } from '../convert/guide-import/import-guide';
import { counted } from '../format/counted';
import { fileName } from '../study/uris';
import { createFile } from './create-file';

/**
 * *Import Interview Guide…*: from a file (given as an argument, or chosen) or from the clipboard. The guide is written
 * beside the file; what the import kept apart is listed in the output channel.
 */
export function registerImportGuide(): vscode.Disposable {
  const output = vscode.window.createOutputChannel('Verbatim Import');
  return vscode.Disposable.from(
    output,
    vscode.commands.registerCommand('verbatim.importGuide', (file?: vscode.Uri) => importGuide(output, file)),
  );
}

async function importGuide(output: vscode.OutputChannel, given: vscode.Uri | undefined): Promise<void> {
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
  const folder =
    source === 'clipboard' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(source, '..');
  if (!folder) {
    void vscode.window.showErrorMessage(
      'Open the folder of your study first, so that the guide has a place to go.',
    );
    return;
  }
  const guide = await createFile(vscode.Uri.joinPath(folder, guideFileName(name)), result.yaml, 'guide');
  if (!guide) return;
  output.replace(formatImportReport(result));
  await vscode.window.showTextDocument(guide);
  const { questions, probes, sections } = result.summary;
  const parts = [counted(questions, 'question'), ...(probes > 0 ? [counted(probes, 'probe')] : [])].join(
    ' and ',
  );
  const where = sections.length > 0 ? ` in ${counted(sections.length, 'section')}` : '';
  const apart =
    result.kept.length > 0
      ? ` ${counted(result.kept.length, 'other passage')} became notes or ${result.kept.length === 1 ? 'is' : 'are'} listed in the report.`
      : '';
  void vscode.window
    .showInformationMessage(`Imported ${parts}${where}.${apart} Look the guide through once.`, 'Show Report')
    .then(choice => choice && output.show());
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
