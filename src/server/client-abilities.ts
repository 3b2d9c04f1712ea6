import {
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  InsertTextFormat,
  type Location,
  type LocationLink,
  MarkupContent,
  MarkupKind,
  type SymbolInformation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { LensData } from '../language/code-lenses';
import { plainText } from '../language/markdown';
import { normalUri } from '../study/uris';
import { type ExperimentalCapabilities, showPlacesCommand } from './protocol';

/*
 * Editors say what they can take, and a server gives no more than that: each function turns an answer into one that
 * the client understands.
 */

export function hoverFor(client: ClientCapabilities, hover: Hover): Hover {
  const formats = client.textDocument?.hover?.contentFormat;
  return MarkupContent.is(hover.contents)
    ? { ...hover, contents: markupFor(formats, hover.contents) }
    : hover;
}

export function completionItemFor(client: ClientCapabilities, item: CompletionItem): CompletionItem {
  const able = client.textDocument?.completion?.completionItem;
  const { labelDetails, documentation, ...plain } = able?.snippetSupport ? item : withoutSnippet(item);
  return {
    ...plain,
    ...(labelDetails && (able?.labelDetailsSupport ? { labelDetails } : { detail: besides(item) })),
    ...(documentation !== undefined && {
      documentation: MarkupContent.is(documentation)
        ? markupFor(able?.documentationFormat, documentation)
        : documentation,
    }),
  };
}

/** The item with what its snippet says, for editors that have no places to fill in. */
function withoutSnippet(item: CompletionItem): CompletionItem {
  const { insertTextFormat, textEdit, ...plain } = item;
  if (insertTextFormat !== InsertTextFormat.Snippet || !textEdit) return item;
  const text = textEdit.newText.replace(
    /\$\{\d+:([^}]*)\}|\\([\\$}])/g,
    (_, filled = '', sign = '') => filled + sign,
  );
  return { ...plain, textEdit: { ...textEdit, newText: text } };
}

/** What stands beside the label, in one line. */
function besides({ detail, labelDetails }: CompletionItem): string {
  return [labelDetails?.detail?.trim(), labelDetails?.description, detail].filter(Boolean).join(' · ');
}

export function definitionFor(client: ClientCapabilities, link: LocationLink): Location | LocationLink[] {
  return client.textDocument?.definition?.linkSupport
    ? [link]
    : { uri: link.targetUri, range: link.targetSelectionRange };
}

export function diagnosticFor(client: ClientCapabilities, diagnostic: Diagnostic): Diagnostic {
  if (client.textDocument?.publishDiagnostics?.relatedInformation) return diagnostic;
  const { relatedInformation: _, ...plain } = diagnostic;
  return plain;
}

/** Whether edits can be shown to the user, who has to agree, before they are made. */
export function canConfirm({ workspace }: ClientCapabilities): boolean {
  const able = workspace?.workspaceEdit;
  return able?.documentChanges === true && able.changeAnnotationSupport !== undefined;
}

/** A document that the editor shows. */
type OpenVersion = { readonly uri: string; readonly version: number };

/**
 * Edits of several files; those of open ones are for the versions that were seen, so that the editor can refuse them.
 * `confirm`: what is to be confirmed, by a client that `canConfirm`.
 */
export function workspaceEditFor(
  client: ClientCapabilities,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  open: readonly OpenVersion[],
  confirm?: { readonly label: string; readonly description: string },
): WorkspaceEdit {
  const shown = new Map(open.map(document => [normalUri(document.uri), document]));
  const files = [...edits].map(([uri, of]) => {
    const document = shown.get(uri);
    const annotated = confirm ? of.map(edit => ({ ...edit, annotationId: 'confirm' })) : [...of];
    return { uri: document?.uri ?? uri, version: document?.version ?? null, edits: annotated };
  });
  if (!client.workspace?.workspaceEdit?.documentChanges)
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })),
    ...(confirm && { changeAnnotations: { confirm: { ...confirm, needsConfirmation: true } } }),
  };
}

