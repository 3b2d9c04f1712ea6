import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ListFolderResult,
  listFolderRequest,
  type NotRead,
  type PlaceParams,
  type ReadFileResult,
  readFileRequest,
} from '../server/protocol';
import { isTooLarge, largestFile, textOf } from '../study/file-text';
import { NotText, NotThere, type StudyFiles } from '../study/study-files';

/** The files that VS Code has, on disks and elsewhere. It does not say where a link leads, so each counts as a file. */
export const editorFiles: StudyFiles = {
  async list(folder) {
    const entries = await read(() => vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder)));
    return entries
      .filter(([, type]) => type !== vscode.FileType.Unknown)
      .map(([name, type]) => {
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        return { name, isFolder: type === vscode.FileType.Directory, ...(isLink && { isLink }) };
      });
  },
  async read(uri) {
    const bytes = await read(() => vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
    if (bytes.length > largestFile) throw new Error(isTooLarge);
    return textOf(bytes);
  },
};

/** Answers a server that asks for files. */
export function offerFiles(client: BaseLanguageClient): void {
  client.onRequest(
    readFileRequest,
    ({ uri }: PlaceParams): Promise<ReadFileResult> =>
      editorFiles.read(uri).then(text => ({ text }), reasonOf),
  );
  client.onRequest(
    listFolderRequest,
    ({ uri }: PlaceParams): Promise<ListFolderResult> =>
      editorFiles.list(uri).then(entries => ({ entries }), reasonOf),
  );
}

function reasonOf(error: unknown): NotRead {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof NotThere) return { failed: 'not-there', reason };
  return { failed: error instanceof NotText ? 'not-text' : 'otherwise', reason };
}

async function read<Found>(attempt: () => Thenable<Found>): Promise<Found> {
  try {
    return await attempt();
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : undefined;
    if (code === 'FileNotFound') throw new NotThere('it is not there');
    if (code === 'FileNotADirectory') throw new NotThere('it is not a folder');
    throw new Error(reasons[code ?? ''] ?? (error instanceof Error ? error.message : String(error)));
  }
}

const reasons: Readonly<Record<string, string>> = {
  NoPermissions: 'permission denied',
  FileIsADirectory: 'it is a folder',
  Unavailable: 'the place where it is kept does not answer',
};
