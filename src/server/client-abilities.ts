import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type Location,
  type LocationLink,
  MarkupContent,
  MarkupKind,
  type SymbolInformation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { plainText } from '../language/markdown';
import { normalUri } from '../study/uris';

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
  if (!item.labelDetails && item.documentation === undefined) return item;
  const able = client.textDocument?.completion?.completionItem;
  const { labelDetails, documentation, ...plain } = item;
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

/**
 * Edits of several files; those of open ones are for the versions that were seen, so that the editor can refuse them.
 * `confirm`: what is to be confirmed, by a client that `canConfirm`.
 */
export function workspaceEditFor(
  client: ClientCapabilities,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  open: readonly { readonly uri: string; readonly version: number }[],
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

/** `version`: that of the document the edits were made for, so that the editor can refuse them on another. */
export function codeActionFor(client: ClientCapabilities, action: CodeAction, version: number): CodeAction {
  const changes = action.edit?.changes;
  const diagnostics = action.diagnostics?.map(diagnostic => diagnosticFor(client, diagnostic));
  return {
    ...action,
    ...(diagnostics && { diagnostics }),
    ...(changes &&
      client.workspace?.workspaceEdit?.documentChanges && {
        edit: {
          documentChanges: Object.entries(changes).map(([uri, edits]) => ({
            textDocument: { uri, version },
            edits,
          })),
        },
      }),
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

/** Without a list of formats, an editor may read plain text alone. */
function markupFor(formats: readonly MarkupKind[] | undefined, content: MarkupContent): MarkupContent {
  return content.kind === MarkupKind.PlainText || formats?.includes(MarkupKind.Markdown)
    ? content
    : { kind: MarkupKind.PlainText, value: plainText(content.value) };
}
