import * as vscode from 'vscode';
import { type FollowUpParams, type FollowUpResult, followUpRequest } from '../server/protocol';
import type { Server } from './client';
import { showReport } from './report-document';
import { saveFile } from './save-file';
import { transcriptInFront } from './transcript-in-front';

/** *Follow-up Sheet*: what to ask the participant of the transcript in front, or of the one that is chosen, next time. */
export function registerFollowUp(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand(
    'verbatim.followUpSheet',
    // The list of transcripts in the side bar says more of one than where it is.
    (sent?: vscode.Uri | { readonly uri: vscode.Uri }) => {
      const transcript = sent instanceof vscode.Uri ? sent : sent?.uri;
      return showSheet(server, transcript ?? transcriptInFront(server.serves)?.document.uri);
    },
  );
}

async function showSheet({ client }: Server, transcript: vscode.Uri | undefined): Promise<void> {
  if (!transcript) {
    void vscode.window.showInformationMessage('Open the transcript whose participant you want to ask again.');
    return;
  }
  const asked: FollowUpParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(transcript) },
  };
  try {
    const sheet = await client.sendRequest<FollowUpResult>(followUpRequest, asked);
    if ('refused' in sheet) void vscode.window.showWarningMessage(sheet.refused);
    else if ('nothing' in sheet) void vscode.window.showInformationMessage(sheet.nothing);
    else {
      // The words behind keep the name from being one of the study's own files.
      const name = `${sheet.participant.replace(/[/\\:*?"<>|]/g, '-')} follow-up`;
      await showReport(`${name}.md`, sheet.markdown);
      void offerSaving(name, sheet);
    }
  } catch (error) {
    void vscode.window.showErrorMessage(
      `The sheet was not made: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function offerSaving(
  name: string,
  { participant, markdown, html }: Extract<FollowUpResult, { readonly html: string }>,
): Promise<void> {
  const [asMarkdown, asPage] = ['Save as Markdown…', 'Save as HTML…'] as const;
  const choice = await vscode.window.showInformationMessage(
    `The follow-up sheet for ${participant} can be saved, as HTML to be printed and written on.`,
    asMarkdown,
    asPage,
  );
  if (!choice) return;
  const [text, ending] = choice === asPage ? [html, 'html'] : [markdown, 'md'];
  await saveFile({ type: 'save', name: `${name}.${ending}`, contents: new TextEncoder().encode(text) });
}
