import {
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type TextDocuments,
  uinteger,
} from 'vscode-languageserver';
import { coverageInSteps } from '../analysis/coverage';
import { range } from '../format/position';
import { codeActions } from '../language/code-actions';
import { codeLenses, type LensData, passagesOf } from '../language/code-lenses';
import { codedPassages, nothingCoded } from '../language/coded-passages';
import { completion } from '../language/completion';
import { withDescription } from '../language/completion/items';
import { definition } from '../language/definition';
import { documentLinks } from '../language/document-links';
import { afterEnter } from '../language/enter';
import { foldingRanges } from '../language/folding';
import { highlights } from '../language/highlights';
import { hover } from '../language/hover';
import { described, type HintData, inlayHints } from '../language/inlay-hints';
import { editsForMoved } from '../language/moved-files';
import { references } from '../language/references';
import {
  type Renaming,
  type RenamingSurroundings,
  renamable,
  rename,
  textsForRename,
} from '../language/rename';
import { selectionRanges } from '../language/selection-ranges';
import { semanticTokens } from '../language/semantic-tokens';
import { documentSymbols } from '../language/symbols';
import { encoded } from '../language/token-encoding';
import { workspaceSymbols } from '../language/workspace-symbols';
import type { Answer } from './answering';
import {
  canConfirm,
  codeActionFor,
  codeLensFor,
  completionItemFor,
  definitionFor,
  documentLinkFor,
  foldingRangesFor,
  hoverFor,
  inlayHintFor,
  openingCodeLens,
  symbolsFor,
  withTooltip,
  workspaceEditFor,
} from './client-abilities';
import { registerCodingRequests } from './coding-requests';
import { registerCoverageRequests } from './coverage-requests';
import type { EditorDocument } from './editor-document';
import { registerFrameworkRequests } from './framework-requests';
import { registerGuideRequests } from './guide-requests';
import type { LiveStudy } from './live-study';
import type { ProblemReports } from './problem-reports';
import { type CodedPassagesParams, codedPassagesRequest } from './protocol';
import { registerQuestionRequests } from './question-requests';
import type { Refreshing } from './refreshing';
import { registerStudyView } from './study-view';
import { registerThemeRequests } from './theme-requests';
import { registerThemeView } from './theme-view';
import type { TokenAnswers } from './token-answers';
import type { WorkspaceProblems } from './workspace-problems';

/** What requests are answered with. */
export interface FeatureSurroundings {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly documents: TextDocuments<EditorDocument>;
  readonly live: LiveStudy;
  readonly reports: ProblemReports;
  readonly closed: WorkspaceProblems;
  readonly refreshing: Refreshing;
  readonly tokens: TokenAnswers;
  readonly answer: Answer;
}

