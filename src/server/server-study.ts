import type { Connection, InitializeParams } from 'vscode-languageserver';
import { disk } from '../disk/disk';
import { serve } from './server';

/** Everything of the server but its first answer. It is a bundle of its own, read when that has been given. */
export function serveStudy(connection: Connection, params: InitializeParams): void {
  serve(connection, params, disk);
}
