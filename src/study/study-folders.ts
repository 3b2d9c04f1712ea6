import { isToolFolder, kindOf, kindOfName } from './file-kinds';
import { IgnoredFolders } from './ignored';
import type { Study } from './study';
import { type FolderEntry, NotThere, type StudyFiles } from './study-files';
import { entryIn, folderOf, foldersUp, isInside } from './uris';

/** How many folders are looked into at once. */
const atOnce = 16;

/**
 * Where a study's files are: in the folders of the workspace but those of tools and those that `.gitignore` leaves out.
 * Names come first: what else lies beside a study costs nothing but its names. Notes in the study what is in its way.
 */
export class StudyFolders {
  readonly #study: Study;
  readonly #files: StudyFiles;
  readonly #listing: ((folder: string) => void) | undefined;
  readonly #ignored = new IgnoredFolders();
  readonly #listed = new Set<string>();
  /** Folders whose rules are known, and those of the folders above. */
  readonly #ruled = new Set<string>();
  /** By the names behind all links those under which the study has the files. */
  readonly #links = new Map<string, string>();
  #realRoots: Promise<readonly { readonly root: string; readonly own: string }[]> | undefined;

  /** `listing` is called before a folder is looked into. */
  constructor(study: Study, files: StudyFiles, listing?: (folder: string) => void) {
    this.#study = study;
    this.#files = files;
    this.#listing = listing;
  }