/** Says for each request of an editor which feature answers it. */
export function registerFeatures(around: FeatureSurroundings): void {
  const { connection, client, documents, live, reports, closed, refreshing, tokens, answer } = around;

  connection.onHover(
    answer('hover', null, (study, { textDocument, position }) => {
      const document = documents.get(textDocument.uri);
      const found = hover(study, textDocument.uri, position, document, live.isWhole);
      return found ? hoverFor(client, found) : null;
    }),
  );
  connection.onCompletion(
    answer('completion', [], (study, { textDocument, position }, settings) => {
      const document = documents.get(textDocument.uri);
      const today = new Date().toLocaleDateString('sv'); // which is YYYY-MM-DD
      const items = document ? completion(study, document, position, { today, settings }) : [];
      return items.map(item => completionItemFor(client, item));
    }),
  );
  connection.onCompletionResolve((item, token) =>
    answer('completion', item, study => completionItemFor(client, withDescription(study, item)))(item, token),
  );
  connection.onDefinition(
    answer('definition', null, (study, { textDocument, position }) => {
      const link = definition(study, textDocument.uri, position);
      return link ? definitionFor(client, link) : null;
    }),
  );
  connection.onReferences(
    answer(
      'references',
      [],
      (study, { textDocument, position, context }) =>
        references(study, textDocument.uri, position, context.includeDeclaration),
      { needsAll: true },
    ),
  );
  connection.onDocumentHighlight(
    answer('documentHighlight', [], (study, { textDocument, position }) =>
      highlights(study, textDocument.uri, position),
    ),
  );
  connection.onPrepareRename(
    answer('prepareRename', null, (study, { textDocument, position }) => {
      const name = renamable(study, textDocument.uri, position);
      return name ? { range: name.range, placeholder: name.id } : null;
    }),
  );
  const texts = answer(
    'rename',
    [],
    (study, { textDocument, position, newName }: RenameParams) =>
      textsForRename(study, textDocument.uri, position, newName),
    { needsAll: true },
  );
  const renaming = answer(
    'rename',
    { refused: 'Nothing was renamed, because of a fault of the server.' } as Renaming,
    (
      study,
      { textDocument, position, newName, textOf }: RenameParams & Pick<RenamingSurroundings, 'textOf'>,
    ) => rename(study, textDocument.uri, position, newName, { textOf, canConfirm: canConfirm(client) }),
    { needsAll: true },
  );
  connection.onRenameRequest(async (asked, token) => {
    const textOf = await live.textsOf(await texts(asked, token));
    const renamed = await renaming({ ...asked, textOf }, token);
    if ('refused' in renamed) throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.refused);
    return workspaceEditFor(client, renamed.edits, live.openFiles(), renamed.confirm);
  });
  const moving = answer(
    'willRenameFiles',
    new Map() as ReturnType<typeof editsForMoved>,
    (study, { files }: RenameFilesParams) => editsForMoved(study, files),
    { needsAll: true },
  );
  connection.workspace.onWillRenameFiles(async (asked, token) => {
    const edits = await moving(asked, token);
    return edits.size > 0 ? workspaceEditFor(client, edits, live.openFiles()) : null;
  });
  connection.onDocumentSymbol(
    answer(
      'documentSymbol',
      [],
      (study, { textDocument: { uri } }) => symbolsFor(client, uri, documentSymbols(study, uri)),
      { yields: true },
    ),
  );
  connection.onWorkspaceSymbol(
    answer('workspaceSymbol', [], (study, { query }) => workspaceSymbols(study, query)),
  );
  connection.languages.diagnostics.on(
    answer(
      'diagnostics',
      { kind: 'full', items: [] },
      (study, asked, settings) => reports.answer(study, asked, settings),
      {
        yields: true,
      },
    ),
  );
  connection.languages.diagnostics.onWorkspace((asked, token, _, progress) =>
    closed.answer(asked, token, progress),
  );
  connection.onCodeAction(
    answer('codeAction', [], (study, { textDocument, range, context: { only } }, settings) => {
      const document = documents.get(textDocument.uri);
      if (!document) return [];
      // A kind stands for those below it, too: who asks for “refactor” wants “refactor.rewrite”.
      const wanted = (kind = '') =>
        !only || only.some(each => each === '' || kind === each || kind.startsWith(`${each}.`));
      const actions = codeActions(study, document, range, settings, live.isWhole);
      const open = live.openFiles();
      return actions.filter(({ kind }) => wanted(kind)).map(action => codeActionFor(client, action, open));
    }),
  );
  connection.onCodeLens(
    answer(
      'codeLens',
      [],
      (study, { textDocument: { uri } }) => {
        refreshing.asked('codeLens');
        return codeLenses(study, uri).map(lens => codeLensFor(client, lens));
      },
      {
        needsAll: true,
        steps(study, { textDocument: { uri } }) {
          const file = study.get(uri);
          return file?.kind === 'guide' ? coverageInSteps(study, file) : [];
        },
      },
    ),
  );
  // What came whole from the start has no data, and stays as it is.
  connection.onCodeLensResolve((lens, token) =>
    answer(
      'codeLens',
      lens,
      study => (lens.data ? openingCodeLens(client, lens, passagesOf(study, lens.data as LensData)) : lens),
      { needsAll: true },
    )(lens, token),
  );
  connection.languages.inlayHint.on(
    answer('inlayHint', [], (study, { textDocument: { uri }, range }) => {
      refreshing.asked('inlayHint');
      return inlayHints(study, uri, range).map(hint =>
        inlayHintFor(client, hint, () => described(study, hint.data as HintData, false)),
      );
    }),
  );
  connection.languages.inlayHint.resolve((hint, token) =>
    answer('inlayHint', hint, study =>
      hint.data ? withTooltip(hint, described(study, hint.data as HintData, live.isWhole)) : hint,
    )(hint, token),
  );
  connection.languages.semanticTokens.on(
    answer(
      'semanticTokens',
      { data: [] },
      (study, { textDocument: { uri } }) => {
        refreshing.asked('semanticTokens');
        return tokens.full(uri, semanticTokens(study, uri));
      },
      { yields: true },
    ),
  );
  connection.languages.semanticTokens.onDelta(
    answer(
      'semanticTokens',
      { data: [] },
      (study, { textDocument: { uri }, previousResultId }) => {
        refreshing.asked('semanticTokens');
        return tokens.delta(uri, previousResultId, semanticTokens(study, uri));
      },
      { yields: true },
    ),
  );
  connection.languages.semanticTokens.onRange(
    answer(
      'semanticTokens',
      { data: [] },
      (study, { textDocument: { uri }, range }) => ({
        data: encoded(semanticTokens(study, uri, range)),
      }),
      { yields: true },
    ),
  );
  connection.onDocumentOnTypeFormatting(
    answer('onTypeFormatting', [], (_study, { textDocument, position, ch }, settings) => {
      const document = documents.get(textDocument.uri);
      return document ? afterEnter(document, position, ch, settings) : [];
    }),
  );
  connection.onFoldingRanges(
    answer(
      'foldingRange',
      [],
      (study, { textDocument: { uri } }) => {
        const document = documents.get(uri);
        return document ? foldingRangesFor(client, foldingRanges(study, document)) : [];
      },
      { yields: true },
    ),
  );
  connection.onSelectionRanges(
    answer('selectionRange', [], (study, { textDocument: { uri }, positions }) => {
      const document = documents.get(uri);
      return document ? selectionRanges(study, document, positions) : [];
    }),
  );
  connection.onDocumentLinks(
    answer('documentLink', [], (study, { textDocument: { uri } }) =>
      documentLinks(study, uri).map(link => documentLinkFor(client, link)),
    ),
  );
  connection.onRequest(
    codedPassagesRequest,
    answer(
      'codedPassages',
      nothingCoded,
      (study, { textDocument: { uri }, ranges, marks = false }: CodedPassagesParams) =>
        codedPassages(study, uri, ranges ?? [everything], marks),
      { yields: true },
    ),
  );
  registerCoverageRequests(connection, live, answer);
  registerThemeRequests(connection, live, answer);
  registerCodingRequests(around);
  registerGuideRequests(around);
  registerFrameworkRequests(around);
  registerQuestionRequests(around);
  registerThemeView(connection, answer);
  registerStudyView(connection, answer);
}

const everything = range(0, 0, uinteger.MAX_VALUE, 0);
