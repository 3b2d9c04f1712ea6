import {
  type CancellationToken,
  type ClientCapabilities,
  type Diagnostic,
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnostics } from '../language/diagnostics';
import type { Settings } from '../language/settings';
import type { CodebookFile, GuideFile, Study, StudyFile } from '../study/study';
import { normalUri } from '../study/uris';
import { diagnosticFor } from './client-abilities';
import type { Explanations } from './explanations';

/** How long nothing happens before closed files are looked at again, in milliseconds. */
const restOfStudy = 500;

/** So many reports are sent together, to a client that takes them bit by bit. */
const bit = 50;

/** The result ID of a file without problems, which is also what a client knows of a file that it was never told of. */
const nothing = 'none';

export interface WorkspaceSurroundings {
  readonly client: ClientCapabilities;
  readonly explanations: Explanations;
  /** The study, when all of it is read. */
  allRead(): Promise<Study>;
  /** URIs of the study's files that an editor shows, which has asked about each by itself. */
  openFiles(): readonly { readonly uri: string }[];
  settingsOf(uri: string): Promise<Settings>;
  /** Asked between two files: what it gives is waited for. */
  pause(): Promise<void> | undefined;
  attempt(run: () => Diagnostic[]): Diagnostic[];
}

/** What the problems of a closed file follow from, as far as it may change without the file. */
interface Looked {
  readonly file: StudyFile;
  readonly guide: GuideFile | undefined;
  readonly codebooks: readonly CodebookFile[];
  readonly settings: Settings;
  /** Who else has its participant. */
  readonly peers: string;
  readonly id: string;
}

/**
 * Tells an editor of the errors and warnings in files that it has not open. Its request stays open until there is
 * something new to tell; what is only worth knowing would bury that, in a study of thousands of drafts.
 */
export class WorkspaceProblems {
  readonly #around: WorkspaceSurroundings;
  readonly #looked = new Map<string, Looked>();
  /**
   * Files that are told of in any case, since an editor may not say what it shows of them: those that were closed, with
   * which it forgets what it was told, and those that are gone.
   */
  readonly #again = new Set<string>();
  #seen: readonly string[] = [];
  #changes = 0;
  readonly #waiting = new Set<() => void>();

  constructor(around: WorkspaceSurroundings) {
    this.#around = around;
  }