  /** The study files at and below a folder, each once, whatever links lead to it. */
  async filesBelow(place: string, pause?: () => Promise<void> | undefined): Promise<string[]> {
    const found = new Set<string>();
    const links: string[] = [];
    const folders = [place];
    while (folders.length > 0) {
      const some = folders.splice(0, atOnce);
      const lists = await Promise.all(some.map(folder => this.#list(folder)));
      for (const [index, folder] of some.entries()) {
        const entries = lists[index] ?? [];
        // Somebody has chosen the place, whatever the rules above say of it.
        const root = this.#rootsAbove(folder).find(each => each.length > place.length) ?? place;
        if (folder === place) await this.#readRulesAbove(place, entries);
        await this.#readRules(folder, entries);
        this.#ruled.add(folder);
        for (const { name, isFolder, isLink } of entries) {
          const kind = kindOfName(name);
          if (isFolder ? isToolFolder(name) : !kind) continue;
          const uri = entryIn(folder, name);
          if (isLink) links.push(uri);
          else if (!isFolder) found.add(uri);
          else if (this.#ignored.has(uri, root)) await this.#noteIgnored(uri);
          else {
            folders.push(uri);
            if (kind) this.#failFolder(uri, `This is a folder, though its name is that of a ${kind}.`);
          }
        }
        await pause?.();
      }
    }
    for (const link of links) if (await this.#isOnlyName(link, uri => found.has(uri))) found.add(link);
    return [...found];
  }

  /** The guides and codebooks in the folders above files, as far as those have not been looked through. */
  async guidesAbove(uris: readonly string[]): Promise<string[]> {
    const oneInEach = new Map(uris.map(uri => [folderOf(uri), uri]));
    const above = new Set([...oneInEach.values()].flatMap(uri => foldersUp(uri, this.#study.roots)));
    const found: string[] = [];
    for (const folder of above) {
      if (this.#listed.has(folder)) continue;
      this.#listed.add(folder);
      found.push(...(await this.guidesIn(folder)));
    }
    return found;
  }

  async guidesIn(folder: string): Promise<string[]> {
    const entries = await this.#files.list(folder).catch(() => []);
    return entries
      .filter(({ name, isFolder }) => !isFolder && ['guide', 'codebook'].includes(kindOfName(name) ?? ''))
      .map(({ name }) => entryIn(folder, name));
  }

  /** Which of the entries of a folder are folders. */
  async foldersIn(folder: string, uris: ReadonlySet<string>): Promise<string[]> {
    const entries = await this.#files.list(folder).catch(() => []);
    const folders = entries.filter(({ isFolder }) => isFolder).map(({ name }) => entryIn(folder, name));
    return folders.filter(uri => uris.has(uri));
  }

  /** Whether a file lies where the study is read from. */
  holds(uri: string): boolean {
    return this.#study.roots.some(root => {
      if (!isInside(uri, root) || uri.slice(root.length).split('/').slice(0, -1).some(isToolFolder))
        return false;
      for (let folder = folderOf(uri); folder.length > root.length; folder = folderOf(folder))
        if (this.#ignored.has(folder, root)) return false;
      return true;
    });
  }

  /** Whether the study is read from a folder. */
  looksInto(folder: string): boolean {
    return this.holds(`${folder}/any`);
  }

  /** Whether a file is in its folder under just this name, and not only under one that differs by case. */
  async isNamed(uri: string): Promise<boolean> {
    const folder = folderOf(uri);
    const entries = await this.#files.list(folder).catch(() => []);
    return entries.some(({ name }) => entryIn(folder, name) === uri);
  }

  /** A file's name behind all links but those that lead to a workspace folder. */
  async ownName(uri: string): Promise<string> {
    const { ownName } = this.#files;
    if (!ownName) return uri;
    const nameOf = (linked: string) => ownName.call(this.#files, linked).catch(() => linked); // reading it says why
    this.#realRoots ??= Promise.all(this.#study.roots.map(async root => ({ root, own: await nameOf(root) })));
    const own = await nameOf(uri);
    const inside = (await this.#realRoots).find(each => isInside(own, each.own));
    return inside ? inside.root + own.slice(inside.own.length) : own;
  }

  /** Whether a file is none of those that are in the study, or will be, under other names. */
  isOnlyName(uri: string): Promise<boolean> {
    return this.#isOnlyName(uri, own => kindOf(own) !== undefined && this.holds(own));
  }

  async #isOnlyName(uri: string, isThere: (own: string) => boolean): Promise<boolean> {
    const own = await this.ownName(uri);
    if (own === uri) return true;
    if (isThere(own) || this.#study.get(own)) return false;
    const link = this.#links.get(own) ?? uri;
    this.#links.set(own, link);
    return link === uri;
  }

  /** A link that is gone does not stand for its file any more. */
  forgetLinks(isGone: (uri: string) => boolean): void {
    for (const [own, link] of this.#links) if (isGone(link)) this.#links.delete(own);
  }

  /** What is in a folder; nothing, and a note in its place, where it may not be looked into. */
  async #list(folder: string): Promise<readonly FolderEntry[]> {
    this.#listing?.(folder);
    this.#listed.add(folder);
    try {
      return await this.#files.list(folder);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const isGone = error instanceof NotThere && !this.#study.roots.includes(folder);
      if (!isGone) this.#failFolder(folder, `This folder cannot be read: ${reason}.`);
      return [];
    }
  }

  /** Who keeps transcripts out of a repository should not miss them in the figures without a word. */
  async #noteIgnored(folder: string): Promise<void> {
    const entries = await this.#files.list(folder).catch(() => []);
    for (const { name } of entries.filter(each => kindOfName(each.name) === 'transcript')) {
      const message =
        'This transcript is left out, because a .gitignore names its folder. To read it, add the folder to the workspace as one of its own, or name it on the command line.';
      this.#study.fail(entryIn(folder, name), 'ignored-folder', message);
    }
  }

  #failFolder(uri: string, message: string): void {
    this.#study.fail(uri, 'unreadable-file', message);
  }

  /** The workspace folders that hold a folder, the innermost first. */
  #rootsAbove(folder: string): string[] {
    return this.#study.roots.filter(root => isInside(folder, root)).sort((a, b) => b.length - a.length);
  }

  async #readRules(folder: string, entries: readonly FolderEntry[]): Promise<void> {
    if (!entries.some(({ name, isFolder }) => name === '.gitignore' && !isFolder)) return;
    const text = await this.#files.read(entryIn(folder, '.gitignore')).catch(() => undefined);
    if (text !== undefined) await this.#ignored.add(folder, text);
  }

  /** The rules of a workspace folder hold for places below, and those of a repository also from above that folder. */
  async #readRulesAbove(place: string, entries: readonly FolderEntry[]): Promise<void> {
    const above: { readonly folder: string; readonly entries: readonly FolderEntry[] }[] = [];
    let isInRepository = true;
    for (let at = { folder: place, entries }; !at.entries.some(({ name }) => name === '.git'); ) {
      const folder = folderOf(at.folder);
      isInRepository = folder !== at.folder;
      if (!isInRepository || this.#ruled.has(folder)) break;
      at = { folder, entries: await this.#files.list(folder).catch(() => []) };
      above.push(at);
    }
    for (const at of above.reverse()) {
      if (isInRepository || this.#rootsAbove(at.folder).length > 0)
        await this.#readRules(at.folder, at.entries);
      this.#ruled.add(at.folder);
    }
  }
}
