import type * as vscode from 'vscode';
import { registerBracketKey } from './bracket-key';
import { type MakeClient, startServer } from './client';
import { registerCodedPassages } from './coded-passages';
import { registerCoding } from './coding';
import { registerCoverageReport } from './coverage-report';
import { registerCoverageStatus } from './coverage-status';
import { registerFollowUp } from './follow-up';
import { registerFramework } from './framework';
import { registerGuideView } from './guide/guide-view';
import { registerGuideChanges } from './guide-changes';
import { registerImportGuide } from './import-guide';
import { registerInsertTimestamp } from './insert-timestamp';
import { registerNewTranscript } from './new-transcript';
import { type MarkdownPlugin, registerPreview } from './preview';
import { registerQuestions } from './questions';
import { registerReports } from './report-document';
import { registerStudyView } from './study/study-view';
import { registerThemeSummary } from './theme-summary';
import { registerThemesView } from './themes/themes-view';
import { registerTurnKeys } from './turn-keys';

/** Starts everything; `makeClient` is what differs between desktop and web. What is given back is VS Code's to take. */
export function activate(context: vscode.ExtensionContext, makeClient: MakeClient): MarkdownPlugin {
  // Nothing waits for the server here: VS Code shows no Markdown preview, and runs no command, before this is done.
  const server = startServer(context, makeClient);
  context.subscriptions.push(
    registerReports(),
    registerImportGuide(),
    registerNewTranscript(),
    registerTurnKeys(),
    registerBracketKey(),
    registerInsertTimestamp(),
    registerCoverageReport(context, server),
    registerCoverageStatus(server),
    registerQuestions(server),
    registerGuideChanges(server),
    registerFollowUp(server),
    registerCoding(context, server),
    registerCodedPassages(server),
    registerGuideView(server),
    registerThemesView(server),
    registerStudyView(server),
    registerThemeSummary(context, server),
    registerFramework(context, server),
  );
  const preview = registerPreview(server);
  context.subscriptions.push(preview);
  return preview;
}
