import { kindOf } from './file-kinds';
import type { Study } from './study';
import { NotText, NotThere, type StudyFiles } from './study-files';
import { StudyFolders } from './study-folders';
import { folderOf, normalUri } from './uris';

/** How many files are read ahead of the one that is taken in: enough to keep a disk busy. */
const atOnce = 32;

/** For how many new files it is better to ask their folder which of them are folders than each of them. */
const manyInFolder = 10;

/** How a reading goes along with what else is going on. */
export interface ReadingSurroundings {
  /** Asked after each file: what it gives is waited for. */
  pause?(): Promise<void> | undefined;
  /** Whether an editor shows the file, so that what the disk has does not count. */
  isShown?(uri: string): boolean;
  /** Called before a folder is looked into. */
  listing?(folder: string): void;
  /** How many transcripts have been read of those that were found; 0 of 0 when there are no more to read. */
  progressed?(read: number, found: number): void;
  /** A bug: what was looked for is not read. */
  failed?(error: unknown): void;
}

/** Makes a file's text, or throws what `StudyFiles.read` rejects with. */
type Fetched = () => string;

/** Files of one sort that are still to be read. */
interface Waiting {
  readonly wanted: Set<string>;
  /** The texts on their way. One whose file is wanted again or gone meanwhile is not in here and counts for nothing. */
  readonly underWay: Map<string, Promise<Fetched>>;
}

/**
 * Reads files into a study, guides and codebooks before transcripts, and transcripts when all folders have been looked
 * through. Reads ahead, but takes in one file after the other; of a file that changes meanwhile, only the newest text.
 */
export class Reading {
  readonly folders: StudyFolders;
  readonly #study: Study;
  readonly #files: StudyFiles;
  readonly #around: ReadingSurroundings;
  /** Guides and codebooks: they are few, and what everything else is held against. */
  readonly #first: Waiting = { wanted: new Set(), underWay: new Map() };
  readonly #transcripts: Waiting = { wanted: new Set(), underWay: new Map() };
  /** How many look for files now. */
  #searches = 0;
  #isRunning = false;
  #isHeld = false;
  #isStopped = false;
  #read = 0;
  #found = 0;
  /** The guides that transcripts name, by folder and path, as far as they have been looked for. */
  readonly #named = new Set<string>();
  readonly #waiters = new Set<{ readonly until: () => boolean; readonly go: () => void }>();

  constructor(study: Study, files: StudyFiles, around: ReadingSurroundings = {}) {
    this.folders = new StudyFolders(study, files, folder => around.listing?.(folder));
    this.#study = study;
    this.#files = files;
    this.#around = around;
  }

