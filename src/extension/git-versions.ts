import * as vscode from 'vscode';

/*
 * What git has of a file, by VS Code's own Git extension: https://github.com/microsoft/vscode/tree/main/extensions/git
 * (api/git.d.ts). Where that is missing or switched off, as in the web and in workspaces that nobody trusts, there is none.
 */

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<GitApi['state']>;
  getRepository(file: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly Commit[]>;
  show(revision: string, path: string): Promise<string>;
}

interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}

/** A file as it was at a commit. */
export interface GitVersion {
  /** The first characters of the commit's hash. */
  readonly name: string;
  /** The first line of what was said about it. */
  readonly message: string;
  /** `YYYY-MM-DD`; empty where it is not known. */
  readonly date: string;
  text(): Promise<string>;
}

const mostVersions = 100;

/** The commits that changed a file, the newest first. */
export async function gitVersionsOf(file: vscode.Uri): Promise<GitVersion[]> {
  const repository = (await gitApi())?.getRepository(file);
  if (!repository) return [];
  const commits = await repository.log({ maxEntries: mostVersions, path: file.fsPath });
  return commits.map(({ hash, message, authorDate }) => ({
    name: hash.slice(0, 8),
    message: message.split('\n', 1)[0] ?? '',
    date: authorDate?.toLocaleDateString('sv') ?? '',
    text: () => repository.show(hash, file.fsPath),
  }));
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  try {
    const git = (await extension?.activate())?.getAPI(1);
    if (git?.state === 'uninitialized')
      await new Promise<void>(resolve => {
        const waiting = git.onDidChangeState(() => {
          waiting.dispose();
          resolve();
        });
      });
    return git;
  } catch {
    return undefined; // it is switched off, or there is no git
  }
}
