import type * as vscode from 'vscode';
import { startServer } from './client';
import { registerCoverageReport } from './coverage-report';
import { registerCoverageStatus } from './coverage-status';
import { registerImportGuide } from './import-guide';
import { registerNewTranscript } from './new-transcript';

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  // Importing and beginning a transcript need no server: they are there at once.
  context.subscriptions.push(registerImportGuide(), registerNewTranscript());
  const server = await startServer(context);
  context.subscriptions.push(registerCoverageReport(context, server), registerCoverageStatus(server));
}
