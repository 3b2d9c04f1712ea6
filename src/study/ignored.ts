import type { Ignore } from 'ignore';
import { folderOf } from './uris';

/**
 * The folders that `.gitignore` files leave out. Files are not asked about: who calls one `x.transcript.md` means it
 * to be of the study, even where transcripts are kept out of the repository.
 */
export class IgnoredFolders {
  readonly #rules = new Map<string, Ignore>();

  /** Takes in the `.gitignore` of a folder. What it takes to read one is loaded with the first. */
  async add(folder: string, text: string): Promise<void> {
    const { default: ignore } = await import('ignore');
    this.#rules.set(folder, ignore({ ignorecase: false }).add(text.replace(/^\uFEFF/, '')));
  }

  /**
   * Whether the rules of the folders above leave a folder out, the nearest first. Rules that leave the root out, too,
   * do not count: somebody has chosen it.
   */
  has(folder: string, root: string): boolean {
    if (this.#rules.size === 0) return false;
    for (let below = folder, above = folderOf(folder); above !== below; above = folderOf(above)) {
      const rules = this.#rules.get(above);
      const found = rules?.test(pathIn(above, folder));
      if (found?.unignored) return false;
      const isChosen = root.length > above.length && rules?.test(pathIn(above, root)).ignored;
      if (found?.ignored && !isChosen) return true;
      below = above;
    }
    return false;
  }
}

function pathIn(above: string, folder: string): string {
  return `${decodeURIComponent(folder.slice(above.endsWith('/') ? above.length : above.length + 1))}/`;
}
