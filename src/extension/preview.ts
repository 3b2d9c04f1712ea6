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

/** Milliseconds after which a page of a preview has loaded: VS Code shows the old one for ever where a new one comes before. */
const afterLoading = 1000;

/** How often a question that is refused is asked. */
const attempts = 10;

/** What a document's preview shows. */
interface Shown {
  /** The themes as JSON. */
  written: string;
  themes: ReadonlyMap<string, PreviewTheme>;
  /** Whether there has been a preview; if not, the themes are only there in case. */
  isPreviewed: boolean;
}

/**
 * Shows transcripts in VS Code's Markdown preview as readers want them. A preview is made at once and the server is asked
 * for labels and colours beside it: where they are others than those shown, the preview is made anew. Since that can be
 * seen, the themes of a transcript are asked for already when it comes to the front.
 */
export function registerPreview({
  client,
  serves,
  onStudyChanged,
}: Server): MarkdownPlugin & vscode.Disposable {
  const documents = new Map<string, Shown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  /** When VS Code made the last of all previews. */
  let lastMade = 0;

  const shownOf = (uri: string): Shown => {
    const shown = documents.get(uri) ?? { written: '', themes: new Map(), isPreviewed: false };
    documents.set(uri, shown);
    return shown;
  };
  const ask = async (uri: string, attempt = 1): Promise<void> => {
    const shown = shownOf(uri);
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
    if (!answer || shown.written === written) return;
    shown.written = written;
    shown.themes = new Map(answer.themes.map(theme => [theme.id, theme]));
    if (!shown.isPreviewed) return;
    clearTimeout(refreshing);
    refreshing = setTimeout(
      () => void vscode.commands.executeCommand('markdown.preview.refresh'),
      lastMade + afterLoading - performance.now(),
    );
  };
  const prepare = (editor: vscode.TextEditor | undefined): void => {
    if (editor?.document.languageId !== 'transcript' || !serves(editor.document)) return;
    const uri = editor.document.uri.toString();
    if (!documents.has(uri)) void ask(uri);
  };
  prepare(vscode.window.activeTextEditor);
  const front = vscode.window.onDidChangeActiveTextEditor(prepare);
  const changes = onStudyChanged(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
      for (const [uri, { isPreviewed }] of documents) {
        if (!open.has(uri)) documents.delete(uri);
        else if (isPreviewed) void ask(uri);
      }
    }, afterTyping);
  });

  return {
    extendMarkdownIt: md =>
      showTranscripts(md, uri => {
        const shown = shownOf(uri);
        if (!shown.isPreviewed) void ask(uri);
        shown.isPreviewed = true;
        lastMade = performance.now();
        return id => shown.themes.get(id) ?? { label: id, colour: colourOf(id, []) };
      }),
    dispose: () => {
      clearTimeout(timer);
      clearTimeout(refreshing);
      front.dispose();
      changes.dispose();
    },
  };
}
