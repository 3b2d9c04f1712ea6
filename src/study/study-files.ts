export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** Whether it leads to what has another name. A linked folder is none: links may lead in circles. */
  readonly isLink?: boolean;
}

/** Where a study's files come from: a disk, an editor, a test. */
export interface StudyFiles {
  /** What is in a folder. Rejects where it may not be looked into; with `NotThere` where there is none. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /**
   * A file's text. Rejects with a reason fit for people (“permission denied”); with `NotThere` where there is none,
   * with `NotText` for bytes that are no text.
   */
  read(uri: string): Promise<string>;
  /**
   * As `read`, with a text that is made when it is asked for, once: many texts that are held cost a long time of
   * collecting garbage, bytes do not.
   */
  fetch?(uri: string): Promise<() => string>;
  /** The name under which a file or folder is kept, behind all links. */
  ownName?(uri: string): Promise<string>;
  /** Tells of changes where nobody else does. */
  watch?(watcher: Watcher): FolderWatching;
}

export interface Watcher {
  changed(changes: readonly FileChange[]): void;
  /** Folders are not watched any more; a whole sentence that says why. */
  failed(reason: string): void;
}

/** A file or folder has come, has another content, or is gone. */
export interface FileChange {
  readonly uri: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

export interface FolderWatching {
  /** Also tells of what happens in this folder, not below it. */
  watch(folder: string): void;
  /** Tells of nothing any more, until folders are watched again. */
  clear(): void;
}

/** Why a file's bytes are no text in UTF-8, as the rest of a sentence. */
export class NotText extends Error {}

/** There is no such file or folder. */
export class NotThere extends Error {}
