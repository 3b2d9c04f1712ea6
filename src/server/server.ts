import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { studyFilePatterns } from '../study/file-kinds';
import type { FileChange, FolderWatching, StudyFiles } from '../study/study-files';
import { normalUri } from '../study/uris';
import { answering } from './answering';
import { ClientSettings } from './client-settings';
import { EditorDocument } from './editor-document';
import { Explanations } from './explanations';
import { registerFeatures } from './features';
import { IndexingProgress } from './indexing-progress';
import { LiveStudy } from './live-study';
import { Pace } from './pace';
import { ProblemReports } from './problem-reports';
import { studyChangedNotification } from './protocol';
import { Refreshing } from './refreshing';
import { TokenAnswers } from './token-answers';
import { Typing } from './typing';
import { WorkspaceProblems } from './workspace-problems';

/**
 * Serves a study over a connection that `start` has opened, until the client leaves. `files` reads what no editor has
 * open. `page`: URI of docs/diagnostics.md, where the client does not say one.
 */
export function serve(
  connection: Connection,
  params: InitializeParams,
  files: StudyFiles,
  page?: string,
): void {
  const typing = new Typing();
  const pace = new Pace();
  const documents = new TextDocuments<EditorDocument>({
    create: (uri, _language, version, text) => new EditorDocument(uri, version, text),
    update(document, changes, version) {
      typing.changed(document.uri, changes, Date.now());
      document.update(changes, version);
      return document;
    },
  });
  const client = params.capabilities ?? {};
  let folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  let progress: IndexingProgress | undefined;
  let watching: FolderWatching | undefined;
  const settings = new ClientSettings({
    connection,
    client,
    initial: params.initializationOptions,
    folders: () => folders,
    changed,
    log,
  });
  const live = new LiveStudy({
    files,
    openDocuments: () => documents.all(),
    changed,
    log,
    pause: () => pace.pause(),
    progressed: (read, found) => progress?.show(read, found),
    watching: () => watching,
  });
  const tokens = new TokenAnswers();
  const refreshing = new Refreshing(connection, client);
  const explanations = new Explanations(client);
  void explanations.read(params.initializationOptions?.docs ?? page, uri => files.read(uri));
  const closed = new WorkspaceProblems({
    client,
    explanations,
    async allRead() {
      await live.allRead();
      return live.study;
    },
    openFiles: () => live.openFiles(),
    settingsOf: uri => settings.of(uri),
    pause: () => pace.pause(),
    attempt: run => attempt('diagnostics', run, []),
  });
  const reports = new ProblemReports({
    client,
    explanations,
    connection,
    typing,
    async ready() {
      await live.ready();
      return live.study;
    },
    openFiles: () => live.openFiles(),
    isWhole: () => live.isWhole,
    settingsOf: uri => settings.of(uri),
    attempt: run => attempt('diagnostics', run, []),
    reported() {
      refreshing.changed(live.study);
      tell(connection.sendNotification(studyChangedNotification));
    },
  });

  function changed(): void {
    reports.changed();
    closed.changed();
  }

  /** The editor tells what changes on the disk, or else the disk itself. */
  function watchFiles(): void {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      watchDisk();
      return;
    }
    // A folder that comes or goes is told of by itself, without what is in it.
    const watchers = [
      ...[...studyFilePatterns, '**/.gitignore'].map(globPattern => ({ globPattern })),
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ];
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(error => {
      log('watching files', error);
      watchDisk();
      live.load(folders); // a folder is watched when it is looked through
    });
  }

  function watchDisk(): void {
    watching = files.watch?.({ changed: changedOnDisk, failed: reason => connection.console.warn(reason) });
  }

  function changedOnDisk(changes: readonly FileChange[]): void {
    const types = {
      created: FileChangeType.Created,
      changed: FileChangeType.Changed,
      deleted: FileChangeType.Deleted,
    } as const;
    live.changedOnDisk(changes.map(({ uri, type }) => ({ uri, type: types[type] })));
  }

  documents.onDidOpen(({ document }) => {
    pace.busy();
    live.opened(document);
  });
  documents.onDidChangeContent(({ document }) => {
    pace.busy();
    live.edited(document);
  });
  documents.onDidClose(({ document }) => {
    live.closed(document);
    typing.closed(document.uri);
    reports.closed(document.uri);
    closed.closed(document.uri);
    tokens.closed(document.uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => live.changedOnDisk(changes));

  function log(what: string, error: unknown): void {
    connection.console.error(`${what}: ${error instanceof Error ? error.stack : error}`);
  }

  /** What cannot be told any more, because the client has gone, is nobody's loss. */
  function tell(sent: Promise<void>): void {
    sent.catch(() => {});
  }

  /** Runs a feature; one that fails gives nothing and a line in the log. */
  function attempt<Result>(feature: string, run: () => Result, nothing: Result): Result {
    try {
      return run();
    } catch (error) {
      log(feature, error);
      return nothing;
    }
  }

  let left = false;
  connection.onShutdown(() => {
    left = true;
  });
  const answer = answering({ live, documents, pace, settings, attempt, isLeft: () => left });
  registerFeatures({ connection, client, documents, live, reports, closed, refreshing, tokens, answer });

  documents.listen(connection);
  if (client.window?.workDoneProgress) progress = new IndexingProgress(connection, () => live.cancel());
  watchFiles();
  live.load(folders);
  if (client.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => normalUri(uri)));
      const kept = folders.filter(folder => !gone.has(normalUri(folder)));
      folders = [...kept, ...added.map(({ uri }) => uri)];
      live.load(folders);
    });
  }
}
