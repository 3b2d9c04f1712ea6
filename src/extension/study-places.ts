import * as vscode from 'vscode';
import { type FileKind, kindOf } from '../study/file-kinds';
import { Study } from '../study/study';
import { StudyFolders } from '../study/study-folders';
import { editorFiles } from './editor-files';

/**
 * The files of one kind at and below the folders, by the study's own rules. VS Code's search is not asked: it knows
 * nothing of folders that are not on a disk.
 */
export async function filesBelow(folders: readonly vscode.Uri[], kind: FileKind): Promise<vscode.Uri[]> {
  const study = new Study(folders.map(folder => folder.toString()));
  const places = new StudyFolders(study, editorFiles);
  const found = await Promise.all(study.roots.map(root => places.filesBelow(root)));
  const uris = [...new Set(found.flat())].filter(uri => kindOf(uri) === kind);
  return uris.sort().map(uri => vscode.Uri.parse(uri));
}
