import { type Codebook, readCodebook, type Theme } from '../format/codebook';
import { type Guide, readGuide } from '../format/guide';
import { range } from '../format/position';
import type { Problem } from '../format/problem';
import { readTranscript, type Transcript } from '../format/transcript';
import { factsOf, type TranscriptFacts } from './facts';
import { kindOf } from './file-kinds';
import { type Marker, markersIn } from './markers';
import { byName } from './names-in-order';
import { Names, packed, unpacked } from './packed-facts';
import { folderOf, foldersUp, innermostRoot, isInside, normalUri, resolvePath } from './uris';

export interface GuideFile {
  readonly kind: 'guide';
  readonly uri: string;
  readonly guide: Guide;
}

export interface CodebookFile {
  readonly kind: 'codebook';
  readonly uri: string;
  readonly codebook: Codebook;
}

export interface TranscriptFile {
  readonly kind: 'transcript';
  readonly uri: string;
  readonly facts: TranscriptFacts;
  /** The text as read, kept only while it is open in an editor. */
  readonly transcript: Transcript | undefined;
}

export type StudyFile = GuideFile | CodebookFile | TranscriptFile;

/** How a transcript finds its guide, or why it does not. */
export type GuideLink =
  | { readonly kind: 'found'; readonly file: GuideFile }
  | { readonly kind: 'not-found'; readonly uri: string }
  | { readonly kind: 'outside' }
  /** `guide:` is not there and the nearest folder with guides has several. */
  | { readonly kind: 'unclear'; readonly uris: readonly string[] }
  | { readonly kind: 'none' };

/** A file that was there but could not be taken in. */
export interface Failure {
  readonly uri: string;
  readonly problem: Problem;
}

/** Characters at the beginning of a file that tell whether it is text, as they do for Git. */
const nothingButText = 8000;

/**
 * The files of a study as they are now, and who refers to what. A file's facts are kept by file, so a change costs
 * the changed file; what joins files (guide, markers, codebook) is derived when asked for.
 */
export class Study {
  readonly #roots: readonly string[];
  readonly #files = new Map<string, StudyFile>();
  readonly #failures = new Map<string, Problem>();
  readonly #markers = new WeakMap<
    TranscriptFacts,
    { guide: Guide | undefined; markers: readonly Marker[] }
  >();
  readonly #names = new Names();
  /** Derived when asked for, and forgotten when a file comes or goes that they are made of. */
  #order: readonly string[] | undefined;
  #guides: Nearest<GuideFile> | undefined;
  #codebooks: Nearest<CodebookFile> | undefined;
  /** By folder and path of `guide:`; most transcripts of a folder name the same one. */
  readonly #named = new Map<string, string | undefined>();
  readonly #links = new Map<string, { readonly named: string | undefined; readonly link: GuideLink }>();

  /** `roots`: URIs of the workspace folders; paths in front matter may not lead out of them. */
  constructor(roots: readonly string[]) {
    this.#roots = roots.map(root => normalUri(root).replace(/\/$/, ''));
  }

  get roots(): readonly string[] {
    return this.#roots;
  }

  /** The innermost workspace folder that holds a file; `undefined` outside of all. */
  rootOf(uri: string): string | undefined {
    return innermostRoot(uri, this.#roots);
  }

  /** Takes in a file's text. A name that is none of a study's is ignored. */
  set(fileUri: string, text: string): void {
    const uri = normalUri(fileUri);
    const kind = kindOf(uri);
    if (!kind) return;
    this.delete(uri);
    if (text.slice(0, nothingButText).includes('\0')) {
      const message = 'This is not a text file, so it is left out. Export or save it as plain text (UTF-8).';
      this.fail(uri, 'not-text', message);
      return;
    }
    this.#files.set(uri, this.#readFile(kind, uri, text));
    this.#forget(kind);
  }

  #readFile(kind: StudyFile['kind'], uri: string, text: string): StudyFile {
    switch (kind) {
      case 'guide':
        return { kind, uri, guide: readGuide(text) };
      case 'codebook':
        return { kind, uri, codebook: readCodebook(text) };
      case 'transcript': {
        const facts = unpacked(packed(readTranscript(text)), this.#names);
        return { kind, uri, facts, transcript: undefined };
      }
    }
  }

  /** Takes in a transcript as an editor shows it: what features of the editor ask for is kept. */
  show(fileUri: string, transcript: Transcript): void {
    const uri = normalUri(fileUri);
    this.#failures.delete(uri);
    if (!this.#files.has(uri)) this.#forget('transcript');
    this.#files.set(uri, { kind: 'transcript', uri, facts: factsOf(transcript), transcript });
  }

  /** Notes that a file is there but cannot be read; `message` is a whole sentence. */
  fail(fileUri: string, code: 'not-text' | 'unreadable-file' | 'ignored-folder', message: string): void {
    const uri = normalUri(fileUri);
    this.delete(uri);
    this.#failures.set(uri, {
      code,
      severity: code === 'ignored-folder' ? 'warning' : 'error',
      range: range(0, 0, 0, 0),
      message,
    });
  }

  delete(fileUri: string): void {
    const uri = normalUri(fileUri);
    const file = this.#files.get(uri);
    this.#failures.delete(uri);
    this.#files.delete(uri);
    this.#links.delete(uri);
    if (file) this.#forget(file.kind);
  }

  get(uri: string): StudyFile | undefined {
    return this.#files.get(normalUri(uri));
  }

