import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { disk } from '../disk/disk';
import { clientFiles, diskOr, hasFiles } from './client-files';
import { serve } from './server';

/** Everything of the server but its first answer. It is a bundle of its own, read when that has been given. */
export function serveStudy(connection: Connection, params: InitializeParams): void {
  const files = hasFiles(params.capabilities) ? diskOr(disk, clientFiles(connection)) : disk;
  const page = pathToFileURL(join(__dirname, '..', 'docs', 'diagnostics.md')).href;
  serve(connection, params, files, page);
}
