import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { isToolFolder, kindOf } from '../study/file-kinds';
import { loadFiles, loadStudy, type StudyFiles } from '../study/load';
import { Study } from '../study/study';
import { entryIn, folderOf, isInside, normalUri } from '../study/uris';
import { type EditorDocument, showIn } from './editor-document';

/** What a live study works with. */
export interface LiveStudySurroundings {
  readonly files: StudyFiles;
  /** Everything that editors have open, files of a study or not. */
  openDocuments(): readonly EditorDocument[];
  /** Called when a file has changed; often, and several times for one change. */
  changed(): void;
  log(what: string, error: unknown): void;
}

/**
 * The study as it is now: what an editor has open counts as the editor shows it, everything else as the disk has it.
 * Readings run one after the other. What is typed is taken in when somebody asks: of twenty letters typed into a long
 * file while an answer is on its way, only the last makes the file be read again.
 */
export class LiveStudy {
  readonly #around: LiveStudySurroundings;
  /** The files as the disk has them, but those that an editor has opened by the time they are read. */
  readonly #files: StudyFiles;
  #study = new Study([]);
  #reading: Promise<void> = Promise.resolve();
  readonly #edited = new Set<EditorDocument>();

  constructor(around: LiveStudySurroundings) {
    this.#around = around;
    this.#files = {
      list: folder => around.files.list(folder),
      read: async uri => {
        const text = await around.files.read(uri);
        return this.#openFile(uri)?.getText() ?? text;
      },
    };
  }

  /** Half a study while something is read: wait for `allRead` before. */
  get study(): Study {
    return this.#study;
  }

  async allRead(): Promise<void> {
    this.#takeInEdits();
    for (let last: Promise<void> | undefined; last !== this.#reading; this.#takeInEdits()) {
      last = this.#reading;
      await last;
    }
  }

  /** The open documents that are files of a study. */
  openFiles(): readonly EditorDocument[] {
    return this.#around.openDocuments().filter(({ uri }) => isStudyFile(uri));
  }

  #openFile(uri: string): EditorDocument | undefined {
    return this.openFiles().find(document => normalUri(document.uri) === uri);
  }

  /** Reads the study of these workspace folders; the one before stays until the new one is whole. */
  load(folders: readonly string[]): void {
    this.#inTurn(async () => {
      const loading = new Study(folders);
      await loadStudy(loading, this.#files, loading.roots);
      this.#study = loading;
      for (const document of this.openFiles()) this.#show(document);
      for (const { uri } of this.openFiles()) await this.#readNeeds(uri);
    });
  }

  opened({ uri }: EditorDocument): void {
    if (isStudyFile(uri)) this.#inTurn(() => this.#readNeeds(uri));
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
      try {
        const before = this.#missingGuide(document.uri);
        this.#show(document);
        const missing = this.#missingGuide(document.uri);
        if (missing !== undefined && missing !== before)
          this.#inTurn(() => this.#readNamedGuide(document.uri));
      } catch (error) {
        this.#around.log(`reading ${document.uri}`, error);
      }
    }
  }

  closed(document: EditorDocument): void {
    const { uri } = document;
    this.#edited.delete(document);
    if (isStudyFile(uri)) this.#inTurn(() => this.#readAgain(normalUri(uri)));
  }

  changedOnDisk(changes: readonly FileEvent[]): void {
    this.#takeInEdits(); // what was typed before, so that a file that is gone now does not come back by it
    this.#inTurn(async () => {
      for (const { uri, type } of changes) await this.#takeInChange(normalUri(uri), type);
      for (const { uri } of this.openFiles()) await this.#readNeeds(uri);
    });
  }

  /** One that fails leaves those behind it be. */
  #inTurn(read: () => Promise<void>): void {
    this.#reading = this.#reading
      .then(() => this.#takeInEdits())
      .then(read)
      .catch(error => this.#around.log('reading files', error))
      .then(() => this.#around.changed());
  }

  #show(document: EditorDocument): void {
    showIn(this.#study, document);
  }

  async #takeInChange(uri: string, type: FileChangeType): Promise<void> {
    const study = this.#study;
    if (type === FileChangeType.Deleted) {
      // A file or a folder. It is gone even if an editor still shows it; typing there brings it back.
      for (const file of [...study.files(), ...study.failures()])
        if (isInside(file.uri, uri)) study.delete(file.uri);
    } else if (isStudyFile(uri)) {
      await this.#readAgain(uri);
    } else if (type === FileChangeType.Created && inStudyFolder(study, `${uri}/`)) {
      const entries = await this.#files.list(uri).catch(() => undefined);
      if (!entries) return; // some other file
      await loadStudy(study, this.#files, [uri]);
      for (const document of this.openFiles())
        if (isInside(normalUri(document.uri), uri)) this.#show(document);
    }
  }

  /** Takes in a file as it is now: as an editor shows it, else as the disk has it, or nothing. */
  async #readAgain(uri: string): Promise<void> {
    const study = this.#study;
    const shown = this.#openFile(uri);
    if (shown) return this.#show(shown);
    // A transcript opened by itself belongs to nothing once it is closed.
    const stays = inStudyFolder(study, uri) || (kindOf(uri) !== 'transcript' && study.get(uri));
    const text = stays ? await this.#files.read(uri).catch(() => undefined) : undefined;
    if (this.#openFile(uri)) return; // opened meanwhile, so its editor says what is in it
    if (text === undefined) study.delete(uri);
    else study.set(uri, text);
  }

  /** Reads what an open transcript needs and its study folder does not hold: it may have been opened by itself. */
  async #readNeeds(fileUri: string): Promise<void> {
    const uri = normalUri(fileUri);
    if (kindOf(uri) !== 'transcript') return;
    const files = this.#files;
    if (!inStudyFolder(this.#study, uri)) {
      const folder = folderOf(uri);
      const beside = (await files.list(folder).catch(() => [])).flatMap(({ name, isFolder }) => {
        const sibling = entryIn(folder, name);
        const kind = kindOf(sibling);
        return !isFolder && (kind === 'guide' || kind === 'codebook') ? [sibling] : [];
      });
      const missing = beside.filter(sibling => !this.#study.get(sibling));
      await loadFiles(this.#study, files, missing);
    }
    await this.#readNamedGuide(uri);
  }

  async #readNamedGuide(uri: string): Promise<void> {
    const named = this.#missingGuide(uri);
    if (named !== undefined) await loadFiles(this.#study, this.#files, [named], true);
  }

  /** The guide that a transcript names and the study does not have. */
  #missingGuide(uri: string): string | undefined {
    const file = this.#study.get(uri);
    const link = file?.kind === 'transcript' ? this.#study.guideOf(file) : undefined;
    return link?.kind === 'not-found' && kindOf(link.uri) === 'guide' ? link.uri : undefined;
  }
}

/** Whether a document is a file of a study. Clients send URIs of every kind, some that are none. */
function isStudyFile(uri: string): boolean {
  try {
    return kindOf(uri) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a file lies where the study is read from: in a workspace folder, and there in no folder of a tool. */
function inStudyFolder({ roots }: Study, uri: string): boolean {
  return roots.some(
    root => isInside(uri, root) && !uri.slice(root.length).split('/').slice(0, -1).some(isToolFolder),
  );
}
