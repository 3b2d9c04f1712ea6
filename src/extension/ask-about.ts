import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** LSP's code for an answer about a text that has changed meanwhile. */
const contentModified = -32801;

/** How often it is worth asking about a text that changes meanwhile. */
export const attempts = 20;

/** The server's answer about a document as it is now; `undefined` where the text has changed meanwhile. */
export async function askAbout<Answer extends { readonly version: number }>(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  request: string,
  params: object,
): Promise<Answer | undefined> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const { version } = document;
  try {
    const answer = await client.sendRequest<Answer | null>(request, { textDocument, ...params });
    if (answer && answer.version < 0) return answer; // about no version: it was refused
    return answer?.version === version && document.version === version ? answer : undefined;
  } catch (error) {
    if ((error as { code?: unknown }).code === contentModified) return undefined;
    throw error;
  }
}
