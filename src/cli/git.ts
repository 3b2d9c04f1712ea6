import { execFile } from 'node:child_process';
import { basename, dirname, resolve } from 'node:path';
import { UsageError } from './arguments';

/** Bytes: as large as any file that a study reads. */
const largest = 256 * 2 ** 20;

/**
 * The text of a file as it was at a revision of the git repository it lies in: a commit, tag or branch. What git is asked
 * neither changes the repository nor runs what it sets up; no shell comes in between.
 */
export async function textAt(path: string, revision: string): Promise<string> {
  const folder = dirname(resolve(path));
  const inRepository = await git(folder, ['rev-parse', '--is-inside-work-tree']);
  if (inRepository?.trim() !== 'true')
    throw new UsageError(
      `“${path}” is in no git repository. Compare it with a file: verbatim compare OLD NEW.`,
    );
  // What begins with a dash would be an option of git’s.
  const commit = revision.startsWith('-')
    ? undefined
    : await git(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (commit === undefined)
    throw new UsageError(
      `This repository has no revision “${revision}”. A commit, a tag or a branch is one; “git log --oneline -- ${basename(path)}” lists the commits that changed the file.`,
    );
  const text = await git(folder, ['cat-file', 'blob', `${commit.trim()}:./${basename(path)}`]);
  if (text === undefined)
    throw new UsageError(`“${path}” was not there at the revision “${revision}”, or not under this name.`);
  return text;
}

/** What git prints; `undefined` where it says no. */
function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolved, rejected) => {
    execFile('git', [...args], { cwd: folder, maxBuffer: largest, encoding: 'utf8' }, (error, out) => {
      if (error?.code === 'ENOENT')
        rejected(
          new UsageError('git is not installed, or not found. Compare two files: verbatim compare OLD NEW.'),
        );
      else resolved(error ? undefined : out);
    });
  });
}
