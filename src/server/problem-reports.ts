import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Range } from '../format/position';
import { diagnostics } from '../language/diagnostics';
import type { Settings } from '../language/settings';
import type { Study } from '../study/study';
import { diagnosticFor } from './client-abilities';
import type { EditorDocument } from './editor-document';
import type { Explanations } from './explanations';
import { restOfWord, type Typing } from './typing';

/** How long typing rests before problems are computed that nobody has asked for, in milliseconds. */
const restOfTyping = 150;

/** What an editor was last told of a file. */
interface Told {
  readonly id: string;
  readonly shown: string;
}

/** What reporting works with. */
export interface ReportSurroundings {
  /** What the editor can. */
  readonly client: ClientCapabilities;
  readonly explanations: Explanations;
  readonly connection: Connection;
  readonly typing: Typing;
  /** The study, as soon as what open files are held against is read. */
  ready(): Promise<Study>;
  /** Whether all files of the study are read. */
  isWhole(): boolean;
  openFiles(): readonly EditorDocument[];
  /** The settings that hold for a file. */
  settingsOf(uri: string): Promise<Settings>;
  /** Runs what may fail; gives nothing and a line in the log if it does. */
  attempt(run: () => Diagnostic[]): Diagnostic[];
  /** Called when what has changed is reported. */
  reported(): void;
}

/**
 * Tells an editor of the problems in open files. One that can ask (pull) is only told when an answer that it has may be
 * another now; to others the problems are sent (push). Never both.
 */
export class ProblemReports {
  readonly #around: ReportSurroundings;
  readonly #told = new Map<string, Told>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ids = 0;

  constructor(around: ReportSurroundings) {
    this.#around = around;
  }

  /** Whether the editor asks. */
  get #isAsked(): boolean {
    return this.#around.client.textDocument?.diagnostic !== undefined;
  }

  /** Something has changed that problems may depend on: of a guide those of its transcripts, of a transcript its own. */
  changed(): void {
    this.#reportIn(restOfTyping);
  }

  /** The answer to an editor that asks. */
  answer(
    study: Study,
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    settings: Settings,
  ): DocumentDiagnosticReport {
    const { items, isUnfinished } = this.#problems(study, textDocument.uri, settings);
    if (isUnfinished) this.#reportIn(restOfWord);
    const { id } = this.#remember(textDocument.uri, items);
    return id === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  closed(uri: string): void {
    this.#told.delete(uri);
    if (!this.#isAsked) this.#send(uri, undefined, []);
  }

  #reportIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#report(), milliseconds);
  }

  async #report(): Promise<void> {
    const settings = new Map<string, Settings>();
    for (const { uri } of this.#around.openFiles()) settings.set(uri, await this.#around.settingsOf(uri));
    const study = await this.#around.ready();
    let unfinished = false;
    let stale = false;
    for (const { uri, version } of this.#around.openFiles()) {
      const { items, isUnfinished } = this.#problems(study, uri, settings.get(uri));
      unfinished ||= isUnfinished;
      const before = this.#told.get(uri);
      if (!this.#isAsked) this.#send(uri, version, items);
      else if (before) stale ||= before.shown !== JSON.stringify(items);
    }
    if (stale && this.#around.client.workspace?.diagnostics?.refreshSupport) {
      this.#around.connection.languages.diagnostics.refresh();
    }
    if (unfinished) this.#reportIn(restOfWord);
    this.#around.reported();
  }

  #problems(
    study: Study,
    uri: string,
    settings: Settings | undefined,
  ): { readonly items: Diagnostic[]; readonly isUnfinished: boolean } {
    const now = Date.now();
    let isUnfinished = false;
    const isTyped = (place: Range): boolean => {
      const typed = this.#around.typing.isAt(uri, place, now);
      isUnfinished ||= typed;
      return typed;
    };
    const found = this.#around.attempt(() =>
      diagnostics(study, uri, settings, this.#around.isWhole(), isTyped),
    );
    const items = found.map(diagnostic =>
      this.#around.explanations.with(diagnosticFor(this.#around.client, diagnostic)),
    );
    return { items, isUnfinished };
  }

  #remember(uri: string, items: readonly Diagnostic[]): Told {
    const shown = JSON.stringify(items);
    const before = this.#told.get(uri);
    if (before?.shown === shown) return before;
    const told = { id: String(++this.#ids), shown };
    this.#told.set(uri, told);
    return told;
  }

  /** What cannot be told any more, because the client has gone, is nobody's loss. */
  #send(uri: string, version: number | undefined, items: readonly Diagnostic[]): void {
    const published = { uri, diagnostics: [...items], ...(version !== undefined && { version }) };
    this.#around.connection.sendDiagnostics(published).catch(() => {});
  }
}
