import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { coverageOf, studyCoverage } from '../analysis/coverage';
import { leftOutOf } from '../analysis/left-out';
import { coverageJson } from '../convert/coverage-json';
import { codeActionKinds, codeActions } from '../language/code-actions';
import { completion, triggerCharacters, withDescription } from '../language/completion';
import { definition } from '../language/definition';
import { diagnostics } from '../language/diagnostics';
import { hover } from '../language/hover';
import { documentSymbols } from '../language/symbols';
import { studyFilePatterns } from '../study/file-kinds';
import type { StudyFiles } from '../study/load';
import type { Study } from '../study/study';
import { normalUri } from '../study/uris';
import {
  codeActionFor,
  completionItemFor,
  definitionFor,
  diagnosticFor,
  hoverFor,
  symbolsFor,
} from './client-abilities';
import { EditorDocument } from './editor-document';
import { LiveStudy } from './live-study';
import {
  coverageReportRequest,
  studyChangedNotification,
  type TranscriptCoverageParams,
  type TranscriptCoverageResult,
  transcriptCoverageRequest,
} from './protocol';

import { restOfWord, Typing } from './typing';

/** How long typing rests before problems are computed, in milliseconds. */
const restOfTyping = 150;

/** Serves a study over a connection until the client leaves. `files` reads what no editor has open. */
export function serve(connection: Connection, files: StudyFiles): void {
  const typing = new Typing();
  const documents = new TextDocuments<EditorDocument>({
    create: (uri, _language, version, text) => new EditorDocument(uri, version, text),
    update(document, changes, version) {
      typing.changed(document.uri, changes, Date.now());
      document.update(changes, version);
      return document;
    },
  });
  const live = new LiveStudy({ files, openDocuments: () => documents.all(), changed, log });
  let client: ClientCapabilities = {};
  let folders: readonly string[] = [];
  let publishing: NodeJS.Timeout | undefined;

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities ?? {};
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    return {
      serverInfo: { name: 'verbatim' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: { triggerCharacters, resolveProvider: true },
        definitionProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    live.load(folders);
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      // A folder that comes or goes is told of by itself, without what is in it.
      const watchers = [
        ...studyFilePatterns.map(globPattern => ({ globPattern })),
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ];
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch(error => log('watching files', error));
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => normalUri(uri)));
        const kept = folders.filter(folder => !gone.has(normalUri(folder)));
        folders = [...kept, ...added.map(({ uri }) => uri)];
        live.load(folders);
      });
    }
  });

  documents.onDidOpen(({ document }) => live.opened(document));
  documents.onDidChangeContent(({ document }) => live.edited(document));
  documents.onDidClose(({ document }) => {
    live.closed(document);
    typing.closed(document.uri);
    tell(connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => live.changedOnDisk(changes));

  /** A change may alter the problems of every open file: a guide those of its transcripts, a transcript its own. */
  function changed(): void {
    publishAfter(restOfTyping);
  }

  function publishAfter(milliseconds: number): void {
    clearTimeout(publishing);
    publishing = setTimeout(async () => {
      await live.allRead();
      let unfinished = false;
      for (const { uri, version } of live.openFiles()) {
        const found = attempt('diagnostics', () => diagnostics(live.study, uri), []);
        const written = found.filter(({ range }) => !typing.isAt(uri, range, Date.now()));
        unfinished ||= written.length < found.length;
        const shown = written.map(diagnostic => diagnosticFor(client, diagnostic));
        tell(connection.sendDiagnostics({ uri, version, diagnostics: shown }));
      }
      if (unfinished) publishAfter(restOfWord);
      tell(connection.sendNotification(studyChangedNotification));
    }, milliseconds);
  }

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

  /** Runs a feature on the whole study, and on the document's text of the time when it was asked. */
  async function answer<Result>(
    feature: string,
    run: (study: Study) => Result,
    nothing: Result,
    asked?: { readonly textDocument?: { readonly uri: string } },
  ): Promise<Result> {
    const document = documents.get(asked?.textDocument?.uri ?? '');
    const version = document?.version;
    await live.allRead();
    if (document?.version !== version)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed meanwhile.');
    return attempt(feature, () => run(live.study), nothing);
  }

  connection.onHover(asked =>
    answer(
      'hover',
      study => {
        const found = hover(study, asked.textDocument.uri, asked.position);
        return found ? hoverFor(client, found) : null;
      },
      null,
      asked,
    ),
  );
  connection.onCompletion(asked =>
    answer(
      'completion',
      study => {
        const document = documents.get(asked.textDocument.uri);
        const items = document ? completion(study, document, asked.position) : [];
        return items.map(item => completionItemFor(client, item));
      },
      [],
      asked,
    ),
  );
  connection.onCompletionResolve(item =>
    answer('completion', study => completionItemFor(client, withDescription(study, item)), item),
  );
  connection.onDefinition(asked =>
    answer(
      'definition',
      study => {
        const link = definition(study, asked.textDocument.uri, asked.position);
        return link ? definitionFor(client, link) : null;
      },
      null,
      asked,
    ),
  );
  connection.onDocumentSymbol(asked =>
    answer(
      'documentSymbol',
      study => {
        const { uri } = asked.textDocument;
        return symbolsFor(client, uri, documentSymbols(study, uri));
      },
      [],
      asked,
    ),
  );
  connection.onCodeAction(asked =>
    answer(
      'codeAction',
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
      asked,
    ),
  );
  connection.onRequest(coverageReportRequest, () =>
    answer(
      'coverageReport',
      study => coverageJson(studyCoverage(study), leftOutOf(study)),
      coverageJson([], []),
    ),
  );
  connection.onRequest(transcriptCoverageRequest, (asked: TranscriptCoverageParams) =>
    answer('transcriptCoverage', study => transcriptCoverage(study, asked.uri), null),
  );

  documents.listen(connection);
  connection.listen();
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
