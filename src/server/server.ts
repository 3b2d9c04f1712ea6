import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { coverageOf, studyCoverage } from '../analysis/coverage';
import { coverageJson } from '../convert/coverage-json';
import { codeActions } from '../language/code-actions';
import { completion, triggerCharacters } from '../language/completion';
import { definition } from '../language/definition';
import { diagnostics } from '../language/diagnostics';
import { hover } from '../language/hover';
import type { OpenDocument } from '../language/open-document';
import { documentSymbols } from '../language/symbols';
import { isToolFolder, kindOf, studyFilePatterns } from '../study/file-kinds';
import { loadFiles, loadStudy, type StudyFiles } from '../study/load';
import { Study } from '../study/study';
import { entryIn, fileName, folderOf, isInside, normalUri } from '../study/uris';
import {
  coverageReportRequest,
  studyChangedNotification,
  type TranscriptCoverageParams,
  type TranscriptCoverageResult,
  transcriptCoverageRequest,
} from './protocol';

/** How long typing rests before problems are computed, in milliseconds. */
const restOfTyping = 150;

/** Serves a study over a connection until the client leaves. `files` reads what no editor has open. */
export function serve(connection: Connection, files: StudyFiles): void {
  const documents = new TextDocuments(TextDocument);
  let study = new Study([]);
  let client: InitializeParams['capabilities'] = {};
  /** Ends when the study's files are read; requests wait for it, so that no answer is about half a study. */
  let loaded: Promise<void> = Promise.resolve();
  let publishing: NodeJS.Timeout | undefined;

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    const folders =
      params.workspaceFolders?.map(folder => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    study = new Study(folders);
    return {
      serverInfo: { name: 'verbatim' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: { triggerCharacters },
        definitionProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    loaded = load();
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      // A folder that comes or goes is told of by itself, without what is in it.
      const watchers = [
        ...studyFilePatterns.map(globPattern => ({ globPattern })),
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => normalUri(uri)));
        const kept = study.roots.filter(root => !gone.has(normalUri(root)));
        study = new Study([...kept, ...added.map(({ uri }) => uri)]);
        loaded = load();
      });
    }
  });

  async function load(): Promise<void> {
    const loading = study;
    await loadStudy(loading, files, loading.roots);
    for (const document of documents.all()) await takeIn(document);
    changed();
  }

  /** An open document counts as the editor shows it, whatever is on the disk. */
  async function takeIn(document: TextDocument): Promise<void> {
    study.set(document.uri, document.getText(), true);
    const uri = normalUri(document.uri);
    if (kindOf(uri) !== 'transcript' || study.roots.some(root => isInside(uri, root))) return;
    // A file opened by itself: its guide and codebook may lie beside it.
    const siblings = await files.list(folderOf(uri)).catch(() => []);
    const wanted = siblings.flatMap(({ name, isFolder }) => {
      const sibling = entryIn(folderOf(uri), name);
      const kind = kindOf(sibling);
      return !isFolder && (kind === 'guide' || kind === 'codebook') && !study.get(sibling) ? [sibling] : [];
    });
    await loadFiles(study, files, wanted);
  }

  documents.onDidChangeContent(({ document }) => {
    if (!kindOf(document.uri)) return;
    study.set(document.uri, document.getText(), true);
    changed();
  });
  documents.onDidOpen(({ document }) => {
    if (kindOf(document.uri)) void takeIn(document).then(changed);
  });
  documents.onDidClose(async ({ document }) => {
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    await readAgain(document.uri);
    changed();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted) {
        // A file or a folder. It is gone even if an editor still shows it; typing there brings it back.
        const gone = normalUri(uri);
        for (const file of [...study.files()]) if (isInside(file.uri, gone)) study.delete(file.uri);
      } else if (kindOf(uri)) {
        await readAgain(uri);
      } else if (type === FileChangeType.Created && !isToolFolder(fileName(uri)) && (await isFolder(uri))) {
        await loadStudy(study, files, [uri]);
        for (const document of documents.all()) if (study.get(document.uri)) await takeIn(document);
      }
    }
    changed();
  });

  function isFolder(uri: string): Promise<boolean> {
    return files.list(uri).then(
      () => true,
      () => false,
    );
  }

  /** Takes in a file's text as it is now: as an editor shows it, else as the disk has it, or nothing. */
  async function readAgain(uri: string): Promise<void> {
    const name = normalUri(uri);
    const document = documents.all().find(each => normalUri(each.uri) === name);
    if (document) return takeIn(document);
    study.delete(name);
    await loadFiles(study, files, [name], true);
  }

  /** A change may alter the problems of every open file: a guide those of its transcripts, a transcript its own. */
  function changed(): void {
    clearTimeout(publishing);
    publishing = setTimeout(() => {
      void loaded.then(() => {
        for (const { uri, version } of documents.all()) {
          if (kindOf(uri))
            void connection.sendDiagnostics({ uri, version, diagnostics: diagnostics(study, uri) });
        }
        void connection.sendNotification(studyChangedNotification);
      });
    }, restOfTyping);
  }

  /** Runs a feature on the finished study. One that fails answers with nothing and a line in the log. */
  async function answer<Result>(feature: string, run: () => Result, nothing: Result): Promise<Result> {
    await loaded;
    try {
      return run();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(`${feature}: ${error instanceof Error ? error.stack : error}`);
      return nothing;
    }
  }

  const open = (uri: string): OpenDocument | undefined => {
    const document = documents.get(uri);
    return document && linesOf(document);
  };

  connection.onHover(({ textDocument, position }) =>
    answer('hover', () => hover(study, textDocument.uri, position) ?? null, null),
  );
  connection.onCompletion(({ textDocument, position }) =>
    answer('completion', () => {
      const document = open(textDocument.uri);
      return document ? completion(study, document, position) : [];
    }, []),
  );
  connection.onDefinition(({ textDocument, position }) =>
    answer(
      'definition',
      () => {
        const link = definition(study, textDocument.uri, position);
        if (!link) return null;
        return client.textDocument?.definition?.linkSupport
          ? [link]
          : { uri: link.targetUri, range: link.targetSelectionRange };
      },
      null,
    ),
  );
  connection.onDocumentSymbol(({ textDocument }) =>
    answer('documentSymbol', () => documentSymbols(study, textDocument.uri), []),
  );
  connection.onCodeAction(({ textDocument, range }) =>
    answer('codeAction', () => {
      const document = open(textDocument.uri);
      return document ? codeActions(study, document, range) : [];
    }, []),
  );
  connection.onRequest(coverageReportRequest, () =>
    answer('coverageReport', () => coverageJson(studyCoverage(study)), coverageJson([])),
  );
  connection.onRequest(transcriptCoverageRequest, ({ uri }: TranscriptCoverageParams) =>
    answer('transcriptCoverage', () => transcriptCoverage(study, uri), null),
  );

  documents.listen(connection);
  connection.listen();
}

function linesOf(document: TextDocument): OpenDocument {
  return {
    uri: document.uri,
    lineCount: document.lineCount,
    line: index =>
      index < document.lineCount
        ? document
            .getText({ start: { line: index, character: 0 }, end: { line: index + 1, character: 0 } })
            .replace(/[\r\n]+$/, '')
        : '',
  };
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
