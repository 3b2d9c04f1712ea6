import type * as vscode from 'vscode';
import { type MakeClient, startServer } from './client';
import { registerCoding } from './coding';
import { registerCoverageReport } from './coverage-report';
import { registerCoverageStatus } from './coverage-status';
import { registerImportGuide } from './import-guide';
import { registerInsertTimestamp } from './insert-timestamp';
import { registerNewTranscript } from './new-transcript';
import { registerTurnKeys } from './turn-keys';

/** Starts everything; `makeClient` is what differs between desktop and web. */
export async function activate(context: vscode.ExtensionContext, makeClient: MakeClient): Promise<void> {
  // Importing, beginning and typing a transcript need no server: they are there at once.
  context.subscriptions.push(
    registerImportGuide(),
    registerNewTranscript(),
    registerTurnKeys(),
    registerInsertTimestamp(),
  );
  const server = await startServer(context, makeClient);
  context.subscriptions.push(
    registerCoverageReport(context, server),
    registerCoverageStatus(server),
    registerCoding(context, server),
  );
}
