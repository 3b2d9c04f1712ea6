import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { clientFiles } from './client-files';
import { serve } from './server';
import { start } from './start';

/** The server in a web worker, which has no disk: all files come from the editor. */
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);
start(connection, params => serve(connection, params, clientFiles(connection)));
