import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { kindOf } from '../study/file-kinds';
import { Reading } from '../study/reading';
import { Study } from '../study/study';
import type { FolderWatching, StudyFiles } from '../study/study-files';
import { fileName, normalUri } from '../study/uris';
import { type EditorDocument, showIn } from './editor-document';

/** What a live study works with. */
export interface LiveStudySurroundings {
  readonly files: StudyFiles;
  /** Everything that editors have open, files of a study or not. */
  openDocuments(): readonly EditorDocument[];
  /** Called when a file has changed; often, and several times for one change. */
  changed(): void;
  log(what: string, error: unknown): void;
  /** Asked between two files that are read: what it gives is waited for. */
  pause?(): Promise<void> | undefined;
  /** How many transcripts have been read of those that were found; 0 of 0 when there are no more to read. */
  progressed?(read: number, found: number): void;
  /** Tells of changes on the disk, for clients that do not. */
  watching?(): FolderWatching | undefined;
}

/**
 * The study as it is now: what an editor has open counts as the editor shows it, everything else as the disk has it.
 * Guides, codebooks and open files are there first (`readyFor`), then the transcripts (`allRead`). What is typed is
 * taken in when somebody asks: of twenty letters typed into a long file while an answer is on its way, only the last
 * makes the file be read again.
 */
export class LiveStudy {
  readonly #around: LiveStudySurroundings;
  #study = new Study([]);
  /** Reads into the study, or into the one that will take its place. */
  #reading: Reading;
  /** When the newest study has taken its place. */
  #inPlace: Promise<void> = Promise.resolve();
  #folders: readonly string[] = [];
  readonly #edited = new Set<EditorDocument>();
  /** By open links the files behind them, which are not counted meanwhile. */
  readonly #behind = new Map<string, string>();

  constructor(around: LiveStudySurroundings) {
    this.#around = around;
    this.#reading = this.#readingInto(this.#study);
  }

  /** Half a study while something is read: wait for `readyFor` or `allRead` before. */
  get study(): Study {
    return this.#study;
  }

  /** Whether everything has been read, so that figures of the whole study are right. */
  get isWhole(): boolean {
    return this.#reading.isDone;
  }