/** Its edits of `open` documents are for the versions that were seen, so that the editor can refuse them on others. */
export function codeActionFor(
  client: ClientCapabilities,
  action: CodeAction,
  open: readonly OpenVersion[],
): CodeAction {
  const changes = action.edit?.changes;
  const diagnostics = action.diagnostics?.map(diagnostic => diagnosticFor(client, diagnostic));
  return {
    ...action,
    ...(diagnostics && { diagnostics }),
    ...(changes && { edit: workspaceEditFor(client, new Map(Object.entries(changes)), open) }),
  };
}

export function symbolsFor(
  client: ClientCapabilities,
  uri: string,
  symbols: readonly DocumentSymbol[],
): DocumentSymbol[] | SymbolInformation[] {
  if (client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport) return [...symbols];
  const flat = (symbol: DocumentSymbol, containerName?: string): SymbolInformation[] => [
    {
      name: symbol.name,
      kind: symbol.kind,
      location: { uri, range: symbol.range },
      ...(containerName !== undefined && { containerName }),
    },
    ...(symbol.children ?? []).flatMap(child => flat(child, symbol.name)),
  ];
  return symbols.flatMap(symbol => flat(symbol));
}

/** The lens that is complete by its title where the editor cannot open the passages; else they are looked for later. */
export function codeLensFor(client: ClientCapabilities, lens: CodeLens): CodeLens {
  if (canShowPlaces(client)) return lens;
  const { title } = lens.data as LensData;
  return { range: lens.range, command: { title, command: '' } };
}

/** The lens that opens the passages; one without any only says its title. */
export function openingCodeLens(
  client: ClientCapabilities,
  { range, data }: CodeLens,
  passages: readonly Location[],
): CodeLens {
  const { uri, title } = data as LensData;
  if (passages.length === 0 || !canShowPlaces(client)) return { range, command: { title, command: '' } };
  return { range, command: { title, command: showPlacesCommand, arguments: [uri, range.start, passages] } };
}

/** Whether the editor has said that it has our command: it tells by `experimental` which commands of servers it knows. */
function canShowPlaces({ experimental }: ClientCapabilities): boolean {
  const known = (experimental as ExperimentalCapabilities | undefined)?.commands?.commands;
  return Array.isArray(known) && known.includes(showPlacesCommand);
}

/** What is said about a hint comes when somebody asks, if the editor can ask. */
export function inlayHintFor(client: ClientCapabilities, hint: InlayHint, tooltip: () => string): InlayHint {
  const later = client.textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip');
  const { data: _, ...plain } = hint;
  return later ? hint : withTooltip(plain, tooltip());
}

export function withTooltip(hint: InlayHint, markdown: string): InlayHint {
  return { ...hint, tooltip: { kind: MarkupKind.Markdown, value: markdown } };
}

/** An editor that takes so many folds only gets the longest. */
export function foldingRangesFor(client: ClientCapabilities, folds: readonly FoldingRange[]): FoldingRange[] {
  const limit = client.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
  if (folds.length <= limit) return [...folds];
  const lines = ({ startLine, endLine }: FoldingRange): number => endLine - startLine;
  const longest = [...folds].sort((a, b) => lines(b) - lines(a)).slice(0, limit);
  return longest.sort((a, b) => a.startLine - b.startLine);
}

export function documentLinkFor(client: ClientCapabilities, link: DocumentLink): DocumentLink {
  if (client.textDocument?.documentLink?.tooltipSupport) return link;
  const { tooltip: _, ...plain } = link;
  return plain;
}

/** Without a list of formats, an editor may read plain text alone. */
function markupFor(formats: readonly MarkupKind[] | undefined, content: MarkupContent): MarkupContent {
  return content.kind === MarkupKind.PlainText || formats?.includes(MarkupKind.Markdown)
    ? content
    : { kind: MarkupKind.PlainText, value: plainText(content.value) };
}