  failures(): Failure[] {
    return [...this.#failures].map(([uri, problem]) => ({ uri, problem }));
  }

  failure(uri: string): Problem | undefined {
    return this.#failures.get(normalUri(uri));
  }

  files(): Iterable<StudyFile> {
    return this.#files.values();
  }

  /** In the order of their URIs, numbers by their value (`p2` before `p10`). */
  transcripts(): TranscriptFile[] {
    this.#order ??= [...this.#files.values()]
      .flatMap(({ kind, uri }) => (kind === 'transcript' ? [uri] : []))
      .sort(byName);
    return this.#order.map(uri => this.#files.get(uri)).filter(file => file?.kind === 'transcript');
  }

  guides(): GuideFile[] {
    const files = [...this.#files.values()].filter(file => file.kind === 'guide');
    return files.sort((a, b) => byName(a.uri, b.uri));
  }

  codebooks(): CodebookFile[] {
    const files = [...this.#files.values()].filter(file => file.kind === 'codebook');
    return files.sort((a, b) => byName(a.uri, b.uri));
  }

  /** The URI that `guide:` in a transcript means; `undefined` where the path leads out of the workspace. */
  namedGuide(transcriptUri: string, path: string): string | undefined {
    const folder = folderOf(transcriptUri);
    const key = `${folder}\n${path}`;
    if (!this.#named.has(key)) {
      const uri = resolvePath(transcriptUri, path);
      const roots = this.#roots.length > 0 ? this.#roots : [folder];
      this.#named.set(key, roots.some(root => isInside(uri, root)) ? uri : undefined);
    }
    return this.#named.get(key);
  }

  /** The guide of a transcript: the one it names, or the one guide in the nearest folder above it. */
  guideOf({ uri, facts }: TranscriptFile): GuideLink {
    const named = facts.frontMatter.guide?.value;
    const before = this.#links.get(uri);
    if (before && before.named === named) return before.link;
    const link = named === undefined ? this.#nearestGuide(uri) : this.#guideNamed(uri, named);
    this.#links.set(uri, { named, link });
    return link;
  }

  #guideNamed(transcriptUri: string, path: string): GuideLink {
    const uri = this.namedGuide(transcriptUri, path);
    if (uri === undefined) return { kind: 'outside' };
    const file = this.#files.get(uri);
    return file?.kind === 'guide' ? { kind: 'found', file } : { kind: 'not-found', uri };
  }

  #nearestGuide(transcriptUri: string): GuideLink {
    this.#guides ??= new Nearest(this.guides(), this.#roots);
    const guides = this.#guides.to(transcriptUri);
    const [first] = guides;
    if (!first) return { kind: 'none' };
    return guides.length === 1
      ? { kind: 'found', file: first }
      : { kind: 'unclear', uris: guides.map(guide => guide.uri) };
  }

  /** The codebooks of a transcript: all those in the nearest folder above it that has any. Of a codebook those beside it. */
  codebooksOf({ uri }: StudyFile): readonly CodebookFile[] {
    this.#codebooks ??= new Nearest(this.codebooks(), this.#roots);
    return this.#codebooks.to(uri);
  }

  /** The transcripts that a codebook is for. */
  transcriptsUnder(codebook: CodebookFile): TranscriptFile[] {
    return this.transcripts().filter(transcript =>
      this.codebooksOf(transcript).some(({ uri }) => uri === codebook.uri),
    );
  }

  /** A theme of a transcript's codebooks. */
  theme(transcript: TranscriptFile, id: string): { readonly uri: string; readonly theme: Theme } | undefined {
    for (const { uri, codebook } of this.codebooksOf(transcript)) {
      const theme = codebook.byId.get(id);
      if (theme) return { uri, theme };
    }
    return undefined;
  }

  /** The question markers of a transcript, held against its guide. */
  markersOf(transcript: TranscriptFile): readonly Marker[] {
    const link = this.guideOf(transcript);
    const guide = link.kind === 'found' ? link.file.guide : undefined;
    const known = this.#markers.get(transcript.facts);
    if (known && known.guide === guide) return known.markers;
    const markers = markersIn(transcript.facts, guide);
    this.#markers.set(transcript.facts, { guide, markers });
    return markers;
  }

  /** The transcripts whose guide this is. */
  transcriptsOf(guide: GuideFile): TranscriptFile[] {
    return this.transcripts().filter(transcript => {
      const link = this.guideOf(transcript);
      return link.kind === 'found' && link.file.uri === guide.uri;
    });
  }

  #forget(kind: StudyFile['kind']): void {
    if (kind === 'transcript') this.#order = undefined;
    if (kind === 'codebook') this.#codebooks = undefined;
    if (kind !== 'guide') return;
    this.#guides = undefined;
    this.#links.clear();
  }
}

/** Files by the folders they lie in. */
class Nearest<File extends StudyFile> {
  readonly #roots: readonly string[];
  readonly #in = new Map<string, File[]>();
  /** By the folder of who asks. */
  readonly #to = new Map<string, readonly File[]>();

  constructor(files: readonly File[], roots: readonly string[]) {
    this.#roots = roots;
    for (const file of files) {
      const folder = folderOf(file.uri);
      const there = this.#in.get(folder);
      if (there) there.push(file);
      else this.#in.set(folder, [file]);
    }
  }

  /** The files in the nearest folder above that has any. */
  to(uri: string): readonly File[] {
    const own = folderOf(uri);
    let files = this.#to.get(own);
    if (!files) {
      const folder = foldersUp(uri, this.#roots).find(above => this.#in.has(above)) ?? '';
      files = this.#in.get(folder) ?? [];
      this.#to.set(own, files);
    }
    return files;
  }
}