  /** Reads what is at and below a place, and the guides and codebooks in the folders above. */
  find(place: string): void {
    this.#search(async () => {
      const uri = normalUri(place).replace(/(?<=[^/])\/$/, '');
      const found = kindOf(uri) ? [uri] : await this.folders.filesBelow(uri, () => this.#around.pause?.());
      for (const each of found) this.#want(each);
      for (const each of await this.folders.guidesAbove(found)) this.#want(each);
    });
  }

  /** Reads what is in new folders; the places may be files, too, which are none of the study's. */
  findNew(places: readonly string[]): void {
    const byFolder = new Map<string, string[]>();
    for (const place of places) {
      const beside = byFolder.get(folderOf(place));
      if (beside) beside.push(place);
      else byFolder.set(folderOf(place), [place]);
    }
    for (const [folder, inIt] of byFolder) {
      if (inIt.length < manyInFolder) for (const place of inIt) this.find(place);
      else
        this.#search(async () => {
          for (const found of await this.folders.foldersIn(folder, new Set(inIt))) this.find(found);
        });
    }
  }

  /** Reads a file again, or for the first time. */
  read(uri: string): void {
    this.#search(async () => {
      if (await this.folders.isOnlyName(uri)) this.#want(uri);
      else this.#study.delete(uri);
    });
  }

  /** Reads the guides and codebooks beside a transcript that was opened by itself. */
  readBeside(uri: string): void {
    this.#search(async () => {
      for (const beside of await this.folders.guidesIn(folderOf(uri)))
        if (!this.#study.get(beside)) this.#want(beside);
    });
  }

  /** Reads the guide that a transcript names, if the study does not have it. */
  readNamedGuide(uri: string): void {
    const guide = this.missingGuide(uri);
    if (guide !== undefined) this.#want(guide);
  }

  /** The guide that a transcript names and the study does not have. */
  missingGuide(uri: string): string | undefined {
    const path = this.#pathOfGuide(uri);
    const guide = path === undefined ? undefined : this.#study.namedGuide(uri, path);
    return guide !== undefined && kindOf(guide) === 'guide' && !this.#study.get(guide) ? guide : undefined;
  }

  /** Lets go of files and folders that are gone. */
  forget(gone: ReadonlySet<string>): void {
    const known = new Map<string, boolean>();
    const isGone = (uri: string): boolean => {
      let found = known.get(uri);
      if (found === undefined) {
        const folder = folderOf(uri);
        found = gone.has(uri) || (folder !== uri && isGone(folder));
        known.set(uri, found);
      }
      return found;
    };
    for (const { uri } of [...this.#study.files(), ...this.#study.failures()])
      if (isGone(uri)) this.#study.delete(uri);
    for (const { wanted, underWay } of [this.#first, this.#transcripts]) {
      for (const uri of wanted) if (isGone(uri)) wanted.delete(uri);
      for (const uri of underWay.keys()) if (isGone(uri)) underWay.delete(uri);
    }
    this.folders.forgetLinks(isGone);
    this.#tell();
  }

  /** Lets go of names that differ by case alone from those of new files, where the disk does not have them any more. */
  forgetOldNames(created: readonly string[]): void {
    const names = new Set(created);
    const lower = new Set(created.map(uri => uri.toLowerCase()));
    for (const { uri } of this.#study.files()) {
      if (names.has(uri) || !lower.has(uri.toLowerCase())) continue;
      this.#search(async () => {
        if (!(await this.folders.isNamed(uri))) this.forget(new Set([uri]));
      });
    }
  }

  /** Whether nothing is to be looked for or read, as far as is known, or this reading has been stopped. */
  get isDone(): boolean {
    return this.#isStopped || (this.#firstAreRead && isEmpty(this.#transcripts));
  }

  /** Waits until guides and codebooks have been read, or this reading has been stopped. */
  firstAreRead(): Promise<void> {
    return this.#when(() => this.#isStopped || this.#firstAreRead);
  }

  /** Waits until everything has been read, or this reading has been stopped. */
  allRead(): Promise<void> {
    return this.#when(() => this.isDone);
  }

  /** Leaves transcripts unread for now. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Goes on after `hold`. */
  goOn(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#start();
  }

  /** Reads nothing any more: another reading has taken its place. */
  stop(): void {
    this.#isStopped = true;
    this.#tell();
  }

  /** Looks for files. */
  #search(run: () => Promise<void>): void {
    this.#searches++;
    run()
      .catch(error => this.#around.failed?.(error))
      .then(() => {
        this.#searches--;
        this.#start();
        this.#tell();
      });
  }

  #want(uri: string): void {
    const waiting = kindOf(uri) === 'transcript' ? this.#transcripts : this.#first;
    const isNew = !waiting.underWay.delete(uri) && !waiting.wanted.has(uri);
    if (isNew && waiting === this.#transcripts) this.#found++;
    waiting.wanted.add(uri);
    this.#start();
  }

  #start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#readAll();
  }

  async #readAll(): Promise<void> {
    const ahead: { readonly uri: string; readonly from: Waiting; readonly text: Promise<Fetched> }[] = [];
    while (!this.#isStopped) {
      while (ahead.length < atOnce) {
        const next = this.#next();
        if (!next) break;
        const text = this.#fetch(next.uri);
        next.from.underWay.set(next.uri, text);
        ahead.push({ ...next, text });
      }
      const nearest = ahead.shift();
      if (!nearest) break;
      const text = await nearest.text;
      if (nearest.from.underWay.get(nearest.uri) === nearest.text && !this.#isStopped) {
        nearest.from.underWay.delete(nearest.uri);
        if (!this.#around.isShown?.(nearest.uri)) this.#takeIn(nearest.uri, text);
        if (nearest.from === this.#transcripts) this.#read++;
        this.#tell();
      }
      const pause = this.#around.pause?.();
      if (pause) {
        this.#around.progressed?.(this.#read, this.#found);
        await pause;
      }
    }
    this.#isRunning = false;
    if (!isEmpty(this.#transcripts) || this.#isStopped) return;
    this.#read = 0;
    this.#found = 0;
    this.#around.progressed?.(0, 0);
  }

  #next(): { readonly uri: string; readonly from: Waiting } | undefined {
    const onlyFirst = this.#isHeld || this.#searches > 0;
    for (const from of onlyFirst ? [this.#first] : [this.#first, this.#transcripts]) {
      for (const uri of from.wanted) {
        from.wanted.delete(uri);
        return { uri, from };
      }
    }
    return undefined;
  }

  async #fetch(uri: string): Promise<Fetched> {
    try {
      if (this.#files.fetch) return await this.#files.fetch(uri);
      const text = await this.#files.read(uri);
      return () => text;
    } catch (error) {
      return () => {
        throw error;
      };
    }
  }

  #takeIn(uri: string, text: Fetched): void {
    try {
      this.#study.set(uri, text());
      this.#wantNamedGuide(uri);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof NotThere) this.#study.delete(uri);
      else if (error instanceof NotText)
        this.#study.fail(uri, 'not-text', `This file is left out: ${message}.`);
      else {
        const reason = `This file cannot be read: ${message}. The rest of the study is there.`;
        this.#study.fail(uri, 'unreadable-file', reason);
      }
    }
  }

  /** Most transcripts of a folder name the same guide, so it is looked for once. */
  #wantNamedGuide(uri: string): void {
    const path = this.#pathOfGuide(uri);
    if (path === undefined) return;
    const named = `${folderOf(uri)} ${path}`;
    if (this.#named.has(named)) return;
    this.#named.add(named);
    const guide = this.missingGuide(uri);
    if (guide !== undefined && !this.#study.failure(guide)) this.#want(guide);
  }

  #pathOfGuide(uri: string): string | undefined {
    const file = this.#study.get(uri);
    return file?.kind === 'transcript' ? file.facts.frontMatter.guide?.value : undefined;
  }

  get #firstAreRead(): boolean {
    return this.#searches === 0 && isEmpty(this.#first);
  }

  async #when(until: () => boolean): Promise<void> {
    if (!until()) await new Promise<void>(go => this.#waiters.add({ until, go }));
  }

  #tell(): void {
    for (const waiter of this.#waiters) {
      if (!waiter.until()) continue;
      this.#waiters.delete(waiter);
      waiter.go();
    }
  }
}

function isEmpty({ wanted, underWay }: Waiting): boolean {
  return wanted.size === 0 && underWay.size === 0;
}
