import type { Position, ServerCapabilities } from 'vscode-languageserver';
import { coverageFiles } from '../../src/convert/coverage-file-json';

/** What is asked about: a document, two places in it that are in order, and what came of earlier questions. */
export interface Subject {
  readonly uri: string;
  readonly position: Position;
  readonly end: Position;
  /** An item of an earlier list of this kind, to be resolved. */
  earlier(method: string): object | undefined;
  /** A new name, a query: some word. */
  readonly word: string;
}

export interface Question {
  readonly method: string;
  /** Nothing where the question cannot be asked yet. */
  params(about: Subject): object | undefined;
}

const inDocument =
  (more: (about: Subject) => object = () => ({})) =>
  (about: Subject) => ({ textDocument: { uri: about.uri }, ...more(about) });
const atPosition = (more: (about: Subject) => object = () => ({})) =>
  inDocument(about => ({ position: about.position, ...more(about) }));
const inRange = (more: object = {}) =>
  inDocument(({ position, end }) => ({ range: { start: position, end }, ...more }));

const inSelections = (more: (about: Subject) => object = () => ({})) =>
  inDocument(about => {
    const { position, end } = about;
    return {
      ranges: [
        { start: position, end },
        { start: end, end },
      ],
      ...more(about),
    };
  });

type Provider = keyof ServerCapabilities;
interface Options {
  readonly resolveProvider?: boolean;
  readonly prepareProvider?: boolean;
  readonly workspaceDiagnostics?: boolean;
  readonly full?: boolean | { readonly delta?: boolean };
  readonly range?: boolean;
}

/** The questions that a server answers which announces a provider. */
const questions: Partial<Record<Provider, (options: Options) => readonly Question[]>> = {
  hoverProvider: () => [{ method: 'textDocument/hover', params: atPosition() }],
  completionProvider: options => [
    { method: 'textDocument/completion', params: atPosition() },
    ...resolving(options, 'textDocument/completion', 'completionItem/resolve'),
  ],
  definitionProvider: () => [{ method: 'textDocument/definition', params: atPosition() }],
  referencesProvider: () => [
    {
      method: 'textDocument/references',
      params: atPosition(() => ({ context: { includeDeclaration: true } })),
    },
  ],
  documentHighlightProvider: () => [{ method: 'textDocument/documentHighlight', params: atPosition() }],
  documentSymbolProvider: () => [{ method: 'textDocument/documentSymbol', params: inDocument() }],
  workspaceSymbolProvider: options => [
    { method: 'workspace/symbol', params: ({ word }) => ({ query: word }) },
    ...resolving(options, 'workspace/symbol', 'workspaceSymbol/resolve'),
  ],
  renameProvider: ({ prepareProvider }) => [
    { method: 'textDocument/rename', params: atPosition(({ word }) => ({ newName: word })) },
    ...(prepareProvider ? [{ method: 'textDocument/prepareRename', params: atPosition() }] : []),
  ],
  codeActionProvider: options => [
    { method: 'textDocument/codeAction', params: inRange({ context: { diagnostics: [] } }) },
    ...resolving(options, 'textDocument/codeAction', 'codeAction/resolve'),
  ],
  diagnosticProvider: ({ workspaceDiagnostics }) => [
    { method: 'textDocument/diagnostic', params: inDocument() },
    ...(workspaceDiagnostics
      ? [{ method: 'workspace/diagnostic', params: () => ({ previousResultIds: [] }) }]
      : []),
  ],
  codeLensProvider: options => [
    { method: 'textDocument/codeLens', params: inDocument() },
    ...resolving(options, 'textDocument/codeLens', 'codeLens/resolve'),
  ],
  inlayHintProvider: options => [
    { method: 'textDocument/inlayHint', params: inRange() },
    ...resolving(options, 'textDocument/inlayHint', 'inlayHint/resolve'),
  ],
  semanticTokensProvider: ({ full, range }) => [
    ...(full ? [{ method: 'textDocument/semanticTokens/full', params: inDocument() }] : []),
    ...(range ? [{ method: 'textDocument/semanticTokens/range', params: inRange() }] : []),
  ],
  foldingRangeProvider: () => [{ method: 'textDocument/foldingRange', params: inDocument() }],
  selectionRangeProvider: () => [
    {
      method: 'textDocument/selectionRange',
      params: inDocument(({ position, end }) => ({ positions: [position, end] })),
    },
  ],
  documentLinkProvider: options => [
    { method: 'textDocument/documentLink', params: inDocument() },
    ...resolving(options, 'textDocument/documentLink', 'documentLink/resolve'),
  ],
  documentOnTypeFormattingProvider: () => [
    {
      method: 'textDocument/onTypeFormatting',
      params: atPosition(() => ({ ch: '\n', options: { tabSize: 2, insertSpaces: true } })),
    },
  ],
  linkedEditingRangeProvider: () => [{ method: 'textDocument/linkedEditingRange', params: atPosition() }],
  colorProvider: () => [{ method: 'textDocument/documentColor', params: inDocument() }],
  workspace: () => [],
  textDocumentSync: () => [],
  positionEncoding: () => [],
  executeCommandProvider: () => [],
};

