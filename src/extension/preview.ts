import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import { type PreviewTheme, showTranscripts } from '../convert/transcript-preview';
import { colourOf } from '../format/theme-colour';
import { type CodedPassagesParams, type CodedPassagesResult, codedPassagesRequest } from '../server/protocol';
import type { Server } from './client';

/** What VS Code's Markdown preview takes from an extension. */
export interface MarkdownPlugin {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Milliseconds: while somebody types in a codebook, the preview waits for the word to end. */
const afterTyping = 500;

/** How often a question that is refused is asked. */
const attempts = 10;

/**
 * Shows transcripts in VS Code's Markdown preview as readers want them. A preview is made at once and the server is asked
 * for labels and colours beside it: where they are others than those shown, the preview is made anew.
 */
export function registerPreview({ client, onStudyChanged }: Server): MarkdownPlugin & vscode.Disposable {
  /** By document: its themes as they are written in JSON, and by their IDs. */
  const shown = new Map<string, { written: string; themes: ReadonlyMap<string, PreviewTheme> }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async (uri: string, attempt = 1): Promise<void> => {
    const before = shown.get(uri);
    const asked: CodedPassagesParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(vscode.Uri.parse(uri)) },
      ranges: [],
      marks: true,
    };
    const answer = await client
      .sendRequest<CodedPassagesResult>(codedPassagesRequest, asked)
      .catch(() => undefined); // the text has changed meanwhile, or somebody else has asked about it
    if (!answer && attempt < attempts) setTimeout(() => void ask(uri, attempt + 1), afterTyping);
    const written = JSON.stringify(answer?.themes);
    if (!answer || !before || shown.get(uri) !== before || before.written === written) return;
    shown.set(uri, { written, themes: new Map(answer.themes.map(theme => [theme.id, theme])) });
    await vscode.commands.executeCommand('markdown.preview.refresh');
  };
  const changes = onStudyChanged(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
      for (const uri of shown.keys()) {
        if (open.has(uri)) void ask(uri);
        else shown.delete(uri);
      }
    }, afterTyping);
  });

  return {
    extendMarkdownIt: md =>
      showTranscripts(md, uri => {
        if (!shown.has(uri)) {
          shown.set(uri, { written: '', themes: new Map() });
          void ask(uri);
        }
        const { themes } = shown.get(uri) ?? {};
        return id => themes?.get(id) ?? { label: id, colour: colourOf(id, []) };
      }),
    dispose: () => {
      clearTimeout(timer);
      changes.dispose();
    },
  };
}