  /** Something has changed that problems may depend on. */
  changed(): void {
    this.#changes++;
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** A document is closed: from now on its file is told. */
  closed(uri: string): void {
    this.#again.add(normalUri(uri));
    this.changed();
  }

  async answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>,
  ): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(previousResultIds.map(({ uri, value }) => [normalUri(uri), value]));
    for (;;) {
      const seen = this.#changes;
      const { items, isNews } = await this.#reports(known, token);
      if (isNews) {
        if (!progress) return { items };
        for (let at = 0; at < items.length; at += bit) progress.report({ items: items.slice(at, at + bit) });
        return { items: [] };
      }
      await this.#changeSince(seen, token);
    }
  }

  /** What is new, and which of the known is not; whether there is anything new. */
  async #reports(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<{ readonly items: WorkspaceDocumentDiagnosticReport[]; readonly isNews: boolean }> {
    const study = await this.#around.allRead();
    const isThere = (uri: string): boolean => (study.get(uri) ?? study.failure(uri)) !== undefined;
    // A file that is deleted is gone, though an editor may keep its document for a while.
    const open = new Set(
      this.#around
        .openFiles()
        .map(({ uri }) => normalUri(uri))
        .filter(isThere),
    );
    const peers = peersIn(study);
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of open) this.#again.delete(uri);
    for (const uri of this.#seen) if (!isThere(uri)) this.#again.add(uri);
    this.#seen = [...study.files()].map(({ uri }) => uri);
    const again = new Set(this.#again);
    const gone = new Set([...known.keys()].filter(uri => known.get(uri) !== nothing && !open.has(uri)));
    for (const uri of again) gone.add(uri);
    let isNews = false;
    for (const uri of [...this.#seen, ...study.failures().map(failure => failure.uri)]) {
      gone.delete(uri);
      if (open.has(uri)) continue;
      await this.#around.pause();
      if (token.isCancellationRequested) throw cancelled();
      const { id, found } = this.#look(study, uri, await this.#around.settingsOf(uri), peers);
      const before = known.get(uri);
      if (id === (before ?? nothing) && !again.has(uri)) {
        if (before !== undefined)
          items.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId: id });
        continue;
      }
      isNews = true;
      items.push({
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        resultId: id,
        items: found(),
      });
    }
    for (const uri of gone) {
      isNews = true;
      items.push({
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        resultId: nothing,
        items: [],
      });
    }
    if (isNews) for (const uri of again) this.#again.delete(uri);
    return { items, isNews };
  }

  /** A closed file is looked at anew only if something has changed that it depends on. */
  #look(
    study: Study,
    uri: string,
    settings: Settings,
    peersOf: ReadonlyMap<string, string>,
  ): { readonly id: string; found(): Diagnostic[] } {
    const file = study.get(uri);
    const found = (): Diagnostic[] => this.#problems(study, uri, settings);
    if (file?.kind !== 'transcript') return { id: idOf(found()), found };
    const link = study.guideOf(file);
    const now = {
      file,
      guide: link.kind === 'found' ? link.file : undefined,
      codebooks: study.codebooksOf(file),
      settings,
      peers: peersOf.get(file.facts.frontMatter.participant?.value ?? '') ?? '',
    };
    const before = this.#looked.get(uri);
    if (
      before &&
      before.file === now.file &&
      now.guide !== undefined && // what is not found may be called otherwise now
      before.guide === now.guide &&
      before.codebooks === now.codebooks &&
      before.settings === settings &&
      before.peers === now.peers
    )
      return { id: before.id, found };
    const id = idOf(found());
    this.#looked.set(uri, { ...now, id });
    return { id, found };
  }

  #problems(study: Study, uri: string, settings: Settings): Diagnostic[] {
    // Questions that nobody answers and themes that nobody uses are no warnings, unless somebody wants it so.
    const isWhole = settings.problems.has('never-answered') || settings.problems.has('unused-theme');
    return this.#around
      .attempt(() => diagnostics(study, uri, settings, isWhole))
      .filter(({ severity = DiagnosticSeverity.Error }) => severity <= DiagnosticSeverity.Warning)
      .map(diagnostic => this.#around.explanations.with(diagnosticFor(this.#around.client, diagnostic)));
  }

  /** Waits until something has changed, and then for a rest. */
  async #changeSince(seen: number, token: CancellationToken): Promise<void> {
    if (token.isCancellationRequested) throw cancelled();
    if (seen === this.#changes) {
      await new Promise<void>(go => {
        this.#waiting.add(go);
        token.onCancellationRequested(go);
      });
    }
    for (let last = -1; last !== this.#changes && !token.isCancellationRequested; ) {
      last = this.#changes;
      await new Promise(go => setTimeout(go, restOfStudy));
    }
    if (token.isCancellationRequested) throw cancelled();
  }
}

/** By participant the files that name them, with their days. */
function peersIn(study: Study): ReadonlyMap<string, string> {
  const peers = new Map<string, string>();
  for (const file of study.files()) {
    const { participant, date } = (file.kind === 'transcript' && file.facts.frontMatter) || {};
    if (participant)
      peers.set(participant.value, `${peers.get(participant.value) ?? ''}${file.uri} ${date}\n`);
  }
  return peers;
}

/** Follows from what is found alone: an editor may bring it back after the server has been started again. */
function idOf(found: readonly Diagnostic[]): string {
  if (found.length === 0) return nothing;
  const written = JSON.stringify(found);
  // As FNV-1a does it, twice with different factors.
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let at = 0; at < written.length; at++) {
    const unit = written.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995);
  }
  return [written.length, first >>> 0, second >>> 0].map(number => number.toString(36)).join('-');
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}