  /** Waits until all is read. Goes on with what `cancel` has left unread. */
  allRead(): Promise<void> {
    return this.#until(reading => {
      reading.goOn();
      return reading.allRead();
    });
  }

  /** Waits until what open files are held against is read: themselves, guides and codebooks. */
  ready(): Promise<void> {
    return this.#until(reading => reading.firstAreRead());
  }

  /** Waits until a file is read, and what it is held against: for one that is not open, until all is. */
  readyFor(uri: string): Promise<void> {
    return this.#shown(uri) ? this.ready() : this.allRead();
  }

  async #until(wait: (reading: Reading) => Promise<void>): Promise<void> {
    let reading: Reading;
    do {
      this.#takeInEdits();
      reading = this.#reading;
      await this.#inPlace;
      await wait(reading);
    } while (reading !== this.#reading || this.#edited.size > 0);
  }

  /** Leaves what is still unread, until somebody wants to know the whole. */
  cancel(): void {
    this.#reading.hold();
  }

  /** The open documents that are files of a study. */
  openFiles(): readonly EditorDocument[] {
    return this.#around.openDocuments().filter(({ uri }) => isStudyFile(uri));
  }

  /** Texts as they are now: of open files as the editor shows them. Those that cannot be read are left out. */
  async textsOf(uris: readonly string[]): Promise<(uri: string) => string | undefined> {
    const closed = new Map<string, string>();
    for (const uri of uris) {
      if (this.#shown(uri)) continue;
      const text = await this.#around.files.read(uri).catch(() => undefined);
      if (text !== undefined) closed.set(uri, text);
    }
    return uri => this.#shown(uri)?.getText() ?? closed.get(uri);
  }

  #shown(uri: string): EditorDocument | undefined {
    return this.openFiles().find(document => document.uri === uri || normalUri(document.uri) === uri);
  }

  /**
   * Reads the study of these workspace folders. Takes the place of an older reading at once, and that of the study
   * before as soon as guides, codebooks and open files are there.
   */
  load(folders: readonly string[]): void {
    this.#folders = folders;
    this.#reading.stop();
    this.#around.watching?.()?.clear();
    const study = new Study(folders);
    const reading = this.#readingInto(study);
    this.#reading = reading;
    for (const root of study.roots) reading.find(root);
    this.#inPlace = reading
      .firstAreRead()
      .then(() => {
        if (this.#reading === reading) this.#putInPlace(study);
      })
      .catch(error => this.#around.log('reading files', error));
    void this.#inPlace.then(() => reading.allRead()).then(() => this.#around.changed());
  }

  #readingInto(study: Study): Reading {
    return new Reading(study, this.#around.files, {
      pause: () => this.#around.pause?.(),
      isShown: uri => this.#shown(uri) !== undefined || [...this.#behind.values()].includes(uri),
      listing: folder => this.#around.watching?.()?.watch(folder),
      progressed: (read, found) => this.#around.progressed?.(read, found),
      failed: error => this.#around.log('reading files', error),
    });
  }

  #putInPlace(study: Study): void {
    this.#study = study;
    for (const document of this.openFiles()) this.#show(document);
    for (const { uri } of this.openFiles()) this.#readNeeds(normalUri(uri));
    this.#around.changed();
  }

  opened(document: EditorDocument): void {
    if (!isStudyFile(document.uri)) return;
    const uri = normalUri(document.uri);
    this.#edited.add(document);
    this.#readBeside(uri);
    this.#tellWhenRead();
    void this.#lookBehind(uri);
  }

  /** The document has another text, or its first one. */
  edited(document: EditorDocument): void {
    if (!isStudyFile(document.uri)) return;
    this.#edited.add(document);
    this.#around.changed();
  }

  #takeInEdits(): void {
    for (const document of this.#edited) {
      this.#edited.delete(document);
      const uri = normalUri(document.uri);
      const before = this.#reading.missingGuide(uri);
      this.#show(document);
      if (this.#reading.missingGuide(uri) !== before) this.#reading.readNamedGuide(uri);
    }
  }

  closed(document: EditorDocument): void {
    this.#edited.delete(document);
    if (!isStudyFile(document.uri)) return;
    const uri = normalUri(document.uri);
    this.#readAgain(uri);
    const behind = this.#behind.get(uri);
    this.#behind.delete(uri);
    if (behind !== undefined) this.#readAgain(behind);
    this.#tellWhenRead();
  }

  /** What has happened on the disk, as an editor tells it or the disk itself. */
  changedOnDisk(events: readonly FileEvent[]): void {
    this.#takeInEdits(); // what was typed before, so that a file that is gone now does not come back by it
    const last = new Map<string, FileChangeType>();
    const gone = new Set<string>();
    for (const event of events) {
      if (!isUri(event.uri)) continue;
      const uri = normalUri(event.uri);
      last.set(uri, event.type);
      // A file or a folder. It is gone even if an editor still shows it; typing there brings it back.
      if (event.type === FileChangeType.Deleted) gone.add(uri);
    }
    if ([...last.keys()].some(uri => this.#leavesFoldersOut(uri))) {
      this.load(this.#folders);
      return;
    }
    const there = [...last.keys()].filter(uri => last.get(uri) !== FileChangeType.Deleted);
    if (gone.size > 0) this.#reading.forget(gone);
    const created = there.filter(uri => last.get(uri) === FileChangeType.Created);
    if (created.length > 0) this.#reading.forgetOldNames(created);
    for (const uri of there) if (isStudyFile(uri)) this.#readAgain(uri);
    this.#reading.findNew(created.filter(uri => !isStudyFile(uri) && this.#reading.folders.looksInto(uri)));
    for (const { uri } of this.openFiles()) this.#readNeeds(normalUri(uri));
    this.#tellWhenRead();
  }

  #leavesFoldersOut(uri: string): boolean {
    return fileName(uri) === '.gitignore' && this.#reading.folders.holds(uri);
  }

  #tellWhenRead(): void {
    const reading = this.#reading;
    void reading.firstAreRead().then(() => this.#around.changed());
    if (!reading.isDone) void reading.allRead().then(() => this.#around.changed());
  }

  #show(document: EditorDocument): void {
    try {
      showIn(this.#study, document);
    } catch (error) {
      this.#around.log(`reading ${document.uri}`, error);
    }
  }

  /** Takes in a file as it is now: as an editor shows it, else as the disk has it, or nothing. */
  #readAgain(uri: string): void {
    const shown = this.#shown(uri);
    // A transcript opened by itself belongs to nothing once it is closed.
    const stays = this.#reading.folders.holds(uri) || (kindOf(uri) !== 'transcript' && this.#study.get(uri));
    if (shown) this.#show(shown);
    else if (stays) this.#reading.read(uri);
    else this.#reading.forget(new Set([uri]));
  }

  /** Reads what a transcript needs and the study's folders do not hold. */
  #readNeeds(uri: string): void {
    this.#readBeside(uri);
    this.#reading.readNamedGuide(uri);
  }

  #readBeside(uri: string): void {
    if (kindOf(uri) === 'transcript' && !this.#reading.folders.holds(uri)) this.#reading.readBeside(uri);
  }

  /** An open link is the file behind it: that is not counted beside it. */
  async #lookBehind(uri: string): Promise<void> {
    const behind = await this.#reading.folders.ownName(uri);
    if (behind === uri || !this.#shown(uri) || this.#shown(behind) || !this.#reading.folders.holds(behind))
      return;
    this.#behind.set(uri, behind);
    this.#reading.forget(new Set([behind]));
    this.#around.changed();
  }
}

/** Whether a document is a file of a study. Clients send URIs of every kind, some that are none. */
function isStudyFile(uri: string): boolean {
  return isUri(uri) && kindOf(uri) !== undefined;
}

function isUri(uri: string): boolean {
  try {
    normalUri(uri);
    return true;
  } catch {
    return false;
  }
}