function resolving({ resolveProvider }: Options, list: string, method: string): readonly Question[] {
  return resolveProvider ? [{ method, params: ({ earlier }) => earlier(list) }] : [];
}

/** A question of every kind that a server announces, and of our own. Throws where one is announced that is not known here. */
export function questionsOf(able: ServerCapabilities): readonly Question[] {
  const asked = Object.entries(able).flatMap(([provider, options]) => {
    const known = questions[provider as Provider];
    if (!known)
      throw new Error(`The server announces ${provider}: ask for it in test/server/every-request.ts.`);
    return options ? known(typeof options === 'object' ? options : {}) : [];
  });
  const willRename = able.workspace?.fileOperations?.willRename;
  return [
    ...asked,
    ...(willRename
      ? [
          {
            method: 'workspace/willRenameFiles',
            params: ({ uri, word }: Subject) => ({
              files: [{ oldUri: uri, newUri: uri.replace(/[^/]*$/, name => `${word}-${name}`) }],
            }),
          },
        ]
      : []),
    { method: 'verbatim/transcriptCoverage', params: inDocument() },
    {
      method: 'verbatim/codedPassages',
      params: inDocument(({ position, end }) => ({ ranges: [{ start: position, end }], marks: true })),
    },
    { method: 'verbatim/guideView', params: inDocument() },
    { method: 'verbatim/questionsAt', params: atPosition() },
    { method: 'verbatim/nextUnanswered', params: atPosition() },
    { method: 'verbatim/describeQuestion', params: inDocument(() => ({ question: 'Q1.1' })) },
    { method: 'verbatim/insertQuestion', params: inDocument(() => ({ question: 'Q1.2' })) },
    {
      method: 'verbatim/setQuestionStatus',
      params: inDocument(({ word }) => ({ question: 'Q1.1', status: 'lost', reason: word })),
    },
    { method: 'verbatim/coverageReport', params: () => ({ filter: { sections: ['1'] } }) },
    ...coverageFiles.map(file => ({ method: 'verbatim/coverageFile', params: () => ({ file }) })),
    { method: 'verbatim/answerPassages', params: ({ uri }: Subject) => ({ uri, question: 'Q1' }) },
    { method: 'verbatim/followUp', params: inDocument() },
    { method: 'verbatim/themesToChoose', params: inSelections() },
    { method: 'verbatim/code', params: inSelections(({ word }) => ({ themes: [word, 'trust'] })) },
    { method: 'verbatim/codeAnswer', params: inSelections(({ word }) => ({ themes: [word, 'trust'] })) },
    { method: 'verbatim/uncode', params: inSelections(() => ({ themes: ['trust', 'money'] })) },
    { method: 'verbatim/recode', params: inSelections(({ word }) => ({ theme: 'trust', other: word })) },
    { method: 'verbatim/themeView', params: () => ({}) },
    { method: 'verbatim/studyView', params: ({ word }) => ({ groups: ['', word] }) },
    { method: 'verbatim/themesAt', params: atPosition() },
    {
      method: 'verbatim/describeTheme',
      params: ({ uri, word }: Subject) => ({ codebook: uri, theme: word }),
    },
    { method: 'verbatim/themeSummary', params: () => ({}) },
    { method: 'verbatim/themeTable', params: ({ word }) => ({ filter: { groups: [word] }, by: 'question' }) },
    { method: 'verbatim/coOccurrences', params: () => ({ unit: 'answer' }) },
    { method: 'verbatim/newThemes', params: () => ({}) },
    {
      method: 'verbatim/framework',
      params: ({ word }) => ({ filter: { groups: [word] }, choice: { columns: 'questions', each: true } }),
    },
    { method: 'verbatim/framework', params: () => ({ choice: { columns: 'themes', each: false }, most: 9 }) },
    {
      method: 'verbatim/writeSummary',
      params: ({ uri, word }: Subject) => ({ uri, question: 'Q1.1', text: word }),
    },
    { method: 'verbatim/quotes', params: ({ word }) => ({ cell: { by: 'coder', column: word }, limit: 5 }) },
  ];
}
