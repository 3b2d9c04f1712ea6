// The programs that this machine has.
import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';

/** The folders in which commands are looked for. */
export const commandFolders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
