import {
  CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { coverageOf, studyCoverage } from '../analysis/coverage';
import { leftOutOf } from '../analysis/left-out';
import { coverageJson } from '../convert/coverage-json';
import { codeActions } from '../language/code-actions';
import { completion, withDescription } from '../language/completion';
import { definition } from '../language/definition';
import { highlights } from '../language/highlights';
import { hover } from '../language/hover';
import { references } from '../language/references';
import { type Renaming, renamable, rename } from '../language/rename';
import { documentSymbols } from '../language/symbols';
import { workspaceSymbols } from '../language/workspace-symbols';
import { studyFilePatterns } from '../study/file-kinds';
import type { Study } from '../study/study';
import type { FileChange, FolderWatching, StudyFiles } from '../study/study-files';
import { normalUri } from '../study/uris';
import {
  codeActionFor,
  completionItemFor,
  definitionFor,
  hoverFor,
  renameEditFor,
  symbolsFor,
} from './client-abilities';
import { EditorDocument } from './editor-document';
import { IndexingProgress } from './indexing-progress';
import { LiveStudy } from './live-study';
import { Pace } from './pace';
import { ProblemReports } from './problem-reports';
import {
  coverageReportRequest,
  studyChangedNotification,
  type TranscriptCoverageParams,
  type TranscriptCoverageResult,
  transcriptCoverageRequest,
} from './protocol';
import { Typing } from './typing';

/**
 * Serves a study over a connection that `start` has opened, until the client leaves. `files` reads what no editor has
 * open.
 */
export function serve(connection: Connection, params: InitializeParams, files: StudyFiles): void {
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
  const live = new LiveStudy({
    files,
    openDocuments: () => documents.all(),
    changed: () => reports.changed(),
    log,
    pause: () => pace.pause(),
    progressed: (read, found) => progress?.show(read, found),
    watching: () => watching,
  });
  const reports = new ProblemReports({
    client,
    connection,
    typing,
    async ready() {
      await live.ready();
      return live.study;
    },
    openFiles: () => live.openFiles(),
    attempt: run => attempt('diagnostics', run, []),
    reported: () => tell(connection.sendNotification(studyChangedNotification)),
  });

  /** The editor tells what changes on the disk, or else the disk itself. */
  function watchFiles(): void {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      watching = files.watch?.({ changed: changedOnDisk, failed: reason => connection.console.warn(reason) });
      return;
    }
    // A folder that comes or goes is told of by itself, without what is in it.
    const watchers = [
      ...[...studyFilePatterns, '**/.gitignore'].map(globPattern => ({ globPattern })),
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ];
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch(error => log('watching files', error));
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

  interface Asked {
    readonly textDocument?: { readonly uri: string };
  }

  /**
   * Answers about a document, from what it is held against, as soon as that is read; about another than an open one, or
   * about all, from the whole study. What was asked about a text that has changed meanwhile is refused. With `yields`,
   * what has already come from the editor is taken in before, so that a stream of letters costs one answer: for what an
   * editor asks for with each letter. A list to choose from it asks for once a word, so that one is never kept waiting.
   */
  async function answer<Result>(
    feature: string,
    asked: Asked,
    token: CancellationToken,
    run: (study: Study) => Result,
    nothing: Result,
    yields = false,
  ): Promise<Result> {
    pace.busy();
    const uri = asked.textDocument?.uri;
    const document = uri === undefined ? undefined : documents.get(uri);
    const version = document?.version;
    await (document ? live.ready() : live.allRead());
    if (yields) await new Promise(setImmediate);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    if (document?.version !== version)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed meanwhile.');
    return attempt(feature, () => run(live.study), nothing);
  }

  connection.onHover((asked, token) =>
    answer(
      'hover',
      asked,
      token,
      study => {
        const found = hover(study, asked.textDocument.uri, asked.position, live.isWhole);
        return found ? hoverFor(client, found) : null;
      },
      null,
    ),
  );
  connection.onCompletion((asked, token) =>
    answer(
      'completion',
      asked,
      token,
      study => {
        const document = documents.get(asked.textDocument.uri);
        const items = document ? completion(study, document, asked.position) : [];
        return items.map(item => completionItemFor(client, item));
      },
      [],
    ),
  );
  connection.onCompletionResolve((item, token) =>
    answer('completion', {}, token, study => completionItemFor(client, withDescription(study, item)), item),
  );
  connection.onDefinition((asked, token) =>
    answer(
      'definition',
      asked,
      token,
      study => {
        const link = definition(study, asked.textDocument.uri, asked.position);
        return link ? definitionFor(client, link) : null;
      },
      null,
    ),
  );
  connection.onReferences(async (asked, token) => {
    const { textDocument, position, context } = asked;
    await live.allRead();
    return answer(
      'references',
      asked,
      token,
      study => references(study, textDocument.uri, position, context.includeDeclaration),
      [],
    );
  });
  connection.onDocumentHighlight((asked, token) =>
    answer(
      'documentHighlight',
      asked,
      token,
      study => highlights(study, asked.textDocument.uri, asked.position),
      [],
    ),
  );
  connection.onPrepareRename((asked, token) =>
    answer(
      'prepareRename',
      asked,
      token,
      study => {
        const name = renamable(study, asked.textDocument.uri, asked.position);
        return name ? { range: name.range, placeholder: name.id } : null;
      },
      null,
    ),
  );
  connection.onRenameRequest(async (asked, token) => {
    await live.allRead();
    const { textDocument, position, newName } = asked;
    const nothing: Renaming = { refused: 'Nothing was renamed, because of a fault of the server.' };
    const renaming = await answer(
      'rename',
      asked,
      token,
      study => rename(study, textDocument.uri, position, newName),
      nothing,
    );
    if ('refused' in renaming) throw new ResponseError(LSPErrorCodes.RequestFailed, renaming.refused);
    return renameEditFor(client, renaming.edits, live.openFiles());
  });
  connection.onDocumentSymbol((asked, token) =>
    answer(
      'documentSymbol',
      asked,
      token,
      study => {
        const { uri } = asked.textDocument;
        return symbolsFor(client, uri, documentSymbols(study, uri));
      },
      [],
      true,
    ),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    answer('workspaceSymbol', {}, token, study => workspaceSymbols(study, query), []),
  );
  connection.languages.diagnostics.on((asked, token) =>
    answer(
      'diagnostics',
      asked,
      token,
      study => reports.answer(study, asked),
      { kind: 'full', items: [] },
      true,
    ),
  );
  connection.onCodeAction((asked, token) =>
    answer(
      'codeAction',
      asked,
      token,
      study => {
        const document = documents.get(asked.textDocument.uri);
        const { only } = asked.context;
        if (!document) return [];
        // A kind stands for those below it, too: who asks for “refactor” wants “refactor.rewrite”.
        const wanted = (kind = '') =>
          !only || only.some(each => each === '' || kind === each || kind.startsWith(`${each}.`));
        const actions = codeActions(study, document, asked.range).filter(({ kind }) => wanted(kind));
        return actions.map(action => codeActionFor(client, action, document.version));
      },
      [],
    ),
  );
  connection.onRequest(coverageReportRequest, () =>
    answer(
      'coverageReport',
      {},
      CancellationToken.None,
      study => coverageJson(studyCoverage(study), leftOutOf(study)),
      coverageJson([], []),
    ),
  );
  connection.onRequest(
    transcriptCoverageRequest,
    ({ uri }: TranscriptCoverageParams, token: CancellationToken) =>
      answer(
        'transcriptCoverage',
        { textDocument: { uri } },
        token,
        study => transcriptCoverage(study, uri),
        null,
      ),
  );

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

function transcriptCoverage(study: Study, uri: string): TranscriptCoverageResult | null {
  const file = study.get(uri);
  const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
  if (!coverage) return null;
  const { participant, guide, totals, questions } = coverage;
  return {
    participant,
    guide: guide.uri,
    expected: totals.expected,
    answered: totals.answered,
    answeredRate: totals.answeredRate ?? null,
    open: questions.flatMap(({ expected, state, question }) =>
      expected && state !== 'answered' ? [question.id] : [],
    ),
  };
}
